package evolving

import "fmt"

// Watch lets the centre of a search live where it is seen: a newer one takes its place when
// its life is over, or when it has been seen for a while.
type Watch struct {
	on         bool
	generation int     // of the centre that lives
	opened     int     // its session
	since      float64 // on the clock, s
}

// seenFor is how long a centre lives at least, in seconds, before a newer one takes its place.
const seenFor = 12

// Life is what is known of the life that is seen.
type Life struct {
	Opened  int     // its session
	Clock   float64 // s
	Over    bool    // it has ended
	Stopped bool    // it stands still, by a person's will
	Touched bool    // something was done to it
}

// Begin notes that a generation's centre lives now.
func (w *Watch) Begin(generation int, l Life) {
	*w = Watch{true, generation, l.Opened, l.Clock}
}

// Due tells whether a newer centre is to take the place: not of a life that a person has done
// something to, or has stopped; and no more once another life is open.
func (w *Watch) Due(p *Progress, l Life) bool {
	if w.on = w.on && w.opened == l.Opened; !w.on || l.Touched || p.Generation <= w.generation {
		return false
	}
	return l.Over || !l.Stopped && l.Clock-w.since >= seenFor
}

// Watching tells whether the life that is open is a centre whose place newer ones take.
func (w *Watch) Watching() bool { return w.on }

// Stand says how far the search is, for a line of news: the generation, and how the centre
// scored when it was measured last.
func (p *Progress) Stand() string {
	text := fmt.Sprintf("generation %d of %d", p.Generation, p.Goal)
	for i := len(p.Curve) - 1; i >= 0; i-- {
		if p.Curve[i].Measured {
			return fmt.Sprintf("%s, whose middle scores %.0f", text, p.Curve[i].Centre)
		}
	}
	return text
}

// Ended says how a campaign that is over has ended.
func (p *Progress) Ended() string {
	switch p.State {
	case Finished:
		return fmt.Sprintf("Evolved %d generations; they are kept in %s", p.Generation, p.Dir)
	case Failed:
		return "Evolution stopped: " + p.Err.Error()
	}
	return fmt.Sprintf("Evolution stopped after %d generations; they are kept in %s", p.Generation, p.Dir)
}
