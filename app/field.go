package app

import (
	"image"
	"strings"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/clipboard"
	"hebbarium/render/kit"
)

// field is a value that can be typed, on an ebitenui widget. Outside of a
// window it draws in one pass, where the toolkit's own input needs two images
// of the whole screen.
type field struct {
	widget  *widget.Widget
	g       *Game
	name    string
	hint    string
	size    kit.Size
	value   func() string     // shown while nothing is typed
	accept  func(string) bool // takes what was typed; false keeps it
	live    func(string)      // hears every change; may be nil
	allowed string            // characters; "" allows all
	left    bool              // text at the left, else in the middle
	bare    bool              // without a ground of its own
	inPopup bool              // drawn with what lies over the window
	empty   string            // shown in place of an empty text
	arrows  *arrows           // how the arrows change it while nothing is typed; nil for not at all
	unit    func() string     // written after the value while nothing is typed, where there is room; may be nil

	typing bool
	fresh  bool // the first character replaces the text
	text   []rune
	hover  bool
}

func newField(g *Game, name, allowed string, value func() string, accept func(string) bool) *field {
	f := &field{g: g, name: name, allowed: allowed, value: value, accept: accept, size: kit.Caption}
	f.widget = widget.NewWidget(
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorHovered("Cursor_Text"),
		widget.WidgetOpts.CursorEnterHandler(func(*widget.WidgetCursorEnterEventArgs) { f.hover = true }),
		widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { f.hover = false }),
		widget.WidgetOpts.MouseButtonPressedHandler(func(a *widget.WidgetMouseButtonPressedEventArgs) {
			if a.Button == ebiten.MouseButtonLeft && !f.widget.Disabled {
				g.edit(f)
			}
		}),
	)
	return f
}

// GetWidget, PreferredSize, SetLocation and Validate make it a widget.
func (f *field) GetWidget() *widget.Widget     { return f.widget }
func (f *field) PreferredSize() (int, int)     { return f.widget.Rect.Dx(), f.widget.Rect.Dy() }
func (f *field) SetLocation(r image.Rectangle) { f.widget.Rect = r }
func (f *field) Validate()                     {}

// Update lets the widget see the pointer.
func (f *field) Update(u *widget.UpdateObject) { f.widget.Update(u) }

// begin starts typing with the present value selected.
func (f *field) begin() {
	f.typing, f.fresh, f.text = true, true, []rune(f.value())
}

// end stops typing; what was typed is taken where it can be.
func (f *field) end(take bool) bool {
	if !f.typing {
		return true
	}
	if take && !f.accept(strings.TrimSpace(string(f.text))) {
		return false
	}
	f.typing = false
	return true
}

// keys reads the keyboard for one tick.
func (f *field) keys() {
	before := string(f.text)
	typed := ebiten.AppendInputChars(nil)
	if inpututil.IsKeyJustPressed(ebiten.KeyV) && (ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)) {
		text, err := clipboard.Paste()
		if err != nil {
			f.g.say(err.Error())
		}
		line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		typed = []rune(line)
	}
	for _, r := range typed {
		if f.allowed != "" && !strings.ContainsRune(f.allowed, r) || len(f.text) > 200 {
			continue
		}
		if f.fresh {
			f.text, f.fresh = f.text[:0], false
		}
		f.text = append(f.text, r)
	}
	if repeats(ebiten.KeyBackspace) {
		if f.fresh {
			f.text, f.fresh = f.text[:0], false
		} else if len(f.text) > 0 {
			f.text = f.text[:len(f.text)-1]
		}
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyArrowRight) || inpututil.IsKeyJustPressed(ebiten.KeyEnd) {
		f.fresh = false
	}
	if f.live != nil && string(f.text) != before {
		f.live(string(f.text))
	}
}

// repeats tells whether a key was just pressed, or is held down long enough to
// act again.
func repeats(k ebiten.Key) bool {
	d := inpututil.KeyPressDuration(k)
	return inpututil.IsKeyJustPressed(k) || d > 24 && d%3 == 0
}

// Render draws the field.
func (f *field) Render(dst *ebiten.Image) {
	p, r := &painter{dst, f.g.theme}, f.widget.Rect
	if !f.inPopup && !f.g.painted(r) {
		return
	}
	if !f.bare {
		back := kit.BG2
		if f.hover || f.typing {
			back = kit.BG3
		}
		p.round(r, kit.Radius, back)
	}
	s, ink := f.value(), kit.Text
	if f.typing {
		s = string(f.text)
	}
	if f.widget.Disabled {
		ink = kit.Off
	}
	if s == "" {
		s, ink = f.empty, kit.Text3
	}
	weight := kit.Mono
	if f.left {
		weight = kit.Regular
	}
	x, y := middle(r)
	w, unit, after := p.width(s, f.size, weight), "", 0.0
	if f.unit != nil && !f.typing {
		unit = f.unit()
		after = p.px(5) + p.width(unit, kit.Caption, kit.Regular)
		if unit == "" || w+after > float64(r.Dx())-4 {
			unit, after = "", 0
		}
	}
	left := x - (w+after)/2
	if f.left {
		left = float64(r.Min.X) + p.px(12)
	}
	h := p.theme.Type.Pixels(f.size) * 1.3
	pen := p.theme.Pen()
	if f.typing && f.fresh && len(f.text) > 0 {
		pen.FillRect(left-2, y-h/2, w+4, h, kit.AccentBG)
	}
	pen.Flush(dst)
	if !f.typing && f.g.ringed(f) {
		p.ring(r)
	}
	at := left
	if f.typing && len(f.text) == 0 {
		at += 6 // what stands for an empty text leaves the caret room
	}
	p.text(s, at, y, f.size, weight, ink, kit.Left)
	p.text(unit, left+w+after, y, kit.Caption, kit.Regular, ink, kit.Right)
	if f.typing {
		caret := left
		if len(f.text) > 0 {
			caret += w + 1
		}
		if f.g.tick%60 < 36 || f.theme().ReducedMotion {
			pen.FillRect(caret, y-h/2, 2, h, kit.Accent)
		}
		if !f.inPopup {
			pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Accent)
		}
		pen.Flush(dst)
	}
}

func (f *field) theme() *kit.Theme { return f.g.theme }
