package ui

import "image"

// Controls are the controls of a panel, in Tab's order.
type Controls []Control

// Tick tells all of them of the mouse, and reports whether it is on one.
func (c Controls) Tick(p Pointer) (over bool) {
	for _, w := range c {
		w.Tick(p)
		over = over || p.Over(w.Rect())
	}
	return over
}

// Draw draws those that are shown.
func (c Controls) Draw(p *Painter) {
	for _, w := range c {
		if !w.Rect().Empty() {
			p.pause()
			w.Draw(p)
		}
	}
}

// Look adds what decides how they look.
func (c Controls) Look(s *Sum) {
	for _, w := range c {
		w.Look(s)
	}
}

// At is the control at a point, nil for none.
func (c Controls) At(at image.Point) Control {
	for _, w := range c {
		if at.In(w.Rect()) {
			return w
		}
	}
	return nil
}

// Named is the control of a name, nil for none.
func (c Controls) Named(name string) Control {
	for _, w := range c {
		if w.Name() == name {
			return w
		}
	}
	return nil
}

// Put places controls by their names: those that are not named are hidden.
func (c Controls) Put(at map[string]image.Rectangle) {
	for _, w := range c {
		w.SetRect(at[w.Name()])
	}
}
