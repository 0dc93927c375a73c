package app

import (
	"fmt"
	"image"
	"math"

	"hebbarium/brain"
	"hebbarium/render/car"
	"hebbarium/render/maps"
	"hebbarium/render/plot"
)

// Layout says where everything in the window lies, in device-independent pixels: it is the
// same on every screen, and what draws multiplies by the screen's density. Places of single
// controls are named as in At; one that is absent is not shown.
type Layout struct {
	Size     image.Point
	Scale    int // of text and controls, percent
	World    string
	Compact  bool // small window: the rack is a row of buttons with popovers
	Open     int  // section that is open in a compact rack, or -1
	Talk     bool // only world and brain
	Bar      image.Rectangle
	Scene    image.Rectangle
	Caption  image.Rectangle
	Rack     image.Rectangle
	Brain    image.Rectangle
	Maps     image.Rectangle // of the folded brain
	PCATab   bool            // the weights' way has little or no place beside the maps: it is a mode of its own too
	Timeline image.Rectangle
	Popover  image.Rectangle // of the open section, empty for none
	Agent    image.Rectangle // the agent's view with its card, empty for none
	Sections []Section
	At       map[string]image.Rectangle
}

// Section is a part of the injury rack.
type Section struct {
	Title string
	Place image.Rectangle // of its three rows; empty where it is folded away
	Width int
}

// The least size of the window.
const (
	LeastWidth  = 1024
	LeastHeight = 640
)

// NewLayout lays the window out.
func NewLayout(size image.Point, scale int, world string, open int, talk bool) Layout {
	size.X, size.Y = max(size.X, LeastWidth), max(size.Y, LeastHeight)
	l := Layout{Size: size, Scale: scale, World: world, Open: open, Talk: talk, At: map[string]image.Rectangle{}}
	l.regions()
	l.bar()
	l.scene()
	l.rack()
	l.brain()
	l.timeline()
	return l
}

// px scales a length that grows with text.
func (l *Layout) px(v float64) int { return int(math.Round(v * float64(l.Scale) / 100)) }

// put names a place given by its corner and size, before scaling.
func (l *Layout) put(name string, x, y, w, h int) image.Rectangle {
	r := image.Rect(x, y, x+w, y+h)
	l.At[name] = r
	return r
}

// brainWidth is the width of the brain's panel for the ant's cells of c pixels.
func brainWidth(c int) int {
	output := map[int]int{1: 64, 2: 64, 3: 64, 4: 116, 5: 128}[c]
	if c >= 6 {
		output = 24 * c
	}
	return 2*16 + 16 + 128*c + 16 + 4 + output
}

func (l *Layout) regions() {
	w, h := l.Size.X, l.Size.Y
	cell := 1
	for brainWidth(cell+1) <= w*52/100 {
		cell++
	}
	brain := brainWidth(cell)
	l.Compact = w < l.px(1200) || h < l.px(700) || w-brain < l.rackWidth()
	top, timeline, rack := l.px(56), l.px(168), l.px(160)
	switch {
	case l.Compact:
		top, timeline, rack = l.px(48), 96, l.px(48)
		switch {
		case l.Scale > 100 && h >= 800:
			timeline = 168
		case l.Scale > 100:
			timeline = 120
		}
	case h >= l.px(1000):
		timeline, rack = l.px(184), l.px(176)
	}
	if l.Talk {
		timeline, rack = 0, 0
	}
	l.Bar = image.Rect(0, 0, w, top)
	l.Timeline = image.Rect(0, h-timeline, w, h)
	l.Brain = image.Rect(w-brain, top, w, h-timeline)
	l.Scene = image.Rect(0, top, w-brain, h-timeline-rack)
	l.Rack = image.Rect(0, h-timeline-rack, w-brain, h-timeline)
}

func (l *Layout) scene() {
	p := l.px
	l.Caption = image.Rect(p(16), l.Scene.Max.Y-p(64), l.Scene.Max.X-p(16), l.Scene.Max.Y-p(16))
	if l.World == "car" {
		w, h := car.AgentCardWidth, car.AgentCardHeight
		if l.Compact {
			w, h = car.AgentCardWidth, car.AgentCardWidth // without the label
		}
		at := image.Pt(l.Scene.Max.X-16-w, l.Scene.Min.Y+16)
		l.Agent = image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
	}
}

