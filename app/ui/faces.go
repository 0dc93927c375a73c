package ui

import (
	"image"

	"hebbarium/render/kit"
)

// Face is how a button is drawn.
type Face = func(*Painter, image.Rectangle, State)

// State is how a button stands.
type State struct {
	Off   bool // cannot be pressed
	Hover bool // the pointer is on it
	Down  bool // is pressed, or was a moment ago
}

// Ground is a button's colour in its present state.
func Ground(c State) kit.Color {
	switch {
	case c.Off:
		return kit.BG2
	case c.Hover || c.Down:
		return kit.BG3
	}
	return kit.BG2
}

// Ink is the colour of a button's text in its present state.
func Ink(c State) kit.Color {
	switch {
	case c.Off:
		return kit.Off
	case c.Down:
		return kit.Text2
	}
	return kit.Text
}

// Labelled is a button with a sign, or none, before its words. The sign has a
// colour of its own while the button can be pressed.
func Labelled(icon kit.Icon, sign kit.Color, label func() string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		p.Round(r, kit.Radius, Ground(c))
		SignAndWords(p, r, c, icon, sign, label(), Ink(c))
	}
}

// SignAndWords draws a sign and words in the middle of a rectangle.
func SignAndWords(p *Painter, r image.Rectangle, c State, icon kit.Icon, sign kit.Color, s string, textInk kit.Color) {
	x, y := Middle(r)
	w := p.Width(s, kit.Body, kit.Medium)
	size := p.Px(15)
	if icon != kit.NoIcon {
		if s != "" && !FitsSign(p, r, s) {
			s, w = "", 0 // only the sign fits
		}
		total := size
		if s != "" {
			total += p.Px(10) + w
		}
		if c.Off {
			sign = kit.Off
		}
		p.Icon(icon, x-total/2+size/2, y, size, sign)
		x += (total - w) / 2
	}
	p.Text(s, x, y, kit.Body, kit.Medium, textInk, kit.Centre)
}

// FitsSign tells whether words find room beside a sign, clear of a button's edges.
func FitsSign(p *Painter, r image.Rectangle, s string) bool {
	return p.Width(s, kit.Body, kit.Medium)+p.Px(15+10+8) <= float64(r.Dx())
}

// Injury is a button that does damage: its sign is in warn, and a press flashes.
func Injury(icon kit.Icon, label func() string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back := Ground(c)
		if c.Down && !c.Off {
			back = kit.WarnBG
		}
		p.Round(r, kit.Radius, back)
		SignAndWords(p, r, c, icon, kit.Warn, label(), Ink(c))
	}
}

// Ghost is a sign without a ground of its own, until the pointer is on it.
func Ghost(icon kit.Icon) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		colour := kit.Text
		switch {
		case c.Off:
			colour = kit.Off
		case c.Down:
			p.Round(r, kit.Radius, kit.BG3)
			colour = kit.Text2
		case c.Hover:
			p.Round(r, kit.Radius, kit.BG3)
		}
		x, y := Middle(r)
		p.Icon(icon, x, y, p.Px(16), colour)
	}
}

// Primary is the one button in accent.
func Primary(icon func() kit.Icon) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back, sign := kit.Accent, kit.OnAccent
		switch {
		case c.Off:
			back, sign = kit.BG2, kit.Off
		case c.Down:
			back = kit.Accent.Mix(kit.BG0, 0.25)
		case c.Hover:
			back = kit.Accent.Mix(kit.White, 0.2)
		}
		p.Round(r, kit.Radius, back)
		x, y := Middle(r)
		p.Icon(icon(), x, y, p.Px(20), sign)
	}
}

// Inviting is a button that is the next thing to do: its sign and words in accent.
func Inviting(icon kit.Icon, label string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back := kit.AccentBG
		if c.Hover || c.Down {
			back = kit.AccentBG.Mix(kit.Accent, 0.15)
		}
		p.Round(r, kit.Radius, back)
		SignAndWords(p, r, c, icon, kit.Accent, label, kit.Accent)
	}
}

// Segment is one choice of several that stand on a common ground; a short label
// stands in where there is no room for the long one.
func Segment(label, short string, on func() bool) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		weight, colour := kit.Regular, kit.Text2
		switch {
		case c.Off:
			colour = kit.Off
		case on():
			p.Round(r, kit.Radius, kit.AccentBG)
			weight, colour = kit.SemiBold, kit.Accent
		case c.Hover || c.Down:
			colour = kit.Text
		}
		x, y := Middle(r)
		s := label
		if p.Width(s, kit.Body, weight) > float64(r.Dx())-4 {
			s = short
		}
		p.Text(s, x, y, kit.Body, weight, colour, kit.Centre)
	}
}

// Choice is a choice that stands for itself: on its own ground.
func Choice(label string, on func() bool) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back, text := Ground(c), kit.Text2
		switch {
		case c.Off && !on():
			text = kit.Off
		case on():
			back, text = kit.AccentBG, kit.Accent
		case c.Hover:
			text = kit.Text
		}
		p.Round(r, kit.Radius, back)
		x, y := Middle(r)
		p.Text(p.Fit(label, float64(r.Dx())-4, kit.Caption, kit.Medium), x, y, kit.Caption, kit.Medium, text, kit.Centre)
	}
}

