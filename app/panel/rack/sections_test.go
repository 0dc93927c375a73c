package rack

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// The rack has sections for every world, each with a sign, and the car's controls lie
// where the design has them.
func TestRackFollowsTheDesign(t *testing.T) {
	for _, world := range episode.Worlds() {
		r := newRig(t, world, large)
		if len(r.sections()) == 0 {
			t.Errorf("%s: no sections", world)
		}
		for _, s := range r.sections() {
			if s.sign == kit.NoIcon || s.title == "" {
				t.Errorf("%s: %q has no sign", world, s.title)
			}
		}
	}
	r := newRig(t, "car", large)
	for name, want := range map[string]image.Rectangle{
		"randomise": image.Rect(16, 608, 130, 640), "new rules": image.Rect(136, 688, 232, 720), "steer": image.Rect(258, 608, 338, 640), "all back": image.Rect(700, 688, 736, 720),
	} {
		got := r.named(name).Rect()
		for _, off := range []int{got.Min.X - want.Min.X, got.Min.Y - want.Min.Y, got.Max.X - want.Max.X, got.Max.Y - want.Max.Y} {
			if off < -2 || off > 2 {
				t.Errorf("%s lies at %v, want %v", name, got, want)
				break
			}
		}
	}
}

// Whatever the window: the rack lies open where its region is wide enough, its columns
// share the width, and no control leaves it, or lies on another.
func TestControlsLieApart(t *testing.T) {
	for _, at := range places() {
		for _, world := range episode.Worlds() {
			r := newRig(t, world, at)
			if !at.px.Compact {
				if need := r.Width(at.px); need > at.region.Dx() {
					t.Errorf("%v %s: the rack lies open in %d of %d pixels", at, world, at.region.Dx(), need)
				}
				if end := r.named("all back").Rect().Max.X; at.px.Percent == 100 && at.size.X >= 1440 && (end < at.region.Max.X-16 || end > at.region.Max.X-4) {
					t.Errorf("%v %s: the last column ends at %d of %d", at, world, end, at.region.Max.X)
				}
				checkApart(t, fmt.Sprint(at, " ", world), r)
			}
			twins := 0
			for open, s := range r.sections() {
				if !at.px.Compact && !s.shelved {
					continue
				}
				r.show(open)
				if !r.named("twin").Rect().Empty() {
					twins++
				}
				if gap := at.region.Min.Y - r.Over().Max.Y; gap != at.px.Px(8) || r.Over().Empty() || r.Over().Max.X > at.region.Max.X {
					t.Errorf("%v %s: what is open lies at %v over %v", at, world, r.Over(), at.region)
				}
				checkApart(t, fmt.Sprint(at, " ", world, " ", r.sections()[open].title), r)
			}
			if at.px.Compact && twins != 1 {
				t.Errorf("%v %s: %d sections have a switch of the twin", at, world, twins)
			}
		}
	}
}

func checkApart(t *testing.T, where string, r *rig) {
	t.Helper()
	lie := slices.DeleteFunc(r.Keep(), image.Rectangle.Empty)
	for _, c := range r.shown() {
		at := c.Rect()
		if !at.In(r.region) && !at.In(r.Over()) || at.Overlaps(r.region) && at.Overlaps(r.Over()) {
			t.Errorf("%s: %s at %v lies neither in %v nor in %v", where, c.Name(), at, r.region, r.Over())
		}
		for _, other := range lie {
			if at.Overlaps(other) {
				t.Errorf("%s: %s lies at %v, on %v", where, c.Name(), at, other)
			}
		}
		lie = append(lie, at)
	}
	if len(lie) < 3 {
		t.Errorf("%s: %d controls", where, len(lie))
	}
}

// Every control of a world is shown where the rack lies open, and reached section by
// section and row by row.
func TestTabGoesThroughTheSections(t *testing.T) {
	for world, want := range map[string]string{
		"car": "[randomise init zero share plasticity new rules wheel steer gas brake value steps builtin box2d twin section 3 section 4 all back]",
		"ant": "[randomise init zero share plasticity new rules leg length wheel hip1 hip2 hip3 hip4 ankle1 ankle2 ankle3 ankle4 value steps builtin mujoco twin section 4 section 5 all back]",
	} {
		r := newRig(t, world, large)
		var names []string
		for _, c := range r.shown() {
			names = append(names, c.Name())
		}
		if got := fmt.Sprint(names); got != want {
			t.Errorf("%s: Tab comes to %s, want %s", world, got, want)
		}
		r.put(small)
		r.mouse(uitest.Click(uitest.Middle(r.named("section 0").Rect())))
		names = nil
		for _, c := range r.shown() {
			names = append(names, c.Name())
		}
		want := "[randomise init zero share plasticity new rules section 0 section 1 section 2 section 3 section 4 section 5]"
		if world == "car" {
			want = "[randomise init zero share plasticity new rules section 0 section 1 section 2 section 3 section 4]"
		}
		if got := fmt.Sprint(names); got != want {
			t.Errorf("%s: with a section open Tab comes to %s, want %s", world, got, want)
		}
	}
}

