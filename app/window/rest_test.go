package window

import (
	"slices"
	"testing"
	"time"
)

// A window in which nothing happens rests, is awake at once where something does, and at
// rest while nobody sees it; what is new is drawn when it is seen again.
func TestWindowRests(t *testing.T) {
	w, f := open(t)
	fr := &frame{}
	w.Frame = fr
	s := w.Desk.View().Snap
	s.Playing = false
	now := time.Unix(1000, 0)
	tick := func(n int, input bool) {
		for range n {
			now = now.Add(time.Second / Ticks)
			w.quiet.drew = w.plan(now)
			w.repose(input)
		}
	}
	if tick(restAfter+2, false); !slices.Equal(fr.rests, []time.Duration{restTime}) {
		t.Fatalf("with nothing to do it rests: %v", fr.rests)
	}
	if tick(1, true); !slices.Equal(fr.rests, []time.Duration{restTime, 0}) {
		t.Errorf("at input: %v", fr.rests)
	}
	fr.rests = nil
	s.Playing = true
	if tick(5*restAfter, false); len(fr.rests) > 0 {
		t.Errorf("while the episode plays: %v", fr.rests)
	}
	fr.hidden = true
	if tick(1, false); !slices.Equal(fr.rests, []time.Duration{unseenTime}) {
		t.Errorf("hidden while it plays: %v", fr.rests)
	}
	f["maps"].dirty = true
	w.repaint.arrived(w.Seats)
	if w.plan(now) {
		t.Error("a window that nobody sees is drawn")
	}
	fr.hidden = false
	if tick(1, false); !slices.Equal(fr.rests, []time.Duration{unseenTime, 0}) || !w.plan(now) || !w.repaint.now[0] {
		t.Errorf("seen again: %v, drawn %v", fr.rests, w.repaint.now)
	}
	f["maps"].dirty, s.Playing = false, false
	tick(3*restAfter, false)
	if w.plan(now) {
		t.Fatal("a paused window is drawn")
	}
	fr.bared = true
	w.repose(false)
	if !w.plan(now) || !w.repaint.now[0] || !w.repaint.now[len(w.Seats)-1] {
		t.Errorf("a part that was bared is drawn: %v", w.repaint.now)
	}
}
