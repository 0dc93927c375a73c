package ui

import "image"

// Popup is something that lies over the window, such as a list, the palette or
// the help. While it is open it has the mouse and the keyboard, and a press
// outside of it closes it.
type Popup interface {
	// Fit finds its place in a window; an empty one closes it.
	Fit(window image.Rectangle, px Scale) image.Rectangle
	Pointer(p Pointer) // p.Free is whether the pointer is on it
	Keys(k Keys)
	Draw(p *Painter)
}

// Passing is a popup beside which some places can still be pressed, while it stays open.
type Passing interface{ Passes(at image.Point) bool }

// Popups holds what lies over the window: one thing at a time.
type Popups struct {
	Heard func() // hears that another thing is open, or nothing; may be nil
	open  Popup
	place image.Rectangle
}

// Typed is a popup that a person types into, in their own time.
type Typed interface{ Types() }

// Show opens a popup in place of the one that is open.
func (o *Popups) Show(p Popup) {
	o.open, o.place = p, image.Rectangle{}
	if o.Heard != nil {
		o.Heard()
	}
}

// Close closes what is open.
func (o *Popups) Close() {
	if o.open != nil {
		o.Show(nil)
	}
}

// Open is what is open, nil for nothing.
func (o *Popups) Open() Popup { return o.open }

// Place is where it lies, empty for nothing.
func (o *Popups) Place() image.Rectangle { return o.place }

// Fit puts what is open where it belongs in a window.
func (o *Popups) Fit(window image.Rectangle, px Scale) {
	if o.open == nil {
		return
	}
	if o.place = o.open.Fit(window, px); o.place.Empty() {
		o.Close()
	}
}

// Pointer tells what is open of the mouse, and reports whether something is.
func (o *Popups) Pointer(p Pointer) bool {
	at := o.open
	if at == nil {
		return false
	}
	inside := p.At.In(o.place)
	if through, ok := at.(Passing); ok && !inside && through.Passes(p.At) {
		p.Free, p.Pressed, p.Released, p.Right, p.Wheel = false, false, false, false, 0
		at.Pointer(p) // which has left it
		return false
	}
	if !inside && (p.Pressed || p.Right) && !o.place.Empty() {
		o.Close()
		return true
	}
	p.Free = inside
	at.Pointer(p)
	return true
}

// Keys tells what is open of the keyboard, and reports whether something is.
func (o *Popups) Keys(k Keys) bool {
	at := o.open
	if at != nil {
		at.Keys(k)
	}
	return at != nil
}
