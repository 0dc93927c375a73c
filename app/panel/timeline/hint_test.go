package timeline

import (
	"image"
	"strings"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// A marker says what may be done with it, beside its icon; the weights' change says what
// it is, and how large it was at the step under the pointer.
func TestHints(t *testing.T) {
	b := newBench(t, 300)
	b.show(hurt(life(300), zeroed(100), episode.Event{Step: 200, Kind: "thaw", Args: "all"}))
	b.draw()
	say := func(at image.Point) (string, image.Rectangle) {
		b.hover(at)
		return b.Hint(at)
	}
	for i, want := range []string{"Its read-out is above  ·  click to go to its step", "No damage: nothing to recover from  ·  click to go to its step"} {
		icon := b.icon(i)
		text, about := say(icon)
		if text != want || about.Min.X != icon.X+16 || about.Max.Y >= icon.Y || !about.In(usual) {
			t.Errorf("marker %d says %q about %v, its icon is at %v", i, text, about, icon)
		}
	}
	lane := b.plot.ChangeLane()
	const change = changeLine
	at := image.Pt(b.at(150).X, lane.Min.Y+5)
	if text, about := say(at); text != change+"  ·  2.000 % at step 150" || about != lane {
		t.Errorf("the lane says %q about %v", text, about)
	}
	if text, _ := say(image.Pt(4, lane.Min.Y+5)); text != change { // step 0 has changed nothing
		t.Errorf("the lane's label says %q", text)
	}
	if text, about := say(b.at(150)); text != lifeLine || !b.at(150).In(about) {
		t.Errorf("the reward says %q about %v", text, about)
	}
	// What is said of a life that did not slow is explained.
	for standing, want := range map[recovery.Standing]string{recovery.NoFall: steadyLine + readOutLine, recovery.Fell: readOutLine} {
		b.view.Snap.Markers[0].Recovery.Standing = standing
		if text, _ := say(image.Pt(100, usual.Min.Y+20)); text != want {
			t.Errorf("%s: the read-out says %q", standing, text)
		}
	}

	// Nothing is said while something lies over it, while it is dragged, and without rules.
	b.give(ui.Pointer{At: at})
	if text, _ := b.Hint(at); text != "" {
		t.Errorf("under something it says %q", text)
	}
	b.give(uitest.Drag(at)[0])
	if text, _ := b.Hint(at); text != "" {
		t.Errorf("while it is dragged it says %q", text)
	}
	b.give(ui.Pointer{At: at, Free: true})
	b.view.NoRules = true
	if text, _ := say(at); text != "" {
		t.Errorf("without rules it says %q", text)
	}
	b.view.NoRules = false
	if text, _ := say(at); !strings.HasPrefix(text, change) {
		t.Errorf("with rules again it says %q", text)
	}
}
