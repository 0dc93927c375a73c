package microscope

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Lens lives a life again, in an episode of its own, and looks at one target in it. One
// goroutine uses it at a time.
type Lens struct {
	gaze   *Gaze
	genome *brain.Genome
	life   *episode.Episode
	past   *episode.History
	begun  bool // the life was started by the present recipe
	synced bool // it is at a step of the present future
}

// New makes a lens for lives of a world, that begin in a physics, by a rule set.
func New(world, physics string, g *brain.Genome) (*Lens, error) {
	w, err := episode.NewWorld(world, physics)
	if err != nil {
		return nil, err
	}
	life, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return nil, err
	}
	return &Lens{genome: g, life: life, gaze: NewGaze(life.Network)}, nil
}

// Look chooses the target.
func (l *Lens) Look(t Target) error {
	if err := t.Check(l.genome.Arch); err != nil {
		return err
	}
	l.gaze.Target = t
	return nil
}

// Take takes a life: its recipe, whose events are the history's, and its history, which is
// the lens's own from now on.
func (l *Lens) Take(setup episode.Setup, past *episode.History) error {
	now := l.life.Setup()
	if !l.begun || now.Seed != setup.Seed || now.Body != setup.Body || now.Init != setup.Init || now.Patient != setup.Patient || now.MaxSteps != setup.MaxSteps {
		setup.Events = past.Events()
		if err := l.life.Start(l.genome, setup); err != nil {
			return err
		}
		l.begun = true
	}
	l.past, l.synced = past, false
	return nil
}

// Near tells whether a step is soon lived: the life is at the one before.
func (l *Lens) Near(step int) bool { return l.synced && l.life.Steps() == step-1 }

// Step lives through a step, counted from 1, and says what it did.
func (l *Lens) Step(step int) (Moment, error) {
	if err := l.reach(step - 1); err != nil {
		l.synced = false
		return Moment{}, err
	}
	l.life.ApplyDue()
	l.gaze.Note()
	status := l.life.Step()
	if status == episode.Diverged || l.life.Steps() != step {
		l.synced = false
		return Moment{}, fmt.Errorf("step %d: expected to live it again, found the episode %s at step %d: %w", step, status, l.life.Steps(), l.life.Err())
	}
	return l.gaze.Moment(status != episode.Running), nil
}

// reach brings the life to a step.
func (l *Lens) reach(step int) error {
	if !l.synced || l.life.Steps() != step {
		if err := l.past.Seek(l.life, min(step, l.past.Live())); err != nil {
			return err
		}
		l.synced = true
	}
	for l.life.Steps() < step {
		if l.life.Step() != episode.Running {
			return fmt.Errorf("expected to reach step %d, found the episode %s at %d", step, l.life.Status(), l.life.Steps())
		}
	}
	return nil
}

// Entry is the ledger's of the last Step, of a neuron that of its last synapse.
func (l *Lens) Entry() brain.Entry { return l.gaze.Entry() }
