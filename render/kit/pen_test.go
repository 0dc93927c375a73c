package kit

import (
	"math"
	"testing"
)

// covered is the area that a pen's triangles fill, each weighted by the mean
// opacity of its corners: an antialiased shape's own area, if they do not
// overlap.
func covered(p *Pen) float64 {
	area := 0.0
	for i := 0; i < len(p.Indices); i += 3 {
		a, b, c := p.Vertices[p.Indices[i]], p.Vertices[p.Indices[i+1]], p.Vertices[p.Indices[i+2]]
		twice := float64(b.DstX-a.DstX)*float64(c.DstY-a.DstY) - float64(c.DstX-a.DstX)*float64(b.DstY-a.DstY)
		area += math.Abs(twice) / 2 * float64(a.ColorA+b.ColorA+c.ColorA) / 3
	}
	return area
}

func TestShapesHaveTheirArea(t *testing.T) {
	square := []Point{{10, 10}, {50, 10}, {50, 40}, {10, 40}}
	backwards := []Point{{10, 40}, {50, 40}, {50, 10}, {10, 10}}
	for _, c := range []struct {
		name string
		draw func(*Pen)
		want float64
	}{
		{"rectangle", func(p *Pen) { p.FillRect(3, 4, 20, 10, White) }, 200},
		{"polygon", func(p *Pen) { p.Polygon(square, White) }, 1200},
		{"polygon turning the other way", func(p *Pen) { p.Polygon(backwards, White) }, 1200},
		{"disc", func(p *Pen) { p.Disc(Point{50, 50}, 20, White) }, math.Pi * 400},
		{"ring", func(p *Pen) { p.Ring(Point{50, 50}, 20, 4, White) }, math.Pi * (22*22 - 18*18)},
		{"line", func(p *Pen) { p.Line(Point{0, 0}, Point{30, 40}, 3, White) }, 150},
		{"thin path", func(p *Pen) { p.Path([]Point{{0, 0}, {100, 0}}, 0.4, White, false) }, 40},
		{"path", func(p *Pen) { p.Path([]Point{{0, 0}, {50, 0}, {50, 50}}, 4, White, false) }, 400},
		{"capsule", func(p *Pen) { p.Capsule(Point{20, 20}, Point{60, 50}, 10, White) }, 1000 + math.Pi*100},
		{"taper", func(p *Pen) { p.Taper(Point{20, 20}, 10, Point{20, 20}, 10, White) }, math.Pi * 100},
		{"round rectangle", func(p *Pen) { p.RoundRect(0, 0, 60, 40, 8, White) }, 2400 - (4-math.Pi)*64},
		{"dots", func(p *Pen) { p.Dots(Point{0, 0}, Point{20, 0}, 2, 10, White) }, 3 * math.Pi * 4},
	} {
		p := NewPen()
		c.draw(p)
		if got := covered(p); math.Abs(got-c.want) > 0.035*c.want+0.5 {
			t.Errorf("%s: area %.1f, want %.1f", c.name, got, c.want)
		}
	}
}

func TestDegenerateShapesAreHarmless(t *testing.T) {
	p := NewPen()
	q := Point{5, 5}
	p.Path([]Point{q, q, q}, 2, White, false)
	p.Path([]Point{q}, 2, White, true)
	p.Path(nil, 2, White, true)
	p.Polygon([]Point{q, q, q, q}, White)
	p.Line(q, q, 3, White)
	p.Capsule(q, q, 4, White)
	p.Dots(q, q, 1, 4, White)
	p.Dashes(q, q, 1, 4, 4, White)
	p.Ribbon([]RibbonPoint{{q, 1, White}, {q, 1, White}})
	for i := range p.Vertices {
		if v := &p.Vertices[i]; math.IsNaN(float64(v.DstX)) || math.IsNaN(float64(v.DstY)) {
			t.Fatalf("vertex %d is not a number", i)
		}
	}
}

