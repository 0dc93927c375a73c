package maps

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/render/maps"
)

// network is a brush for the ant's network.
func network() *brush { return &brush{side: 5, net: maps.Net{Sizes: []int{28, 128, 64, 8}}} }

func TestBrushLeavesNoGaps(t *testing.T) {
	b := network()
	b.begin(maps.Hit{Layer: 2, Pre: 10, Post: 20}, false)
	s := b.stroke
	b.extend(s, maps.Hit{Layer: 2, Pre: 10, Post: 20})
	b.extend(s, maps.Hit{Layer: 2, Pre: 90, Post: 20})
	want := []brain.Region{{Layer: 2, Pre: brain.Span{From: 8, To: 93}, Post: brain.Span{From: 18, To: 23}}}
	if got := merged(s.regions); !slices.Equal(got, want) {
		t.Errorf("a straight stroke is %v, want the one rectangle %v", got, want)
	}
	// At the edge of a map it is cut off, and a slanting stroke covers every
	// synapse on its way.
	s = &stroke{layer: 2}
	b.extend(s, maps.Hit{Layer: 2, Pre: 0, Post: 0})
	b.extend(s, maps.Hit{Layer: 2, Pre: 60, Post: 60})
	for i := range 61 {
		if !slices.ContainsFunc(s.regions, func(r brain.Region) bool {
			return i >= r.Pre.From && i < r.Pre.To && i >= r.Post.From && i < r.Post.To
		}) {
			t.Errorf("synapse %d,%d on the way was not hit", i, i)
		}
	}
	if r := s.regions[0]; r.Pre != (brain.Span{From: 0, To: 3}) || r.Post != (brain.Span{From: 0, To: 3}) {
		t.Errorf("in the corner the brush is %v", r)
	}
	s = &stroke{layer: 2, whole: true, from: maps.Hit{Layer: 2, Pre: 9, Post: 3}}
	b.extend(s, maps.Hit{Layer: 2, Pre: 4, Post: 8})
	if want := []brain.Region{{Layer: 2, Pre: brain.Span{From: 4, To: 10}, Post: brain.Span{From: 3, To: 9}}}; !slices.Equal(s.regions, want) {
		t.Errorf("rectangle %v, want %v", s.regions, want)
	}
}

// A drag along a strip outlines what it will hit: the synapses into and out of
// its neurons.
func TestStripDragIsOutlined(t *testing.T) {
	span := brain.Span{From: 10, To: 13}
	for set, want := range map[int][]brain.Region{
		0: {{Layer: 1, Pre: span}}, 2: {{Layer: 2, Post: span}, {Layer: 3, Pre: span}}, 3: {{Layer: 3, Post: span}},
	} {
		b := network()
		b.begin(maps.Hit{Set: set, Neuron: 12}, false)
		b.reach(maps.Hit{Set: set + 1, Neuron: 20})
		b.reach(maps.Hit{Layer: 1, Pre: 20})
		b.reach(maps.Hit{Set: set, Neuron: 10})
		if got := b.outline(nil); !slices.Equal(got, want) {
			t.Errorf("set %d: outlined %v, want %v", set, got, want)
		}
	}
}

