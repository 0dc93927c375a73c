package session

import (
	"fmt"
	"slices"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve"
	"hebbarium/physics/ant"
)

// life is the episode with its history, on the session's goroutine.
type life struct {
	episode  *evolve.Episode
	twin     *twin // nil where there is none
	rules    Rules
	recorder Recorder // may be nil

	events []evolve.Event // the recipe's, in order of steps
	undo   []edit
	redo   []edit

	rewards []float64 // appended to and replaced, never overwritten: readers hold parts
	changes []float64
	poses   []Pose

	playing bool
	steps   int // still to be made while paused
	target  int // step to live up to without a clock, or -1
	pace    pace
	note    string
	serial  uint64
	ended   bool // the recorder has been told

	applied      int // events that observeNetwork has seen
	frozen       [][]bool
	coefficients [][][]float32
	randomRules  bool
	antScratch   ant.State
}

// edit is a change of the recipe that can be taken back: the events and the
// newest known step before it.
type edit struct {
	events []evolve.Event
	step   int
}

// stepTimes are the worlds' control steps.
func stepTime(world string) time.Duration {
	if world == "car" {
		return time.Second / 50
	}
	return time.Duration(float64(time.Second) * ant.ControlStep)
}

// start begins a life of the recipe: a new one, or the present one anew.
func (l *life) start(s evolve.Setup) error {
	l.finish()
	if err := l.episode.Start(l.rules.Genome, s); err != nil {
		return err
	}
	l.ended, l.applied = false, 0
	l.observeNetwork()
	if l.twin != nil {
		if err := l.twin.start(l.rules.Genome, s); err != nil {
			return err
		}
	}
	if l.recorder != nil {
		l.recorder.Start(l.episode)
	}
	return nil
}

// finish tells the recorder, once, that the life is over.
func (l *life) finish() {
	if l.recorder != nil && l.episode.Genome() != nil && !l.ended {
		l.recorder.End(l.episode)
	}
	l.ended = true
}

// begin starts a life without events and forgets the one before.
func (l *life) begin(s evolve.Setup) error {
	s.Events = nil
	if err := l.start(s); err != nil {
		return err
	}
	l.events, l.undo, l.redo = nil, nil, nil
	l.forget()
	l.target, l.steps, l.note = -1, 0, ""
	return nil
}

// forget drops the history, leaving what readers hold of it alone.
func (l *life) forget() {
	n := l.episode.Limit()
	l.rewards, l.changes = make([]float64, 0, n), make([]float64, 0, n)
	l.poses = append(make([]Pose, 0, n+1), l.pose())
}

// step lives through one step.
func (l *life) step() {
	status := l.episode.Step()
	l.remember()
	if n := len(l.episode.Applied()); n != l.applied {
		l.applied = n
		l.observeNetwork()
	}
	if l.twin != nil {
		l.twin.follow(l.episode.Steps())
	}
	if l.recorder != nil {
		l.recorder.Step(l.episode)
	}
	if status != evolve.Running {
		l.playing, l.steps, l.target = false, 0, -1
		l.finish()
	}
}

// inject adds events before the coming step, as one edit. Where the user has
// gone back, the steps after it, and their events, belong to another branch and
// are dropped.
func (l *life) inject(events []evolve.Event) error {
	if status := l.episode.Status(); status != evolve.Running {
		return fmt.Errorf("the episode is over (%s): start it again first", status)
	}
	now := l.episode.Steps()
	for i := range events {
		events[i].Step = now
		if err := l.episode.Check(events[i]); err != nil {
			return err
		}
	}
	l.undo = append(l.undo, edit{slices.Clone(l.events), max(len(l.rewards), now)})
	l.redo = nil
	if branch := len(l.rewards) > now; branch {
		l.truncate(now)
		kept := slices.DeleteFunc(slices.Clone(l.events), func(e evolve.Event) bool { return e.Step > now })
		l.events = append(kept, events...)
		return l.relive(now)
	}
	for _, ev := range events {
		if err := l.episode.Inject(ev); err != nil {
			return err
		}
	}
	l.events = append(l.events, events...)
	return nil
}

// truncate forgets all history after a step.
func (l *life) truncate(step int) {
	l.rewards = slices.Clone(l.rewards[:step])
	l.changes = slices.Clone(l.changes[:step])
	l.poses = slices.Clone(l.poses[:step+1])
}

// relive starts the recipe anew, to be lived up to a step without a clock.
func (l *life) relive(to int) error {
	s := l.episode.Setup()
	s.Events = slices.Clone(l.events)
	if err := l.start(s); err != nil {
		return err
	}
	l.target = to
	if to == 0 {
		l.target = -1
	}
	return nil
}

// seek goes to a known step.
func (l *life) seek(to int) error {
	to = min(max(to, 0), max(len(l.rewards), l.episode.Steps()))
	l.steps = 0
	if to < l.episode.Steps() {
		return l.relive(to)
	}
	l.target = to
	if to == l.episode.Steps() {
		l.target = -1
	}
	return nil
}

// swap exchanges the recipe's events for those of the last edit of one stack,
// and leaves the way back on the other.
func (l *life) swap(from, to *[]edit) error {
	if len(*from) == 0 {
		return nil
	}
	e := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, edit{l.events, max(len(l.rewards), l.episode.Steps())})
	step := max(e.step, l.episode.Steps())
	l.events = e.events
	if err := l.relive(step); err != nil {
		return err
	}
	l.forget()
	return nil
}

// seeking tells whether steps are made without a clock.
func (l *life) seeking() bool { return l.target >= 0 }

// busy tells whether steps that were asked for are still to be made.
func (l *life) busy() bool {
	return l.episode.Status() == evolve.Running && (l.seeking() || l.steps > 0)
}

// active tells whether there is a step to make, now or later.
func (l *life) active() bool {
	return l.episode.Status() == evolve.Running && (l.playing || l.steps > 0 || l.seeking())
}

// newEpisode joins a world and a network for a genome.
func newEpisode(world, physics string, g *brain.Genome) (*evolve.Episode, error) {
	w, err := evolve.NewWorld(world, physics)
	if err != nil {
		return nil, err
	}
	n := brain.NewNetwork(g.Arch, g.Rule)
	return evolve.NewEpisode(w, n)
}
