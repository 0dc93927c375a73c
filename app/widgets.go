package app

import (
	"image"

	ebitenuiimage "github.com/ebitenui/ebitenui/image"
	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// control is an ebitenui button that the window draws itself: its face follows
// the text size and its states follow the design, which skins of fixed pixels
// would not.
type control struct {
	*widget.Button
	name  string
	hint  string // shown after the pointer has rested on it
	why   string // in its place: why the control is off, "" where it is not
	face  face
	act   func()
	g     *Game
	theme *kit.Theme

	hover, down bool
	flash       int // ticks that a press still shows
	lasts       int // ticks that a press shows
}

// newControl makes a control that calls act when it is clicked.
func (g *Game) newControl(name string, f face, act func()) *control {
	c := &control{name: name, lasts: pressTicks, face: f, act: act, g: g, theme: g.theme}
	c.Button = widget.NewButton(
		widget.ButtonOpts.Image(&widget.ButtonImage{Idle: clearSkin(), Pressed: clearSkin()}),
		widget.ButtonOpts.DisableDefaultKeys(), // Space plays and pauses, wherever the focus is
		// The widget's own events, which come of a button that is off too: it says why.
		widget.ButtonOpts.WidgetOpts(
			widget.WidgetOpts.CursorEnterHandler(func(*widget.WidgetCursorEnterEventArgs) { c.hover = true }),
			widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { c.hover = false }),
		),
		widget.ButtonOpts.PressedHandler(func(*widget.ButtonPressedEventArgs) {
			if !c.disabled() {
				c.down, c.flash = true, c.lasts
				g.focusOn(c)
			}
		}),
		widget.ButtonOpts.ReleasedHandler(func(*widget.ButtonReleasedEventArgs) { c.down = false }),
		widget.ButtonOpts.ClickedHandler(func(*widget.ButtonClickedEventArgs) { act() }),
	)
	return c
}

// pressTicks is how long a press shows, 80 ms, and injuryTicks how long one that
// does damage flashes, 120 ms.
const (
	pressTicks  = 5
	injuryTicks = 7
)

func clearSkin() *ebitenuiimage.NineSlice { return ebitenuiimage.NewNineSliceColor(kit.Clear) }

func (c *control) disabled() bool { return c.GetWidget().Disabled }

// shown tells whether the control is in the layout.
func (c *control) shown() bool { return c.GetWidget().GetVisibility() == widget.Visibility_Show }

// Update counts down the press.
func (c *control) Update(u *widget.UpdateObject) {
	c.Button.Update(u)
	if c.flash > 0 && !c.down {
		c.flash--
	}
}

// Render draws the control's face, and a ring where the keyboard is on it.
func (c *control) Render(dst *ebiten.Image) {
	p, r := &painter{dst, c.theme}, c.GetWidget().Rect
	if !c.g.painted(r) {
		return
	}
	c.face(p, r, c)
	if c.g.ringed(c) {
		p.ring(r)
	}
}

// slider is a track with a knob on an ebitenui widget. It goes where the
// pointer is, at once, and stays with it until the button is released.
type slider struct {
	widget *widget.Widget
	name   string
	hint   string
	why    string // it is off
	g      *Game
	theme  *kit.Theme
	get    func() float64 // 0…1
	set    func(float64)
	fill   kit.Color
	notch  float64 // share at which the track has a mark, or −1
	// What an arrow adds to the share, and what it does with Shift.
	step, leap float64

	hover, drag bool
}

func (g *Game) newSlider(name string, fill kit.Color, get func() float64, set func(float64)) *slider {
	s := &slider{name: name, g: g, theme: g.theme, get: get, set: set, fill: fill, notch: -1, step: 0.01, leap: 0.1}
	s.widget = widget.NewWidget(
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorEnterHandler(func(*widget.WidgetCursorEnterEventArgs) { s.hover = true }),
		widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { s.hover = false }),
		widget.WidgetOpts.MouseButtonPressedHandler(func(a *widget.WidgetMouseButtonPressedEventArgs) {
			if a.Button == ebiten.MouseButtonLeft && !s.widget.Disabled {
				s.drag = true
				g.focusOn(s)
			}
		}),
		widget.WidgetOpts.ScrolledHandler(func(a *widget.WidgetScrolledEventArgs) {
			if !s.widget.Disabled {
				s.move(0.05 * a.Y)
			}
		}),
	)
	return s
}

func (s *slider) move(by float64) { s.set(min(max(s.get()+by, 0), 1)) }

// GetWidget, PreferredSize, SetLocation and Validate make it a widget.
func (s *slider) GetWidget() *widget.Widget     { return s.widget }
func (s *slider) PreferredSize() (int, int)     { return s.widget.Rect.Dx(), s.widget.Rect.Dy() }
func (s *slider) SetLocation(r image.Rectangle) { s.widget.Rect = r }
func (s *slider) Validate()                     {}

// Update follows the pointer while it drags.
func (s *slider) Update(u *widget.UpdateObject) {
	s.widget.Update(u)
	if !s.drag {
		return
	}
	if !ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft) {
		s.drag = false
		return
	}
	x, r := s.g.cursor().X, s.widget.Rect
	s.set(min(max((float64(x-r.Min.X)-knob/2)/(float64(r.Dx())-knob), 0), 1))
}

// knob is the knob's diameter.
const knob = 14.0

// Render draws the slider.
func (s *slider) Render(dst *ebiten.Image) {
	r, pen := s.widget.Rect, s.theme.Pen()
	if !s.g.painted(r) {
		return
	}
	y, x0, x1 := float64(r.Min.Y+r.Max.Y)/2, float64(r.Min.X), float64(r.Max.X)
	at := x0 + knob/2 + (x1-x0-knob)*s.get()
	fill, head := s.fill, kit.White
	if s.widget.Disabled {
		fill, head = kit.Off, kit.Off
	}
	pen.RoundRect(x0, y-2, x1-x0, 4, 2, kit.BG3)
	pen.RoundRect(x0, y-2, at-x0, 4, 2, fill)
	if s.notch >= 0 {
		pen.FillRect(x0+knob/2+(x1-x0-knob)*s.notch-1, y-5, 2, 10, kit.Off)
	}
	radius := knob / 2
	if s.hover || s.drag {
		radius = 8
	}
	pen.Disc(kit.Point{X: at, Y: y}, radius, head)
	pen.Flush(dst)
	if s.g.ringed(s) {
		(&painter{dst, s.theme}).ring(r)
	}
}

// byName places every widget where the layout says, and hides those that it does
// not name.
type byName struct {
	at func(name string) (image.Rectangle, bool)
}

// PreferredSize is not asked for: the container fills the window.
func (l byName) PreferredSize([]widget.PreferredSizeLocateableWidget) (int, int) { return 0, 0 }

// Layout places the widgets.
func (l byName) Layout(children []widget.PreferredSizeLocateableWidget, _ image.Rectangle) {
	for _, child := range children {
		name, _ := child.GetWidget().CustomData.(string)
		if r, ok := l.at(name); ok {
			child.SetLocation(r)
		}
	}
}
