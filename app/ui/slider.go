package ui

import (
	"image"

	"hebbarium/render/kit"
)

// Slider is a track with a knob for a share from 0 to 1. It goes where the
// pointer is, at once, and stays with it until the button is released.
type Slider struct {
	Fill       kit.Color
	Notch      float64 // share at which the track has a mark, or −1
	Step, Leap float64 // what an arrow adds to the share, and what it does with Shift
	Tip        func() string
	Why        func() string // why it is off; nil: it never is
	Done       func()        // it was let go, by the mouse or a key; may be nil

	get         func() float64
	set         func(float64)
	name        string
	place       image.Rectangle
	hover, drag bool
}

// NewSlider makes a slider of a value.
func NewSlider(name, tip string, fill kit.Color, get func() float64, set func(float64)) *Slider {
	return &Slider{
		name: name, Fill: fill, Notch: -1, Step: 0.01, Leap: 0.1, get: get, set: set,
		Tip: func() string { return tip },
	}
}

// Name, Rect and SetRect are the control's name and place.
func (s *Slider) Name() string              { return s.name }
func (s *Slider) Rect() image.Rectangle     { return s.place }
func (s *Slider) SetRect(r image.Rectangle) { s.place = r }

// Off tells whether the slider cannot be moved.
func (s *Slider) Off() bool { return s.Why != nil && s.Why() != "" }

// Hint says what it sets or, where it is off, why.
func (s *Slider) Hint() string {
	if s.Why != nil {
		if why := s.Why(); why != "" {
			return why
		}
	}
	return s.Tip()
}

// Arrows are how the keys move it.
func (s *Slider) Arrows() *Arrows {
	return &Arrows{
		By: func(n int, more bool) {
			step := s.Step
			if more {
				step = s.Leap
			}
			s.move(float64(n) * step)
		},
		End: func(last bool) {
			if last {
				s.set(1)
			} else {
				s.set(0)
			}
		},
		Done: s.Done,
	}
}

func (s *Slider) move(by float64) { s.set(min(max(s.get()+by, 0), 1)) }

// knob is the knob's diameter in pixels.
const knob = 14.0

// Tick follows the mouse.
func (s *Slider) Tick(p Pointer) {
	s.hover = p.Over(s.place)
	if s.hover && !s.Off() {
		if p.Wheel != 0 {
			s.move(0.05 * p.Wheel)
			s.let()
		}
		s.drag = s.drag || p.Pressed
	}
	if !s.drag {
		return
	}
	if !p.Down || s.place.Empty() {
		s.drag = false
		s.let()
		return
	}
	s.set(min(max((float64(p.At.X-s.place.Min.X)-knob/2)/(float64(s.place.Dx())-knob), 0), 1))
}

func (s *Slider) let() {
	if s.Done != nil {
		s.Done()
	}
}

// Draw draws the slider.
func (s *Slider) Draw(p *Painter) {
	r := s.place
	if r.Empty() {
		return
	}
	pen := p.Theme.Pen()
	y, x0, x1 := float64(r.Min.Y+r.Max.Y)/2, float64(r.Min.X), float64(r.Max.X)
	at := x0 + knob/2 + (x1-x0-knob)*s.get()
	fill, head := s.Fill, kit.White
	if s.Off() {
		fill, head = kit.Off, kit.Off
	}
	pen.RoundRect(x0, y-2, x1-x0, 4, 2, kit.BG3)
	pen.RoundRect(x0, y-2, at-x0, 4, 2, fill)
	if s.Notch >= 0 {
		pen.FillRect(x0+knob/2+(x1-x0-knob)*s.Notch-1, y-5, 2, 10, kit.Off)
	}
	radius := knob / 2
	if s.hover || s.drag {
		radius = 8
	}
	pen.Disc(kit.Point{X: at, Y: y}, radius, head)
	pen.Flush(p.Dst)
	if p.Focus == Control(s) {
		p.Ring(r)
	}
}

// Look adds the slider's state.
func (s *Slider) Look(sum *Sum) {
	sum.Flag(s.hover, s.drag, s.Off(), s.place.Empty())
	if !s.place.Empty() {
		sum.Number(s.get())
	}
}

var _ Control = (*Slider)(nil)
