package ui

import (
	"image"
	"strings"

	"hebbarium/render/kit"
)

// Field is a value that can be typed.
type Field struct {
	Size    kit.Size
	Value   func() string         // shown while nothing is typed
	Accept  func(string) bool     // takes what was typed; false keeps it
	Live    func(string)          // hears every change; may be nil
	Tell    func(string)          // hears why something could not be typed or pasted; may be nil
	Allowed string                // characters; "" allows all
	Left    bool                  // text at the left, else in the middle
	Fixed   bool                  // in the type of numbers, though at the left
	Bare    bool                  // without a ground of its own
	InPopup bool                  // drawn with what lies over the window
	Empty   string                // shown in place of an empty text
	Turns   *Arrows               // how the arrows change it while nothing is typed; nil for not at all
	Unit    func() string         // written after the value while nothing is typed, where there is room; may be nil
	Why     func() string         // why it is off; nil: it never is
	Wrong   func() (from, to int) // characters to underline while it is typed, none where they are equal; may be nil

	name   string
	tip    string
	place  image.Rectangle
	hover  bool
	typing bool
	asked  bool // a press wants to type
	text   []rune
	ticks  int // for the caret

	caret, anchor int // what is selected lies between them, in characters
	from          int // character that a drag with the mouse began at, −1 for none
	pressed       int // tick of the last press, for the second of two
	seen          sight
	history       history
}

// mostText is the most characters that a field takes: more than any system's paths have.
const mostText = 1 << 15

// NewField makes a field of a value.
func NewField(name, tip, allowed string, value func() string, accept func(string) bool) *Field {
	return &Field{name: name, tip: tip, Allowed: allowed, Value: value, Accept: accept, Size: kit.Caption, from: -1}
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

// Tick follows the mouse: a press begins to type and, while something is typed, puts
// the caret where it is.
func (f *Field) Tick(p Pointer) {
	f.ticks++
	f.hover = p.Over(f.place)
	if f.typing {
		f.point(p)
	} else if f.hover && p.Pressed && !f.Off() {
		f.asked = true
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
func (f *Field) Begin() {
	f.typing, f.text, f.ticks, f.from, f.seen, f.history = true, []rune(f.Value()), 0, -1, sight{}, history{}
	f.anchor, f.caret = 0, len(f.text)
}

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

// Look adds the field's state.
func (f *Field) Look(s *Sum) {
	s.Flag(f.hover, f.typing, f.typing && f.caretShown(), f.Off(), f.place.Empty())
	s.Text(string(f.text))
	s.Add(uint64(f.caret)<<32 | uint64(f.anchor))
	if !f.place.Empty() {
		s.Text(f.Value())
	}
}

var _ Control = (*Field)(nil)