// sections are the parts of the rack in a world.
func (l *Layout) sections() []Section {
	p := l.px
	if l.World == "car" {
		return []Section{{Title: "Brain", Width: p(232)}, {Title: "Actuators", Width: p(276)}, {Title: "Hold", Width: p(140)}}
	}
	return []Section{{Title: "Brain", Width: p(232)}, {Title: "Body", Width: p(172)}, {Title: "Actuators", Width: p(164)}, {Title: "Physics", Width: p(72)}}
}

// rackWidth is the width that the sections need side by side.
func (l *Layout) rackWidth() int {
	w := l.px(16)
	for _, s := range l.sections() {
		w += s.Width + l.px(24)
	}
	return w - l.px(8)
}

// rack lays the sections side by side, or folds them into a row of buttons.
func (l *Layout) rack() {
	if l.Rack.Empty() {
		return
	}
	p := l.px
	l.Sections = l.sections()
	if l.Compact {
		n := len(l.Sections)
		gap := p(8)
		width := (l.Rack.Dx() - p(32) - gap*(n-1)) / n
		for i := range l.Sections {
			x := p(16) + i*(width+gap)
			l.put(fmt.Sprint("section ", i), x, l.Rack.Min.Y+p(8), width, p(32))
			if i == l.Open {
				s := &l.Sections[i]
				w, h := s.Width+p(32), p(160)
				left := min(x, l.Rack.Max.X-p(8)-w)
				foot := l.Rack.Min.Y - p(8)
				l.Popover = image.Rect(left, foot-h, left+w, foot)
				s.Place = image.Rect(left+p(16), l.Popover.Min.Y, left+p(16)+s.Width, l.Popover.Max.Y)
			}
		}
	} else {
		x := p(16)
		// Dividers lie in the middle between two sections; spare width is shared.
		spare := l.Rack.Dx() - p(24)
		for _, s := range l.Sections {
			spare -= s.Width
		}
		n := len(l.Sections)
		between := max(spare/max(n-1, 1), p(24))
		wider := 0
		switch {
		case between > p(64): // wider controls, not only wider gaps
			between = p(64)
			wider = (spare - (n-1)*between) / n
		case between < p(48):
			between = min(between, p(32))
		}
		for i := range l.Sections {
			s := &l.Sections[i]
			s.Width += wider
			s.Place = image.Rect(x, l.Rack.Min.Y, x+s.Width, l.Rack.Max.Y)
			x += s.Width + between
		}
	}
	for i := range l.Sections {
		if s := &l.Sections[i]; !s.Place.Empty() {
			l.section(s)
		}
	}
}

// row is the top of a section's row 0…2.
func (l *Layout) row(s *Section, i int) int { return s.Place.Min.Y + l.px(36+40*float64(i)) }

func (l *Layout) section(s *Section) {
	p, x, h := l.px, s.Place.Min.X, l.px(32)
	switch s.Title {
	case "Brain":
		l.put("randomise", x, l.row(s, 0), p(120), h)
		l.put("init", x+p(128), l.row(s, 0), s.Width-p(128), h)
		l.put("zero", x, l.row(s, 1), p(80), h)
		l.put("share", x+p(95), l.row(s, 1), s.Width-p(140), h)
		l.put("share value", x+s.Width-p(44), l.row(s, 1), p(44), h)
		l.put("plasticity", x, l.row(s, 2), p(120), h)
		l.put("new rules", x+p(128), l.row(s, 2), s.Width-p(128), h)
	case "Hold":
		half := (s.Width - p(4)) / 2
		l.put("value", x, l.row(s, 0), half, h)
		l.put("steps", x+half+p(4), l.row(s, 0), s.Width-half-p(4), h)
		l.put("twin", x, l.row(s, 1), s.Width, h)
		l.put("engine", x, l.row(s, 2), s.Width, h)
	case "Physics":
		l.put("builtin", x, l.row(s, 0), s.Width, h)
		l.put("mujoco", x, l.row(s, 1), s.Width, h)
		l.put("twin", x, l.row(s, 2), s.Width, h)
	case "Body":
		l.put("body", x, l.row(s, 0), p(112), p(112))
		l.put("leg", x+p(120), l.row(s, 0)-p(4), p(56), p(24))
		l.put("length", x+p(120), l.row(s, 2), s.Width-p(120), h)
	case "Actuators":
		if l.World == "car" {
			for i, name := range []string{"steer", "gas", "brake"} {
				l.put(name, x, l.row(s, i), p(80), h)
				l.put(name+" bar", x+p(96), l.row(s, i), s.Width-p(148), h)
				l.put(name+" value", x+s.Width-p(48), l.row(s, i), p(48), h)
			}
			return
		}
		// A key for each leg, side by side in what the labels leave.
		key := (s.Width-p(36)+p(4))/4 - p(4)
		for k := range 4 {
			l.put(fmt.Sprint("hip", k+1), x+p(36)+k*(key+p(4)), l.row(s, 0), key, h)
			l.put(fmt.Sprint("ankle", k+1), x+p(36)+k*(key+p(4)), l.row(s, 1), key, h)
		}
		l.put("value", x+p(36), l.row(s, 2), p(50), h)
		l.put("steps", x+p(90), l.row(s, 2), 4*key+p(3*4-54), h)
	}
}

