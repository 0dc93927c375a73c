package kit

import (
	"image"
	"math"
	"testing"
)

var densities = []Density{1, 1.25, 1.5, 1.75, 2, 3}

// Places that touch in the layout touch on the screen, none vanishes, and each is where
// the pointer finds it.
func TestDensityKeepsPlacesTogether(t *testing.T) {
	for _, d := range densities {
		for x := range 400 {
			a, b := image.Rect(x, 3, x+1+x%7, 9), image.Rect(x+1+x%7, 3, x+20, 9)
			p, q := d.Rect(a), d.Rect(b)
			if p.Empty() || q.Empty() || p.Max.X != q.Min.X || p.Overlaps(q) {
				t.Fatalf("%v: %v and %v touch, %v and %v do not", d, a, b, p, q)
			}
			for _, px := range []int{p.Min.X, p.Max.X - 1} {
				if at := d.Point(px, p.Min.Y); !at.In(a) {
					t.Fatalf("%v: the pointer at %d is in %v, and at %v of the layout, outside of %v", d, px, p, at, a)
				}
			}
		}
	}
}

// A line is equally thick wherever it lies, and its edges are on whole pixels.
func TestLinesAreSharpAtEveryDensity(t *testing.T) {
	for _, d := range densities {
		for _, width := range []float64{1, 2, 3} {
			want := math.Max(1, math.Round(width*float64(d)))
			for x := range 40 {
				p := NewPen()
				p.density = d
				p.FillRect(float64(x), 10, width, 20, Text)
				left, right := float64(p.Vertices[0].DstX), float64(p.Vertices[1].DstX)
				if math.Abs(right-left-want) > 1e-3 || math.Abs(left-math.Round(left)) > 1e-3 {
					t.Fatalf("%v: a line of %v at %d lies at %v…%v, want a width of %v from a whole pixel", d, width, x, left, right, want)
				}
			}
		}
	}
}

// Shapes lie at the same place of the screen at every density, and their soft rim is
// as thin as a pixel of the screen.
func TestShapesGrowWithTheDensity(t *testing.T) {
	reach := func(d Density) (low, high float64) {
		p := NewPen()
		p.density = d
		p.Disc(Point{100, 50}, 20, Text)
		p.Path([]Point{{80, 50}, {120, 50}}, 0.4, Text, false)
		low, high = math.Inf(1), math.Inf(-1)
		for _, v := range p.Vertices {
			low, high = min(low, float64(v.DstX)), max(high, float64(v.DstX))
		}
		return low, high
	}
	for _, d := range densities {
		low, high := reach(d)
		if f := float64(d); math.Abs(low-(80*f-0.5)) > 0.2 || math.Abs(high-(120*f+0.5)) > 0.2 {
			t.Errorf("%v: a disc over 80…120 reaches from %.2f to %.2f, want half a pixel more than %.1f…%.1f", d, low, high, 80*f, 120*f)
		}
	}
}

// Lines of text are about as long at every density, never so much longer that they
// would not fit: a face has a whole size on the screen.
func TestTextKeepsItsLength(t *testing.T) {
	theme, err := NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []int{100, 125, 150} {
		if err := theme.Type.SetScale(scale); err != nil {
			t.Fatal(err)
		}
		for size := range sizes {
			theme.SetDensity(1)
			want := theme.Type.Width("Weights in PCA 0123456789", size, Medium)
			for _, d := range densities {
				theme.SetDensity(d)
				found := theme.Type.Width("Weights in PCA 0123456789", size, Medium)
				if share := found / want; share > 1.015 || share < 0.97 || d == d.round() && math.Abs(share-1) > 0.003 {
					t.Errorf("%d %%, size %d, density %v: %.1f px, %.1f at a density of 1", scale, size, d, found, want)
				}
			}
		}
	}
}

func (d Density) round() Density { return Density(math.Round(float64(d))) }
