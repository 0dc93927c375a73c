package app

import (
	"image"
	"testing"
	"time"
)

// A hint comes after a rest, goes after a while, and a press ends it until the pointer
// has left its control.
func TestTipComesAndGoes(t *testing.T) {
	begin := time.Unix(1000, 0)
	at := func(s float64) time.Time { return begin.Add(time.Duration(s * float64(time.Second))) }
	one, other := image.Rect(0, 0, 10, 10), image.Rect(20, 0, 30, 10)
	var h tip
	rest := func(s float64, text string, place image.Rectangle, pressed bool) bool {
		h.rest(text, place, pressed, at(s))
		return h.shown(at(s))
	}
	for _, c := range []struct {
		s       float64
		text    string
		place   image.Rectangle
		pressed bool
		want    bool
	}{
		{0, "one", one, false, false},
		{0.5, "one", one, false, false},
		{0.7, "one", one, false, true},
		{4.5, "one", one, false, true},
		{4.7, "one", one, false, false}, // long enough
		{4.8, "one, at step 3", one, false, false},
		{4.9, "", image.Rectangle{}, false, false},
		{4.91, "lane at 1", one, false, false},
		{5.6, "lane at 1", one, false, true},
		{9.4, "lane at 2", one, false, true}, // what it says is new
		{13.3, "lane at 2", one, false, true},
		{13.5, "lane at 2", one, false, false},
		{15, "", image.Rectangle{}, false, false},
		{16, "one", one, false, false},
		{17, "one", one, false, true},
		{17.1, "one", one, true, false}, // pressed
		{17.2, "one", one, false, false},
		{19, "one", one, false, false},
		{19.1, "other", other, false, false},
		{19.8, "other", other, false, true},
		{20, "one", one, false, false},
		{21, "one", one, false, true},
	} {
		if got := rest(c.s, c.text, c.place, c.pressed); got != c.want {
			t.Errorf("after %.1f s on %q: shown %v, want %v", c.s, c.text, got, c.want)
		}
	}
}

// Whatever control the pointer rests on, in whatever window, its hint lies in the
// window and not on the control; in the large windows it hides no other control either.
func TestTipHidesNoControl(t *testing.T) {
	for _, size := range sizes() {
		for _, world := range []string{"ant", "car"} {
			l := NewLayout(size, 100, world, -1, false)
			window := image.Rectangle{Max: size}
			for name, r := range l.At {
				switch name {
				case "timeline", "seed", "engine", "title", "live":
					continue // no controls, or seldom shown
				}
				var others []image.Rectangle
				for n, o := range l.At {
					if n != "timeline" && n != "seed" && n != "title" && n != name {
						others = append(others, o)
					}
				}
				tip := besideOthers(r, image.Pt(220, 26), window, others, r.In(l.Rack))
				if !tip.In(window) || tip.Overlaps(r) {
					t.Errorf("%v %s: the hint of %s at %v lies at %v", size, world, name, r, tip)
				}
				if off := max(tip.Min.Y-r.Max.Y, r.Min.Y-tip.Max.Y); off > overFar || off > tipFar && !r.In(l.Rack) || off < 1 {
					t.Errorf("%v %s: the hint of %s at %v lies at %v, %d pixels off", size, world, name, r, tip, off)
				}
				if !l.Compact && overlaps(tip, others) {
					t.Errorf("%v %s: the hint of %s at %v lies at %v, on another control", size, world, name, r, tip)
				}
				if r.In(l.Rack) && tip.Min.Y >= r.Max.Y && !l.Compact {
					t.Errorf("%v %s: the hint of %s in the rack lies under it", size, world, name)
				}
			}
		}
	}
}
