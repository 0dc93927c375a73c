package ui

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Field is a value that can be typed.
type Field struct {
	Size    kit.Size
	Value   func() string     // shown while nothing is typed
	Accept  func(string) bool // takes what was typed; false keeps it
	Live    func(string)      // hears every change; may be nil
	Tell    func(string)      // hears why nothing could be pasted; may be nil
	Allowed string            // characters; "" allows all
	Left    bool              // text at the left, else in the middle
	Bare    bool              // without a ground of its own
	InPopup bool              // drawn with what lies over the window
	Empty   string            // shown in place of an empty text
	Turns   *Arrows           // how the arrows change it while nothing is typed; nil for not at all
	Unit    func() string     // written after the value while nothing is typed, where there is room; may be nil
	Why     func() string     // why it is off; nil: it never is

	name   string
	tip    string
	place  image.Rectangle
	hover  bool
	typing bool
	asked  bool // a press wants to type
	fresh  bool // the first character replaces the text
	text   []rune
	ticks  int // for the caret
}

// longestText is the most characters that a field takes.
const longestText = 200

// NewField makes a field of a value.
func NewField(name, tip, allowed string, value func() string, accept func(string) bool) *Field {
	return &Field{name: name, tip: tip, Allowed: allowed, Value: value, Accept: accept, Size: kit.Caption}
}

// Name, Rect and SetRect are the control's name and place.
func (f *Field) Name() string              { return f.name }
func (f *Field) Rect() image.Rectangle     { return f.place }
func (f *Field) SetRect(r image.Rectangle) { f.place = r }

// Off tells whether nothing can be typed.
func (f *Field) Off() bool { return f.Why != nil && f.Why() != "" }

// Hint says what the value is, "" while it is typed.
func (f *Field) Hint() string {
	if f.typing {
		return ""
	}
	if f.Why != nil {
		if why := f.Why(); why != "" {
			return why
		}
	}
	return f.tip
}

// Tick follows the mouse; a press begins to type.
func (f *Field) Tick(p Pointer) {
	f.ticks++
	f.hover = p.Over(f.place)
	if f.hover && p.Pressed && !f.Off() {
		if f.typing {
			f.fresh = false
		} else {
			f.asked = true
		}
	}
}

// Asked tells, once, that a press wants to type.
func (f *Field) Asked() bool {
	asked := f.asked
	f.asked = false
	return asked
}

// Typing tells whether it is being typed into.
func (f *Field) Typing() bool { return f.typing }

// Typed is what was typed so far.
func (f *Field) Typed() string { return string(f.text) }

// Begin starts typing with the present value selected.
func (f *Field) Begin() { f.typing, f.fresh, f.text, f.ticks = true, true, []rune(f.Value()), 0 }

// Keep lets what is there be typed on, and not be replaced by the first character.
func (f *Field) Keep() { f.fresh = false }

// End stops typing, and reports whether it did; what was typed is taken where it can be.
func (f *Field) End(take bool) bool {
	if !f.typing {
		return true
	}
	if take && !f.Accept(strings.TrimSpace(string(f.text))) {
		return false
	}
	f.typing = false
	return true
}

// Keys reads the keyboard for one tick.
func (f *Field) Keys(k Keys) {
	before := string(f.text)
	typed := k.Typed()
	if k.Just(ebiten.KeyV) && k.Ctrl() {
		text, err := k.Paste()
		if err != nil && f.Tell != nil {
			f.Tell(err.Error())
		}
		line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		typed = []rune(line)
	}
	for _, r := range typed {
		if f.Allowed != "" && !strings.ContainsRune(f.Allowed, r) || len(f.text) > longestText {
			continue
		}
		if f.fresh {
			f.text, f.fresh = f.text[:0], false
		}
		f.text = append(f.text, r)
	}
	if k.Repeats(ebiten.KeyBackspace) {
		if f.fresh {
			f.text, f.fresh = f.text[:0], false
		} else if len(f.text) > 0 {
			f.text = f.text[:len(f.text)-1]
		}
	}
	if k.Just(ebiten.KeyArrowRight) || k.Just(ebiten.KeyEnd) {
		f.fresh = false
	}
	if f.Live != nil && string(f.text) != before {
		f.Live(string(f.text))
	}
}

// caretShown tells whether the caret is in the lit part of its second.
func (f *Field) caretShown() bool { return f.ticks%60 < 36 }

// Draw draws the field.
func (f *Field) Draw(p *Painter) {
	r := f.place
	if !f.Bare {
		back := kit.BG2
		if f.hover || f.typing {
			back = kit.BG3
		}
		p.Round(r, kit.Radius, back)
	}
	s, ink := f.Value(), kit.Text
	if f.typing {
		s = string(f.text)
	}
	if f.Off() {
		ink = kit.Off
	}
	if s == "" {
		s, ink = f.Empty, kit.Text3
	}
	weight := kit.Mono
	if f.Left {
		weight = kit.Regular
	}
	x, y := Middle(r)
	w, unit, after := p.Width(s, f.Size, weight), "", 0.0
	if f.Unit != nil && !f.typing {
		unit = f.Unit()
		after = p.Px(5) + p.Width(unit, kit.Caption, kit.Regular)
		if unit == "" || w+after > float64(r.Dx())-4 {
			unit, after = "", 0
		}
	}
	left := x - (w+after)/2
	if f.Left {
		left = float64(r.Min.X) + p.Px(12)
	}
	h := p.Theme.Type.Pixels(f.Size) * 1.3
	pen := p.Theme.Pen()
	if f.typing && f.fresh && len(f.text) > 0 {
		pen.FillRect(left-2, y-h/2, w+4, h, kit.AccentBG)
	}
	pen.Flush(p.Dst)
	if !f.typing && p.Focus == Control(f) {
		p.Ring(r)
	}
	at := left
	if f.typing && len(f.text) == 0 {
		at += 6 // what stands for an empty text leaves the caret room
	}
	p.Text(s, at, y, f.Size, weight, ink, kit.Left)
	p.Text(unit, left+w+after, y, kit.Caption, kit.Regular, ink, kit.Right)
	if f.typing {
		f.drawCaret(p, left, w, y, h)
	}
}

// drawCaret draws the caret after a text of a width, and the frame of what is typed into.
func (f *Field) drawCaret(p *Painter, left, w, y, h float64) {
	caret, r, pen := left, f.place, p.Theme.Pen()
	if len(f.text) > 0 {
		caret += w + 1
	}
	if f.caretShown() || p.Theme.ReducedMotion {
		pen.FillRect(caret, y-h/2, 2, h, kit.Accent)
	}
	if !f.InPopup {
		pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Accent)
	}
	pen.Flush(p.Dst)
}

// Look adds the field's state.
func (f *Field) Look(s *Sum) {
	s.Flag(f.hover, f.typing, f.fresh, f.typing && f.caretShown(), f.Off(), f.place.Empty())
	s.Text(string(f.text))
	if !f.place.Empty() {
		s.Text(f.Value())
	}
}

var _ Control = (*Field)(nil)