// Every icon draws something, within its square.
func TestIcons(t *testing.T) {
	for i := IconLeaf; i <= IconRules; i++ {
		p := NewPen()
		p.Icon(i, 8, 8, 16, White)
		if len(p.Indices) == 0 {
			t.Errorf("icon %d draws nothing", i)
		}
		for k := range p.Vertices {
			if v := &p.Vertices[k]; v.DstX < -1 || v.DstX > 17 || v.DstY < -1 || v.DstY > 17 {
				t.Errorf("icon %d reaches (%v, %v)", i, v.DstX, v.DstY)
				break
			}
		}
	}
}

// A trace of more steps than pixels keeps its single peak and its single dip.
func TestTraceKeepsPeaks(t *testing.T) {
	values := make([]float32, 100000)
	values[31415], values[62832] = 5, -5
	p := NewPen()
	x := func(step float64) float64 { return step / 100 }
	y := func(v float64) float64 { return 50 - 10*v }
	p.Trace(values, 0, 0, 1e5, x, y, Boundless(), 2, White)
	top, bottom := math.Inf(1), math.Inf(-1)
	for i := range p.Vertices {
		top, bottom = min(top, float64(p.Vertices[i].DstY)), max(bottom, float64(p.Vertices[i].DstY))
	}
	if top > 0 || bottom < 100 {
		t.Errorf("the trace reaches from %v to %v, want from below 0 to above 100", top, bottom)
	}
	if n := len(p.Vertices); n > 4*1001 {
		t.Errorf("%d vertices for 1,000 pixels", n)
	}
}

func TestTraceLeavesGaps(t *testing.T) {
	nan := float32(math.NaN())
	one, two := NewPen(), NewPen()
	id := func(v float64) float64 { return v }
	wide := func(v float64) float64 { return 10 * v }
	one.Trace([]float32{1, 1, 1, 1, 1}, 0, 0, 4, wide, id, Boundless(), 2, White)
	two.Trace([]float32{1, 1, nan, 1, 1}, 0, 0, 4, wide, id, Boundless(), 2, White)
	if a, b := covered(one), covered(two); math.Abs(a-80) > 1 || math.Abs(b-40) > 1 {
		t.Errorf("areas of %v and %v, want 80 and, with a gap, 40", a, b)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range [][2]float64{{24.4, 50}, {0.9, 1}, {1, 1}, {110, 200}, {0.03, 0.05}, {600, 1000}} {
		if got := TickStep(c[0]); math.Abs(got-c[1]) > 1e-9 {
			t.Errorf("tickStep(%v) = %v, want %v", c[0], got, c[1])
		}
	}
	for _, c := range [][2]float64{{1.32, 1.5}, {1.7, 2}, {3.2, 4}, {0, 1}, {9, 10}, {0.12, 0.15}} {
		if got := RoundTop(c[0]); math.Abs(got-c[1]) > 1e-9 {
			t.Errorf("roundTop(%v) = %v, want %v", c[0], got, c[1])
		}
	}
}

// A line that turns back on itself keeps its width all along both ways.
func TestPathKeepsItsWidthWhereItTurnsBack(t *testing.T) {
	for _, closed := range []bool{false, true} {
		for _, there := range []Point{{100, 0}, {100, 3}, {100, -3}} {
			p := NewPen()
			p.Path([]Point{{0, 0}, there, {1, 1}}, 4, White, closed)
			if len(p.Vertices)%4 != 0 {
				t.Fatalf("%d vertices", len(p.Vertices))
			}
			for i := 0; i < len(p.Vertices); i += 4 {
				a, b := p.Vertices[i], p.Vertices[i+3]
				if w := math.Hypot(float64(a.DstX-b.DstX), float64(a.DstY-b.DstY)); w < 4.9 || w > 10.1 { // a mitre is up to twice as long
					t.Errorf("closed %v, by %v: the line is %.1f pixels wide from edge to edge at corner %d, want at least 5", closed, there, w, i/4)
				}
			}
			for _, k := range p.Indices {
				if int(k) >= len(p.Vertices) {
					t.Fatalf("index %d of %d vertices", k, len(p.Vertices))
				}
			}
		}
	}
}
