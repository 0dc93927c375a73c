package mujoco

import (
	"math"
	"runtime"
	"slices"
	"testing"
	"unsafe"

	"hebbarium/physics/ant"
)

// bullet is a substep with MuJoCo's kinematics, contacts, Jacobians and accelerations, but
// the solver of the original (five sweeps of projected Gauss-Seidel over its rows in its
// order) in place of MuJoCo's. Where it agrees with physics/ant, all that MuJoCo is asked
// for has been read and understood correctly, and what is left between the two physics is
// the solver alone.
type bullet struct {
	*World
	actuation, acceleration, solveM, jac uintptr
}

func newBullet(t *testing.T, l *Library) *bullet {
	b := &bullet{World: newWorld(t, l)}
	for name, to := range map[string]*uintptr{
		"mj_fwdActuation": &b.actuation, "mj_fwdAcceleration": &b.acceleration, "mj_solveM": &b.solveM, "mj_jac": &b.jac,
	} {
		address, err := l.symbol(name)
		if err != nil {
			t.Skip(err)
		}
		*to = address
	}
	return b
}

type bulletRow struct {
	j, x            [rates]float64 // Jacobian, and M⁻¹ times it
	speed, target   float64
	impulse, inMass float64
}

// Step is one control step; the outcome has only its progress.
func (b *bullet) Step(action []float64) ant.Outcome {
	w, m := b.World, b.model
	spec, state := uintptr(m.spec), uintptr(m.state)
	for i, a := range action {
		m.ctrl[i] = max(-1, min(1, a))
	}
	for range ant.Substeps {
		call(w.lib.step1, spec, state)
		if err := w.rows.read(m); err != nil {
			return ant.Outcome{Err: err}
		}
		m.drag()
		w.task.see(m, &w.rows)
		call(b.actuation, spec, state)
		call(b.acceleration, spec, state)
		var v [rates]float64
		for i, a := range numbers(m.state, w.lib.layout.qaccSmooth, rates) {
			v[i] = m.qvel[i] + substep*a
		}
		b.solve(&v)
		copy(m.qvel, v[:])
		b.integrate()
	}
	return w.task.finish(m, &w.rows, action)
}

func (b *bullet) rowsOf(v *[rates]float64) (limits, contacts []*bulletRow) {
	r := &b.rows
	add := func(j [rates]float64, target float64) *bulletRow {
		row := &bulletRow{j: j, target: target}
		in, out := heap[float64](rates), heap[float64](rates)
		copy(in, j[:])
		call(b.solveM, uintptr(b.model.spec), uintptr(b.model.state), uintptr(unsafe.Pointer(&out[0])), uintptr(unsafe.Pointer(&in[0])), 1)
		runtime.KeepAlive(in)
		copy(row.x[:], out)
		for i := range j {
			row.inMass += j[i] * row.x[i]
			row.speed += j[i] * v[i]
		}
		return row
	}
	for _, joint := range []int{2, 3, 0, 1, 6, 7, 4, 5} {
		for i := range r.count {
			if !r.isLimit(i) || r.joint(i) != joint {
				continue
			}
			var j [rates]float64
			j[6+joint] = 1 / b.model.axis(joint)
			if _, high := ant.JointRange(joint); b.model.qpos[7+joint] > high {
				j[6+joint] *= -1
			}
			target := 0.0
			if r.position[i] > -limitReach {
				target = -limitERP * r.position[i] / substep
			}
			limits = append(limits, add(j, target))
		}
	}
	order := make([]int, 0, ant.MaxContacts)
	for i := range r.contacts() {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, c int) int { return r.contact(a).geom() - r.contact(c).geom() })
	for _, i := range order {
		c := r.contact(i)
		jac, point := heap[float64](3*rates), heap[float64](3)
		copy(point, c.pos()[:])
		point[2] += c.dist() / 2
		call(b.jac, uintptr(b.model.spec), uintptr(b.model.state), uintptr(unsafe.Pointer(&jac[0])), 0, uintptr(unsafe.Pointer(&point[0])), uintptr(c.geom()))
		runtime.KeepAlive(point)
		gap := c.dist() + slop
		if gap <= 0 {
			gap *= contactERP
		}
		var along [3][rates]float64
		for k := range along {
			copy(along[k][:], jac[k*rates:])
		}
		for k := range along[1] {
			along[1][k] *= -1
		}
		contacts = append(contacts, add(along[2], -gap/substep), add(along[1], 0), add(along[0], 0))
	}
	return limits, contacts
}

