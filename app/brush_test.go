package app

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/render/maps"
)

func TestBrushLeavesNoGaps(t *testing.T) {
	b := &brainPanel{size: 5, sizes: []int{28, 128, 64, 8}}
	s := &stroke{layer: 2}
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
	b := &brainPanel{size: 5, armed: 0, sizes: []int{28, 128, 64, 8}}
	span := brain.Span{From: 10, To: 13}
	for set, want := range map[int][]brain.Region{
		0: {{Layer: 1, Pre: span}}, 2: {{Layer: 2, Post: span}, {Layer: 3, Pre: span}}, 3: {{Layer: 3, Post: span}},
	} {
		b.stroke = &stroke{set: set, from: maps.Hit{Set: set, Neuron: 12}}
		b.extend(b.stroke, maps.Hit{Set: set, Neuron: 10})
		if got := b.outline(); !slices.Equal(got, want) {
			t.Errorf("set %d: outlined %v, want %v", set, got, want)
		}
	}
}

// By key the brushes come in turn, of those that can paint on the map that is
// shown, and Esc lays a brush down and lets a pinned read-out go.
func TestBrushesByKey(t *testing.T) {
	folder := t.TempDir()
	saveRules(t, folder, "ant", 1)
	g := newGame(t, Options{World: "ant", SavesDir: folder})
	defer g.Close()
	turn := func() (armed []int) {
		for range 4 {
			g.do("next brush")
			armed = append(armed, g.brain.armed)
		}
		return armed
	}
	if got := turn(); !slices.Equal(got, []int{0, 1, 2, -1}) {
		t.Errorf("on the weights the brushes come as %v", got)
	}
	g.do("mode 2")
	if got := turn(); !slices.Equal(got, []int{2, -1, 2, -1}) {
		t.Errorf("on a coefficient the brushes come as %v", got)
	}
	g.brain.pinned = &maps.Hit{Layer: 1}
	g.do("brush 2")
	g.do("escape")
	if g.brain.armed != -1 || g.brain.pinned == nil {
		t.Errorf("Esc once: brush %d, pinned %v", g.brain.armed, g.brain.pinned)
	}
	if g.do("escape"); g.brain.pinned != nil {
		t.Error("Esc twice leaves the read-out pinned")
	}
	share := g.share
	g.do("share more")
	if g.do("share more"); g.share < share+0.099 || g.share > share+0.101 {
		t.Errorf("from %v twice up is %v", share, g.share)
	}
	for range 40 {
		g.do("share less")
	}
	if g.share != 0 {
		t.Errorf("a fraction of %v after going down for long", g.share)
	}
}
