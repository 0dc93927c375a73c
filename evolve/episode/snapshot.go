package episode

import (
	"slices"

	"hebbarium/evolve/sense"
)

// Snapshot is a moment of an episode that can be returned to: what follows then
// has the same bits as what followed before. It belongs to the life (genome,
// setup) that it was taken from.
type Snapshot struct {
	world   any
	network []byte
	// seen is what the agent sees at the coming step, where events of that step have
	// changed the world since: it cannot be observed again. Otherwise it is nil.
	seen []float32
	// senses are nil where none is struck.
	senses *sense.Filter

	setup     Setup
	applied   []Event
	rewards   []float64 // aliases the episode's own; only ever appended to
	heldFor   []int
	held      []float32
	driven    []bool
	pushes    []Push
	step      int
	score     float64
	negatives int
	lesions   int
	status    Status
	err       error
}

// Step is the number of control steps that had been made.
func (s *Snapshot) Step() int { return s.step }

// Bytes is about the memory that the snapshot holds.
func (s *Snapshot) Bytes() int {
	n := len(s.network) + 4*len(s.seen) + 4096
	if s.senses != nil {
		n += s.senses.Bytes()
	}
	return n
}

// Keep takes a snapshot. Where ApplyDue has applied events of the coming step, it
// is the moment after them.
func (e *Episode) Keep() (*Snapshot, error) {
	k, ok := e.World.(Keeper)
	if !ok {
		return nil, ErrCannotKeep
	}
	world, err := k.Keep()
	if err != nil {
		return nil, err
	}
	n := len(e.rewards)
	network := e.Network.AppendState(make([]byte, 0, e.kept))
	e.kept = len(network)
	var seen []float32
	if e.changed() {
		seen = slices.Clone(e.observation)
	}
	var senses *sense.Filter
	if e.senses.Struck() {
		senses = &sense.Filter{}
		senses.Copy(&e.senses)
	}
	return &Snapshot{
		world: world, network: network, seen: seen, senses: senses,
		setup: e.setup, applied: slices.Clone(e.applied), rewards: e.rewards[:n:n],
		heldFor: slices.Clone(e.heldFor), held: slices.Clone(e.held), driven: slices.Clone(e.driven), pushes: slices.Clone(e.pushes),
		step: e.step, score: e.score, negatives: e.negatives, lesions: e.lesions, status: e.status, err: e.err,
	}, nil
}

// Return goes back to a snapshot of the present life. The events that follow
// are those of later, whatever the episode had before it in its queue.
func (e *Episode) Return(s *Snapshot, later []Event) error {
	if err := e.World.(Keeper).Return(s.world); err != nil {
		return err
	}
	if err := e.Network.RestoreState(s.network); err != nil {
		return err
	}
	e.setup = s.setup
	e.applied = append(e.applied[:0], s.applied...)
	e.rewards = s.rewards
	copy(e.heldFor, s.heldFor)
	copy(e.held, s.held)
	copy(e.driven, s.driven)
	e.pushes = append(e.pushes[:0], s.pushes...)
	e.step, e.score, e.negatives, e.lesions = s.step, s.score, s.negatives, s.lesions
	e.status, e.err = s.status, s.err
	recall(e)
	e.queue = append(e.queue[:0], later...)
	sortEvents(e.queue)
	e.World.Observe(e.observation)
	if e.senses.Clear(); s.senses != nil {
		e.senses.Copy(s.senses)
		e.senses.See(e.observation, e.setup.Seed, e.step)
	}
	if s.seen != nil {
		copy(e.observation, s.seen)
	}
	return nil
}
