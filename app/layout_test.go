package app

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
	"hebbarium/render/plot"
)

// sizes are the windows that the design draws.
func sizes() []image.Point {
	return []image.Point{{1024, 640}, {1280, 800}, {1440, 900}, {1920, 1080}}
}

// The regions that the design gives for its three windows.
func TestLayoutFollowsTheDesign(t *testing.T) {
	for _, c := range []struct {
		size, world, rack      image.Point
		top, timeline, compact int
	}{
		{image.Pt(1440, 900), image.Pt(744, 516), image.Pt(744, 160), 56, 168, 0},
		{image.Pt(1920, 1080), image.Pt(940, 664), image.Pt(940, 176), 56, 184, 0},
		{image.Pt(1024, 640), image.Pt(508, 448), image.Pt(508, 48), 48, 96, 1},
	} {
		l := NewLayout(c.size, 100, "ant", -1, false)
		if l.Scene.Size() != c.world || l.Rack.Size() != c.rack || l.Bar.Dy() != c.top || l.Timeline.Dy() != c.timeline || l.Compact != (c.compact == 1) {
			t.Errorf("%v: world %v, rack %v, top %d, timeline %d, compact %v", c.size, l.Scene.Size(), l.Rack.Size(), l.Bar.Dy(), l.Timeline.Dy(), l.Compact)
		}
	}
	l := NewLayout(image.Pt(1440, 900), 100, "car", -1, false)
	for name, want := range map[string]image.Rectangle{
		"play": image.Rect(768, 8, 824, 48), "randomise": image.Rect(16, 608, 136, 640), "new rules": image.Rect(144, 688, 248, 720),
		"mode 0": image.Rect(1044, 72, 1142, 104), "help": image.Rect(1368, 12, 1424, 44), "steer": image.Rect(280, 608, 360, 640),
	} {
		if got := l.At[name]; !near(got, want, 2) {
			t.Errorf("%s lies at %v, want %v", name, got, want)
		}
	}
	if l.Maps.Min != image.Pt(760, 192) || l.Agent != image.Rect(544, 72, 728, 288) {
		t.Errorf("maps from %v, agent's view at %v", l.Maps.Min, l.Agent)
	}
}

func near(a, b image.Rectangle, by int) bool {
	for _, d := range []int{a.Min.X - b.Min.X, a.Min.Y - b.Min.Y, a.Max.X - b.Max.X, a.Max.Y - b.Max.Y} {
		if d < -by || d > by {
			return false
		}
	}
	return true
}

// Whatever the size, the text and the world: the panels fill the window, every
// control lies in one of them, and no control lies on another.
func TestLayoutLeavesNothingOutAndNothingTwice(t *testing.T) {
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			for _, world := range []string{"ant", "car"} {
				for open := -1; open < 4; open++ {
					l := NewLayout(size, scale, world, open, false)
					if open >= 0 && !l.Compact {
						continue
					}
					checkLayout(t, fmt.Sprintf("%v %d %% %s open %d", size, scale, world, open), &l)
				}
			}
		}
	}
}

func checkLayout(t *testing.T, name string, l *Layout) {
	t.Helper()
	window := image.Rectangle{Max: l.Size}
	area := 0
	regions := []image.Rectangle{l.Bar, l.Scene, l.Rack, l.Brain, l.Timeline}
	for i, r := range regions {
		area += r.Dx() * r.Dy()
		for _, o := range regions[:i] {
			if r.Overlaps(o) {
				t.Errorf("%s: panels %v and %v overlap", name, r, o)
			}
		}
	}
	if area != window.Dx()*window.Dy() {
		t.Errorf("%s: panels cover %d pixels of %d", name, area, window.Dx()*window.Dy())
	}
	type named struct {
		name string
		r    image.Rectangle
	}
	var controls []named
	for n, r := range l.At {
		if n == "timeline" || n == "seed" || strings.HasSuffix(n, " bar") {
			continue // grounds on which others lie
		}
		if r.Empty() || !r.In(window) {
			t.Errorf("%s: %s at %v leaves the window", name, n, r)
		}
		if x, y := middle(r); !slices.ContainsFunc(regions, func(panel image.Rectangle) bool { return r.In(panel) }) && !image.Pt(int(x), int(y)).In(l.Popover) {
			t.Errorf("%s: %s at %v lies in no panel", name, n, r)
		}
		for _, o := range controls {
			if r.Overlaps(o.r) && !covered(l, r) && !covered(l, o.r) {
				t.Errorf("%s: %s at %v lies on %s at %v", name, n, r, o.name, o.r)
			}
		}
		controls = append(controls, named{n, r})
	}
	for _, n := range []string{"undo", "redo", "live"} { // on the line of the read-out
		if _, y := middle(l.At[n]); !l.Timeline.Empty() && math.Abs(y-float64(l.Timeline.Min.Y+plot.TimelineHeader(l.Timeline.Dy()))) > 1 {
			t.Errorf("%s: %s at %v lies beside its line", name, n, l.At[n])
		}
	}
}

// covered tells whether a control is in, or under, the popover of a small window.
func covered(l *Layout, r image.Rectangle) bool { return r.Overlaps(l.Popover) }

// The brain's title has room beside the modes, and the legend for its numbers and some of
// the scale between them beside the brush's size.
func TestBrainHeaderHasRoom(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			if err := theme.Type.SetScale(scale); err != nil {
				t.Fatal(err)
			}
			l := NewLayout(size, scale, "ant", -1, false)
			if room, need := float64(l.At["title"].Dx()), theme.Type.Width("Brain", kit.Title, kit.SemiBold); room < need {
				t.Errorf("%v %d %%: %.0f pixels for a title of %.0f", size, scale, room, need)
			}
			numbers := 2 * (theme.Type.Width("+0.51", kit.Caption, kit.Mono) + kit.Gap)
			if bar := float64(l.At["legend"].Dx()) - numbers; bar < 24 {
				t.Errorf("%v %d %%: %.0f pixels are left of the legend for its scale", size, scale, bar)
			}
		}
	}
}

// The captions below the ant's maps keep within the brain's panel.
func TestCaptionsKeepWithinTheBrain(t *testing.T) {
	for _, width := range []int{1024, 1440, 1920} {
		for height := 640; height <= 1280; height += 4 {
			for _, scale := range []int{100, 125, 150} {
				for _, talk := range []bool{false, true} {
					l := NewLayout(image.Pt(width, height), scale, "ant", -1, talk)
					for _, m := range maps.FoldBrain(networkOf("ant"), l.Maps).Maps {
						if foot := m.Caption.Y + 0.45*13*float64(scale)/100; foot > float64(l.Brain.Max.Y) {
							t.Fatalf("%d×%d %d %% talk %v: a caption ends at %.1f of %d", width, height, scale, talk, foot, l.Brain.Max.Y)
						}
					}
				}
			}
		}
	}
}
