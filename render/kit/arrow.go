package kit

import "math"

// Push is a force on a body, shown as an arrow from it.
type Push struct {
	Tip     Point // pixel where the arrow ends
	Newtons float64
	Most    bool // no push is stronger
}

// Note is the tag beside the arrow's tip.
func (p *Push) Note() TagNote {
	text := Count(int(math.Round(p.Newtons))) + " N"
	if p.Most {
		text += ", the most"
	}
	return TagNote{Text: text, X: p.Tip.X + 12, Y: p.Tip.Y}
}

// DrawArrow draws an arrow from a body to where a force pulls it.
func DrawArrow(p *Pen, from, to Point) {
	n := Normal(from, to)
	d := math.Hypot(to.X-from.X, to.Y-from.Y)
	if d < 4 {
		return
	}
	head := min(14, d)
	ux, uy := (to.X-from.X)/d, (to.Y-from.Y)/d
	neck := Point{to.X - ux*head, to.Y - uy*head}
	p.Line(from, neck, 3, Text)
	p.Polygon([]Point{to, {neck.X + n.X*7, neck.Y + n.Y*7}, {neck.X - n.X*7, neck.Y - n.Y*7}}, Text)
	p.Ring(from, 5, 2, Text)
}
