package app

import (
	"image"
	"math"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// relayout lays the window out anew.
func (g *Game) relayout() {
	g.repaint.all = true
	g.layout = NewLayout(g.size, g.theme.Type.Scale(), g.world, g.open, g.talk)
	for _, c := range g.controls {
		w := c.GetWidget()
		name, _ := w.CustomData.(string)
		if _, ok := g.placeOf(name); ok {
			w.SetVisibility(widget.Visibility_Show)
		} else {
			w.SetVisibility(widget.Visibility_Hide)
		}
	}
	g.brain.place(g.layout)
	g.timeline.place(g.layout)
	if g.root != nil {
		g.root.RequestRelayout()
	}
	g.refit()
}

// placeOf is where a control lies, if it is shown at all.
func (g *Game) placeOf(name string) (image.Rectangle, bool) {
	if r, ok := g.card.placeOf(name, g); ok {
		return r, true
	}
	if r, ok := g.lessons.placeOf(name); ok {
		return r, true
	}
	switch name {
	case "live":
		if g.snap == nil || g.snap.Live() {
			return image.Rectangle{}, false
		}
	case "undo", "redo":
		if !g.undoes {
			return image.Rectangle{}, false
		}
	case "again":
		if g.over == "" || g.norules {
			return image.Rectangle{}, false
		}
		return g.scene.write(&painter{theme: g.theme}).again, true
	}
	r, ok := g.layout.At[name]
	return r, ok
}

// LayoutF takes the window's size in device-independent pixels, in which it is laid
// out, and gives it in the pixels of the screen that it is on. On another screen
// it is laid out anew at once.
func (g *Game) LayoutF(w, h float64) (float64, float64) {
	w, h = max(w, LeastWidth), max(h, LeastHeight)
	d := g.density()
	// A pixel that the screen shows a part of is laid out too.
	whole := func(v float64) int { return int(math.Ceil(v - 0.01)) }
	if size := image.Pt(whole(w), whole(h)); size != g.size || d != g.theme.Density() {
		g.size = size
		g.theme.SetDensity(d)
		g.settings.Width, g.settings.Height = size.X, size.Y
		g.relayout()
	}
	return float64(d.Of(w)), float64(d.Of(h))
}

// Layout is LayoutF with whole numbers, which ebiten wants too.
func (g *Game) Layout(w, h int) (int, int) {
	x, y := g.LayoutF(float64(w), float64(h))
	return int(x), int(y)
}

// density is that of the screen that the window is on. A screen of less than one pixel
// to a device-independent one shows the window made smaller.
func (g *Game) density() kit.Density {
	if g.screen == nil {
		return 1
	}
	return kit.Density(max(g.screen(), 1))
}

// screenScale is how many pixels a device-independent one has on the screen that the
// window is on.
func screenScale() float64 {
	if m := ebiten.Monitor(); m != nil {
		return m.DeviceScaleFactor()
	}
	return 1
}
