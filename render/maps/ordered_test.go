package maps

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hebbarium/brain"
)

// A hit that is placed is found again, and spans of places are the neurons that lie there.
func TestOrderGoesThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var at [][]int
		for range 3 {
			n := rapid.IntRange(1, 30).Draw(t, "n")
			all := make([]int, n)
			for i := range all {
				all[i] = i
			}
			at = append(at, rapid.Permutation(all).Draw(t, "order"))
		}
		net := Net{Recurrent: rapid.IntRange(0, 1).Draw(t, "recurrent"), Bias: rapid.Bool().Draw(t, "bias")}
		for _, neurons := range at {
			net.Sizes = append(net.Sizes, len(neurons))
		}
		o := NewOrder(net, at)
		layer := rapid.IntRange(1, 2).Draw(t, "layer")
		parts := net.Parts(layer)
		h := Hit{Layer: layer, Pre: rapid.IntRange(0, parts[len(parts)-1].To-1).Draw(t, "pre"), Post: rapid.IntRange(0, len(at[layer])-1).Draw(t, "post")}
		if back := o.found(o.Placed(h)); back != h {
			t.Fatalf("%+v came back as %+v", h, back)
		}
		from := rapid.IntRange(0, len(at[0])-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(at[0])).Draw(t, "to")
		var found []int
		for _, s := range o.Neurons(0, brain.Span{From: from, To: to}) {
			for i := s.From; i < s.To; i++ {
				found = append(found, i)
			}
		}
		if want := slices.Sorted(slices.Values(at[0][from:to])); !slices.Equal(found, want) {
			t.Fatalf("places %d to %d: found %v, want %v", from, to, found, want)
		}
	})
}
