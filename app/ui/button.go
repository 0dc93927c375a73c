package ui

import (
	"cmp"
	"image"
)

// Button is a control that a click presses. What it looks like is its face.
type Button struct {
	Face  Face
	Act   func()
	Tip   func() string // what it does; nil for nothing to say
	Why   func() string // why it is off, "" where it is not; nil: it never is
	Lasts int           // ticks that a press still shows

	name        string
	place       image.Rectangle
	hover, down bool
	flash       int // ticks that the press still shows
}

// Ticks that a press shows: 80 ms, and 120 ms one that does damage.
const (
	PressTicks  = 5
	InjuryTicks = 7
)

// NewButton makes a button that calls act when it is clicked.
func NewButton(name, tip string, f Face, act func()) *Button {
	b := &Button{name: name, Face: f, Act: act, Lasts: PressTicks}
	if tip != "" {
		b.Tip = func() string { return tip }
	}
	return b
}

// NewActionButton makes a button that does the action of an id: it is off where
// that is refused, and its hint is the action's title and key.
func NewActionButton(name string, t *Actions, id string, f Face) *Button {
	b := NewButton(name, "", f, func() { t.Do(id) })
	b.Why = func() string {
		if a := t.Find(id); a != nil {
			return a.Refused()
		}
		return ""
	}
	b.Tip = func() string {
		a := t.Find(id)
		if a == nil {
			return ""
		}
		line := cmp.Or(a.Line, a.Title)
		if a.Keys == "" {
			return line
		}
		return line + "  ·  " + t.Keys(a)
	}
	return b
}

// Name, Rect and SetRect are the control's name and place.
func (b *Button) Name() string              { return b.name }
func (b *Button) Rect() image.Rectangle     { return b.place }
func (b *Button) SetRect(r image.Rectangle) { b.place = r }

// Off tells whether the button cannot be pressed.
func (b *Button) Off() bool { return b.Why != nil && b.Why() != "" }

// Hint says what it does or, where it is off, why.
func (b *Button) Hint() string {
	if b.Why != nil {
		if why := b.Why(); why != "" {
			return why
		}
	}
	if b.Tip == nil {
		return ""
	}
	return b.Tip()
}

// Press presses the button by a key.
func (b *Button) Press() {
	if b.Off() {
		return
	}
	b.flash = b.Lasts
	b.Act()
}

// State is how the button stands.
func (b *Button) State() State {
	return State{Off: b.Off(), Hover: b.hover, Down: b.down || b.flash > 0}
}

// Tick follows the mouse: a click is a press and a release on the button.
func (b *Button) Tick(p Pointer) {
	b.hover = p.Over(b.place)
	if b.flash > 0 && !b.down {
		b.flash--
	}
	if b.hover && p.Pressed && !b.Off() {
		b.down, b.flash = true, b.Lasts
	}
	if b.down && !p.Down {
		b.down = false
		if b.hover && !b.Off() {
			b.Act()
		}
	}
}

// Draw draws the button's face, and a ring where the keyboard is on it.
func (b *Button) Draw(p *Painter) {
	if b.place.Empty() {
		return
	}
	b.Face(p, b.place, b.State())
	if p.Focus == Control(b) {
		p.Ring(b.place)
	}
}

// Look adds the button's state.
func (b *Button) Look(s *Sum) {
	t := b.State()
	s.Flag(t.Off, t.Hover, t.Down, b.place.Empty())
}

var _ Control = (*Button)(nil)
