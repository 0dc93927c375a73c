package app

import (
	"image"
	"slices"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// The focus is the window's own, not the toolkit's, which knows buttons only and
// takes them in the order in which they were made.
//
// Tab goes from control to control and so from panel to panel: the arrows are taken,
// by the steps of the episode and by the value that has the focus, and nothing else
// would lead on within a panel. With Ctrl it goes to the next panel at once.

// arrows are how the keys change a value that has the focus.
type arrows struct {
	by  func(n int, more bool) // n is −1 or 1; more: by a larger step
	end func(last bool)        // to the least or the greatest value
}

// focusOn gives a control the focus; its ring shows once a key moves it.
func (g *Game) focusOn(w widget.PreferredSizeLocateableWidget) { g.focus = w }

// ringed tells whether a control shows that it has the keyboard.
func (g *Game) ringed(w widget.PreferredSizeLocateableWidget) bool { return g.byKeys && g.focus == w }

// order are the controls that are shown, panel after panel and in each as it is read:
// row by row, in the rack section by section. panels tells each one's panel.
func (g *Game) order() (list []widget.PreferredSizeLocateableWidget, panels []int) {
	type placed struct {
		w    widget.PreferredSizeLocateableWidget
		sort [4]int
	}
	var all []placed
	for _, w := range g.controls {
		d := w.GetWidget()
		name, _ := d.CustomData.(string)
		r, shown := g.placeOf(name)
		if !shown || d.GetVisibility() != widget.Visibility_Show {
			continue
		}
		cx, cy := middle(r)
		at := image.Pt(int(cx), int(cy))
		all = append(all, placed{w, [4]int{g.panelOf(at), g.sectionOf(at), at.Y / max(g.layout.px(16), 1), r.Min.X}})
	}
	slices.SortStableFunc(all, func(a, b placed) int { return slices.Compare(a.sort[:], b.sort[:]) })
	for _, p := range all {
		list, panels = append(list, p.w), append(panels, p.sort[0])
	}
	return list, panels
}

// panelOf is the panel that a point lies in; a section that is open over the world
// belongs to the rack.
func (g *Game) panelOf(at image.Point) int {
	if at.In(g.layout.Popover) {
		return int(rackPanel)
	}
	for p := range panels {
		if at.In(g.panelPlace(p)) {
			return int(p)
		}
	}
	return int(panels)
}

// sectionOf is the section of the rack that a point lies in or under, counted from 1; 0
// elsewhere.
func (g *Game) sectionOf(at image.Point) int {
	section := 0
	for i, s := range g.layout.Sections {
		if at.In(g.layout.Rack) && !s.Place.Empty() && at.X >= s.Place.Min.X {
			section = i + 1
		}
	}
	return section
}

// tab moves the focus: to the next control or the one before, or to the first of
// another panel. Controls that are off are passed over.
func (g *Game) tab(back, panel bool) {
	list, panels := g.order()
	n := len(list)
	if n == 0 {
		return
	}
	g.byKeys = true
	step := 1
	if back {
		step = -1
	}
	at := slices.Index(list, g.focus)
	if at < 0 && back {
		at = n
	}
	from := -1
	if at >= 0 && at < n {
		from = panels[at]
	}
	for range n {
		at = (at + step + n) % n
		if list[at].GetWidget().Disabled || panel && panels[at] == from {
			continue
		}
		if panel { // a panel is entered at its beginning, from either side
			at = slices.Index(panels, panels[at])
			for list[at].GetWidget().Disabled {
				at++
			}
		}
		g.focus = list[at]
		return
	}
}

// value is how the arrows change what has the focus, nil for nothing.
func (g *Game) value() *arrows {
	if !g.byKeys || g.focus == nil {
		return nil
	}
	if d := g.focus.GetWidget(); d.Disabled || d.GetVisibility() != widget.Visibility_Show {
		return nil
	}
	switch c := g.focus.(type) {
	case *slider:
		return &arrows{
			by: func(n int, more bool) {
				step := c.step
				if more {
					step = c.leap
				}
				c.move(float64(n) * step)
			},
			end: func(last bool) {
				if last {
					c.set(1)
				} else {
					c.set(0)
				}
			},
		}
	case *field:
		return c.arrows
	}
	return nil
}

// turn lets the arrows, Home and End change the value that has the focus, and tells
// whether one of them did. Without such a value they are the episode's.
func (g *Game) turn(shift bool) bool {
	v := g.value()
	if v == nil {
		return false
	}
	for _, k := range []ebiten.Key{ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyHome, ebiten.KeyEnd} {
		g.turning = g.turning || ebiten.IsKeyPressed(k)
	}
	switch {
	case repeats(ebiten.KeyArrowLeft):
		v.by(-1, shift)
	case repeats(ebiten.KeyArrowRight):
		v.by(1, shift)
	case inpututil.IsKeyJustPressed(ebiten.KeyHome):
		v.end(false)
	case inpututil.IsKeyJustPressed(ebiten.KeyEnd):
		v.end(true)
	}
	return g.turning
}

// between are the arrows of a number from least to most, which end in set.
func between[T int | uint64 | float64](least, most, step, leap T, get func() T, set func(T)) *arrows {
	return &arrows{
		by: func(n int, more bool) {
			d, v := step, get()
			if more {
				d = leap
			}
			switch {
			case n < 0 && v >= least+d:
				set(v - d)
			case n < 0:
				set(least)
			case v <= most-d:
				set(v + d)
			default:
				set(most)
			}
		},
		end: func(last bool) {
			if last {
				set(most)
			} else {
				set(least)
			}
		},
	}
}
