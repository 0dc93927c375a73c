package many

import (
	"fmt"
	"math"
	"slices"

	"hebbarium/app/session/trail"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// life is one of the lives, with its past and its control. One goroutine at a time has it.
type life struct {
	seed    uint64
	physics string
	episode *episode.Episode
	history *episode.History
	scale   recovery.Scale
	measured
	sums  []float64 // of the rewards up to each step, 0 first
	way   way
	fault error // why it cannot follow the others
}

// newLife makes room for a life of rules. It begins with begin.
func newLife(world, physics string, g *brain.Genome) (*life, error) {
	e, err := newEpisode(world, physics, g)
	if err != nil {
		return nil, err
	}
	return &life{physics: physics, episode: e}, nil
}

func newEpisode(world, physics string, g *brain.Genome) (*episode.Episode, error) {
	w, err := episode.NewWorld(world, physics)
	if err != nil {
		return nil, err
	}
	return episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
}

// begin begins the life of a recipe, whose moments may take so many bytes.
func (l *life) begin(g *brain.Genome, card brain.Card, s episode.Setup, bytes int) error {
	if err := l.episode.Start(g, s); err != nil {
		return err
	}
	l.seed, l.fault = s.Seed, nil
	l.scale = recovery.ScaleOf(l.episode, card)
	l.history = episode.NewHistory(bytes)
	l.history.Begin(l.episode)
	l.sums = append(l.sums[:0], 0)
	l.measured = measured{shadow: l.shadow}
	l.way = way{Trail: trail.Trail{Every: firstEvery}}
	l.way.add(0, l.episode.Network)
	return nil
}

// follow takes up the recipe's events of the present future. Where they differ from those
// that it has lived by, it goes back to the step of the first difference, which is
// returned; math.MaxInt where it does not go back.
func (l *life) follow(events []episode.Event) (back int, err error) {
	own := l.history.Events()
	same := 0
	for same < len(own) && same < len(events) && own[same] == events[same] {
		same++
	}
	if same == len(own) && same == len(events) {
		return math.MaxInt, nil
	}
	at, lived := math.MaxInt, false
	if same < len(own) {
		at = own[same].Step
		lived = at <= l.history.Live()
	}
	if same < len(events) {
		at = min(at, events[same].Step)
	}
	back = math.MaxInt
	if at < l.history.Live() || lived {
		back = at
		if err := l.goBack(at); err != nil {
			return back, err
		}
	} else if err := l.seek(l.history.Live()); err != nil {
		return back, err
	}
	e := l.episode
	l.history.Fork(e)
	added := events[min(len(e.Applied()), len(events)):]
	for _, ev := range added {
		if err := e.Inject(ev); err != nil {
			return back, err
		}
	}
	l.history.Follow(e)
	l.share(events[min(same, len(events)):])
	return back, nil
}

// goBack goes back to a step that was lived, to go on from there into another future.
func (l *life) goBack(step int) error {
	if err := l.history.Seek(l.episode, min(step, l.history.Live())); err != nil {
		return err
	}
	l.sums = l.sums[:min(len(l.sums), step+1)]
	l.way.until(step)
	l.measured.until(step)
	return nil
}

// seek goes to a step that was lived. Its last step is lived, so that changes of weights
// are those of that step.
func (l *life) seek(step int) error {
	e := l.episode
	step = min(step, l.history.Live())
	if step == e.Steps() {
		return nil
	}
	if step < e.Steps() || step-e.Steps() > nearSteps {
		if err := l.history.Seek(e, max(step-1, 0)); err != nil {
			return err
		}
	}
	e.Network.TrackChange(true)
	for e.Steps() < step {
		if e.Step() != episode.Running && e.Steps() < step {
			return fmt.Errorf("life of seed %d: expected to reach step %d again, found it %s at %d", l.seed, step, e.Status(), e.Steps())
		}
	}
	return nil
}

// nearSteps is how far ahead a step may be that is come to by living on.
const nearSteps = 32

// to goes to a step, at most so many new steps at a time, and tells whether it is there, or
// over before it. At that step the events before the next one are applied, as in the session.
func (l *life) to(step, most int, changes bool) (there bool, err error) {
	e := l.episode
	if at := min(step, l.history.Live()); e.Steps() != at {
		if err := l.seek(at); err != nil {
			return true, err
		}
	}
	for ; e.Steps() < step && e.Status() == episode.Running; most-- {
		if most == 0 {
			return false, nil
		}
		e.Network.TrackChange(changes && e.Steps() == step-1)
		if err := l.step(); err != nil {
			return true, err
		}
	}
	if e.Status() == episode.Running {
		if err := l.fork(); err != nil {
			return true, err
		}
		e.ApplyDue()
	}
	return true, nil
}

// step lives through one new step, and its control with it.
func (l *life) step() error {
	if err := l.fork(); err != nil {
		return err
	}
	e := l.episode
	e.Step()
	if e.Steps() > l.history.Live() {
		l.history.Follow(e)
		r := e.Rewards()
		for n := len(l.sums) - 1; n < len(r); n++ {
			l.sums = append(l.sums, l.sums[n]+r[n])
		}
		l.way.add(e.Steps(), e.Network)
	}
	return l.accompany()
}

// pace is the mean reward of the latest PaceSteps up to a step, none of them before from;
// NaN where there are none.
func (l *life) pace(from, step int) float64 {
	step = min(step, len(l.sums)-1)
	from = max(from, step-recovery.PaceSteps, 0)
	if step <= from {
		return math.NaN()
	}
	return (l.sums[step] - l.sums[from]) / float64(step-from)
}

// damages are the steps of a recipe's injuries, ascending, each once.
func damages(events []episode.Event) []int {
	var steps []int
	for _, ev := range events {
		if n := len(steps); ev.Damages() && (n == 0 || steps[n-1] != ev.Step) {
			steps = append(steps, ev.Step)
		}
	}
	return steps
}

// since is the last of ascending steps up to one, 0 for none.
func since(steps []int, step int) int {
	if i, _ := slices.BinarySearch(steps, step+1); i > 0 {
		return steps[i-1]
	}
	return 0
}
