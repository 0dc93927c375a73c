package ant

import "math"

const (
	sweeps   = 5
	residual = 1e-7 // (m/s)² or (rad/s)²: a sweep that changes no row by more is the last
)

// solver is the working memory of the constraint solver; none of it outlives a substep
// but the contacts and their impulses, which State shows.
type solver struct {
	touches  []touch
	n        int // rows in use: limits, then normals, then pairs of friction rows
	limits   int
	friction float64
	stride   int // of the matrix: n rounded up to a multiple of four, the rest being zeros
	row      [maxRows]row
	speed    [maxStride]float64
	target   [maxStride]float64
	impulse  [maxStride]float64
	inverse  [maxStride]float64 // of the matrix's diagonal
	matrix   [maxRows * maxStride]float64
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
	m, first := s.stride, limits+contacts // first friction row
	speed, target, impulse, inverse := s.speed[:m], s.target[:m], s.impulse[:m], s.inverse[:m]
	clear(impulse)
	for i := n; i < m; i++ {
		speed[i] = 0
	}
	for sweep := range sweeps {
		worst, last := 0.0, sweep == sweeps-1
		for k := range first {
			i := k
			if k < limits && sweep&1 == 0 {
				i = limits - 1 - k
			}
			// An impulse along a limit or a normal may not be negative.
			was := impulse[i]
			now := was + float64((target[i]-speed[i])*inverse[i])
			if !(now > 0) {
				now = 0
			} else if now > limitImpulse && k < limits {
				now = limitImpulse
			}
			change := now - was
			if change == 0 {
				continue
			}
			impulse[i] = now
			column := s.matrix[i*m : i*m+m]
			from := 0
			if last && k >= limits {
				from = (i + 1) &^ 3 // nothing reads the speeds of the rows before any more
			}
			j := from
			for ; j+8 <= m; j += 8 {
				v, a := (*[8]float64)(speed[j:j+8]), (*[8]float64)(column[j:j+8])
				v[0] += float64(a[0] * change)
				v[1] += float64(a[1] * change)
				v[2] += float64(a[2] * change)
				v[3] += float64(a[3] * change)
				v[4] += float64(a[4] * change)
				v[5] += float64(a[5] * change)
				v[6] += float64(a[6] * change)
				v[7] += float64(a[7] * change)
			}
			if j < m {
				v, a := (*[4]float64)(speed[j:j+4]), (*[4]float64)(column[j:j+4])
				v[0] += float64(a[0] * change)
				v[1] += float64(a[1] * change)
				v[2] += float64(a[2] * change)
				v[3] += float64(a[3] * change)
			}
			r := float64(change * column[i])
			if r = float64(r * r); r > worst {
				worst = r
			}
		}
		for c := range contacts {
			// Both friction rows from the same speeds, within Coulomb's circle.
			a := first + 2*c
			b := a + 1
			limit := s.friction * impulse[limits+c]
			wasA, wasB := impulse[a], impulse[b]
			var nowA, nowB float64
			if limit > 0 {
				nowA = wasA - float64(speed[a]*inverse[a])
				nowB = wasB - float64(speed[b]*inverse[b])
				if square := float64(nowA*nowA) + float64(nowB*nowB); square >= float64(limit*limit) {
					k := limit / math.Sqrt(square)
					nowA, nowB = float64(nowA*k), float64(nowB*k)
				}
			}
			changeA, changeB := nowA-wasA, nowB-wasB
			if changeA == 0 && changeB == 0 {
				continue
			}
			impulse[a], impulse[b] = nowA, nowB
			columnA, columnB := s.matrix[a*m:a*m+m], s.matrix[b*m:b*m+m]
			from := 0
			if last {
				from = (b + 1) &^ 3
			}
			j := from
			for ; j+8 <= m; j += 8 {
				v := (*[8]float64)(speed[j : j+8])
				p, q := (*[8]float64)(columnA[j:j+8]), (*[8]float64)(columnB[j:j+8])
				v[0] = v[0] + float64(p[0]*changeA) + float64(q[0]*changeB)
				v[1] = v[1] + float64(p[1]*changeA) + float64(q[1]*changeB)
				v[2] = v[2] + float64(p[2]*changeA) + float64(q[2]*changeB)
				v[3] = v[3] + float64(p[3]*changeA) + float64(q[3]*changeB)
				v[4] = v[4] + float64(p[4]*changeA) + float64(q[4]*changeB)
				v[5] = v[5] + float64(p[5]*changeA) + float64(q[5]*changeB)
				v[6] = v[6] + float64(p[6]*changeA) + float64(q[6]*changeB)
				v[7] = v[7] + float64(p[7]*changeA) + float64(q[7]*changeB)
			}
			if j < m {
				v := (*[4]float64)(speed[j : j+4])
				p, q := (*[4]float64)(columnA[j:j+4]), (*[4]float64)(columnB[j:j+4])
				v[0] = v[0] + float64(p[0]*changeA) + float64(q[0]*changeB)
				v[1] = v[1] + float64(p[1]*changeA) + float64(q[1]*changeB)
				v[2] = v[2] + float64(p[2]*changeA) + float64(q[2]*changeB)
				v[3] = v[3] + float64(p[3]*changeA) + float64(q[3]*changeB)
			}
			r := float64(changeA*columnA[a]) + float64(changeB*columnB[b])
			if r = float64(r * r); r > worst {
				worst = r
			}
		}
		if worst <= residual {
			break
		}
	}
}

// fill computes the symmetric matrix J·M⁻¹·Jᵀ of the rows.
func (s *solver) fill() {
	n := s.n
	m := (n + 3) &^ 3
	s.stride = m
	rows := s.row[:n]
	for i := range rows {
		a := &rows[i]
		a0, a1, a2, a3, a4, a5 := a.base[0], a.base[1], a.base[2], a.base[3], a.base[4], a.base[5]
		out := s.matrix[i*m : i*m+m]
		for j := range rows[:i+1] {
			b := &rows[j]
			sum := (float64(a0*b.base[0]) + float64(a1*b.base[1])) + (float64(a2*b.base[2]) + float64(a3*b.base[3])) +
				(float64(a4*b.base[4]) + float64(a5*b.base[5]))
			if a.leg == b.leg {
				sum += float64(a.hip*b.hip) + float64(a.ankle*b.ankle)
			}
			out[j] = sum
			s.matrix[j*m+i] = sum
		}
		s.inverse[i] = 1 / out[i]
		clear(out[n:])
	}
}

// gather adds the impulses of all rows, whitened, to the torso's part base and the
// hinges' part leg.
func (s *solver) gather(base *[6]float64, leg *[legs][2]float64) {
	b0, b1, b2, b3, b4, b5 := base[0], base[1], base[2], base[3], base[4], base[5]
	rows := s.row[:s.n]
	for i := range rows {
		f := s.impulse[i]
		if f == 0 {
			continue
		}
		r := &rows[i]
		b0 += float64(r.base[0] * f)
		b1 += float64(r.base[1] * f)
		b2 += float64(r.base[2] * f)
		b3 += float64(r.base[3] * f)
		b4 += float64(r.base[4] * f)
		b5 += float64(r.base[5] * f)
		if r.leg >= 0 {
			l := &leg[r.leg]
			l[0] += float64(r.hip * f)
			l[1] += float64(r.ankle * f)
		}
	}
	base[0], base[1], base[2], base[3], base[4], base[5] = b0, b1, b2, b3, b4, b5
}
