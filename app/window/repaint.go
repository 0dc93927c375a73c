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
	look     ui.Sum                     // of that
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
func (r *repaint) arrived(seats Seats) {
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
	if w.quiet.hidden { // what is new stays so until somebody sees it
		clear(r.now)
		return false
	}
	turns := r.interval >= slow && w.Desk.View().Snap.Playing
	over := w.lying()
	look := overLook(over, w.Popups.Open(), w.overlays())
	any := look == 0 || look != r.look // what lies over the panels is another
	for i, s := range w.Seats {
		due := r.news[i] && (!turns || now.Sub(r.at[i]) >= s.Turn)
		r.now[i] = !w.bounds(s).Empty() && (r.all || due || s.Dirty())
		any = any || r.now[i]
	}
	if any {
		// What is drawn over others is drawn anew with all that it lies over.
		for i, s := range w.Seats {
			place := w.bounds(s)
			r.now[i] = r.now[i] || !place.Empty() && (ui.Overlaps(place, over) || ui.Overlaps(place, r.over))
		}
	}
	w.together()
	for i := range r.now {
		r.news[i] = r.news[i] && !r.now[i]
	}
	r.over, r.look, r.all = over, look, false
	return any
}

// overLook is the look of what lies over the panels: while it stays the same, a frame in
// which no panel changes is not drawn. It is 0 where something does not tell.
func overLook(places []image.Rectangle, open ui.Popup, overlays []Overlay) ui.Sum {
	sum := ui.NewSum()
	for _, r := range places {
		sum.Add(uint64(uint32(r.Min.X))<<32 | uint64(uint32(r.Min.Y)))
		sum.Add(uint64(uint32(r.Max.X))<<32 | uint64(uint32(r.Max.Y)))
	}
	tell := func(v any) bool {
		l, ok := v.(Looking)
		if ok {
			l.OverLook(&sum)
		}
		return ok
	}
	if open != nil && !tell(open) {
		return 0
	}
	for _, o := range overlays {
		if !o.Lies().Empty() && !tell(o) {
			return 0
		}
	}
	return max(sum, 1)
}

// bounds is where a panel draws: its region, and what of it lies over others.
func (w *Window) bounds(s Seat) image.Rectangle {
	if c, ok := s.Panel.(Covering); ok {
		over := c.Over()
		if _, base := w.regions.At[s.Name()]; !base || loose(s.Name()) {
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
