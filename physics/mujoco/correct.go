package mujoco

import "math"

// What Bullet does and MuJoCo has no words for. Constants as in physics/ant, which follows
// Bullet's sources.
const (
	slop       = 1e-5           // m, added to every gap
	contactERP = 0.9            // share of a penetration that one substep takes away
	limitERP   = 0.2            // the same for a joint limit
	limitReach = 0.04           // rad; a limit passed by more pushes back no more
	dragShare  = 0x1.47ae14p-05 // 0.04 as a float32, per second, linear and per unit of speed
	rateLimit  = 100.0          // rad/s, of a joint as it is observed
)

// drag sets the force and the torque that damp each link's motion, in proportion to its
// speed and to the square of it: F = -m(k+k|v|)v at its centre of mass, T = -I(k+k|ω|)ω.
func (m *model) drag() {
	for i := range m.links {
		link, b := &m.links[i], i+1
		w := [3]float64(m.cvel[6*b:])
		v := [3]float64(m.cvel[6*b+3:])
		// cvel is at the ant's centre of mass.
		x, y, z := m.xipos[3*b]-m.com[0], m.xipos[3*b+1]-m.com[1], m.xipos[3*b+2]-m.com[2]
		v[0] += w[1]*z - w[2]*y
		v[1] += w[2]*x - w[0]*z
		v[2] += w[0]*y - w[1]*x
		force := -link.Mass * dragShare * (1 + math.Sqrt(v[0]*v[0]+v[1]*v[1]+v[2]*v[2]))
		turning := -dragShare * (1 + math.Sqrt(w[0]*w[0]+w[1]*w[1]+w[2]*w[2]))
		r := (*[9]float64)(m.ximat[9*b:])
		var local [3]float64
		for k := range local {
			local[k] = turning * link.Inertia[k] * (r[k]*w[0] + r[3+k]*w[1] + r[6+k]*w[2])
		}
		f := m.applied[6*b : 6*b+6]
		for k := range 3 {
			f[k] = force * v[k]
			f[3+k] = r[3*k]*local[0] + r[3*k+1]*local[1] + r[3*k+2]*local[2]
		}
	}
}

// aim sets the acceleration that each constraint aims at to the one that would give it
// Bullet's speed at the end of the substep: (speed - v)/h. A joint beyond its limit aims at
// a fifth of the way back unless it is far beyond, a contact at touching: a gap is closed
// in one substep at most (speculative contact), a penetration by nine tenths.
func (m *model) aim(r *constraints) {
	const h = substep
	for i := range r.count {
		r.aim[i] = -r.velocity[i] / h
		if !r.isLimit(i) {
			continue
		}
		if over := r.position[i]; over > -limitReach {
			// The share is of the observed angle; the row is on the physical rate.
			r.aim[i] -= limitERP * m.axis(r.joint(i)) * over / (h * h)
		}
	}
	for i := range r.contacts() {
		c := r.contact(i)
		row := c.address()
		if row < 0 || row >= r.count {
			continue
		}
		gap := c.dist() + slop
		if gap <= 0 {
			gap *= contactERP
		}
		r.aim[row] -= gap / (h * h)
	}
}

// axis is the length of joint j's axis: its physical rate per unit of the observed one.
func (m *model) axis(j int) float64 {
	if j%2 == 1 {
		return math.Sqrt2
	}
	return 1
}

// slow takes back the part of the ankles' turning that Bullet leaves out, where an angle
// advances by the observed rate and not by the physical one, and bounds the rates.
func (m *model) slow() {
	for j := range joints {
		length := m.axis(j)
		rate := m.qvel[6+j]
		if length != 1 {
			m.qpos[7+j] -= rate * substep * (1 - 1/length)
		}
		m.qvel[6+j] = max(-rateLimit*length, min(rateLimit*length, rate))
	}
}
