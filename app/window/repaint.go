package window

import (
	"image"
	"time"

	"hebbarium/app/ui"
)

// repaint says which panels are to be drawn in a frame.
type repaint struct {
	now      []bool      // this frame
	news     []bool      // there is something new to show, not drawn yet
	at       []time.Time // when each was drawn last
	interval float64     // mean time between frames, s
	last     time.Time
	over     []image.Rectangle          // what lay over the panels in the last frame
	covers   map[string]image.Rectangle // parts of panels that lie over others, by the panel
	all      bool
}

// slow is the time between frames beyond which panels take turns, so that the
// window stays quick on a machine that draws slowly.
const slow = 0.028

func (r *repaint) init(n int) {
	r.now, r.news, r.at, r.all = make([]bool, n), make([]bool, n), make([]time.Time, n), true
}

// arrived notes that there is a new moment to show.
func (r *repaint) arrived(seats []Seat) {
	for i := range seats {
		r.news[i] = true
	}
}

// since is the time since a panel was drawn before this frame, in seconds, 0.1 at the
// most.
func (r *repaint) since(i int, now time.Time) float64 {
	dt := min(now.Sub(r.at[i]).Seconds(), 0.1)
	r.at[i] = now
	return dt
}

// plan decides what this frame draws, and whether it draws anything at all.
func (w *Window) plan(now time.Time) bool {
	w.cover() // a panel may have opened a part of it by itself
	r := &w.repaint
	if took := now.Sub(r.last).Seconds(); took < 1 {
		r.interval += (took - r.interval) * 0.1
	}
	r.last = now
	turns := r.interval >= slow && w.Desk.View().Snap.Playing
	over := w.lying()
	any := false
	for i, s := range w.Seats {
		place := w.bounds(s)
		due := r.news[i] && (!turns || now.Sub(r.at[i]) >= s.Turn)
		covered := ui.Overlaps(place, over) || ui.Overlaps(place, r.over)
		r.now[i] = !place.Empty() && (r.all || due || covered || s.Dirty())
		if r.now[i] {
			any = true
		}
	}
	w.together()
	for i := range r.now {
		r.news[i] = r.news[i] && !r.now[i]
	}
	r.over, r.all = over, false
	return any || len(over) > 0
}

// bounds is where a panel draws: its region, and what of it lies over others.
func (w *Window) bounds(s Seat) image.Rectangle {
	if c, ok := s.Panel.(Covering); ok {
		over := c.Over()
		if _, base := w.regions.At[s.Name()]; !base || s.Name() == "caption" || s.Name() == "card" {
			return over
		}
		return w.regions.At[s.Name()].Union(over)
	}
	return w.regions.At[s.Name()]
}

// together draws panels that lie over each other in the same frame: what is drawn
// hides, or shows through, the other.
func (w *Window) together() {
	r := &w.repaint
	for i, a := range w.Seats {
		c, ok := a.Panel.(Covering)
		if !ok || c.Over().Empty() {
			continue
		}
		for k, b := range w.Seats {
			if k != i && c.Over().Overlaps(w.bounds(b)) && (r.now[i] || r.now[k]) {
				r.now[i], r.now[k] = true, true
			}
		}
	}
}

// lying are the places of what lies over the panels.
func (w *Window) lying() []image.Rectangle {
	var over []image.Rectangle
	add := func(r image.Rectangle) {
		if !r.Empty() {
			over = append(over, r.Inset(-2))
		}
	}
	add(w.Popups.Place())
	for _, o := range w.overlays() {
		add(o.Lies())
	}
	return over
}