// Brush is a button that arms a brush.
func Brush(icon kit.Icon, label string, armed func() bool) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back, sign, text := Ground(c), Ink(c), Ink(c)
		if armed() && !c.Off {
			back, sign, text = kit.WarnBG, kit.Warn, kit.Warn
		}
		p.Round(r, kit.Radius, back)
		SignAndWords(p, r, c, icon, sign, label, text)
	}
}

// Toggle is a switch with its label: accent while on.
func Toggle(label string, on func() bool) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		p.Round(r, kit.Radius, kit.BG2) // which the switch stands out from
		_, y := Middle(r)
		w, gap, size := p.Px(28), p.Px(8), kit.Body
		text := p.Width(label, size, kit.Medium)
		if text+w+gap+p.Px(6) > float64(r.Dx()) {
			size, gap = kit.Caption, p.Px(6)
			text = p.Width(label, size, kit.Medium)
		}
		left := float64(r.Min.X) + max((float64(r.Dx())-text-w-gap)/2, p.Px(2))
		p.Text(label, left, y, size, kit.Medium, Ink(c), kit.Left)
		Switch(p, left+text+gap, y, on(), c.Off)
	}
}

// Switch draws a switch of 28 pixels by 16, with its left end at x and its middle at y:
// accent while on, unless it cannot be moved.
func Switch(p *Painter, x, y float64, on, off bool) {
	w, h := p.Px(28), p.Px(16)
	back, head, knob := kit.BG3, x+h/2, kit.Text2
	if on {
		back, head, knob = kit.Accent, x+w-h/2, kit.BG1
	}
	if off {
		back = kit.BG3
	}
	pen := p.Theme.Pen()
	pen.RoundRect(x, y-h/2, w, h, h/2, back)
	pen.Disc(kit.Point{X: head, Y: y}, h/2-2.5, knob)
	pen.Flush(p.Dst)
}

// Chooser is a button that opens a list: its choice, and an arrow.
func Chooser(label func() string, weight kit.Weight) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		p.Round(r, kit.Radius, Ground(c))
		_, y := Middle(r)
		size := p.Px(12)
		arrow := float64(r.Max.X) - p.Px(18)
		sizeOf := kit.Body
		if weight >= kit.Mono {
			sizeOf = kit.Caption
		}
		s := p.Fit(label(), arrow-size-float64(r.Min.X)-p.Px(12), sizeOf, weight)
		p.Text(s, float64(r.Min.X)+p.Px(12), y, sizeOf, weight, Ink(c), kit.Left)
		p.Icon(kit.IconDown, arrow, y, size, kit.Text2)
	}
}

// Keyed is a button whose key stands beside its label where there is room.
func Keyed(label, key string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		p.Round(r, kit.Radius, Ground(c))
		_, y := Middle(r)
		w, k := p.Width(label, kit.Body, kit.Regular), p.Width(key, kit.Caption, kit.Mono)
		if w+k+p.Px(24) > float64(r.Dx()) {
			x, _ := Middle(r)
			p.Text(label, x, y, kit.Body, kit.Regular, Ink(c), kit.Centre)
			return
		}
		x := float64(r.Min.X) + (float64(r.Dx())-w-k-p.Px(8))/2
		p.Text(label, x, y, kit.Body, kit.Regular, Ink(c), kit.Left)
		p.Text(key, x+w+p.Px(8), y, kit.Caption, kit.Mono, kit.Text3, kit.Left)
	}
}

// Actuator is a key that holds one actuator: in warn, with the steps that are
// left, while it does.
func Actuator(label string, held func() (left, of int)) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		left, of := held()
		back, text := Ground(c), Ink(c)
		if left > 0 {
			back, text = kit.WarnBG, kit.Warn
		}
		p.Round(r, kit.Radius, back)
		if left > 0 && of > 0 {
			pen := p.Theme.Pen()
			share := min(float64(left)/float64(of), 1)
			pen.FillRect(float64(r.Min.X)+kit.Radius, float64(r.Max.Y)-4, (float64(r.Dx())-2*kit.Radius)*share, 2, kit.Warn)
			pen.Flush(p.Dst)
		}
		x, y := Middle(r)
		p.Text(label, x, y, kit.Body, kit.Medium, text, kit.Centre)
	}
}

// Invite is a card's first button: its words in accent, cut off where they are too long.
func Invite(label func() string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		back := kit.AccentBG
		if c.Hover {
			back = kit.AccentBG.Mix(kit.Accent, 0.15)
		}
		p.Round(r, kit.Radius, back)
		SignAndWords(p, r, c, kit.NoIcon, kit.Text, fitted(p, label(), r), kit.Accent)
	}
}

// Words is a button of words that are cut off where they are too long.
func Words(label func() string) Face {
	return func(p *Painter, r image.Rectangle, c State) {
		p.Round(r, kit.Radius, Ground(c))
		SignAndWords(p, r, c, kit.NoIcon, kit.Text, fitted(p, label(), r), Ink(c))
	}
}

func fitted(p *Painter, s string, r image.Rectangle) string {
	return p.Fit(s, float64(r.Dx())-6, kit.Body, kit.Medium)
}

// Constant is a label that never changes.
func Constant(s string) func() string { return func() string { return s } }
