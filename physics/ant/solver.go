package ant

import "math"

const (
	sweeps   = 5
	residual = 1e-7 // (m/s)² or (rad/s)²: a sweep that changes no row by more is the last
)

// solver is the working memory of the constraint solver; none of it outlives a substep
// but the contacts and their impulses, which State shows.
type solver struct {
	touches []touch
	n       int // rows in use: limits, then normals, then pairs of friction rows
	limits  int
	row     [maxRows]row
	speed   [maxRows]float64
	target  [maxRows]float64
	impulse [maxRows]float64
	inverse [maxRows]float64 // of the matrix's diagonal
	matrix  [maxRows * maxRows]float64
}

// solve finds the impulses by projected Gauss-Seidel (Catto, Iterative Dynamics with
// Temporal Coherence, 2005, is the method in the form that Bullet's multibody solver
// has it): five sweeps, or fewer if one changes little, starting from none. Limits come
// first, in alternating order; then normals; then, for each contact, both friction rows
// at once, cut back to the circle that the normal impulse allows.
func (s *solver) solve() {
	n, limits, contacts := s.n, s.limits, len(s.touches)
	if n == 0 {
		return
	}
	s.fill()
	impulse := s.impulse[:n]
	clear(impulse)
	for sweep := range sweeps {
		worst := 0.0
		for k := range limits {
			i := limits - 1 - k
			if sweep&1 == 1 {
				i = k
			}
			if r := s.correct(i); r > worst {
				worst = r
			}
		}
		for i := limits; i < limits+contacts; i++ {
			if r := s.correct(i); r > worst {
				worst = r
			}
		}
		for i := range contacts {
			if r := s.rub(limits+i, limits+contacts+2*i); r > worst {
				worst = r
			}
		}
		if worst <= residual {
			break
		}
	}
}

// correct changes row i, whose impulse may not be negative, and returns the square of
// the change of its speed.
func (s *solver) correct(i int) float64 {
	was := s.impulse[i]
	now := was + float64((s.target[i]-s.speed[i])*s.inverse[i])
	if !(now > 0) {
		now = 0
	}
	change := now - was
	if change == 0 {
		return 0
	}
	s.impulse[i] = now
	column := s.matrix[i*s.n : i*s.n+s.n]
	speed := s.speed[:len(column)]
	for j, a := range column {
		speed[j] += float64(a * change)
	}
	r := float64(change * column[i])
	return float64(r * r)
}

// rub corrects the friction rows a and a+1 together, from the same speeds, within
// Coulomb's circle for the normal row.
func (s *solver) rub(normal, a int) float64 {
	b := a + 1
	limit := friction * s.impulse[normal]
	wasA, wasB := s.impulse[a], s.impulse[b]
	var nowA, nowB float64
	if limit > 0 {
		nowA = wasA - float64(s.speed[a]*s.inverse[a])
		nowB = wasB - float64(s.speed[b]*s.inverse[b])
		if square := float64(nowA*nowA) + float64(nowB*nowB); square >= float64(limit*limit) {
			k := limit / math.Sqrt(square)
			nowA, nowB = float64(nowA*k), float64(nowB*k)
		}
	}
	changeA, changeB := nowA-wasA, nowB-wasB
	if changeA == 0 && changeB == 0 {
		return 0
	}
	s.impulse[a], s.impulse[b] = nowA, nowB
	columnA := s.matrix[a*s.n : a*s.n+s.n]
	columnB := s.matrix[b*s.n : b*s.n+len(columnA)]
	speed := s.speed[:len(columnA)]
	for j, x := range columnA {
		speed[j] = speed[j] + float64(x*changeA) + float64(columnB[j]*changeB)
	}
	r := float64(changeA*columnA[a]) + float64(changeB*columnB[b])
	return float64(r * r)
}

// fill computes the symmetric matrix J·M⁻¹·Jᵀ of the rows.
func (s *solver) fill() {
	n := s.n
	for i := range n {
		a := &s.row[i]
		for j := range i + 1 {
			b := &s.row[j]
			sum := dot6(&a.base, &b.base)
			if a.leg == b.leg {
				sum += float64(a.hip*b.hip) + float64(a.ankle*b.ankle)
			}
			s.matrix[i*n+j] = sum
			s.matrix[j*n+i] = sum
		}
		s.inverse[i] = 1 / s.matrix[i*n+i]
	}
}

// gather adds the impulses of all rows, whitened, to the torso's part base and the
// hinges' part leg.
func (s *solver) gather(base *[6]float64, leg *[legs][2]float64) {
	for i := range s.n {
		f := s.impulse[i]
		if f == 0 {
			continue
		}
		r := &s.row[i]
		for j := range base {
			base[j] += float64(r.base[j] * f)
		}
		if r.leg >= 0 {
			leg[r.leg][0] += float64(r.hip * f)
			leg[r.leg][1] += float64(r.ankle * f)
		}
	}
}
