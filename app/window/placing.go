package window

import (
	"image"
	"maps"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/turn"
	"hebbarium/render/kit"
)

// layOut lays the window out anew, where anything that its layout follows has changed.
func (w *Window) layOut(v *desk.View) {
	now := lain{
		size: w.size, percent: v.Settings.TextSize, way: w.way(v), world: v.World,
		undoes: v.Undoes, live: v.Snap.Live(), over: v.Over != "", settings: v.Settings, opened: v.Opened,
	}
	if now == w.lain {
		return
	}
	w.lain = now
	t := w.Theme
	t.Projector, t.ReducedMotion, t.Grey = v.Settings.Projector, v.Settings.ReducedMotion, v.Settings.Grey
	// The sizes are those that settings allow.
	_ = t.Type.SetScale(v.Settings.TextSize)
	for _, s := range w.Seats { // what they show decides how much room they need
		turn.First()
		s.Take(v)
	}
	w.regions = NewRegions(w.size, t.Type.Scale(), now.way, w.Seats.width)
	for _, s := range w.Seats {
		turn.First()
		s.Place(w.regions.At[s.Name()], w.regions.Scale)
	}
	w.repaint.all = true
}

// way is in which way the window is divided.
func (w *Window) way(v *desk.View) Way {
	return Way{Many: v.Many > 0, Talk: v.Talk, Embed: v.Embed, Told: v.Lesson.Running(), Lane: v.Snap.Modulation.Said != nil && v.Many == 0, Phone: !v.Embed && w.outside.Y > 0 && w.outside.Y < phoneHeight}
}

// width is the width that a panel needs to lie open.
func (seats Seats) width(px ui.Scale) int {
	most := 0
	for _, s := range seats {
		if wide, ok := s.Panel.(Wide); ok {
			most = max(most, wide.Width(px))
		}
	}
	return most
}

// cover tells the panels what lies over them. Where that has changed, all is drawn anew:
// what was hidden is to be seen again.
func (w *Window) cover() {
	by := map[string]image.Rectangle{}
	for _, s := range w.Seats {
		if c, ok := s.Panel.(Covering); ok {
			if r := c.Over(); !r.Empty() {
				by[s.Name()] = r
			}
		}
	}
	if maps.Equal(by, w.repaint.covers) {
		return
	}
	w.repaint.covers, w.repaint.all = by, true
	for _, s := range w.Seats {
		if c, ok := s.Panel.(Covered); ok {
			c.Cover(by)
		}
	}
}

// LayoutF takes the window's size in device-independent pixels, in which it is laid
// out, and gives it in the pixels of the screen that it is on. On another screen
// it is laid out anew at once.
func (w *Window) LayoutF(width, height float64) (float64, float64) {
	w.outside = image.Pt(int(width), int(height))
	// Where there is less than the least, all of it is shown smaller.
	least := w.way(w.Desk.View()).least()
	less := max(float64(least.X)/width, float64(least.Y)/height, 1)
	width, height = width*less, height*less
	d := w.density()
	// A pixel that the screen shows a part of is laid out too.
	whole := func(v float64) int { return int(math.Ceil(v - 0.01)) }
	if size := image.Pt(whole(width), whole(height)); size != w.size || d != w.Theme.Density() {
		w.size = size
		w.Theme.SetDensity(d)
		w.take(false)
		w.repaint.all = true
	}
	return float64(d.Of(width)), float64(d.Of(height))
}

// inLayout is the point of a layout of a size that lies at a place of the system's window, in
// the middle of which all of it is shown.
func inLayout(in, out image.Point, x, y float64) image.Point {
	shown := min(float64(out.X)/float64(in.X), float64(out.Y)/float64(in.Y))
	at := func(v float64, out, in int) int { return int(math.Floor((v-float64(out)/2)/shown + float64(in)/2)) }
	return image.Pt(at(x, out.X, in.X), at(y, out.Y, in.Y))
}

// Layout is LayoutF with whole numbers, which ebiten wants too.
func (w *Window) Layout(width, height int) (int, int) {
	x, y := w.LayoutF(float64(width), float64(height))
	return int(x), int(y)
}

// density is that of the screen that the window is on. A screen of less than one pixel
// to a device-independent one shows the window made smaller.
func (w *Window) density() kit.Density {
	if w.Screen == nil {
		return 1
	}
	return kit.Density(max(w.Screen(), 1))
}

// ScreenScale is how many pixels a device-independent one has on the screen that the
// window is on.
func ScreenScale() float64 {
	if m := ebiten.Monitor(); m != nil {
		return m.DeviceScaleFactor()
	}
	return 1
}