// What an armed brush passes over in the window is injured when it is let go, as one: by
// the brush's square, by a rectangle, or along a strip.
func TestStrokesInjure(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	drag := func(shift bool, points ...image.Point) {
		for _, p := range uitest.Drag(points...) {
			p.Shift = shift
			b.do(p)
		}
	}
	expect := func(what string, want ...string) {
		t.Helper()
		if n := len(b.sent); len(want) > 0 && n != 1 {
			t.Errorf("%s: %d commands, want one, which is undone as one", what, n)
		}
		if got := b.events(); !slices.Equal(got, want) {
			t.Errorf("%s: sent %q, want %q", what, got, want)
		}
		if b.brush.stroke != nil {
			t.Errorf("%s: the stroke goes on", what)
		}
	}
	drag(false, b.cell(2, 20, 30), b.cell(2, 40, 30))
	expect("without a brush")

	b.click("brush zero")
	drag(false, b.cell(2, 20, 30), b.cell(2, 40, 30), b.cell(2, 60, 30))
	expect("a stroke of the brush", "zero:layer=2,pre=18..62,post=28..32")
	drag(false, b.cell(1, 10, 20), b.cell(1, 10, 20))
	expect("a click", "zero:layer=1,pre=8..12,post=18..22")
	drag(true, b.cell(2, 96, 48), b.cell(2, 64, 32), b.cell(2, 32, 16))
	expect("a rectangle", "zero:layer=2,pre=32..96,post=16..48")
	drag(false, b.strip(2, 32), b.strip(2, 40), b.strip(2, 47))
	expect("neurons of a strip", "zero:neurons=2:32..47")
	drag(false, b.cell(2, 20, 30), b.cell(3, 20, 3), b.cell(2, 24, 30))
	expect("a stroke that leaves its map for a while", "zero:layer=2,pre=18..26,post=28..32")
	drag(false, b.title.Min, b.cell(2, 20, 30))
	expect("a drag that began beside the maps")
	for _, p := range uitest.Drag(b.cell(2, 20, 30), b.cell(2, 40, 30)) {
		p.Free = false
		b.do(p)
	}
	expect("a drag under something that lies over the maps")

	b.click("brush randomise")
	b.view.Next.Init = "normal=0.2,layer=1"
	drag(false, b.cell(3, 5, 4), b.cell(3, 9, 4))
	expect("weights drawn anew", "randomise:normal=0.2,layer=3,pre=3..11,post=2..6")
	drag(false, b.strip(3, 1), b.strip(3, 1))
	expect("weights of a neuron drawn anew", "randomise:normal=0.2,neurons=3:1..1")

	b.click("mode 4")
	b.click("brush freeze")
	b.brush.setSide(1)
	drag(false, b.cell(3, 5, 4), b.cell(3, 6, 5))
	expect("a slanting stroke that freezes, over a coefficient", "freeze:layer=3,pre=5..5,post=4..4", "freeze:layer=3,pre=6..6,post=5..5")
}

// A stroke is given up with its brush: by Esc, and by another map or brush.
func TestStrokeIsGivenUpWithItsBrush(t *testing.T) {
	for name, leave := range map[string]func(b *bench){
		"Esc": func(b *bench) { b.Escape() }, "another map": func(b *bench) { b.table.Do("mode 2") },
		"another brush": func(b *bench) { b.table.Do("next brush") }, "another session": func(b *bench) { b.view.Opened++; b.Take(b.view) },
	} {
		b := newBench(t, "ant", brain.ABCD_lr)
		b.click("brush zero")
		ticks := uitest.Drag(b.cell(2, 20, 30), b.cell(2, 40, 30))
		b.do(ticks[:2]...)
		if b.brush.stroke == nil || len(b.brush.outline(b.hover)) != 1 {
			t.Fatalf("%s: no stroke", name)
		}
		leave(b)
		b.do(ticks[2:]...)
		if got := b.events(); b.brush.stroke != nil || len(got) > 0 {
			t.Errorf("%s: the stroke made %q", name, got)
		}
	}
}

// The desk, and not the panel, says why a stroke can do nothing.
func TestStrokeIsSentWhateverBecomesOfIt(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.click("brush zero")
	b.view.Over, b.view.NoRules = "time is up", true
	b.do(uitest.Drag(b.cell(2, 20, 30), b.cell(2, 20, 30))...)
	if len(b.sent) != 1 || b.view.Refuses(b.sent[0]) != desk.ChoosingRules {
		t.Errorf("sent %v", b.sent)
	}
}

// The cursor gives way to the square of a brush on a map, and only there.
func TestBrushHidesTheCursor(t *testing.T) {
	for _, c := range []struct {
		armed int
		hover *maps.Hit
		want  bool
	}{
		{0, &maps.Hit{Layer: 2}, true}, {-1, &maps.Hit{Layer: 2}, false}, {1, nil, false}, {0, &maps.Hit{Set: 1}, false},
	} {
		b := network()
		b.armed = c.armed
		if b.aims(c.hover) != c.want || c.want != (len(b.outline(c.hover)) > 0) {
			t.Errorf("brush %d over %+v: the square is in place of the cursor: %v, outlined: %v", c.armed, c.hover, b.aims(c.hover), b.outline(c.hover))
		}
	}
	b := newBench(t, "ant", brain.ABCD_lr)
	b.point(b.cell(2, 20, 30))
	b.table.Do("brush 0")
	b.point(b.cell(2, 20, 30))
	b.point(b.cell(2, 21, 30))
	b.point(b.strip(2, 5))
	b.point(b.cell(1, 2, 3))
	b.do(ui.Pointer{At: b.cell(1, 2, 3)}) // something lies over it
	b.point(b.cell(1, 2, 3))
	b.table.Do("brush 0")
	b.point(b.cell(1, 2, 3))
	if got, want := fmt.Sprint(b.hides), "[true false true false true false]"; got != want {
		t.Errorf("the cursor is hidden %s, want %s", got, want)
	}
}
