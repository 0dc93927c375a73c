package episode

import (
	"slices"

	"hebbarium/evolve/world"
)

// DueInjury is the first damaging event that is to be applied before the coming
// step, and false where there is none: the moment to Fork.
func (e *Episode) DueInjury() (Event, bool) {
	if e.status != Running {
		return Event{}, false
	}
	for _, ev := range e.queue {
		if ev.Step > e.step {
			break
		}
		if ev.Damages() {
			return ev, true
		}
	}
	return Event{}, false
}

// Fork makes another episode of the same world and network the control of this
// one: the same life as it is now, which goes on without the damaging events that are
// still to come. The others come to both, so that what a person does to both lives (to
// stand the body up, to change the physics) is no difference between them; those that
// end a condition change nothing in a life that has not got it.
//
// Where the physics cannot be kept, the control lives the life so far anew.
func (e *Episode) Fork(control *Episode) error {
	spared := Spared(e.queue, e.step)
	if !control.sameLife(e) {
		setup := e.setup
		setup.Events = append(slices.Clone(e.applied), spared...)
		if err := control.Start(e.genome, setup); err != nil {
			return err
		}
	}
	s, err := e.Keep()
	if err == nil {
		return control.Return(s, spared)
	}
	return e.relive(control, spared)
}

// relive brings a control to this step by living the life so far.
func (e *Episode) relive(control *Episode, spared []Event) error {
	setup := e.setup
	setup.Events = append(slices.Clone(e.applied), spared...)
	if err := control.Start(e.genome, setup); err != nil {
		return err
	}
	for control.step < e.step && control.Step() == Running {
	}
	return control.err
}

// sameLife tells whether moments of another episode can be returned to in this one:
// the same rules, and the world of the same seed.
func (e *Episode) sameLife(other *Episode) bool {
	return e.genome != nil && e.genome == other.genome && e.setup.Seed == other.setup.Seed && e.World.Physics() == other.World.Physics()
}

// Spared are the events that a control has which forks at a step: all but the damaging
// ones from there on.
func Spared(events []Event, step int) []Event {
	var out []Event
	for _, ev := range events {
		if ev.Step < step || !ev.Damages() {
			out = append(out, ev)
		}
	}
	return out
}

// Condition tells of each step whether a lasting condition is in force: something that
// events have switched in the injured life and not in its control. It is of one pair of
// lives.
type Condition struct {
	events   int // applied to both when it was looked at last
	switched bool
}

// InForce tells it of the step that both lives have just made: a held actuator,
// plasticity off, random rules, modulation clamped, frozen synapses, terms off or of another strength, a
// struck sense, a changed world.
func (c *Condition) InForce(own, control *Episode) bool {
	if n := len(own.applied) + len(control.applied) + 1; n != c.events {
		c.events, c.switched = n, switchedOff(own, control)
	}
	made := own.step - 1
	for i, until := range own.heldFor {
		if made < until && (made >= control.heldFor[i] || own.held[i] != control.held[i]) {
			return true
		}
	}
	return c.switched
}

// switchedOff compares what only events switch; frozen synapses are counted, which takes
// a look at each.
func switchedOff(own, control *Episode) bool {
	a, b := own.Network, control.Network
	if a.Plastic() != b.Plastic() || a.Control() != b.Control() {
		return true
	}
	m, clamped := a.Clamped()
	if other, too := b.Clamped(); clamped != too || m != other {
		return true
	}
	if struck(own, control) || world.Elsewhere(own.World, control.World) {
		return true
	}
	for i, layer := range a.Layers() {
		if layer.FrozenCount() > b.Layers()[i].FrozenCount() {
			return true
		}
		for k := range a.Rule().Switches() {
			if layer.Strength(k) != b.Layers()[i].Strength(k) {
				return true
			}
		}
	}
	return false
}

// BeginAt forgets everything and begins the history of a control, at the step at which
// it has forked.
func (h *History) BeginAt(control *Episode) {
	*h = History{budget: h.budget, every: snapshotEvery}
	if s, err := control.Keep(); err == nil {
		s.rewards = nil
		h.base = s
	}
	h.live, h.rewards = control.step, control.rewards
	h.events = append(slices.Clone(control.applied), control.queue...)
}

// ForkAt makes another episode the control that Fork would have made when the life of
// this history was at a step, out of the nearest moment before.
func (h *History) ForkAt(e, control *Episode, step int) error {
	spared := Spared(h.events, step)
	if !control.sameLife(e) {
		setup := e.setup
		setup.Events = spared
		if err := control.Start(e.genome, setup); err != nil {
			return err
		}
	}
	own := &History{budget: h.budget, every: h.every, events: spared, rewards: h.rewards, live: step}
	for _, s := range h.kept {
		if s.step < step {
			own.kept = append(own.kept, s)
		}
	}
	return own.Seek(control, step)
}
