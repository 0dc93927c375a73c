package bar

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"hebbarium/app/ui"
)

// window is a size of the window and of its text, with the height of its bar.
type window struct {
	size    image.Point
	percent int
	height  int
	compact bool
}

func (w window) String() string { return fmt.Sprintf("%v %d %%", w.size, w.percent) }

// windows are the sizes that the design draws, in each size of text.
func windows() []window {
	return []window{
		{image.Pt(1024, 640), 100, 48, true}, {image.Pt(1024, 640), 125, 60, true}, {image.Pt(1024, 640), 150, 72, true},
		{image.Pt(1280, 800), 100, 56, false}, {image.Pt(1280, 800), 125, 60, true}, {image.Pt(1280, 800), 150, 72, true},
		{image.Pt(1440, 900), 100, 56, false}, {image.Pt(1440, 900), 125, 60, true}, {image.Pt(1440, 900), 150, 72, true},
		{image.Pt(1920, 1080), 100, 56, false}, {image.Pt(1920, 1080), 125, 70, false}, {image.Pt(1920, 1080), 150, 72, true},
	}
}

// in lays the bar out in a window.
func (b *bench) in(w window) {
	b.Place(image.Rect(0, 0, w.size.X, w.height), ui.Scale{Percent: w.percent, Compact: w.compact})
}

// The places that the design gives.
func TestPlacesFollowTheDesign(t *testing.T) {
	b := newBench(t)
	for name, want := range map[string]image.Rectangle{
		"play": image.Rect(768, 8, 824, 48), "help": image.Rect(1368, 12, 1424, 44), "logo": image.Rect(16, 12, 128, 44),
	} {
		if got := b.rect(t, name); got != want {
			t.Errorf("%s lies at %v, want %v", name, got, want)
		}
	}
}

// What is shown, and from where to where, in each window: words and controls give way
// where there is less room.
func TestWhatIsShown(t *testing.T) {
	want := []string{ // window by window
		"logo 16-128, ant 144-200, car 200-254, rules 280-476, restart 500-532, back 540-572, play 580-636, step 640-672, speed 696-808, more 904-1008",
		"logo 20-50, ant 70-140, car 140-208, rules 240-440, restart 470-510, back 520-560, play 570-640, step 645-685, more 874-1004",
		"logo 24-60, ant 84-168, car 168-249, rules 288-528, restart 564-612, back 624-672, play 684-768, step 774-822, more 844-1000",
		"logo 16-40, ant 56-112, car 112-166, rules 192-432, seed value 478-520, dice 522-552, restart 568-600, back 608-640, play 648-704, step 708-740, speed 764-836, record 912-1000, lessons 1008-1088, commands 1096-1200, help 1208-1264",
		"logo 20-160, ant 180-250, car 250-318, rules 350-595, restart 625-665, back 675-715, play 725-795, step 800-840, speed 870-1010, more 1130-1260",
		"logo 24-60, ant 84-168, car 168-249, rules 288-528, restart 564-612, back 624-672, play 684-768, step 774-822, more 1100-1256",
		"logo 16-128, ant 144-200, car 200-254, rules 280-528, seed value 574-616, dice 618-648, restart 688-720, back 728-760, play 768-824, step 828-860, speed 884-956, link 1040-1072, record 1072-1160, lessons 1168-1248, commands 1256-1360, help 1368-1424",
		"logo 20-160, ant 180-250, car 250-318, rules 350-595, restart 625-665, back 675-715, play 725-795, step 800-840, speed 870-1010, link 1240-1280, more 1290-1420",
		"logo 24-60, ant 84-168, car 168-249, rules 288-528, restart 564-612, back 624-672, play 684-768, step 774-822, speed 858-1026, more 1260-1416",
		"logo 16-128, ant 144-200, car 200-254, rules 280-528, seed value 574-616, dice 618-648, restart 688-720, back 728-760, play 768-824, step 828-860, speed 884-996, link 1324-1356, record 1356-1444, evolve 1452-1540, lessons 1548-1648, commands 1656-1816, help 1824-1904",
		"logo 20-160, ant 180-250, car 250-318, rules 350-660, seed value 718-771, dice 773-811, restart 860-900, back 910-950, play 960-1030, step 1035-1075, speed 1105-1245, link 1420-1460, record 1460-1570, lessons 1580-1680, commands 1690-1820, help 1830-1900",
		"logo 24-60, ant 84-168, car 168-249, rules 288-648, seed value 717-780, dice 783-828, restart 852-900, back 912-960, play 972-1056, step 1062-1110, speed 1146-1254, record 1368-1500, lessons 1512-1632, commands 1644-1800, help 1812-1896",
	}
	b := newBench(t)
	for i, w := range windows() {
		b.in(w)
		var shown []string
		for _, c := range b.controls {
			if r := c.Rect(); !r.Empty() {
				shown = append(shown, fmt.Sprintf("%s %d-%d", c.Name(), r.Min.X, r.Max.X))
			}
		}
		if got := strings.Join(shown, ", "); got != want[i] {
			t.Errorf("%v: found\n%s\nwant\n%s", w, got, want[i])
		}
	}
}

