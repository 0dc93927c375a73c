package ant

// Capsule is one limb as it is drawn: the segment from A to B (m, world frame) with a
// radius; a stump has A = B.
type Capsule struct {
	A, B   [3]float64
	Radius float64
}

// Contact is one point that the last substep held, or was ready to hold, off the floor.
type Contact struct {
	Point  [3]float64 // on the ant's surface, world frame, where the substep found it
	Normal float64    // force along the floor's normal, N; 0 for a point that is only near
	Side   [2]float64 // friction force along world x and y, N
	Gap    float64    // m, negative when the ant is in the floor
	Leg    int        // 1…4, 0 for the torso
	Foot   bool       // on the lower leg
}

// State is everything that can be seen of an ant world after a step.
type State struct {
	Step   int     // control steps since the reset
	Time   float64 // s since the reset
	Torso  [3]float64
	Radius float64    // of the torso
	Quat   [4]float64 // x y z w
	Lin    [3]float64 // m/s, world frame
	Ang    [3]float64 // rad/s, world frame
	Q, Qd  [8]float64 // hip_1, ankle_1, … hip_4, ankle_4

	Upper [4]Capsule // the four legs that are fixed to the torso
	Aux   [4]Capsule // from hip to ankle
	Lower [4]Capsule // from ankle to foot

	Contacts []Contact  // at most MaxContacts; empty after a reset
	Feet     [4]bool    // contact flags of this step, which the next step's observation shows
	BodyXY   [2]float64 // mean of parts, from which progress is measured
	Alive    bool
	Body     Body
}

// MaxContacts bounds the length of State.Contacts.
const MaxContacts = maxContacts

// State fills s with the present state. Contacts reuses the slice it has; apart from its
// first growth nothing is allocated.
func (w *World) State(s *State) {
	w.contacts(s)
	// The poses are the present ones, so the links are placed anew; what the last substep
	// has left of them no step reads again.
	d := &w.dynamics
	found := d.rot
	d.rot = rotation(&w.quat)
	d.place(&w.core)
	s.Step, s.Time = w.step, float64(float64(w.step)*ControlStep)
	s.Torso, s.Radius, s.Quat, s.Lin, s.Ang = w.pos.array(), torsoRadius, w.quat, w.lin.array(), w.ang.array()
	s.Q, s.Qd = w.q, w.qd
	at := func(p vec) [3]float64 { return w.pos.add(d.rot.apply(p)).array() }
	for k := range d.leg {
		l := &d.leg[k]
		hip, knee := at(l.hip), at(l.knee)
		s.Upper[k] = Capsule{w.pos.array(), hip, limbRadius}
		s.Aux[k] = Capsule{hip, knee, limbRadius}
		s.Lower[k] = Capsule{knee, at(l.foot), limbRadius}
	}
	d.rot = found // contacts are seen from there
	s.Feet, s.BodyXY, s.Alive, s.Body = w.feet, w.parts, w.alive(), w.body
}

// contacts fills s.Contacts from the last substep.
func (w *World) contacts(s *State) {
	if cap(s.Contacts) < maxContacts {
		s.Contacts = make([]Contact, 0, maxContacts)
	}
	s.Contacts = s.Contacts[:len(w.solver.touches)]
	first := w.solver.limits
	rub := first + len(s.Contacts)
	for i := range s.Contacts {
		t := &w.solver.touches[i]
		f := &w.solver.impulse
		s.Contacts[i] = Contact{
			Point:  w.dynamics.start.add(w.dynamics.rot.apply(t.point)).array(),
			Normal: f[first+i] / substep,
			Side:   [2]float64{f[rub+2*i+1] / substep, -f[rub+2*i] / substep},
			Gap:    t.gap,
			Leg:    t.leg + 1,
			Foot:   t.link == 2,
		}
	}
}
