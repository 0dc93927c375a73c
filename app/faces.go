package app

import (
	"image"

	"hebbarium/render/kit"
)

// face is how a control is drawn.
type face = func(*painter, image.Rectangle, *control)

// ground is a button's colour in its present state.
func ground(c *control) kit.Color {
	switch {
	case c.disabled():
		return kit.BG2
	case c.hover || c.down || c.flash > 0:
		return kit.BG3
	}
	return kit.BG2
}

// ink is the colour of a button's text in its present state.
func ink(c *control) kit.Color {
	switch {
	case c.disabled():
		return kit.Off
	case c.down || c.flash > 0:
		return kit.Text2
	}
	return kit.Text
}

// labelled is a button with a sign, or none, before its words. The sign has a
// colour of its own while the button can be pressed.
func labelled(icon kit.Icon, sign kit.Color, label func() string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, kit.Radius, ground(c))
		faceText(p, r, c, icon, sign, label(), ink(c))
	}
}

// faceText draws a sign and words in the middle of a rectangle.
func faceText(p *painter, r image.Rectangle, c *control, icon kit.Icon, sign kit.Color, s string, textInk kit.Color) {
	x, y := middle(r)
	w := p.width(s, kit.Body, kit.Medium)
	size := p.px(15)
	if icon != kit.NoIcon {
		if s != "" && !fitsSign(p, r, s) {
			s, w = "", 0 // only the sign fits
		}
		total := size
		if s != "" {
			total += p.px(10) + w
		}
		if c.disabled() {
			sign = kit.Off
		}
		p.icon(icon, x-total/2+size/2, y, size, sign)
		x += (total - w) / 2
	}
	p.text(s, x, y, kit.Body, kit.Medium, textInk, kit.Centre)
}

// fitsSign tells whether words find room beside a sign, clear of a button's edges.
func fitsSign(p *painter, r image.Rectangle, s string) bool {
	return p.width(s, kit.Body, kit.Medium)+p.px(15+10+8) <= float64(r.Dx())
}

// injury is a button that does damage: its sign is in warn, and a press flashes.
func injury(icon kit.Icon, label func() string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back := ground(c)
		if (c.down || c.flash > 0) && !c.disabled() {
			back = kit.WarnBG
		}
		p.round(r, kit.Radius, back)
		faceText(p, r, c, icon, kit.Warn, label(), ink(c))
	}
}

// ghost is a sign without a ground of its own, until the pointer is on it.
func ghost(icon kit.Icon) face {
	return func(p *painter, r image.Rectangle, c *control) {
		colour := kit.Text
		switch {
		case c.disabled():
			colour = kit.Off
		case c.down || c.flash > 0:
			p.round(r, kit.Radius, kit.BG3)
			colour = kit.Text2
		case c.hover:
			p.round(r, kit.Radius, kit.BG3)
		}
		x, y := middle(r)
		p.icon(icon, x, y, p.px(16), colour)
	}
}

// primary is the one button in accent.
func primary(icon func() kit.Icon) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, sign := kit.Accent, kit.OnAccent
		switch {
		case c.disabled():
			back, sign = kit.BG2, kit.Off
		case c.down || c.flash > 0:
			back = kit.Accent.Mix(kit.BG0, 0.25)
		case c.hover:
			back = kit.Accent.Mix(kit.White, 0.2)
		}
		p.round(r, kit.Radius, back)
		x, y := middle(r)
		p.icon(icon(), x, y, p.px(20), sign)
	}
}

// inviting is a button that is the next thing to do: its sign and words in accent.
func inviting(icon kit.Icon, label string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back := kit.AccentBG
		if c.hover || c.down || c.flash > 0 {
			back = kit.AccentBG.Mix(kit.Accent, 0.15)
		}
		p.round(r, kit.Radius, back)
		faceText(p, r, c, icon, kit.Accent, label, kit.Accent)
	}
}

// section is a button of a small window's rack, which opens a part of it: in accent
// while that is open.
func section(icon func() kit.Icon, label func() string, open func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, words := ground(c), ink(c)
		sign := words
		if open() {
			back, sign, words = kit.AccentBG, kit.Accent, kit.Accent
		}
		p.round(r, kit.Radius, back)
		faceText(p, r, c, icon(), sign, label(), words)
	}
}

// segment is one choice of several that stand on a common ground; a short label
// stands in where there is no room for the long one.
func segment(label, short string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		weight, colour := kit.Regular, kit.Text2
		switch {
		case c.disabled():
			colour = kit.Off
		case on():
			p.round(r, kit.Radius, kit.AccentBG)
			weight, colour = kit.SemiBold, kit.Accent
		case c.hover || c.down:
			colour = kit.Text
		}
		x, y := middle(r)
		s := label
		if p.width(s, kit.Body, weight) > float64(r.Dx())-4 {
			s = short
		}
		p.text(s, x, y, kit.Body, weight, colour, kit.Centre)
	}
}

