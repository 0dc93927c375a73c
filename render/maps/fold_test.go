package maps

import (
	"image"
	"testing"

	"pgregory.net/rapid"

	"hebbarium/brain"
)

// The places that the design gives for its three window sizes.
func TestFoldBrainFollowsTheDesign(t *testing.T) {
	ant, car := []int{28, 128, 64, 8}, []int{648, 128, 64, 3}
	normal := image.Rect(760, 192, 1424, 732)
	wide := image.Rect(956, 192, 1904, 896)
	small := image.Rect(524, 184, 1008, 544)
	for _, c := range []struct {
		name  string
		sizes []int
		area  image.Rectangle
		cells [3]image.Point
		pair  bool
		pca   bool
	}{
		{"ant 1440", ant, normal, [3]image.Point{{4, 5}, {4, 5}, {14, 5}}, false, true},
		{"ant 1920", ant, wide, [3]image.Point{{6, 7}, {6, 7}, {18, 7}}, false, true},
		{"ant 1024", ant, small, [3]image.Point{{3, 3}, {3, 3}, {8, 3}}, false, false},
		{"car 1440", car, normal, [3]image.Point{{1, 2}, {3, 3}, {20, 3}}, false, true},
		{"car 1920", car, wide, [3]image.Point{{1, 2}, {5, 5}, {20, 5}}, false, true},
		{"car 1024", car, small, [3]image.Point{{1, 1}, {2, 2}, {20, 2}}, true, true},
	} {
		l := FoldBrain(c.sizes, c.area)
		for i, m := range l.Maps {
			if m.Cell != c.cells[i] {
				t.Errorf("%s: layer %d: cells of %v, want %v", c.name, i+1, m.Cell, c.cells[i])
			}
			if !m.Place.In(c.area) {
				t.Errorf("%s: layer %d at %v leaves the area %v", c.name, i+1, m.Place, c.area)
			}
		}
		if l.Maps[0].Pair != c.pair {
			t.Errorf("%s: pairs %v, want %v", c.name, l.Maps[0].Pair, c.pair)
		}
		if !l.PCA.Empty() != c.pca {
			t.Errorf("%s: PCA at %v, want one: %v", c.name, l.PCA, c.pca)
		}
		apart(t, c.name, l)
		seen := map[int]bool{}
		for _, s := range l.Strips {
			seen[s.Set] = true
		}
		if len(seen) != 4 {
			t.Errorf("%s: strips for %d sets of neurons, want 4", c.name, len(seen))
		}
	}
	if got, want := FoldBrain(ant, normal).PCA, image.Rect(1292, 192, 1424, 348); got != want {
		t.Errorf("ant 1440: PCA at %v, want %v", got, want)
	}
	for _, area := range []image.Rectangle{small, wide} { // the car's way lies beside both rows
		l := FoldBrain(car, area)
		if l.PCA.Min.Y > l.Maps[0].Place.Min.Y || l.PCA.Max.Y < l.Maps[2].Place.Max.Y || l.PCA.Max.X != area.Max.X || l.PCA.Dx() < 120 {
			t.Errorf("car in %v: PCA at %v", area, l.PCA)
		}
	}
	tall := image.Rect(956, 192, 1904, 1080) // with the timeline hidden: beside the first map
	if l := FoldBrain(car, tall); l.PCA.Min.X < l.Maps[0].Place.Max.X || l.PCA.Max.Y != l.Maps[0].Place.Max.Y || l.PCA.Dx() < 180 {
		t.Errorf("car in %v: PCA at %v", tall, l.PCA)
	} else {
		apart(t, "car with the timeline hidden", l)
	}
	if got, want := FoldBrain(car, normal).Maps[0].Place, image.Rect(760, 208, 1408, 464); got != want {
		t.Errorf("car 1440: layer 1 at %v, want %v", got, want)
	}
}

// apart fails where two parts of a layout overlap.
func apart(t *testing.T, name string, l BrainLayout) {
	t.Helper()
	places := []image.Rectangle{l.PCA}
	for _, m := range l.Maps {
		places = append(places, m.Place)
	}
	for _, s := range l.Strips {
		places = append(places, s.Place)
	}
	for i, a := range places {
		for _, b := range places[:i] {
			if a.Overlaps(b) {
				t.Errorf("%s: %v overlaps %v", name, a, b)
			}
		}
	}
}

func TestFoldBrainOfAnyDepth(t *testing.T) {
	for _, sizes := range [][]int{{5, 4, 3, 2}, {10, 4}, {700, 20, 30, 40, 5}} {
		l := FoldBrain(sizes, image.Rect(0, 0, 660, 540))
		seen := map[int]bool{}
		for _, s := range l.Strips {
			seen[s.Set] = true
		}
		if len(l.Maps) != len(sizes)-1 || len(seen) != len(sizes) {
			t.Errorf("%v: %d maps and strips of %d sets, want %d and %d", sizes, len(l.Maps), len(seen), len(sizes)-1, len(sizes))
		}
		apart(t, "plain", l)
	}
}

// Networks of any sizes, recurrent and with bias neurons, lie within their area, apart from
// each other, every synapse on one map, and are found where they are drawn.
func TestFoldHasEverySynapseOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Net{Sizes: rapid.SliceOfN(rapid.IntRange(1, 900), 2, 6).Draw(t, "sizes"), Bias: rapid.Bool().Draw(t, "bias")}
		n.Recurrent = rapid.IntRange(0, len(n.Sizes)-2).Draw(t, "recurrent")
		area := image.Rect(40, 60, 40+rapid.IntRange(400, 900).Draw(t, "width"), 60+rapid.IntRange(360, 700).Draw(t, "height"))
		l := Fold(n, area)
		var places []image.Rectangle
		for i, m := range l.Maps {
			if !m.Place.In(area) || m.Place.Empty() {
				t.Fatalf("%+v: map %d of layer %d, pre %v, at %v is not in %v", n, i, m.Layer, m.Pre, m.Place, area)
			}
			if i < len(n.Sizes)-1 && (m.Layer != i+1 || m.Pre != brain.Span{From: 0, To: n.Sizes[i]}) {
				t.Fatalf("map %d is of layer %d, pre %v", i, m.Layer, m.Pre)
			}
			by := m.by()
			columns, rows := (m.Pre.To-m.Pre.From+by.X-1)/by.X, (n.Sizes[m.Layer]+by.Y-1)/by.Y
			if !m.PreAlongX {
				columns, rows = rows, columns
			}
			if m.Place.Dx() != columns*m.Cell.X || m.Place.Dy() != rows*m.Cell.Y {
				t.Fatalf("%+v: map %+v has no room for its cells", n, m)
			}
			places = append(places, m.Place)
		}
		for layer := 1; layer < len(n.Sizes); layer++ {
			for _, part := range n.Parts(layer) {
				count := 0
				for _, m := range l.Maps {
					if m.Layer == layer && m.Pre == part {
						count++
					}
				}
				if count != 1 {
					t.Fatalf("%+v: layer %d, pre %v is on %d maps", n, layer, part, count)
				}
			}
		}
		for _, s := range l.Strips {
			places = append(places, s.Place)
		}
		if !l.PCA.Empty() {
			places = append(places, l.PCA)
		}
		for i, a := range places {
			for _, b := range places[:i] {
				if a.Overlaps(b) {
					t.Fatalf("%+v in %v: %v overlaps %v\n%+v", n, area, a, b, l)
				}
			}
		}
	})
}
