package episode

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"hebbarium/evolve/chance"
)

// Check says what is wrong with an event for this world and this network, or
// nil.
func (e *Episode) Check(ev Event) error {
	p, err := ev.perturbation()
	if err != nil {
		return err
	}
	switch p := p.(type) {
	case randomise:
		_, err = p.regions(e.Network)
	case zero:
		_, err = p.regions(e.Network)
	case freeze:
		_, err = p.regions(e.Network)
	case hold:
		err = e.checkActuator(p.actuator)
	case release:
		err = e.checkActuator(p.actuator)
	case leg:
		err = e.World.CanInjure(Injury{Leg: p.number, Length: p.length})
	case stand:
		err = e.World.CanInjure(Injury{Stand: true})
	case physics:
		err = p.check(e.World)
	case push:
		err = e.World.CanInjure(Injury{X: p.x, Y: p.y, Z: p.z})
	}
	if err != nil {
		return fmt.Errorf("event %q: %w", ev, err)
	}
	return nil
}

// Inject adds an event to the running episode; its step becomes the coming one
// where it is already past. What the episode really applied is in Applied.
func (e *Episode) Inject(ev Event) error {
	if err := e.Check(ev); err != nil {
		return err
	}
	ev.Step = max(ev.Step, e.step)
	e.queue = append(e.queue, ev)
	sortEvents(e.queue)
	return nil
}

// Applied are the events that have been applied so far, in their order.
func (e *Episode) Applied() []Event { return e.applied }

// sortEvents orders events by step; those of one step keep their order.
func sortEvents(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int { return a.Step - b.Step })
}

// ApplyDue applies the events of the coming step without making it, so that what
// they do can be seen while the episode rests. They are the same events in the
// same order, from the same streams, as the step itself would apply, and it does
// not apply them again: with or without ApplyDue, and however often, the life has
// the same bits. What the agent sees at the step was observed before them, as
// ever. The status is Diverged where an event could not be applied.
func (e *Episode) ApplyDue() Status {
	if e.status == Running {
		e.applyDue()
	}
	return e.status
}

// changed tells whether events of the coming step have been applied already.
func (e *Episode) changed() bool {
	n := len(e.applied)
	return n > 0 && e.applied[n-1].Step >= e.step
}

// applyDue applies the events of the coming step.
func (e *Episode) applyDue() {
	for len(e.queue) > 0 && e.queue[0].Step <= e.step {
		ev := e.queue[0]
		e.queue = slices.Delete(e.queue, 0, 1)
		e.applied = append(e.applied, ev)
		p, err := ev.perturbation()
		if err == nil {
			err = p.apply(e)
		}
		if err != nil { // Check has passed, so this is a state that cannot go on
			e.diverge(fmt.Errorf("event %q: %w", ev, err))
			return
		}
	}
}

// push applies, for the step that is being made, the pushes that last.
func (e *Episode) push() {
	if len(e.pushes) == 0 {
		return
	}
	var sum Injury
	going := e.pushes[:0]
	for _, p := range e.pushes {
		sum.X, sum.Y, sum.Z = sum.X+p.x, sum.Y+p.y, sum.Z+p.z
		if p.steps--; p.steps > 0 {
			going = append(going, p)
		}
	}
	e.pushes = going
	if err := e.World.Injure(sum); err != nil {
		e.diverge(err)
	}
}

// lesionStream is the source of chance of the next lesion of this episode.
func (e *Episode) lesionStream() *rand.Rand {
	e.lesions++
	return chance.Stream(chance.Mix(e.setup.Seed, uint64(e.step), uint64(e.lesions)), "lesion")
}

func (e *Episode) checkActuator(name string) error {
	names := e.World.Actuators()
	if name == "all" || slices.Contains(names, name) {
		return nil
	}
	return fmt.Errorf("expected an actuator of the %s (all, %s), found %q", e.World.Name(), strings.Join(names, ", "), name)
}

func (e *Episode) setHold(name string, value float32, steps int) error {
	for i, n := range e.World.Actuators() {
		if name == n || name == "all" {
			e.held[i], e.heldFor[i] = value, e.step+steps
		}
	}
	return nil
}

// Restrain sets those elements of an action whose actuators are held at the coming
// step to the values at which they are held.
func (e *Episode) Restrain(action []float32) {
	for i := range action {
		if e.step < e.heldFor[i] {
			action[i] = e.held[i]
		}
	}
}

// Held tells of each actuator how many steps it will still be held; 0 is free.
func (e *Episode) Held(dst []int) []int {
	dst = dst[:0]
	for _, until := range e.heldFor {
		dst = append(dst, max(0, until-e.step))
	}
	return dst
}

// loopState is the loop's own mutable state as bytes.
func (e *Episode) loopState() []byte {
	b := make([]byte, 0, 64)
	word := func(v uint64) { b = binary.LittleEndian.AppendUint64(b, v) }
	word(uint64(e.step))
	word(math.Float64bits(e.score))
	word(uint64(e.negatives))
	word(uint64(e.lesions))
	for i := range e.held {
		word(uint64(e.heldFor[i]))
		word(uint64(math.Float32bits(e.held[i])))
	}
	for _, p := range e.pushes {
		word(math.Float64bits(p.x))
		word(math.Float64bits(p.y))
		word(math.Float64bits(p.z))
		word(uint64(p.steps))
	}
	return b
}
