package window

import (
	"image"

	"hebbarium/app/settings"
	"hebbarium/app/ui"
)

// Regions says where the panels lie, in device-independent pixels: it is the same on
// every screen, and what draws multiplies by the screen's density.
type Regions struct {
	Size  image.Point
	Scale ui.Scale
	Way
	At map[string]image.Rectangle
}

// Way is in which way the window is divided.
type Way struct {
	Many  bool // many lives are shown
	Talk  bool // only the world, brain and read-out
	Embed bool // without bar and rack
	Told  bool // a lesson is told
	Lane  bool // the timeline has a lane more, of modulating neurons
	Phone bool // on a phone that lies on its side: without rack, and with controls for fingers
}

// The least size of a window that is a part of another page.
const (
	leastEmbedWidth  = 960
	leastEmbedHeight = 540
)

// A window lower than phoneHeight is divided as on a phone; the least size of those is that
// of the smallest phones.
const (
	phoneHeight      = 480
	leastPhoneWidth  = 640
	leastPhoneHeight = 340
)

// least is the size under which all of a window is shown smaller.
func (w Way) least() image.Point {
	switch {
	case w.Phone:
		return image.Pt(leastPhoneWidth, leastPhoneHeight)
	case w.Embed:
		return image.Pt(leastEmbedWidth, leastEmbedHeight)
	}
	return image.Pt(settings.LeastWidth, settings.LeastHeight)
}

// brainWidth is the width of the brain's panel for the ant's cells of c pixels.
func brainWidth(c int) int {
	output := map[int]int{1: 64, 2: 64, 3: 64, 4: 116, 5: 128}[c]
	if c >= 6 {
		output = 24 * c
	}
	return 2*16 + 16 + 128*c + 16 + 4 + output
}

// NewRegions divides a window of a size between the panels, with text of a size in
// percent, for a rack that needs a width to lie open.
func NewRegions(size image.Point, percent int, way Way, rackWidth func(ui.Scale) int) Regions {
	least := way.least()
	w, h := max(size.X, least.X), max(size.Y, least.Y)
	px := ui.Scale{Percent: percent}
	cell, share := 1, 52
	if way.Phone {
		share = 60
	}
	for brainWidth(cell+1) <= w*share/100 {
		cell++
	}
	brain := brainWidth(cell)
	px.Compact = w < px.Px(1200) || h < px.Px(700) || !way.Embed && !way.Phone && w-brain < rackWidth(px)
	top, timeline, rack := px.Px(56), px.Px(168), px.Px(160)
	switch {
	case px.Compact:
		top, timeline, rack = px.Px(48), 96, px.Px(48)
		switch {
		case percent > 100 && h >= 800:
			timeline = 168
		case percent > 100:
			timeline = 120
		}
	case h >= px.Px(1000):
		timeline, rack = px.Px(184), px.Px(176)
	}
	if way.Lane && timeline > px.Px(160) {
		timeline += px.Px(20)
	}
	band := 0 // of a lesson's caption that is as large as the read-out, and as wide
	if way.Talk {
		top, rack = 0, 0
		timeline = px.Px(152) // a line of the largest letters, or two, and the trace
		if way.Told {
			band = px.Px(56)
		}
	}
	if way.Embed {
		top, rack = 0, 0
	}
	if way.Phone {
		px.Touch = true
		top, rack = 44, 0
		if !way.Talk {
			timeline = 80
		}
	}
	foot := h - timeline - band
	world := image.Rect(0, top, w-brain, foot-rack)
	caption := image.Rect(px.Px(16), world.Max.Y-px.Px(64), world.Max.X-px.Px(16), world.Max.Y-px.Px(16))
	if band > 0 {
		caption = image.Rect(0, foot, w, foot+band)
	}
	r := Regions{Size: image.Pt(w, h), Scale: px, Way: way, At: map[string]image.Rectangle{
		"bar":      image.Rect(0, 0, w, top),
		"world":    world,
		"rack":     image.Rect(0, h-timeline-rack, w-brain, h-timeline),
		"maps":     image.Rect(w-brain, top, w, foot),
		"timeline": image.Rect(0, h-timeline, w, h),
		"caption":  caption,
		"card":     world,
		"lives":    world,
		"wheel":    world,
		// Over rack and timeline, and the foot of the brain.
		"microscope": image.Rect(0, h-max(timeline+rack, min(px.Px(300), h*2/5)), w, h),
	}}
	if way.Many {
		for name, of := range instead() {
			r.At[of], r.At[name] = r.At[name], image.Rectangle{}
		}
	}
	return r
}

// instead are the panels that others stand in for where many lives are shown.
func instead() map[string]string { return map[string]string{"world": "lives", "maps": "brains"} }

// Of is the region of a panel, or of the one that stands in for it.
func (r *Regions) Of(name string) image.Rectangle {
	if of := instead()[name]; r.Many && of != "" {
		name = of
	}
	return r.At[name]
}

// loose tells whether a region is room for what lies over others, of which it takes what
// it needs, and no part of the window of its own.
func loose(name string) bool {
	return name == "caption" || name == "card" || name == "lives" || name == "microscope" || name == "wheel"
}
