package session

import (
	"fmt"
	"slices"
	"time"

	"hebbarium/app/session/modulated"
	"hebbarium/app/session/trail"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// life is the episode with its past, on the session's goroutine.
type life struct {
	episode *episode.Episode
	history *episode.History
	controls
	background
	company
	examiner Examiner // nil for none
	rival    *rival   // nil for none
	hands    hands
	physics  string // that an episode begins in
	rules    Rules
	recorder Recorder // may be nil

	trace      // of the present future
	undo, redo []edit
	compared   *episode.Branch // whose future ghost is
	ghost      *Other

	playing bool
	stops   []int // steps at which playing is still to pause, ascending
	steps   int   // still to be made while paused
	target  int   // step to live up to without a clock, or -1
	pace    pace
	slow    slowMotion
	note    string
	serial  uint64
	closed  bool // the newest step known is the episode's last
	ended   bool // the recorder has been told

	applied      int // events that observeNetwork has seen
	frozen       [][]bool
	coefficients [][][]float32
	strengths    [][]float32 // nil where all are 1
	randomRules  bool
	noMujoco     error // why the body cannot go on in MuJoCo
	unseen       bool  // nobody sees what is shown
}

// trace is what is remembered of every step. The slices are appended to and
// replaced, never overwritten: readers hold parts of them.
type trace struct {
	rewards []float64
	changes []float64
	sizes   []float64
	poses   []Pose // the start first
	samples samples

	modulation modulated.Trace
}

// historyBytes bounds the memory of the snapshots that going back needs, the twin's
// included: of an hour of an ant one in some 300 steps is kept, and to live as many again
// takes 3 ms.
const historyBytes = 40 << 20

// Hour is the number of control steps in an hour of a world's own time: how long
// an episode of the window lasts where nothing ends it sooner. It is 0 for what is no
// world.
func Hour(world string) int {
	spec, err := episode.SpecOf(world)
	if err != nil {
		return 0
	}
	return int(time.Hour / spec.Tick)
}

// start begins a life of the recipe: a new one, or the present one anew.
func (l *life) start(s episode.Setup) error {
	l.finish()
	if err := l.episode.Start(l.rules.Genome, s); err != nil {
		return err
	}
	l.ended, l.applied = false, -1
	l.scale = recovery.ScaleOf(l.episode, l.rules.Card)
	l.look()
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

// begin starts a life, with the recipe's events where it has any, and forgets
// the one before.
func (l *life) begin(s episode.Setup) error {
	if err := l.start(s); err != nil {
		return err
	}
	l.history.Begin(l.episode)
	l.lives++
	l.undo, l.redo = nil, nil
	l.list, l.of, l.hands = nil, nil, hands{}
	n := min(l.episode.Limit(), 1024)
	l.trace = trace{
		rewards: make([]float64, 0, n), changes: make([]float64, 0, n), sizes: make([]float64, 0, n),
		poses: append(make([]Pose, 0, n+1), poseOf(l.episode)), samples: samples{Trail: trail.Trail{Every: 1}}, modulation: modulated.Begin(l.episode.Network),
	}
	l.samples.add(0, l.sample)
	l.target, l.steps, l.note, l.pace.slow = -1, 0, "", false
	return l.rival.begin(l)
}

// step lives through one step.
func (l *life) step() {
	l.episode.Network.TrackChange(l.looks(l.episode.Steps()))
	slowAt(l)
	l.fork()
	steer(l)
	l.examine()
	status := l.episode.Step()
	l.examined()
	if l.episode.Steps() > l.history.Live() {
		l.history.Follow(l.episode)
		l.remember()
	}
	l.look()
	if err := l.accompany(); err != nil {
		l.note = err.Error()
	}
	if l.recorder != nil {
		l.recorder.Step(l.episode)
	}
	l.halt()
	endSlow(l)
	if status != episode.Running {
		l.over()
	}
}

// settle applies the events of the coming step, so that what is shown has them.
// The life stays the same, to the bit.
func (l *life) settle() {
	if l.episode.Status() != episode.Running {
		return
	}
	l.fork()
	status := l.episode.ApplyDue()
	l.look()
	if status != episode.Running {
		l.over()
	}
}

// over is called when the episode has come to its end.
func (l *life) over() {
	l.playing, l.steps, l.target = false, 0, -1
	l.keep()
}

// look renews what only events change, where there were any.
func (l *life) look() {
	if n := len(l.episode.Applied()); n != l.applied {
		l.applied = n
		l.observeNetwork()
	}
}

// inject applies events before the coming step, as one edit, after those that the
// step has already. Where the user has gone back, the steps after it, and their
// events, belong to another branch.
func (l *life) inject(events []episode.Event) error {
	e := l.episode
	l.settle()
	if status := e.Status(); status != episode.Running {
		return fmt.Errorf("the episode is over (%s): go back, or start it again, first", status)
	}
	now := e.Steps()
	for i := range events {
		events[i].Step = now
		err := e.Check(events[i])
		tryPhysics(l, events[i], err)
		if err != nil {
			return err
		}
	}
	if err := branch(l, append(l.waiting(), events...), events); err != nil {
		return err
	}
	l.rival.edit(l, events)
	return nil
}

// branch leaves the future behind the present step for one with other events, of which some
// were not there before.
func branch(l *life, later, events []episode.Event) error {
	e := l.episode
	now, mark := e.Steps(), l.mark()
	left := l.leave(l.history.Fork(e), l.trace, mark)
	l.trace, l.list = l.trace.until(now), l.controls.until(now)
	forgetDriven(l, left)
	for _, ev := range later {
		if err := e.Inject(ev); err != nil {
			return err
		}
	}
	l.history.Follow(e)
	l.share(events)
	l.undo, l.redo = append(l.undo, left), nil
	l.bound()
	l.settle()
	slowDown(l, events)
	return nil
}

// waiting are the events of the newest future that have not been applied: those of
// a recipe that come later.
func (l *life) waiting() []episode.Event {
	if l.episode.Steps() < l.history.Live() {
		return nil
	}
	return slices.Clone(l.history.Events()[len(l.episode.Applied()):])
}

// until is the trace up to a step, whose end may be appended to.
func (t trace) until(step int) trace {
	return trace{
		rewards: slices.Clip(t.rewards[:min(step, len(t.rewards))]), changes: slices.Clip(t.changes[:min(step, len(t.changes))]),
		sizes: slices.Clip(t.sizes[:min(step, len(t.sizes))]),
		poses: slices.Clip(t.poses[:min(step+1, len(t.poses))]), samples: t.samples.until(step), modulation: t.modulation.Until(step),
	}
}

// seek goes to a known step.
func (l *life) seek(to int) error {
	l.steps, l.target, l.pace.slow, l.slow.until = 0, -1, false, 0
	if to = min(max(to, 0), l.history.Live()); to == l.episode.Steps() {
		return nil
	}
	if l.episode.Steps() == l.history.Live() {
		l.keep()
	}
	if err := l.jump(to); err != nil {
		return err
	}
	return l.arrive()
}

// arrive makes everything follow an episode that has come to another step.
func (l *life) arrive() error {
	l.applied = -1
	l.look()
	l.settle()
	return l.follow()
}

// swap goes to the future on top of one stack, and leaves the present one on the
// other. Where the future was not lived as far, it goes on without a clock.
func (l *life) swap(from, to *[]edit) error {
	if len(*from) == 0 {
		return nil
	}
	back := (*from)[len(*from)-1]
	step := l.episode.Steps()
	if step == l.history.Live() && step > back.branch.Step() {
		l.keep() // otherwise nothing was lived since, and the other future has it all
	}
	here, mark, at := l.trace, l.mark(), back.branch.Step()
	hands := handed(l, at)
	left, err := l.history.Rejoin(l.episode, back.branch)
	if err != nil {
		return err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, l.leave(left, here, mark))
	l.take(back.controls)
	l.closed = false
	l.trace = here.join(back.branch.Step(), back.trace)
	if l.recorder != nil {
		l.recorder.Rejoin(back.mark)
	}
	l.bound()
	l.steps, l.target, l.pace.slow = 0, -1, false
	if hands || handed(l, at) {
		step = min(step, at)
	}
	if live := l.history.Live(); step <= live {
		if err := l.jump(step); err != nil {
			return err
		}
	} else {
		if err := l.jump(live); err != nil {
			return err
		}
		l.target = step
	}
	return l.arrive()
}

// seeking tells whether steps are made without a clock.
func (l *life) seeking() bool { return l.target >= 0 }

// busy tells whether steps that were asked for are still to be made.
func (l *life) busy() bool {
	return l.episode.Status() == episode.Running && (l.seeking() || l.steps > 0)
}

// active tells whether there is a step to make, now or later.
func (l *life) active() bool {
	return l.episode.Status() == episode.Running && (l.playing || l.steps > 0 || l.seeking())
}

// newEpisode joins a world and a network for a genome.
func newEpisode(world, physics string, g *brain.Genome) (*episode.Episode, error) {
	w, err := episode.NewWorld(world, physics)
	if err != nil {
		return nil, err
	}
	n := brain.NewNetwork(g.Arch, g.Rule)
	return episode.New(w, n)
}