// For a talk there is no rack.
func TestTalkHidesTheRack(t *testing.T) {
	for _, at := range []place{large, small} {
		r := newRig(t, "ant", at)
		r.open = 1
		r.Place(image.Rect(0, at.region.Max.Y, at.region.Max.X, at.region.Max.Y), at.px)
		if n := len(r.shown()); n > 0 || !r.Over().Empty() || !r.Keep()[0].Empty() {
			t.Errorf("%v: %d controls, %v open", at, n, r.Over())
		}
		r.draw()
		r.mouse(uitest.Click(uitest.Middle(at.region)))
		r.ask("a click on no rack")
	}
}

// In a small window a button opens its section over the world, and closes it.
func TestSectionsOpenAndClose(t *testing.T) {
	r := newRig(t, "ant", small)
	press := func(name string) { r.mouse(uitest.Click(uitest.Middle(r.named(name).Rect()))) }
	shows := func(when string, open int, control string) {
		t.Helper()
		if r.open != open || r.Over().Empty() != (open < 0) {
			t.Fatalf("%s: section %d is open, at %v", when, r.open, r.Over())
		}
		if control != "" && r.named(control).Rect().Empty() {
			t.Errorf("%s: %s is not shown", when, control)
		}
	}
	if r.Escape() {
		t.Error("Esc closed something before anything was open")
	}
	press("section 0")
	shows("Brain", 0, "randomise")
	press("section 2")
	shows("Actuators", 2, "hip1")
	if !r.named("randomise").Rect().Empty() {
		t.Error("the brain's controls stay")
	}
	press("section 2")
	shows("Actuators again", -1, "")
	press("section 1")
	if !r.Escape() || r.Escape() {
		t.Error("Esc does not close what is open, once")
	}
	shows("Esc", -1, "")
	r.ask("sections")

	// An error takes its place; what is no error, and the same card again, do not.
	press("section 3")
	r.view.Card = &desk.Card{Title: "No rule set yet."}
	r.Take(r.view)
	shows("an empty state", 3, "builtin")
	r.view.Card = &desk.Card{Title: "broken", Err: fmt.Errorf("broken")}
	r.Take(r.view)
	shows("an error", -1, "")
	press("section 3")
	r.Take(r.view)
	shows("the same error", 3, "twin")
	r.view.Opened++
	r.Take(r.view)
	shows("another session", -1, "")
	press("section 3")
	r.view.Snap.Hands = true
	r.Take(r.view)
	shows("hands at the wheel", -1, "")
	press("section 3")
	r.Take(r.view)
	shows("the same hands", 3, "twin")
	press("section 3")

	// A larger window has no popover.
	press("section 3")
	if r.put(large); !r.Over().Empty() || r.Escape() {
		t.Errorf("at 1440×900 %v is open", r.Over())
	}
}

// Either all sections of a small window show their titles or none does; then hints tell
// them.
func TestCompactRackShowsAllTitlesOrNone(t *testing.T) {
	for _, c := range []struct {
		percent int
		words   bool
	}{{100, true}, {150, false}} {
		at := places()[slices.IndexFunc(places(), func(p place) bool { return p.size == small.size && p.px.Percent == c.percent })]
		r := newRig(t, "ant", at)
		if _, found := titlesOf(r.Panel); found != c.words {
			t.Errorf("%d %%: titles %v, want %v", c.percent, found, c.words)
		}
		for i, s := range r.sections() {
			if s.tip != "" {
				continue
			}
			hint := r.named(fmt.Sprint("section ", i)).Hint()
			if want := map[bool]string{true: "", false: s.title}[c.words]; hint != want {
				t.Errorf("%d %%: the hint of %s is %q, want %q", c.percent, s.title, hint, want)
			}
		}
	}
}

// Another world has other sections, and nothing of the first stays.
func TestAnotherWorldHasOtherSections(t *testing.T) {
	r := newRig(t, "ant", large)
	hip, diagram := r.named("hip1"), uitest.Middle(r.legs.place)
	s := *starts()["car"]
	r.view.World, r.view.Snap = "car", &s
	r.view.Opened++
	r.Take(r.view)
	if !hip.Rect().Empty() || !r.Keep()[0].Empty() || r.named("gas").Rect().Empty() {
		t.Errorf("in the car's world hip 1 lies at %v, the body at %v, gas at %v", hip.Rect(), r.Keep()[0], r.named("gas").Rect())
	}
	r.draw()
	for _, to := range []image.Point{{30, -30}, {-30, 30}} {
		r.mouse(uitest.Click(diagram.Add(to)))
	}
	for _, c := range r.sent {
		if _, cuts := c.(desk.CutLeg); cuts {
			t.Error("a click where the diagram was cuts a leg")
		}
	}
}
