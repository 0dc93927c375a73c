package episode

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"hebbarium/evolve/chance"
)

// Check says what is wrong with an event for this world and this network, or
// nil.
func (e *Episode) Check(ev Event) error {
	p, err := ev.Perturbation()
	if err != nil {
		return err
	}
	if err := p.Check(e); err != nil {
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
// ever, and is struck where they strike a sense. The status is Diverged where an event could not be applied.
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
		p, err := ev.Perturbation()
		if err == nil {
			err = p.apply(e)
		}
		if err != nil { // Check has passed, so this is a state that cannot go on
			e.diverge(fmt.Errorf("event %q: %w", ev, err))
			return
		}
	}
}

// lesionStream is the source of chance of the next lesion of this episode.
func (e *Episode) lesionStream() *rand.Rand {
	e.lesions++
	return chance.Stream(chance.Mix(e.setup.Seed, uint64(e.step), uint64(e.lesions)), "lesion")
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
		word(math.Float64bits(p.X))
		word(math.Float64bits(p.Y))
		word(math.Float64bits(p.Z))
		word(uint64(p.Steps))
	}
	return e.senses.AppendState(e.drivenState(b))
}