func (b *bullet) solve(v *[rates]float64) {
	limits, contacts := b.rowsOf(v)
	all := append(append([]*bulletRow(nil), limits...), contacts...)
	apply := func(row *bulletRow, delta float64) {
		row.impulse += delta
		for _, other := range all {
			for i := range other.j {
				other.speed += other.j[i] * row.x[i] * delta
			}
		}
	}
	push := func(row *bulletRow) float64 {
		delta := max(0, row.impulse+(row.target-row.speed)/row.inMass) - row.impulse
		apply(row, delta)
		return delta * row.inMass
	}
	for sweep := range 5 {
		residual := 0.0
		for i := range limits {
			row := limits[i]
			if sweep%2 == 0 {
				row = limits[len(limits)-1-i]
			}
			residual = max(residual, math.Abs(push(row)))
		}
		for i := 0; i < len(contacts); i += 3 {
			residual = max(residual, math.Abs(push(contacts[i])))
		}
		for i := 0; i < len(contacts); i += 3 {
			most := friction * contacts[i].impulse
			p, q := contacts[i+1], contacts[i+2]
			a, c := p.impulse-p.speed/p.inMass, q.impulse-q.speed/q.inMass
			if size := math.Hypot(a, c); size >= most && size > 0 {
				a, c = a*most/size, c*most/size
			}
			da, dc := a-p.impulse, c-q.impulse
			apply(p, da)
			apply(q, dc)
			residual = max(residual, math.Abs(da*p.inMass+dc*q.inMass))
		}
		if residual*residual <= 1e-7 {
			break
		}
	}
	for _, row := range all {
		for i := range v {
			v[i] += row.x[i] * row.impulse
		}
	}
	for j := range joints {
		most := rateLimit * b.model.axis(j)
		v[6+j] = max(-most, min(most, v[6+j]))
	}
}

// integrate moves the ant by its rates: the torso's orientation by the exponential map.
func (b *bullet) integrate() {
	m := b.model
	for k := range 3 {
		m.qpos[k] += substep * m.qvel[k]
	}
	for j := range joints {
		m.qpos[7+j] += substep * m.qvel[6+j] / m.axis(j)
	}
	x, y, z := m.qvel[3], m.qvel[4], m.qvel[5]
	rate := math.Sqrt(x*x + y*y + z*z)
	if rate == 0 {
		return
	}
	sin, cos := math.Sincos(rate * substep / 2)
	sin /= rate
	q := [4]float64(m.qpos[3:7]) // w, x, y, z; the rates are the torso's own
	p := [4]float64{cos, x * sin, y * sin, z * sin}
	copy(m.qpos[3:], []float64{
		q[0]*p[0] - q[1]*p[1] - q[2]*p[2] - q[3]*p[3],
		q[0]*p[1] + q[1]*p[0] + q[2]*p[3] - q[3]*p[2],
		q[0]*p[2] - q[1]*p[3] + q[2]*p[0] + q[3]*p[1],
		q[0]*p[3] + q[1]*p[2] - q[2]*p[1] + q[3]*p[0],
	})
}

// TestOriginalSolverOnMuJoCo takes one control step from every state of the published
// policy's walk on each body, in the built-in engine and in MuJoCo with the original's
// solver. Both restart from the same numbers, so that nothing adds up. Speeds at a contact
// that has just been made or lost can differ by more than rounding, where a sweep ends
// early in one of them.
func TestOriginalSolverOnMuJoCo(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		b, w := newBullet(t, l), ant.NewWorld()
		for _, name := range []string{"intact", "left", "right"} {
			body, err := ant.ParseBody(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Reset(body, draws(11)); err != nil {
				t.Fatal(err)
			}
			var from, want, found ant.Motion
			observation := make([]float32, ant.ObservationSize)
			var places, speeds []float64
			flags, touching := 0, 0
			for range 200 {
				w.Motion(&from)
				if err := b.ResetTo(body, &from); err != nil {
					t.Fatal(err)
				}
				w.Observe(observation)
				action := p.act(observation)
				o, q := w.Step(action), b.Step(action)
				if o.Err != nil || q.Err != nil {
					t.Fatal(o.Err, q.Err)
				}
				w.Motion(&want)
				b.Motion(&found)
				place, speed := largest(&want, &found)
				places, speeds = append(places, place), append(speeds, speed)
				if want.Feet != found.Feet {
					flags++
				}
				if want.Feet != [4]bool{} {
					touching++
				}
				if math.Abs(o.Progress-q.Progress) > 1e-5 {
					t.Errorf("%s: expected progress %v, found %v", name, o.Progress, q.Progress)
				}
			}
			slices.Sort(places)
			slices.Sort(speeds)
			t.Logf("%s: places differ by %.1g (median), %.1g (most), speeds by %.1g, %.1g; %d steps on a foot",
				name, places[100], places[199], speeds[100], speeds[199], touching)
			if places[100] > 1e-9 || places[199] > 1e-8 || speeds[100] > 1e-9 || speeds[199] > 1e-6 || flags > 0 {
				t.Errorf("%s: places differ by %g (median), %g (most), speeds by %g, feet in %d steps", name, places[100], places[199], speeds[100], flags)
			}
			if touching < 50 {
				t.Errorf("%s: expected the feet to touch the floor, found them there in %d steps of 200", name, touching)
			}
		}
	})
}
