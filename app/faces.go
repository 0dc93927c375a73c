package app

import (
	"image"

	"hebbarium/render"
)

// face is how a control is drawn.
type face = func(*painter, image.Rectangle, *control)

// ground is a button's colour in its present state.
func ground(c *control) render.Color {
	switch {
	case c.disabled():
		return render.BG2
	case c.hover || c.down || c.flash > 0:
		return render.BG3
	}
	return render.BG2
}

// ink is the colour of a button's text in its present state.
func ink(c *control) render.Color {
	switch {
	case c.disabled():
		return render.Off
	case c.down || c.flash > 0:
		return render.Text2
	}
	return render.Text
}

// labelled is a button with a sign, or none, before its words. The sign has a
// colour of its own while the button can be pressed.
func labelled(icon render.Icon, sign render.Color, label func() string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, render.Radius, ground(c))
		faceText(p, r, c, icon, sign, label(), ink(c))
	}
}

// faceText draws a sign and words in the middle of a rectangle.
func faceText(p *painter, r image.Rectangle, c *control, icon render.Icon, sign render.Color, s string, textInk render.Color) {
	x, y := middle(r)
	w := p.width(s, render.Body, render.Medium)
	size := p.px(15)
	if icon != render.NoIcon {
		if s != "" && !fitsSign(p, r, s) {
			s, w = "", 0 // only the sign fits
		}
		total := size
		if s != "" {
			total += p.px(10) + w
		}
		if c.disabled() {
			sign = render.Off
		}
		p.icon(icon, x-total/2+size/2, y, size, sign)
		x += (total - w) / 2
	}
	p.text(s, x, y, render.Body, render.Medium, textInk, render.Centre)
}

// fitsSign tells whether words find room beside a sign, clear of a button's edges.
func fitsSign(p *painter, r image.Rectangle, s string) bool {
	return p.width(s, render.Body, render.Medium)+p.px(15+10+8) <= float64(r.Dx())
}

// injury is a button that does damage: its sign is in warn, and a press flashes.
func injury(icon render.Icon, label func() string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back := ground(c)
		if (c.down || c.flash > 0) && !c.disabled() {
			back = render.WarnBG
		}
		p.round(r, render.Radius, back)
		faceText(p, r, c, icon, render.Warn, label(), ink(c))
	}
}

// ghost is a sign without a ground of its own, until the pointer is on it.
func ghost(icon render.Icon) face {
	return func(p *painter, r image.Rectangle, c *control) {
		colour := render.Text
		switch {
		case c.disabled():
			colour = render.Off
		case c.down || c.flash > 0:
			p.round(r, render.Radius, render.BG3)
			colour = render.Text2
		case c.hover:
			p.round(r, render.Radius, render.BG3)
		}
		x, y := middle(r)
		p.icon(icon, x, y, p.px(16), colour)
	}
}

// primary is the one button in accent.
func primary(icon func() render.Icon) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, sign := render.Accent, render.OnAccent
		switch {
		case c.disabled():
			back, sign = render.BG2, render.Off
		case c.down || c.flash > 0:
			back = render.Accent.Mix(render.BG0, 0.25)
		case c.hover:
			back = render.Accent.Mix(render.White, 0.2)
		}
		p.round(r, render.Radius, back)
		x, y := middle(r)
		p.icon(icon(), x, y, p.px(20), sign)
	}
}

// inviting is a button that is the next thing to do: its sign and words in accent.
func inviting(icon render.Icon, label string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back := render.AccentBG
		if c.hover || c.down || c.flash > 0 {
			back = render.AccentBG.Mix(render.Accent, 0.15)
		}
		p.round(r, render.Radius, back)
		faceText(p, r, c, icon, render.Accent, label, render.Accent)
	}
}

// section is a button of a small window's rack, which opens a part of it: in accent
// while that is open.
func section(icon func() render.Icon, label func() string, open func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, words := ground(c), ink(c)
		sign := words
		if open() {
			back, sign, words = render.AccentBG, render.Accent, render.Accent
		}
		p.round(r, render.Radius, back)
		faceText(p, r, c, icon(), sign, label(), words)
	}
}

// segment is one choice of several that stand on a common ground; a short label
// stands in where there is no room for the long one.
func segment(label, short string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		weight, colour := render.Regular, render.Text2
		switch {
		case c.disabled():
			colour = render.Off
		case on():
			p.round(r, render.Radius, render.AccentBG)
			weight, colour = render.SemiBold, render.Accent
		case c.hover || c.down:
			colour = render.Text
		}
		x, y := middle(r)
		s := label
		if p.width(s, render.Body, weight) > float64(r.Dx())-4 {
			s = short
		}
		p.text(s, x, y, render.Body, weight, colour, render.Centre)
	}
}

