package app

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/render"
)

func TestBrushLeavesNoGaps(t *testing.T) {
	b := &brainPanel{size: 5, sizes: []int{28, 128, 64, 8}}
	s := &stroke{layer: 2}
	b.extend(s, render.Hit{Layer: 2, Pre: 10, Post: 20})
	b.extend(s, render.Hit{Layer: 2, Pre: 90, Post: 20})
	want := []brain.Region{{Layer: 2, Pre: brain.Span{From: 8, To: 93}, Post: brain.Span{From: 18, To: 23}}}
	if got := merged(s.regions); !slices.Equal(got, want) {
		t.Errorf("a straight stroke is %v, want the one rectangle %v", got, want)
	}
	// At the edge of a map it is cut off, and a slanting stroke covers every
	// synapse on its way.
	s = &stroke{layer: 2}
	b.extend(s, render.Hit{Layer: 2, Pre: 0, Post: 0})
	b.extend(s, render.Hit{Layer: 2, Pre: 60, Post: 60})
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
	s = &stroke{layer: 2, whole: true, from: render.Hit{Layer: 2, Pre: 9, Post: 3}}
	b.extend(s, render.Hit{Layer: 2, Pre: 4, Post: 8})
	if want := []brain.Region{{Layer: 2, Pre: brain.Span{From: 4, To: 10}, Post: brain.Span{From: 3, To: 9}}}; !slices.Equal(s.regions, want) {
		t.Errorf("rectangle %v, want %v", s.regions, want)
	}
}
