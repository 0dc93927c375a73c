package app

import (
	"image"

	"github.com/ebitenui/ebitenui/widget"
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

// Layout takes the window's size in device-independent pixels.
func (g *Game) Layout(w, h int) (int, int) {
	w, h = max(w, LeastWidth), max(h, LeastHeight)
	if size := image.Pt(w, h); size != g.size {
		g.size = size
		g.settings.Width, g.settings.Height = w, h
		g.relayout()
	}
	return w, h
}