// physicsFace is a choice that stands for itself: on its own ground.
func physicsFace(label string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, text := ground(c), render.Text2
		switch {
		case c.disabled() && !on():
			text = render.Off
		case on():
			back, text = render.AccentBG, render.Accent
		case c.hover:
			text = render.Text
		}
		p.round(r, render.Radius, back)
		x, y := middle(r)
		p.text(p.theme.Type.Fit(label, float64(r.Dx())-4, render.Caption, render.Medium), x, y, render.Caption, render.Medium, text, render.Centre)
	}
}

// brush is a button that arms a brush.
func brush(icon render.Icon, label string, armed func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		back, sign, text := ground(c), ink(c), ink(c)
		if armed() && !c.disabled() {
			back, sign, text = render.WarnBG, render.Warn, render.Warn
		}
		p.round(r, render.Radius, back)
		faceText(p, r, c, icon, sign, label, text)
	}
}

// toggle is a switch with its label: accent while on.
func toggle(label string, on func() bool) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, render.Radius, render.BG2) // which the switch stands out from
		_, y := middle(r)
		w, h, gap, size := p.px(28), p.px(16), p.px(8), render.Body
		text := p.width(label, size, render.Medium)
		if text+w+gap+p.px(6) > float64(r.Dx()) {
			size, gap = render.Caption, p.px(6)
			text = p.width(label, size, render.Medium)
		}
		left := float64(r.Min.X) + max((float64(r.Dx())-text-w-gap)/2, p.px(2))
		p.text(label, left, y, size, render.Medium, ink(c), render.Left)
		x := left + text + gap
		back, head := render.BG3, x+h/2
		if on() {
			back, head = render.Accent, x+w-h/2
		}
		if c.disabled() {
			back = render.BG3
		}
		pen := p.theme.Pen()
		pen.RoundRect(x, y-h/2, w, h, h/2, back)
		knobInk := render.BG1
		if !on() {
			knobInk = render.Text2
		}
		pen.Disc(render.Point{X: head, Y: y}, h/2-2.5, knobInk)
		pen.Flush(p.dst)
	}
}

// chooser is a button that opens a list: its choice, and an arrow.
func chooser(label func() string, weight render.Weight) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, render.Radius, ground(c))
		_, y := middle(r)
		size := p.px(12)
		arrow := float64(r.Max.X) - p.px(18)
		sizeOf := render.Body
		if weight >= render.Mono {
			sizeOf = render.Caption
		}
		s := p.theme.Type.Fit(label(), arrow-size-float64(r.Min.X)-p.px(12), sizeOf, weight)
		p.text(s, float64(r.Min.X)+p.px(12), y, sizeOf, weight, ink(c), render.Left)
		p.icon(render.IconDown, arrow, y, size, render.Text2)
	}
}

// keyed is a button whose key stands beside its label where there is room.
func keyed(label, key string) face {
	return func(p *painter, r image.Rectangle, c *control) {
		p.round(r, render.Radius, ground(c))
		_, y := middle(r)
		w, k := p.width(label, render.Body, render.Regular), p.width(key, render.Caption, render.Mono)
		if w+k+p.px(24) > float64(r.Dx()) {
			x, _ := middle(r)
			p.text(label, x, y, render.Body, render.Regular, ink(c), render.Centre)
			return
		}
		x := float64(r.Min.X) + (float64(r.Dx())-w-k-p.px(8))/2
		p.text(label, x, y, render.Body, render.Regular, ink(c), render.Left)
		p.text(key, x+w+p.px(8), y, render.Caption, render.Mono, render.Text3, render.Left)
	}
}

// actuator is a key that holds one actuator: in warn, with the steps that are
// left, while it does.
func actuator(label string, held func() (left, of int)) face {
	return func(p *painter, r image.Rectangle, c *control) {
		left, of := held()
		back, text := ground(c), ink(c)
		if left > 0 {
			back, text = render.WarnBG, render.Warn
		}
		p.round(r, render.Radius, back)
		if left > 0 && of > 0 {
			pen := p.theme.Pen()
			share := min(float64(left)/float64(of), 1)
			pen.FillRect(float64(r.Min.X)+render.Radius, float64(r.Max.Y)-4, (float64(r.Dx())-2*render.Radius)*share, 2, render.Warn)
			pen.Flush(p.dst)
		}
		x, y := middle(r)
		p.text(label, x, y, render.Body, render.Medium, text, render.Centre)
	}
}
