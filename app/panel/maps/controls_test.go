package maps

import (
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Each brush that is off says why, and one that is on what it does.
func TestBrushesSayWhatTheyDoOrWhyTheyAreOff(t *testing.T) {
	const (
		zero      = "Brush: drag over a map to zero synapses; Shift and drag for a rectangle"
		randomise = "Brush: drag over a map to draw weights anew"
		freeze    = "Brush: drag over a map to stop synapses from learning"
		size      = "Side of the brush in synapses; the wheel over a map changes it"
		own       = "Paint, and the replay goes on as a life of your own"
		none      = "There is no map to paint on: choose one"
		over      = "Time is up: start again"
	)
	b := newBench(t, "ant", brain.ABCD_lr)
	b.sit(least())
	for _, c := range []struct {
		when  string
		set   func()
		off   [4]bool
		hints [4]string // of the three brushes and their size
	}{
		{"at the start", func() {}, [4]bool{}, [4]string{zero, randomise, freeze, size}},
		{"while a replay plays", func() { b.view.Recorded.Following = true }, [4]bool{}, [4]string{own, own, own, size}},
		{"over a coefficient", func() { b.view.Recorded.Following = false; b.click("mode 2") }, [4]bool{true, true}, [4]string{
			"Zero paints on the weights: choose their map", "Randomise paints on the weights: choose their map", freeze, size}},
		{"beside no map", func() { b.click("mode 7") }, [4]bool{true, true, true, true}, [4]string{none, none, none, none}},
		{"at the end", func() {
			b.click("mode 0")
			b.next(func(s *session.Snapshot) { s.Status = episode.TimeUp })
			b.view.Over = "time is up"
		}, [4]bool{true, true, true, true}, [4]string{over, over, over, over}},
		{"without rules", func() { b.view.NoRules = true }, [4]bool{true, true, true, true}, [4]string{desk.ChoosingRules, desk.ChoosingRules, desk.ChoosingRules, desk.ChoosingRules}},
	} {
		c.set()
		for i, name := range []string{"brush zero", "brush randomise", "brush freeze", "size"} {
			k := b.control(name)
			if k.Off() != c.off[i] || k.Hint() != c.hints[i] {
				t.Errorf("%s %s is off: %v, and says %q, want %v and %q", c.when, name, k.Off(), k.Hint(), c.off[i], c.hints[i])
			}
		}
		for i, k := range brushes() {
			if a := b.table.Find("brush " + string(rune('0'+i))); a.Here() == c.off[i] {
				t.Errorf("%s the palette has %s: %v", c.when, k.name, a.Here())
			}
		}
	}
	if b.click("brush zero"); b.brush.armed >= 0 {
		t.Error("a brush that is off was taken in hand")
	}
}

// A mode is chosen by its button or by name where the rule has its coefficient; else the
// button says that it has none.
func TestModes(t *testing.T) {
	for _, c := range []struct {
		rule brain.Rule
		has  []int
	}{
		{brain.ABCD_lr, []int{0, 1, 2, 3, 4, 5, 6}}, {brain.AD, []int{0, 1, 2, 5}}, {brain.A, []int{0, 1, 2}},
		{brain.ABC_lr, []int{0, 1, 2, 3, 4, 6}}, {brain.ABCD_lr_D_in_and_out, []int{0, 1, 2, 3, 4, 5, 6}}, {brain.Static, []int{0, 1}},
	} {
		b := newBench(t, "ant", c.rule)
		for i := range modes()[:pcaMode] {
			name := "mode " + string(rune('0'+i))
			k, has := b.control(name), slices.Contains(c.has, i)
			why := b.mode.modeTip(i)
			if !has {
				why = "The rule " + c.rule.String() + " has no such coefficient"
			}
			if k.Off() == has || k.Hint() != why || b.table.Find(name).Here() != has {
				t.Errorf("%s: %s is off: %v, and says %q, want %q", c.rule, name, k.Off(), k.Hint(), why)
			}
			before := b.mode.at
			b.click(name)
			if want := map[bool]int{true: i, false: before}[has]; b.mode.at != want {
				t.Errorf("%s: a click on %s shows mode %d, want %d", c.rule, name, b.mode.at, want)
			}
		}
		// By key they come in turn, those alone that there are.
		b.table.Do("mode 0")
		var way, back []int
		for range c.has {
			way = append(way, b.mode.at)
			b.key(ebiten.KeyN, false)
		}
		for range c.has {
			b.key(ebiten.KeyN, true)
			back = append(back, b.mode.at)
		}
		slices.Reverse(back)
		if !slices.Equal(way, c.has) || !slices.Equal(back, c.has) || b.mode.at != 0 {
			t.Errorf("%s: by key the modes come as %v and back as %v, want %v", c.rule, way, back, c.has)
		}
	}
}

// By M the weights' way comes too where it has a tab; it takes the brush out of the hand.
func TestWayByKey(t *testing.T) {
	b := newBench(t, "ant", brain.AD)
	b.sit(least())
	b.table.Do("brush 2")
	if b.key(ebiten.KeyN, true); b.mode.at != pcaMode || b.brush.armed != -1 {
		t.Errorf("before the weights: mode %d with brush %d", b.mode.at, b.brush.armed)
	}
	if b.key(ebiten.KeyN, false); b.mode.at != 0 {
		t.Errorf("after the way: mode %d", b.mode.at)
	}
}

// The maps show the values of their mode.
func TestMapsShowTheirMode(t *testing.T) {
	b := newBench(t, "ant", brain.AD_lr)
	s := b.view.Snap
	for i, want := range map[int][][]float32{0: s.Weights, 1: s.Deltas, 2: s.Coefficients[0], 5: s.Coefficients[1], 6: s.Coefficients[2]} {
		b.setMode(i)
		b.update(0.016)
		for layer, values := range want {
			if got := b.brain.Map(layer+1).Value(3, 2); got != values[3*b.brush.net.Sizes[layer+1]+2] {
				t.Errorf("mode %d, layer %d: %v is shown, want %v", i, layer+1, got, values[3*b.brush.net.Sizes[layer+1]+2])
			}
		}
	}
}

// By key the brushes come in turn, of those that can paint on the map that is
// shown, and Esc lays a brush down.
func TestBrushesByKey(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	turn := func() (armed []int) {
		for range 4 {
			b.key(ebiten.KeyB, false)
			armed = append(armed, b.brush.armed)
		}
		return armed
	}
	if got := turn(); !slices.Equal(got, []int{0, 1, 2, -1}) {
		t.Errorf("on the weights the brushes come as %v", got)
	}
	b.table.Do("mode 2")
	if got := turn(); !slices.Equal(got, []int{2, -1, 2, -1}) {
		t.Errorf("on a coefficient the brushes come as %v", got)
	}
	b.table.Do("brush 2")
	if !b.Escape() || b.brush.armed != -1 {
		t.Errorf("Esc leaves the brush %d", b.brush.armed)
	}
	if b.Escape() {
		t.Error("Esc ends something where there is nothing")
	}
}

// A brush is armed by a click or by Enter, and laid down by another; on a map that it
// cannot paint on it is laid down by itself.
func TestBrushIsArmedAndLaidDown(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	for i, k := range brushes() {
		if b.click(k.name); b.brush.armed != i {
			t.Errorf("a click on %s arms %d", k.name, b.brush.armed)
		}
	}
	if b.click("brush freeze"); b.brush.armed != -1 {
		t.Errorf("a second click leaves brush %d in hand", b.brush.armed)
	}
	if b.control("brush zero").Press(); b.brush.armed != 0 {
		t.Errorf("Enter arms %d", b.brush.armed)
	}
	if b.click("mode 1"); b.brush.armed != -1 {
		t.Errorf("over the changes brush %d is in hand", b.brush.armed)
	}
	b.click("brush freeze")
	if b.click("mode 3"); b.brush.armed != freezeBrush {
		t.Errorf("over a coefficient brush %d is in hand, want Freeze", b.brush.armed)
	}
}

// The brush's side is odd and bounded; the button goes round.
func TestBrushSize(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	var sides []int
	for range 8 {
		sides = append(sides, b.brush.side)
		b.click("size")
	}
	if want := []int{5, 7, 9, 11, 13, 15, 3, 5}; !slices.Equal(sides, want) {
		t.Errorf("by clicks the brush is %v, want %v", sides, want)
	}
	at := b.cell(2, 5, 5)
	wheel := func(by float64, at ui.Pointer) int {
		at.Wheel = by
		b.do(at)
		return b.brush.side
	}
	over := ui.Pointer{At: at, Free: true}
	before := b.brush.side
	if n := wheel(1.5, over); n != before+2 {
		t.Errorf("from %d the wheel leads to %d", before, n)
	}
	for range 40 {
		wheel(-1, over)
	}
	if b.brush.side != 1 {
		t.Errorf("the least brush is %d", b.brush.side)
	}
	for range 40 {
		wheel(1, over)
	}
	if b.brush.side != 31 {
		t.Errorf("the largest brush is %d", b.brush.side)
	}
	if n := wheel(-1, ui.Pointer{At: at}); n != 31 {
		t.Error("the wheel acts where something lies over the map")
	}
	if n := wheel(-1, ui.Pointer{At: b.title.Min, Free: true}); n != 31 {
		t.Error("the wheel acts beside the maps")
	}
	if b.table.Do("brush size"); b.brush.side != 3 {
		t.Errorf("after the largest brush comes %d", b.brush.side)
	}
}

// Each mode's scale is locked by itself, by a click on the legend.
func TestLegendLocksTheScale(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.sit(least())
	legend := b.control("legend")
	if got := legend.Hint(); !strings.HasSuffix(got, "which follows the largest: click to lock it, right click for more") {
		t.Errorf("the legend says %q", got)
	}
	b.click("legend")
	if !b.mode.locked() {
		t.Error("a click locks nothing")
	}
	if b.click("mode 1"); b.mode.locked() {
		t.Error("the scale of the changes is locked too")
	}
	b.click("mode 0")
	if b.table.Do("lock scale"); b.mode.locked() {
		t.Error("by name the scale is not let go")
	}
	b.click("mode 7")
	if b.click("legend"); b.mode.locked() || legend.Hint() != "" {
		t.Errorf("beside no map the legend locks, or says %q", legend.Hint())
	}
}

// X closes the lens and lets it open, and says so.
func TestLensByKey(t *testing.T) {
	b := newBench(t, "car", brain.ABCD_lr)
	b.key(ebiten.KeyX, false)
	b.key(ebiten.KeyX, false)
	if want := []string{"The lens stays closed", "The lens opens over small synapses"}; !slices.Equal(b.said, want) {
		t.Errorf("X says %q, want %q", b.said, want)
	}
}

// Every action has a name of its own, and keys where it is written that it has.
func TestActions(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	ids, chords := map[string]bool{}, map[ui.Chord]bool{}
	for _, a := range b.Actions() {
		if ids[a.ID] || a.Title == "" || (a.Keys == "") != (len(a.Chords) == 0) {
			t.Errorf("%q: twice %v, titled %q, with keys %q for %d chords", a.ID, ids[a.ID], a.Title, a.Keys, len(a.Chords))
		}
		ids[a.ID] = true
		for _, c := range a.Chords {
			if chords[c] {
				t.Errorf("%q: its key does something else too", a.ID)
			}
			chords[c] = true
		}
	}
	for _, id := range []string{"next map", "last map", "lens", "brush 0", "brush 1", "brush 2", "next brush", "brush size", "lock scale", "mode 0", "mode 7"} {
		if !ids[id] {
			t.Errorf("there is no action %q", id)
		}
	}
	if len(b.Mouse()) != 3 {
		t.Errorf("the mouse does %v", b.Mouse())
	}
	if b.table.Press(uitest.Press(ebiten.KeyQ)) {
		t.Error("a key without an action acts")
	}
}
