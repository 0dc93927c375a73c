package brains

import (
	"image"
	"slices"
	"testing"
)

// Each brain lies in its own share of the room, in whole pixels a cell, and is found there.
func TestBrainsHaveTheirPlaces(t *testing.T) {
	for _, side := range []int{3, 4, 6, 8} {
		p := place{side: side, maps: image.Rect(100, 50, 540, 600)}
		p.brain = image.Pt((p.maps.Dx()-gap*(side-1))/side, (p.maps.Dy()-20-gap*(side-1))/side)
		var before []image.Rectangle
		for life := 1; life <= side*side; life++ {
			r := p.tile(life, 32, 40)
			if r.Dx()%32 != 0 || r.Dy()%40 != 0 || r.Empty() {
				t.Fatalf("%d lives: tile %d is %v", side*side, life, r)
			}
			for _, other := range before {
				if r.Overlaps(other) && p.brain.X >= 32 && p.brain.Y >= 40 {
					t.Fatalf("%d lives: tile %d at %v lies over another at %v", side*side, life, r, other)
				}
			}
			before = append(before, r)
			if found := p.at(image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)); found != life {
				t.Errorf("%d lives: in the middle of tile %d is %d", side*side, life, found)
			}
		}
	}
	if (&place{}).at(image.Pt(1, 1)) != 0 {
		t.Error("where nothing is shown there is a brain")
	}
}

func TestHistogramsHaveRoundBins(t *testing.T) {
	width, counts := bins([]int{22, 23, 49, 62, 104}, 9)
	if width != 20 || !slices.Equal(counts, []int{2, 1, 1, 0, 1}) {
		t.Errorf("bins of %d: %v", width, counts)
	}
	if width, counts := bins([]int{7}, 9); width != 5 || !slices.Equal(counts, []int{1}) {
		t.Errorf("of one: bins of %d: %v", width, counts)
	}
	if _, counts := bins(nil, 9); counts != nil {
		t.Errorf("of none: %v", counts)
	}
	if width, counts := bins([]int{3, 999}, 9); width != 200 || len(counts) != 5 {
		t.Errorf("far apart: bins of %d: %v", width, counts)
	}
}
