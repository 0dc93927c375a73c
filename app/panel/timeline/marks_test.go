package timeline

import (
	"errors"
	"math"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// Every event has its mark, in warn where it did damage. Of those of one step one
// recovery is shaded, and the one that is read out stands out.
func TestEventsAreMarked(t *testing.T) {
	b := newBench(t, 300)
	b.show(hurt(life(300), zeroed(100), episode.Event{Step: 100, Kind: "randomise", Args: "uniform=0.1"}, episode.Event{Step: 150, Kind: "thaw", Args: "all"}, zeroed(200)))
	b.draw()
	f := &b.frame
	if len(f.Markers) != 3 || len(f.Recoveries) != 2 {
		t.Fatalf("found %+v and %+v", f.Markers, f.Recoveries)
	}
	for i, want := range []struct {
		step int
		icon kit.Icon
		tone kit.Tone
	}{{100, kit.IconZero, kit.Damage}, {150, kit.IconFreeze, kit.Neutral}, {200, kit.IconZero, kit.Damage}} {
		if m := f.Markers[i]; m.Step != want.step || m.Icon != want.icon || m.Tone != want.tone {
			t.Errorf("mark %d is %+v, want %+v", i, m, want)
		}
	}
	if f.Recoveries[0].From != 100 || !f.Recoveries[0].Past || f.Recoveries[1].From != 200 || f.Recoveries[1].Past {
		t.Errorf("shaded are %+v", f.Recoveries)
	}
	// The one under the pointer is read out in place of the last.
	b.hover(b.icon(0))
	if f.Recoveries[0].Past || !f.Recoveries[1].Past {
		t.Errorf("with the pointer on the first, shaded are %+v", f.Recoveries)
	}
	if b.hover(b.at(50)); !f.Recoveries[0].Past || f.Recoveries[1].Past {
		t.Errorf("with the pointer elsewhere, shaded are %+v", f.Recoveries)
	}
}

// What is shaded ends where the agent is back, at the newest step while it is not, and
// where no more is measured: after so many steps, at another injury, at its control's end.
// Where nothing can be measured nothing is shaded.
func TestRecoveryIsShaded(t *testing.T) {
	ev := zeroed(50)
	for _, c := range []struct {
		what      string
		edge      int
		r         recovery.Recovery
		measured  bool
		to        int
		level     float64
		recovered bool
	}{
		{"back", 200, recovery.Recovery{From: 50, Control: 2, BackAfter: 30}, true, 80, 1.8, true},
		{"no fall", 200, recovery.Recovery{From: 50, Control: 2, BackAfter: 0}, true, 50, 1.8, false},
		{"not back", 200, recovery.Recovery{From: 50, Control: 2, BackAfter: -1}, true, 200, 1.8, false},
		{"not back for long", 2000, recovery.Recovery{From: 50, Control: 2, BackAfter: -1, Steps: 1000, Ended: recovery.ByTime}, true, 1050, 1.8, false},
		{"held, and then not back for long", 2000, recovery.Recovery{From: 350, Control: 2, BackAfter: -1, Steps: 1300, Ended: recovery.ByTime}, true, 1350, 1.8, false},
		{"not back until another", 2000, recovery.Recovery{From: 50, Control: 2, BackAfter: -1, Steps: 1000, Ended: recovery.ByInjury, By: zeroed(300)}, true, 300, 1.8, false},
		{"not back at the control's end", 2000, recovery.Recovery{From: 50, Control: 2, BackAfter: -1, Steps: 400, Ended: recovery.ByControl}, true, 450, 1.8, false},
		{"too slow", 2000, recovery.Recovery{From: 50, BackAfter: -1, Steps: 700, Standing: recovery.TooSlow}, false, 50, math.NaN(), false},
		{"back late", 2000, recovery.Recovery{From: 50, Control: 2, BackAfter: 404}, true, 454, 1.8, true},
		{"not measured", 52, recovery.Recovery{BackAfter: -1}, false, 52, math.NaN(), false},
	} {
		s := &session.Snapshot{Edge: c.edge}
		got := stretch(s, &session.Marker{Event: ev, Recovery: c.r, Measured: c.measured}, false)
		level := got.Level == c.level || math.IsNaN(got.Level) && math.IsNaN(c.level)
		if got.From != 50 || got.To != c.to || !level || got.Recovered != c.recovered {
			t.Errorf("%s: shaded is %+v", c.what, got)
		}
	}
	// One that waits for the next step has nothing to be shaded yet.
	b := newBench(t, 100)
	s := life(100)
	s.Markers = []session.Marker{{Event: zeroed(101), Due: true}}
	if b.show(s); len(b.frame.Recoveries) > 0 || len(b.frame.Markers) != 1 {
		t.Errorf("of an event to come: %+v", b.frame.Recoveries)
	}
}

// Where a number has left its range there is a mark that leads on, and it goes with a
// step back.
func TestDivergenceIsMarked(t *testing.T) {
	b := newBench(t, 100)
	s := hurt(life(100), zeroed(40))
	s.Status, s.Err = episode.Diverged, errors.Join(brain.ErrDiverged)
	b.show(s)
	b.draw()
	const title = "The brain left the numbers' range at step 100"
	n := len(b.frame.Markers)
	if m := b.frame.Markers[n-1]; n != 2 || m.Step != 100 || m.Icon != kit.IconWarning || m.Tone != kit.Damage {
		t.Fatalf("marked are %+v", b.frame.Markers)
	}
	b.hover(b.icon(1))
	if hint, _ := b.Hint(b.icon(1)); hint != title+": step back, or start again" {
		t.Errorf("the mark says %q", hint)
	}
	if text := sentence(b); !strings.HasPrefix(text, "zeroed 33 % at 40") {
		t.Errorf("with the pointer on it the read-out says %q", text)
	}
	back := hurt(life(99), zeroed(40))
	if b.show(back); len(b.frame.Markers) != 1 {
		t.Errorf("a step back, marked are %+v", b.frame.Markers)
	}
}

// The future that was left is drawn beside the present one from where they part, and is
// in view as a whole.
func TestOtherFutureIsShown(t *testing.T) {
	b := newBench(t, 100)
	other := &session.Other{At: 60, Rewards: make([]float64, 500)}
	for i := range other.Rewards {
		other.Rewards[i] = float64(i)
	}
	s := hurt(life(100), zeroed(60))
	s.Other = other
	b.show(s)
	f := &b.frame
	if f.GhostFrom != 60 || len(f.Ghost) != 441 || f.Ghost[0] != float32(20+59)/2 || f.To < 500 {
		t.Errorf("from %d on there are %d steps, the first of %v, in view to %v", f.GhostFrom, len(f.Ghost), f.Ghost[0], f.To)
	}
	first := &f.Ghost[0]
	if b.show(s); &f.Ghost[0] != first || len(f.Ghost) != 441 {
		t.Error("the same future was made anew")
	}
	s.Other = nil
	if b.show(s); len(f.Ghost) != 0 || f.To != 300 {
		t.Errorf("without it %d steps are left, in view to %v", len(f.Ghost), f.To)
	}
	s.Other = &session.Other{At: 100, Rewards: make([]float64, 100)}
	if b.show(s); len(f.Ghost) != 0 {
		t.Error("a future of no steps of its own is shown")
	}
	s.Other = &session.Other{Rewards: make([]float64, 30)}
	if b.show(s); f.GhostFrom != 1 || len(f.Ghost) != 30 {
		t.Errorf("one that parts at the start is %d steps from %d on", len(f.Ghost), f.GhostFrom)
	}
}
