package ui

import (
	"image"
	"math"
)

// Panel is a part of the window that is drawn as a whole.
type Panel interface {
	// Place lays the panel out in a rectangle in device-independent pixels, which
	// is empty where it is not shown.
	Place(r image.Rectangle, px Scale)
	Controls() []Control // in Tab's order; those that are not shown have an empty place
	Pointer(p Pointer)   // one tick of the mouse
	Dirty() bool         // something of its own has changed since it was drawn
	Draw(p *Painter, dt float64)
	// Hint is what there is to say about a point, and the place that it is about;
	// "" for nothing. Controls speak for themselves.
	Hint(at image.Point) (text string, about image.Rectangle)
}

// Pointer is the mouse in one tick, in device-independent pixels.
type Pointer struct {
	At       image.Point
	Free     bool // nothing lies over the panel at that point: a press begins something
	Pressed  bool // the left button went down in this tick
	Down     bool // it is down
	Released bool // it went up in this tick
	Right    bool // the right button went down in this tick
	Turn     bool // the middle button is down, or two fingers are
	Shift    bool // is held
	Wheel    float64
	Tick     int // of the window, sixty a second
}

// Over tells whether the pointer is on a place and free.
func (p Pointer) Over(r image.Rectangle) bool { return p.Free && p.At.In(r) }

// Control is what can be pressed, turned or typed into. It is a *Button, a
// *Slider or a *Field.
type Control interface {
	Name() string          // unique in its panel
	Rect() image.Rectangle // where it lies; empty where it is not shown
	SetRect(image.Rectangle)
	Off() bool    // it cannot be used now
	Hint() string // what it does or, where it is off, why
	Tick(p Pointer)
	Draw(p *Painter)
	Look(s *Sum) // adds whatever decides how it looks
}

// Scale is the size of text and of what grows with it, and whether the window is so
// small that panels give things up.
type Scale struct {
	Percent int
	Compact bool
	Touch   bool // fingers press the controls, which are at least 32 pixels
}

// Px scales a length in pixels.
func (s Scale) Px(v float64) int { return int(math.Round(v * float64(s.Percent) / 100)) }

// Middle is the middle of a rectangle.
func Middle(r image.Rectangle) (x, y float64) {
	return float64(r.Min.X+r.Max.X) / 2, float64(r.Min.Y+r.Max.Y) / 2
}

// Overlaps tells whether a rectangle overlaps one of several.
func Overlaps(r image.Rectangle, others []image.Rectangle) bool {
	for _, o := range others {
		if r.Overlaps(o) {
			return true
		}
	}
	return false
}
