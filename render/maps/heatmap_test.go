package maps

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

func random(n int) []float32 {
	rng := rand.New(rand.NewPCG(1, 2))
	v := make([]float32, n)
	for i := range v {
		v[i] = rng.Float32()*2 - 1
	}
	return v
}

// Every cell shows the synapse that Synapse says, in each orientation.
func TestHeatmapOrientation(t *testing.T) {
	th := kittest.Theme(t)
	const pre, post = 7, 5
	values := random(pre * post)
	for _, c := range []struct {
		alongX, pair  bool
		columns, rows int
	}{{true, false, pre, post}, {false, false, post, pre}, {true, true, 4, post}} {
		h := NewHeatmap(pre, post, c.alongX, c.pair)
		if !h.Update(values, 1, nil, th) {
			t.Error("new values changed nothing")
		}
		if h.Update(values, 1, nil, th) {
			t.Error("the same values changed something")
		}
		if columns, rows := h.Grid(); columns != c.columns || rows != c.rows {
			t.Errorf("grid of %d×%d, want %d×%d", columns, rows, c.columns, c.rows)
		}
		h.paint()
		for row := range c.rows {
			for column := range c.columns {
				i, j := h.Synapse(column, row)
				if x, y := h.Cell(i, j); x != column || y != row {
					t.Errorf("synapse %d→%d of cell %d, %d is in cell %d, %d", i, j, column, row, x, y)
				}
				v := values[i*post+j]
				if c.pair {
					for k := 2 * column; k < min(2*column+2, pre); k++ {
						if magnitude(values[k*post+row]) > magnitude(v) {
							t.Errorf("cell %d, %d shows %v, though its pair has %v", column, row, v, values[k*post+row])
						}
					}
				}
				if got, want := [4]byte(h.pix[4*(row*c.columns+column):]), th.Colours().At(v); got != want {
					t.Errorf("cell %d, %d is %v, want %v", column, row, got, want)
				}
			}
		}
	}
}

func TestPaintingAllocatesNothing(t *testing.T) {
	th := kittest.Theme(t)
	h := NewHeatmap(648, 128, true, false)
	values := random(648 * 128)
	h.Update(values, 1, nil, th)
	h.paint()
	n := testing.AllocsPerRun(5, func() {
		values[0]++
		h.Update(values, 1, nil, th)
		h.paint()
	})
	if n != 0 {
		t.Errorf("%v allocations for a picture, want none", n)
	}
}

// What was drawn anew after weights ran away is seen at once, however long the scale
// would take to fall; weights that are all gone leave it to fall slowly.
func TestAutoScaleComesDownFromWeightsThatRanAway(t *testing.T) {
	layer := func(v float32) [][]float32 {
		l := make([]float32, 1000)
		for i := range l {
			l[i] = v
		}
		return [][]float32{l}
	}
	var a AutoScale
	a.Follow(layer(1e35), 0)
	a.Follow(layer(0.1), 0.016)
	if shown := 0.1 / a.Value; a.Value <= 0.1 || shown < 0.99*kit.Faintest {
		t.Errorf("weights of 0.1 are drawn at %g of the scale %g, want at least %g", shown, a.Value, kit.Faintest)
	}
	a.Follow(layer(0.1), 6*fallTime)
	if math.Abs(a.Value-0.1) > 0.03 {
		t.Errorf("after six half-lives the scale is %g, want 0.1", a.Value)
	}
	before := a.Value
	a.Follow(layer(0), fallTime)
	if math.Abs(a.Value-before/2) > 1e-9 {
		t.Errorf("with no weight left the scale went from %g to %g in its half-life", before, a.Value)
	}
}

func TestAutoScale(t *testing.T) {
	values := make([]float32, 10000)
	for i := range values {
		values[i] = float32(i%2*2-1) * float32(i) / 10000
	}
	var a AutoScale
	a.Follow([][]float32{values[:5000], values[5000:]}, 0)
	if math.Abs(a.Value-0.99) > 0.01 {
		t.Errorf("99th percentile %v, want 0.99", a.Value)
	}
	for i := range values {
		values[i] /= 10
	}
	a.Follow([][]float32{values}, fallTime)
	if math.Abs(a.Value-(0.099+0.99)/2) > 0.02 {
		t.Errorf("after one half-life %v, want %v", a.Value, (0.099+0.99)/2)
	}
	a.Locked = true
	a.Follow([][]float32{values}, 100)
	if a.Value < 0.5 {
		t.Errorf("a locked scale moved to %v", a.Value)
	}
	// What is no number any more leaves the scale as it is without it.
	var b, whole AutoScale
	whole.Follow([][]float32{values[1000:]}, 0)
	for i := range values[:1000] {
		values[i] = float32([]float64{math.NaN(), math.Inf(1), math.Inf(-1)}[i%3])
	}
	if b.Follow([][]float32{values}, 0); b.Value != whole.Value {
		t.Errorf("with a tenth of no value the scale is %v, want %v", b.Value, whole.Value)
	}
}

// What is hit at a synapse's place is that synapse, in both worlds' layouts.
func TestHitsAndPlacesAgree(t *testing.T) {
	th := kittest.Theme(t)
	for _, c := range []struct {
		sizes []int
		area  image.Rectangle
	}{{[]int{28, 128, 64, 8}, image.Rect(760, 192, 1424, 732)}, {[]int{648, 128, 64, 3}, image.Rect(760, 192, 1424, 732)}} {
		v := NewBrainView(th, Net{Sizes: c.sizes})
		v.SetArea(c.area)
		for layer := 1; layer <= 3; layer++ {
			for _, at := range [][2]int{{0, 0}, {c.sizes[layer-1] - 1, c.sizes[layer] - 1}, {c.sizes[layer-1] / 3, c.sizes[layer] / 2}} {
				r := v.Place(brain.Region{Layer: layer, Pre: brain.Span{From: at[0], To: at[0] + 1}, Post: brain.Span{From: at[1], To: at[1] + 1}})
				hit, ok := v.At((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
				if want := (Hit{Layer: layer, Pre: at[0], Post: at[1]}); !ok || hit != want {
					t.Errorf("%v layer %d: hit %+v, want %+v", c.sizes, layer, hit, want)
				}
			}
		}
		for _, s := range v.Layout().Strips {
			first, ok := v.At(s.Place.Min.X, s.Place.Min.Y)
			last, ok2 := v.At(s.Place.Max.X-1, s.Place.Max.Y-1)
			if !ok || !ok2 || first != (Hit{Set: s.Set}) || last != (Hit{Set: s.Set, Neuron: c.sizes[s.Set] - 1}) {
				t.Errorf("%v strip of set %d: its ends are %+v and %+v", c.sizes, s.Set, first, last)
			}
		}
		if hit, ok := v.At(c.area.Max.X+50, 10); ok {
			t.Errorf("hit %+v outside", hit)
		}
	}
}

func BenchmarkHeatmapCar(b *testing.B) {
	th := kittest.Theme(b)
	h := NewHeatmap(648, 128, true, false)
	l := NewHeatmap(128, 64, true, false)
	o := NewHeatmap(64, 3, false, false)
	values := random(648 * 128)
	for b.Loop() {
		values[0]++
		for _, m := range []*Heatmap{h, l, o} {
			m.Update(values[:m.pre*m.post], 1, nil, th)
			m.paint()
		}
	}
}
