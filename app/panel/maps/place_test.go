package maps

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// everywhere runs a test in each window that the design draws, and each world.
func everywhere(t *testing.T, test func(name string, b *bench)) {
	t.Helper()
	for _, world := range worlds() {
		b := newBench(t, world, brain.ABCD_lr)
		for _, s := range seats() {
			b.sit(s)
			test(fmt.Sprintf("%v, %d %%, %s", s.window, s.percent, world), b)
		}
	}
}

// The places are to the pixel what they were when the pictures of the window were looked
// at that are kept.
func TestPlacesAreThoseOfTheDesign(t *testing.T) {
	for _, c := range []struct {
		seat                                         int
		world                                        string
		maps, title, first, tab, brush, size, legend image.Rectangle
	}{
		{6, "ant", image.Rect(760, 192, 1424, 732), image.Rect(760, 72, 996, 104), image.Rect(1044, 72, 1142, 104), image.Rectangle{}, image.Rect(950, 120, 1068, 152), image.Rect(1172, 120, 1244, 152), image.Rect(1252, 120, 1424, 152)},
		{6, "car", image.Rect(760, 192, 1424, 732), image.Rect(760, 72, 996, 104), image.Rect(1044, 72, 1142, 104), image.Rectangle{}, image.Rect(950, 120, 1068, 152), image.Rect(1172, 120, 1244, 152), image.Rect(1252, 120, 1424, 152)},
		{0, "ant", image.Rect(524, 156, 1008, 544), image.Rect(524, 56, 588, 88), image.Rect(636, 56, 712, 88), image.Rect(956, 56, 1008, 88), image.Rect(674, 96, 710, 128), image.Rect(762, 96, 834, 128), image.Rect(842, 96, 1008, 128)},
		{2, "car", image.Rect(524, 234, 1008, 513), image.Rect(524, 84, 636, 132), image.Rect(642, 84, 702, 132), image.Rectangle{}, image.Rect(674, 144, 728, 192), image.Rectangle{}, image.Rect(806, 144, 1008, 192)},
		{4, "ant", image.Rect(780, 195, 1264, 629), image.Rect(780, 70, 855, 110), image.Rect(915, 70, 963, 110), image.Rect(1206, 70, 1264, 110), image.Rect(905, 120, 950, 160), image.Rect(1015, 120, 1105, 160), image.Rect(1115, 120, 1264, 160)},
		{11, "ant", image.Rect(956, 234, 1904, 905), image.Rect(956, 84, 1262, 132), image.Rect(1334, 84, 1481, 132), image.Rectangle{}, image.Rect(1181, 144, 1235, 192), image.Rect(1313, 144, 1421, 192), image.Rect(1610, 144, 1904, 192)},
		{10, "car", image.Rect(956, 240, 1904, 867), image.Rect(956, 90, 1367, 130), image.Rect(1427, 90, 1550, 130), image.Rectangle{}, image.Rect(1194, 150, 1342, 190), image.Rect(1472, 150, 1562, 190), image.Rect(1659, 150, 1904, 190)},
	} {
		b, s := newBench(t, c.world, brain.ABCD_lr), seats()[c.seat]
		b.sit(s)
		for name, r := range map[string][2]image.Rectangle{
			"maps": {b.maps, c.maps}, "title": {b.title, c.title}, "mode 0": {b.control("mode 0").Rect(), c.first}, "mode 7": {b.control("mode 7").Rect(), c.tab},
			"brush randomise": {b.control("brush randomise").Rect(), c.brush}, "size": {b.control("size").Rect(), c.size}, "legend": {b.control("legend").Rect(), c.legend},
		} {
			if r[0] != r[1] {
				t.Errorf("%v, %d %%, %s: %s lies at %v, want %v", s.window, s.percent, c.world, name, r[0], r[1])
			}
		}
	}
}

// Every control lies in the panel, on no other, on the title or on the maps, and in Tab's
// order they come row by row, with the brushes and with the terms.
func TestControlsLieInThePanel(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		controlsLieInThePanel(t, name, b)
		b.terms.show(true)
		controlsLieInThePanel(t, name+", terms", b)
		b.terms.show(false)
	})
}

