package kit

import "math"

// Taper fills what a disc covers that moves from a to b while its radius
// changes.
func (p *Pen) Taper(a Point, ra float64, b Point, rb float64, c Color) {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if d <= math.Abs(ra-rb)+1e-6 {
		if ra >= rb {
			p.Disc(a, ra, c)
		} else {
			p.Disc(b, rb, c)
		}
		return
	}
	heading := math.Atan2(b.Y-a.Y, b.X-a.X)
	lean := math.Acos((ra - rb) / d) // of the straight sides' normals to the way
	p.outline = p.arc(p.outline[:0], b, rb, heading-lean, heading+lean)
	p.outline = p.arc(p.outline, a, ra, heading+lean, heading+2*math.Pi-lean)
	p.Polygon(p.outline, c)
}
