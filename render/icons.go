package render

// Icons draws the window's signs.
type Icons struct{ pen *Pen }

func newIcons(p *Pen) *Icons { return &Icons{p} }
