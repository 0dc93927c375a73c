package kit

// RibbonPoint is a point of a line whose width and colour change along it.
type RibbonPoint struct {
	At     Point
	Width  float64
	Colour Color
}

// Ribbon strokes a line of changing width and colour.
func (p *Pen) Ribbon(points []RibbonPoint) {
	n := len(points)
	if n < 2 {
		return
	}
	start := uint32(len(p.Vertices))
	before := Normal(points[0].At, points[1].At)
	for i, q := range points {
		after := before
		if i+1 < n {
			if d := Normal(q.At, points[i+1].At); d != (Point{}) {
				after = d
			}
		}
		m := Mitre(before, after)
		inner, outer, edge := p.rims(q.Width/2, q.Colour)
		p.Corner(q.At.X+m.X*outer, q.At.Y+m.Y*outer, Clear)
		p.Corner(q.At.X+m.X*inner, q.At.Y+m.Y*inner, edge)
		p.Corner(q.At.X-m.X*inner, q.At.Y-m.Y*inner, edge)
		p.Corner(q.At.X-m.X*outer, q.At.Y-m.Y*outer, Clear)
		before = after
		if i == 0 {
			continue
		}
		a, b := start+uint32(4*i-4), start+uint32(4*i)
		for k := uint32(0); k < 3; k++ {
			p.Indices = append(p.Indices, a+k, b+k, b+k+1, a+k, b+k+1, a+k+1)
		}
	}
}
