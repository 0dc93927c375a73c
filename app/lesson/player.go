package lesson

import "sort"

// Player follows a lesson along the steps of its episode. It keeps no clock and
// runs nothing: Turn is told where the episode is, and says what to do.
type Player struct {
	Lesson *Lesson

	entry    int  // shown last
	furthest int  // entry that has been waited for
	played   bool // at the last turn
	resumed  bool // was told to play on, and has not been seen to
	waiting  bool
	until    float64 // s, on the caller's clock
	ended    bool
}

// Turn is what to do at a moment of a lesson.
type Turn struct {
	Entry   int  // of the script, whose caption is due
	Entered bool // since the last turn: apply its camera, map and speed
	Pause   bool // stand still, for the caption to be read
	Play    bool // go on
	Ended   bool // the lesson is over: pause; true once
}

// NewPlayer begins a lesson.
func NewPlayer(l *Lesson) *Player { return &Player{Lesson: l, entry: -1, furthest: -1, played: true} }

// EntryAt is the index of the entry that is due at a step: the last one whose
// own step has been reached.
func (l *Lesson) EntryAt(step int) int {
	return max(sort.Search(len(l.Script), func(i int) bool { return l.Script[i].At > step })-1, 0)
}

// Stops are the steps at which the episode stands still, the end included, so
// that no step too many is made.
func (l *Lesson) Stops() []int {
	var stops []int
	for i := range l.Script {
		if l.Script[i].Pause > 0 {
			stops = append(stops, l.Script[i].At)
		}
	}
	return append(stops, l.End)
}

// Turn is told how many steps have been made, whether the episode plays, and the
// time in seconds on any clock. Where a person pauses, plays on or goes back and
// forth in time, the lesson follows: only what is reached by playing waits to be
// read, and only once. Where what the entry shows is behind, it is waited for too.
func (p *Player) Turn(step int, playing bool, clock float64, behind bool) Turn {
	t := Turn{Entry: p.Lesson.EntryAt(step)}
	if t.Entry != p.entry {
		p.entry, t.Entered = t.Entry, true
		p.waiting = false
	}
	e := &p.Lesson.Script[t.Entry]
	// By itself, see Stops: where it was told to play on, it may have come here since the
	// last turn without having been seen to play.
	stopped := (p.played || p.resumed) && step == e.At
	p.played, p.resumed = playing, p.resumed && !playing
	if t.Entry > p.furthest && step >= e.At && (playing || stopped) {
		p.furthest = t.Entry
		if e.Pause > 0 {
			p.waiting, p.resumed, p.until, t.Pause = true, false, clock+e.Pause, true
			return t
		}
	}
	if p.waiting && clock >= p.until && !behind {
		p.waiting = false
		t.Play = !playing
		p.resumed = t.Play
	}
	switch over := step >= p.Lesson.End; {
	case over && !p.ended:
		p.ended, t.Ended = true, true
	case !over:
		p.ended = false
	}
	return t
}

// Waiting tells whether the episode stands still for the caption to be read.
func (p *Player) Waiting() bool { return p.waiting }

// Left is for how many seconds more it does, on the clock of Turn.
func (p *Player) Left(clock float64) float64 {
	if !p.waiting {
		return 0
	}
	return max(p.until-clock, 0)
}

// Go gives up waiting, because a person has said how to go on.
func (p *Player) Go() { p.waiting, p.resumed = false, false }

// Next is the step of the entry after the present one, or the end, and whether to play on
// from there at once: an entry that has not been read yet is waited for as if it had been
// played to.
func (p *Player) Next(step int) (to int, play bool) {
	p.waiting, p.resumed = false, true
	i := p.Lesson.EntryAt(step) + 1
	if i >= len(p.Lesson.Script) {
		return p.Lesson.End, false
	}
	e := &p.Lesson.Script[i]
	return e.At, i <= p.furthest || e.Pause == 0
}

// Back is the step of the present entry or, at its beginning, of the one before.
func (p *Player) Back(step int) int {
	i := p.Lesson.EntryAt(step)
	if step-p.Lesson.Script[i].At < 10 && i > 0 {
		i--
	}
	return p.Lesson.Script[i].At
}