// modes are what the maps' panel can show; the last one only where it has a tab.
func modes() []string { return []string{"Weights", "Change", "A", "B", "C", "D", "η", "PCA"} }

// pcaMode is the mode that shows the weights' way in place of the maps.
const pcaMode = 7

// networkOf is the sizes of the network that a world's rules have.
func networkOf(world string) []int {
	if world == "car" {
		return brain.CarArchitecture().Sizes
	}
	return brain.AntArchitecture().Sizes
}

func (l *Layout) brain() {
	p := l.px
	left, right, top := l.Brain.Min.X+16, l.Brain.Max.X-16, l.Brain.Min.Y
	row, h := p(16), p(32)
	if l.Compact {
		row = p(8)
	}
	y := top + row + p(48)
	mapsTop := y + p(72)
	if l.Compact {
		y = top + row + p(40)
		mapsTop = y + p(60)
	}
	l.Maps = image.Rect(left, mapsTop, right, l.Brain.Max.Y-(p(13)-13)) // the captions below them grow
	l.PCATab = l.Compact || maps.FoldBrain(networkOf(l.World), l.Maps).PCA.Empty()
	widths := []float64{98, 86, 40, 42, 42, 40, 32}
	if room := float64(right-left-p(64)) * 100 / float64(l.Scale); l.PCATab && room >= 372 {
		widths = []float64{76, 74, 34, 34, 34, 34, 34, 52}
	} else if l.PCATab && room >= 276 {
		widths = []float64{38, 42, 30, 30, 30, 30, 30, 46}
	} else if l.PCATab {
		widths = []float64{36, 40, 26, 26, 26, 26, 26, 44}
	} else if room < 380 {
		widths = []float64{40, 44, 32, 32, 32, 32, 32} // signs in place of words
	}
	x := right
	for _, w := range widths {
		x -= p(w)
	}
	l.put("title", left, top+row, x-left-p(4), h)
	for i, w := range widths {
		l.put(fmt.Sprint("mode ", i), x, top+row, p(w), h)
		x += p(w)
	}
	l.brushes(left, right, y)
}

// pcaPlace is where the weights' way is shown as a mode of its own.
func (l *Layout) pcaPlace() image.Rectangle {
	r := l.Maps
	r.Max.Y -= l.px(16)
	return r
}

// brushes lays the row of brushes and the legend out; where it is too narrow,
// brushes show their signs alone.
func (l *Layout) brushes(left, right, y int) {
	p, h := l.px, l.px(32)
	for _, words := range []bool{true, false} {
		x, widths, legend := left+p(48), []float64{88, 128, 96}, p(196)
		if !words {
			x, widths, legend = left, []float64{36, 36, 36}, min(p(196), right-left-p(36*3+72+4*8))
		}
		for i, w := range widths {
			l.put([]string{"brush zero", "brush randomise", "brush freeze"}[i], x, y, p(w), h)
			x += p(w + 8)
		}
		l.put("size", x, y, p(72), h)
		l.put("legend", right-legend, y, legend, h)
		if x+p(80) <= right-legend {
			return
		}
	}
}

func (l *Layout) timeline() {
	if l.Timeline.Empty() {
		return
	}
	p := l.px
	l.put("timeline", l.Timeline.Min.X, l.Timeline.Min.Y, l.Timeline.Dx(), l.Timeline.Dy())
	// On the line of the read-out, whose height does not grow with text.
	middle := plot.TimelineHeader(l.Timeline.Dy())
	h := min(p(28), 2*middle-2)
	y := l.Timeline.Min.Y + middle - h/2
	low := min(h, 2*middle-8) // the playhead's tag may lie right under it
	l.put("live", l.Timeline.Max.X-p(152), l.Timeline.Min.Y+middle-low/2, p(136), low)
	l.put("undo", l.Timeline.Min.X+p(12), y, p(28), h)
	l.put("redo", l.Timeline.Min.X+p(40), y, p(28), h)
}
