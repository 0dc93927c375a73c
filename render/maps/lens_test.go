package maps

import (
	"image"
	"testing"

	"hebbarium/brain"
	"hebbarium/render/kit/kittest"
)

// The lens is for the car's first layer, whose synapses are a pixel wide or half
// of one, and for no other map of the window.
func TestLensOpensOverSmallSynapses(t *testing.T) {
	for _, c := range []struct {
		name   string
		sizes  []int
		area   image.Rectangle
		lensed [3]bool
	}{
		{"car at 1440", []int{648, 128, 64, 3}, image.Rect(760, 192, 1424, 732), [3]bool{true, false, false}},
		{"car at 1024", []int{648, 128, 64, 3}, image.Rect(524, 156, 1008, 544), [3]bool{true, true, false}},
		{"ant at 1440", []int{28, 128, 64, 8}, image.Rect(760, 192, 1424, 732), [3]bool{}},
		{"ant at 1024", []int{28, 128, 64, 8}, image.Rect(524, 156, 1008, 544), [3]bool{}},
	} {
		v := NewBrainView(kittest.Theme(t), Net{Sizes: c.sizes})
		v.SetArea(c.area)
		for layer, want := range c.lensed {
			if cell := v.Layout().Maps[layer].Cell; v.Lensed(layer+1) != want {
				t.Errorf("%s: layer %d, with cells of %v, is lensed: %v, want %v", c.name, layer+1, cell, !want, want)
			}
		}
		if v.Lensed(0) || v.Lensed(4) {
			t.Errorf("%s: a lens over no layer", c.name)
		}
		if v.lens.img != nil || v.lens.pix != nil {
			t.Errorf("%s: a lens that nobody opened was made", c.name)
		}
	}
}

// Each cell of the lens is the synapse that its place says, the one under the
// pointer in the middle, in the map's own orientation; of a pair both are seen.
func TestLensShowsEachSynapse(t *testing.T) {
	th := kittest.Theme(t)
	sizes := []int{648, 128, 64, 3}
	v := NewBrainView(th, Net{Sizes: sizes})
	v.SetArea(image.Rect(524, 156, 1008, 544))
	var values [][]float32
	for l := range 3 {
		values = append(values, random(sizes[l]*sizes[l+1]))
	}
	frozen := make([]bool, sizes[0]*sizes[1])
	frozen[100*128+7] = true
	v.Update(BrainFrame{Values: values, Scale: 0.5, Frozen: [][]bool{frozen, nil, nil}})
	if !v.Layout().Maps[0].Pair || v.maps[2].preAlongX {
		t.Fatal("the test wants a map of pairs, and one with its post neurons along x")
	}
	for _, h := range []Hit{{Layer: 1, Pre: 101, Post: 7}, {Layer: 1}, {Layer: 1, Pre: 647, Post: 127}, {Layer: 2, Pre: 64, Post: 3}, {Layer: 3, Pre: 40, Post: 1}} {
		cell, columns, rows := v.lensGrid(h, image.Rect(0, 0, 192, 140))
		if m := v.Layout().Maps[h.Layer-1].Cell; cell != m.Mul(4) || columns%2 == 0 || rows%2 == 0 {
			t.Fatalf("layer %d: %d×%d cells of %v for a map's of %v", h.Layer, columns, rows, cell, m)
		}
		pix := v.paintLens(nil, h, columns, rows)
		inside := 0
		for row := range rows {
			for column := range columns {
				pre, post, ok := v.lensSynapse(h, column, row, columns, rows)
				got := [4]byte(pix[4*(row*columns+column):])
				if !ok {
					if got != [4]byte{0x12, 0x16, 0x1C, 0xFF} {
						t.Fatalf("beyond the edge is %v", got)
					}
					continue
				}
				inside++
				want := th.Colours().At(values[h.Layer-1][pre*sizes[h.Layer]+post] / 0.5)
				if h.Layer == 1 && frozen[pre*128+post] {
					for c := range 3 {
						want[c] += (255 - want[c]) / 3
					}
				}
				if got != want {
					t.Fatalf("%+v: synapse %d→%d is %v, want %v", h, pre, post, got, want)
				}
				r := v.lensPlace(brain.Region{Layer: h.Layer, Pre: brain.Span{From: pre, To: pre + 1}, Post: brain.Span{From: post, To: post + 1}}, h, image.Pt(5, 9), cell, columns, rows)
				if want := image.Rect(0, 0, cell.X, cell.Y).Add(image.Pt(5+column*cell.X, 9+row*cell.Y)); r != want {
					t.Fatalf("%+v: a region of synapse %d→%d lies at %v, want %v", h, pre, post, r, want)
				}
			}
		}
		if pre, post, ok := v.lensSynapse(h, columns/2, rows/2, columns, rows); !ok || pre != h.Pre || post != h.Post {
			t.Errorf("in the middle is %d→%d, want %+v", pre, post, h)
		}
		if inside == 0 {
			t.Errorf("%+v: an empty lens", h)
		}
		if n := testing.AllocsPerRun(20, func() { pix = v.paintLens(pix, h, columns, rows) }); n > 0 {
			t.Errorf("%v allocations to paint the lens", n)
		}
	}
}