// A window that is small for the panels has all of the bar that there is room for: lessons,
// help, record, the seed and the rule set's score.
func TestWideBarsKeepTheirControls(t *testing.T) {
	b := newBench(t)
	for _, w := range []window{
		{image.Pt(1366, 768), 100, 48, true}, {image.Pt(1280, 720), 100, 56, false}, {image.Pt(1280, 720), 100, 48, true},
		{image.Pt(1920, 600), 100, 48, true}, {image.Pt(1920, 600), 125, 60, true},
	} {
		b.in(w)
		for _, name := range []string{"lessons", "help", "record", "seed value", "commands"} {
			if b.rect(t, name).Empty() {
				t.Errorf("%v: %s is not shown", w, name)
			}
		}
		if r := b.rect(t, "rules"); r.Dx() < w.percent*200/100 {
			t.Errorf("%v: the rule set at %v has no room for its score", w, r)
		}
	}
}

// Every control lies in the bar, and none on another. They come from left to right, so
// that Tab goes through them as they are read.
func TestControlsLieSideBySide(t *testing.T) {
	b := newBench(t)
	for _, w := range windows() {
		b.in(w)
		var all []ui.Control
		for _, c := range b.Controls() {
			if !c.Rect().Empty() {
				all = append(all, c)
			}
		}
		for i, c := range all {
			r := c.Rect()
			if !r.In(b.region) {
				t.Errorf("%v: %s at %v leaves the bar", w, c.Name(), r)
			}
			if mid := r.Min.Y + r.Dy()/2; mid != w.height/2 {
				t.Errorf("%v: the middle of %s is at %d", w, c.Name(), mid)
			}
			if i > 0 && r.Min.X < all[i-1].Rect().Max.X {
				t.Errorf("%v: %s at %v does not lie right of %s at %v", w, c.Name(), r, all[i-1].Name(), all[i-1].Rect())
			}
		}
		if r, ok := b.at["seed"]; ok {
			r = r.Inset(-1) // lengths are rounded one by one
			if !b.rect(t, "seed value").In(r) || !b.rect(t, "dice").In(r) {
				t.Errorf("%v: the seed leaves its ground", w)
			}
		}
	}
}

// News find the free stretch of the bar: they lie on no control, whatever their width.
func TestFreeStretchHidesNoControl(t *testing.T) {
	b := newBench(t)
	for _, w := range windows() {
		b.in(w)
		free := b.Free()
		if free.Dx() <= 0 {
			continue // no news will lie here
		}
		if !free.In(b.region) || free.Dy() != w.height {
			t.Errorf("%v: the free stretch is %v", w, free)
		}
		for name, r := range b.at {
			if free.Overlaps(r) {
				t.Errorf("%v: %s at %v lies in the free stretch %v", w, name, r, free)
			}
		}
	}
	b.in(windows()[9])
	if free := b.Free(); free.Dx() < 150 {
		t.Errorf("at 1920×1080 the free stretch is %v", free)
	}
}

// Everything that a key does to an episode has a visible control too.
func TestMouseWays(t *testing.T) {
	b := newBench(t)
	for _, w := range windows() {
		b.in(w)
		names := []string{"ant", "car", "rules", "restart", "back", "play", "step"}
		if w.size.X*100 < narrow*w.percent {
			names = append(names, "more") // where the rest is
		} else {
			names = append(names, "commands")
		}
		if !w.compact {
			names = append(names, "lessons", "seed value", "dice", "speed")
		}
		if w.size.X == 1920 && w.percent == 100 {
			names = append(names, "evolve", "record", "help")
		}
		for _, name := range names {
			if b.rect(t, name).Empty() {
				t.Errorf("%v: %s is not shown", w, name)
			}
		}
	}
}