// physicsFace is a choice that stands for itself: on its own ground.
func physicsFace(label string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, text := ground(c), kit.Text2
		switch {
		case c.disabled() && !on():
			text = kit.Off
		case on():
			back, text = kit.AccentBG, kit.Accent
		case c.hover:
			text = kit.Text
		}
		p.round(r, kit.Radius, back)
		x, y := middle(r)
		p.text(p.theme.Type.Fit(label, float64(r.Dx())-4, kit.Caption, kit.Medium), x, y, kit.Caption, kit.Medium, text, kit.Centre)
	}
}

// brush is a button that arms a brush.
func brush(icon kit.Icon, label string, armed func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, sign, text := ground(c), ink(c), ink(c)
		if armed() && !c.disabled() {
			back, sign, text = kit.WarnBG, kit.Warn, kit.Warn
		}
		p.round(r, kit.Radius, back)
		faceText(p, r, c, icon, sign, label, text)
	}
}

// toggle is a switch with its label: accent while on.
func toggle(label string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, kit.Radius, kit.BG2) // which the switch stands out from
		_, y := middle(r)
		w, h, gap, size := p.px(28), p.px(16), p.px(8), kit.Body
		text := p.width(label, size, kit.Medium)
		if text+w+gap+p.px(6) > float64(r.Dx()) {
			size, gap = kit.Caption, p.px(6)
			text = p.width(label, size, kit.Medium)
		}
		left := float64(r.Min.X) + max((float64(r.Dx())-text-w-gap)/2, p.px(2))
		p.text(label, left, y, size, kit.Medium, ink(c), kit.Left)
		x := left + text + gap
		back, head := kit.BG3, x+h/2
		if on() {
			back, head = kit.Accent, x+w-h/2
		}
		if c.disabled() {
			back = kit.BG3
		}
		pen := p.theme.Pen()
		pen.RoundRect(x, y-h/2, w, h, h/2, back)
		knobInk := kit.BG1
		if !on() {
			knobInk = kit.Text2
		}
		pen.Disc(kit.Point{X: head, Y: y}, h/2-2.5, knobInk)
		pen.Flush(p.dst)
	}
}

// chooser is a button that opens a list: its choice, and an arrow.
func chooser(label func() string, weight kit.Weight) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, kit.Radius, ground(c))
		_, y := middle(r)
		size := p.px(12)
		arrow := float64(r.Max.X) - p.px(18)
		sizeOf := kit.Body
		if weight >= kit.Mono {
			sizeOf = kit.Caption
		}
		s := p.theme.Type.Fit(label(), arrow-size-float64(r.Min.X)-p.px(12), sizeOf, weight)
		p.text(s, float64(r.Min.X)+p.px(12), y, sizeOf, weight, ink(c), kit.Left)
		p.icon(kit.IconDown, arrow, y, size, kit.Text2)
	}
}

// keyed is a button whose key stands beside its label where there is room.
func keyed(label, key string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, kit.Radius, ground(c))
		_, y := middle(r)
		w, k := p.width(label, kit.Body, kit.Regular), p.width(key, kit.Caption, kit.Mono)
		if w+k+p.px(24) > float64(r.Dx()) {
			x, _ := middle(r)
			p.text(label, x, y, kit.Body, kit.Regular, ink(c), kit.Centre)
			return
		}
		x := float64(r.Min.X) + (float64(r.Dx())-w-k-p.px(8))/2
		p.text(label, x, y, kit.Body, kit.Regular, ink(c), kit.Left)
		p.text(key, x+w+p.px(8), y, kit.Caption, kit.Mono, kit.Text3, kit.Left)
	}
}

// actuator is a key that holds one actuator: in warn, with the steps that are
// left, while it does.
func actuator(label string, held func() (left, of int)) face {
	return func(p *painter, r image.Rectangle, c *control) {
		left, of := held()
		back, text := ground(c), ink(c)
		if left > 0 {
			back, text = kit.WarnBG, kit.Warn
		}
		p.round(r, kit.Radius, back)
		if left > 0 && of > 0 {
			pen := p.theme.Pen()
			share := min(float64(left)/float64(of), 1)
			pen.FillRect(float64(r.Min.X)+kit.Radius, float64(r.Max.Y)-4, (float64(r.Dx())-2*kit.Radius)*share, 2, kit.Warn)
			pen.Flush(p.dst)
		}
		x, y := middle(r)
		p.text(label, x, y, kit.Body, kit.Medium, text, kit.Centre)
	}
}