func controlsLieInThePanel(t *testing.T, name string, b *bench) {
	t.Helper()
	last := image.Point{}
	var others []image.Rectangle
	shown := func(control string) bool {
		switch {
		case control == "mode 7":
			return b.mode.tab
		case control == "whose", control == "scales", control == "more terms": // where something lives beside the agent, or there is no room
			return false
		case control == "order":
			return b.px.Percent == 100
		case control == "brushes", control == "size": // where there is room
			return b.px.Percent == 100 && !b.terms.on
		case strings.HasPrefix(control, "term "):
			return b.terms.on && b.mode.rule.Written() == nil && len(control) == len("term 4") && control <= "term 4"
		case strings.HasPrefix(control, "brush "):
			return !b.terms.on
		}
		return control != "legend" || !b.terms.on
	}
	for _, c := range b.Controls() {
		r := c.Rect()
		if r.Empty() {
			if shown(c.Name()) {
				t.Errorf("%s: %s is not shown", name, c.Name())
			}
			continue
		}
		if !r.In(b.region) || r.Overlaps(b.title) || r.Overlaps(b.maps) || ui.Overlaps(r, others) {
			t.Errorf("%s: %s lies at %v in %v, beside %v, the title at %v and maps at %v", name, c.Name(), r, b.region, others, b.title, b.maps)
		}
		if r.Min.Y < last.Y || r.Min.Y == last.Y && r.Min.X < last.X {
			t.Errorf("%s: Tab comes to %s at %v after %v", name, c.Name(), r, last)
		}
		last, others = r.Min, append(others, r)
	}
	for _, m := range b.brain.Layout().Maps {
		if !m.Place.In(b.region) {
			t.Errorf("%s: a map lies at %v in %v", name, m.Place, b.region)
		}
	}
}

// The weights' way is a tab where it has no place beside the maps, and nowhere else, so that
// it does not stand twice, and its place leaves the controls alone.
func TestWayIsATabInASmallWindow(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		beside := maps.FoldBrain(b.brush.net.Sizes, b.maps).PCA
		tab := !b.control("mode 7").Rect().Empty()
		if tab != b.mode.tab || tab != beside.Empty() {
			t.Errorf("%s: a tab: %v, beside the maps: %v", name, tab, beside)
		}
		if b.wayPlace() != beside || b.Part("pca") != beside && !beside.Empty() {
			t.Errorf("%s: beside the maps the way lies at %v, want %v", name, b.wayPlace(), beside)
		}
		b.mode.at = pcaMode
		defer func() { b.mode.at = 0 }()
		place := b.wayPlace()
		if place.Dx() < 300 || place.Dy() < 150 || !place.In(b.region) || b.Part("pca") != place {
			t.Errorf("%s: the way lies at %v in %v", name, place, b.region)
		}
		for _, c := range b.controls {
			if c.Rect().Overlaps(place) || b.title.Overlaps(place) {
				t.Errorf("%s: %s or the title lies on the way", name, c.Name())
			}
		}
	})
	b := newBench(t, "ant", brain.ABCD_lr)
	if b.mode.tab {
		t.Error("a tab at 1440×900")
	}
	if b.sit(least()); !b.mode.tab {
		t.Error("no tab at 1024×640")
	}
}

// A window that grows gives the weights' way its place beside the maps, and these come
// back.
func TestMapsComeBackWhereThereIsRoom(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.sit(least())
	b.table.Do("mode 3")
	b.click("mode 7")
	if b.mode.at != pcaMode || b.Part("brain") != least().region {
		t.Fatalf("the tab shows mode %d", b.mode.at)
	}
	b.sit(usual())
	if b.mode.at != 3 || b.wayPlace().Empty() || b.wayPlace() == b.maps {
		t.Errorf("with room for both, mode %d is shown and the way at %v", b.mode.at, b.wayPlace())
	}
}

