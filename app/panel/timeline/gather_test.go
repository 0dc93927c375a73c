package timeline

import (
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Events of one step are one mark that names them all, and so is its read-out; marks that
// would hide each other are one with their number, and part again from near.
func TestMarksAreGathered(t *testing.T) {
	b := newBench(t, 900)
	cut := episode.Event{Step: 200, Kind: "leg", Args: "4=0"}
	b.show(hurt(life(900), zeroed(200), zeroed(200), cut, zeroed(500), zeroed(503), zeroed(508), episode.Event{Step: 800, Kind: "thaw", Args: "all"}))
	b.draw()
	f := &b.frame
	if len(f.Markers) != 3 || f.Markers[0].Count != 3 || f.Markers[1].Count != 3 || f.Markers[1].Step != 500 || f.Markers[1].To != 508 || f.Markers[2].Count != 0 {
		t.Fatalf("marked are %+v", f.Markers)
	}
	b.hover(b.icon(0))
	if hint, _ := b.Hint(b.icon(0)); hint != "3 events at 200: zeroed 33 % ×2, leg 4 cut off  ·  click to go to its step" {
		t.Errorf("the mark of one step says %q", hint)
	}
	if text := sentence(b); !strings.HasPrefix(text, "zeroed 33 % ×2, leg 4 cut off at 200 · ") {
		t.Errorf("its read-out is %q", text)
	}
	b.hover(b.icon(1))
	if hint, _ := b.Hint(b.icon(1)); hint != "3 events from 500 to 508: zeroed 33 % ×3  ·  scroll to part them" {
		t.Errorf("the gathered mark says %q", hint)
	}
	if text := sentence(b); !strings.HasPrefix(text, "zeroed 33 % at 508 · ") {
		t.Errorf("its read-out is %q", text)
	}
	for range 14 {
		b.Pointer(at(b, 504, 3))
		b.draw()
	}
	if n := len(f.Markers); n != 5 {
		t.Errorf("from near %d marks are drawn, want 5: %+v", n, f.Markers)
	}
	// Strokes of one kind at one step keep their sign.
	b = newBench(t, 300)
	b.show(hurt(life(300), zeroed(100), zeroed(100)))
	if m := b.frame.Markers; len(m) != 1 || m[0].Count != 0 || m[0].Icon != kit.IconZero {
		t.Errorf("strokes of one step are marked %+v", m)
	}
}

// A mark names so many kinds and counts the rest.
func TestNamesHaveAnEnd(t *testing.T) {
	var all []episode.Event
	for _, args := range []string{"1=0", "2=0", "2=0", "3=0", "4=0", "1=0.5", "2=0.5"} {
		all = append(all, episode.Event{Kind: "leg", Args: args})
	}
	if got := names(all); got != "leg 1 cut off, leg 2 cut off ×2, leg 3 cut off, leg 4 cut off, 2 more" {
		t.Errorf("found %q", got)
	}
}

// Events that an episode was over too soon for are marked at the end and say so.
func TestWhatWasNeverReachedSaysSo(t *testing.T) {
	b := newBench(t, 120)
	s := hurt(life(120), zeroed(40))
	s.Unreached = []episode.Event{{Step: 99999, Kind: "leg", Args: "4=0"}}
	b.show(s)
	b.draw()
	if text := sentence(b); !strings.HasPrefix(text, "zeroed 33 % at 40") {
		t.Errorf("by itself the read-out is %q", text)
	}
	b.hover(b.icon(1))
	if text := sentence(b); text != "leg 4 cut off at 99999 · never reached: the episode was over at step 120" {
		t.Errorf("the read-out is %q", text)
	}
	if hint, _ := b.Hint(b.icon(1)); !strings.HasPrefix(hint, "Never reached") {
		t.Errorf("the mark says %q", hint)
	}
}