// The title has room beside the modes, and the legend for its numbers and some of the
// scale between them beside the brush's size.
func TestHeaderHasRoom(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		if room, need := float64(b.title.Dx()), b.theme.Type.Width("Brain", kit.Title, kit.SemiBold); room < need {
			t.Errorf("%s: %.0f pixels for a title of %.0f", name, room, need)
		}
		numbers := 2 * (b.theme.Type.Width("+0.51", kit.Caption, kit.Mono) + kit.Gap)
		if bar := float64(b.control("legend").Rect().Dx()) - numbers; bar < 24 {
			t.Errorf("%s: %.0f pixels are left of the legend for its scale", name, bar)
		}
	})
}

// The captions below the ant's maps keep within the panel, whatever its height.
func TestCaptionsKeepWithinThePanel(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	for _, s := range seats() {
		lowest := 448 // of a window of the least height, with large text and its bars
		if !s.compact {
			lowest = 476 * s.percent / 100
		}
		for height := lowest; height <= 1280; height += 4 {
			s.region.Max.Y = s.region.Min.Y + height
			b.sit(s)
			for _, m := range b.brain.Layout().Maps {
				if foot := m.Caption.Y + 0.45*13*float64(s.percent)/100; foot > float64(s.region.Max.Y) {
					t.Fatalf("%d×%d %d %%: a caption ends at %.1f of %d", s.region.Dx(), height, s.percent, foot, s.region.Max.Y)
				}
			}
		}
	}
}

// Whatever pixels the screen has, the panel is laid out as on an ordinary one, and the
// read-out with it.
func TestPlacesAreAlikeOnEveryScreen(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	var controls []image.Rectangle
	at := func() (list []image.Rectangle) {
		b.sit(usual())
		for _, c := range b.controls {
			list = append(list, c.Rect())
		}
		b.point(b.cell(1, 3, 4))
		return append(list, b.maps, b.title, b.Lies())
	}
	for _, d := range []kit.Density{1, 1.25, 1.5, 2} {
		b.theme.SetDensity(d)
		found := at()
		if d == 1 {
			controls = found
		}
		for i, r := range found {
			if r != controls[i] {
				t.Errorf("at a density of %v, %v lies at %v", d, controls[i], r)
			}
		}
	}
}

// No caption reaches the window's edge, whatever the size of the window and of the text.
func TestCaptionsAreWhole(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		for i, m := range b.brain.Layout().Maps {
			if end := m.Caption.X + b.theme.Type.Width(b.brain.Name(i+1), kit.Caption, kit.Regular); end > float64(b.region.Max.X) {
				t.Errorf("%s: %q ends at %.0f", name, b.brain.Name(i+1), end)
			}
		}
	})
}

// Captions name what goes into the first layer, shortly in a small window.
func TestLayersHaveNames(t *testing.T) {
	for _, c := range []struct {
		world string
		seat  seat
		want  [3]string
	}{
		{"ant", usual(), [3]string{"28 sensors → 128", "128 → 64", "64 → 8 motors"}},
		{"ant", least(), [3]string{"28 sensors → 128", "128 → 64", "64 → 8"}},
		{"car", usual(), [3]string{"648 features → 128", "128 → 64", "64 → steer, gas, brake"}},
		{"car", least(), [3]string{"648 features → 128", "128 → 64", "64 → 3"}}, // beside it the weights' way
	} {
		b := newBench(t, c.world, brain.ABCD_lr)
		b.sit(c.seat)
		for i, want := range c.want {
			if got := b.brain.Name(i + 1); got != want {
				t.Errorf("%s at %v: layer %d is called %q, want %q", c.world, c.seat.window, i+1, got, want)
			}
		}
	}
}

// Where the panel lies nowhere, as many lives are shown, nothing of it can be pressed or tells
// anything.
func TestNothingLiesNowhere(t *testing.T) {
	everywhere(t, func(name string, b *bench) {
		b.Place(image.Rectangle{}, b.px)
		for _, c := range b.Controls() {
			if r := c.Rect(); !r.Empty() {
				t.Errorf("%s: %s lies at %v", name, c.Name(), r)
			}
		}
		for y := 0; y < 240; y += 6 {
			for x := 0; x < 240; x += 6 {
				if text, _ := b.Hint(image.Pt(x, y)); text != "" {
					t.Fatalf("%s: at %d, %d it says %q", name, x, y, text)
				}
			}
		}
	})
}
