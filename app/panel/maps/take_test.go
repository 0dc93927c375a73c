package maps

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"hebbarium/app/session"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
	"hebbarium/render/maps"
)

// Whatever changes how the panel looks has it drawn anew, and nothing else.
func TestPanelIsDrawnWhenItHasChanged(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.sit(least())
	at := b.cell(2, 10, 10)
	for _, c := range []struct {
		what string
		do   func()
		want bool
	}{
		{"at first", func() {}, true},
		{"nothing", func() {}, false},
		{"the pointer beside the maps", func() { b.point(b.title.Min) }, false},
		{"the pointer on a synapse", func() { b.point(at) }, true},
		{"the pointer still there", func() { b.point(at) }, false},
		{"a synapse under the microscope", func() { b.Mark(microscope.Target{Layer: 2, Pre: 3, Post: 4}, true) }, true},
		{"another one", func() { b.Mark(microscope.Target{Layer: 2, Pre: 4, Post: 4}, true) }, true},
		{"none any more", func() { b.Mark(microscope.Target{}, false) }, true},
		{"the scale to the largest", func() { b.table.Do("whole scale") }, true},
		{"the pointer on a button", func() { b.point(uitest.Middle(b.control("mode 1").Rect())) }, true},
		{"the pointer away", func() { b.point(b.title.Min) }, true},
		{"another mode", func() { b.table.Do("mode 1") }, true},
		{"the same mode", func() { b.table.Do("mode 1") }, false},
		{"a locked scale", func() { b.table.Do("lock scale") }, true},
		{"a brush in hand", func() { b.table.Do("mode 0"); b.table.Do("brush 0") }, true},
		{"a larger one", func() { b.table.Do("brush size") }, true},
		{"a stroke", func() { b.do(uitest.Drag(at)[:1]...) }, true},
		{"the stroke further on", func() { b.do(uitest.Drag(at, b.cell(2, 30, 10))[1]) }, true},
		{"given up", func() { b.Escape() }, true},
		{"the pointer away again", func() { b.point(b.title.Min) }, true},
		{"more of the weights' way", func() { b.view.WayNo++ }, true},
		{"plasticity off", func() { b.next(func(s *session.Snapshot) { s.Plastic = false }) }, true},
		{"no rules", func() { b.view.NoRules = true }, true},
		{"the lens", func() { b.table.Do("lens") }, false}, // which lies over the window
		{"a notice", func() { b.view.Notice = "news"; b.Take(b.view) }, false},
	} {
		if c.do(); b.Dirty() != c.want {
			t.Errorf("%s: drawn anew: %v, want %v", c.what, b.Dirty(), c.want)
		}
		b.draw()
	}
	b.view.NoRules = false
	b.click("mode 7")
	b.draw()
	b.draw() // its press has faded
	place := b.wayPlace()
	ticks := uitest.Drag(place.Min.Add(place.Size().Div(4)), place.Min.Add(place.Size().Div(3)), place.Min.Add(place.Size().Div(2)))
	yaw := b.way.Yaw
	b.do(ticks[:2]...)
	if !b.Dirty() || b.way.Yaw == yaw {
		t.Errorf("a drag turns the way from %v to %v, drawn anew: %v", yaw, b.way.Yaw, b.Dirty())
	}
	b.do(ticks[2:]...)
	yaw = b.way.Yaw
	if b.point(place.Min.Add(place.Size().Div(5))); b.way.Yaw != yaw {
		t.Error("the way turns on after the drag")
	}
	if b.do(uitest.Drag(b.title.Min, place.Min)...); b.way.Yaw != yaw {
		t.Error("a drag that begins beside it turns the way")
	}
}

// marker is an event at a step that touches regions.
func marker(step int, kind, args string, regions ...brain.Region) session.Marker {
	ev := episode.Event{Step: step, Kind: kind, Args: args}
	does, err := ev.Perturbation()
	if err != nil {
		panic(err)
	}
	return session.Marker{Event: ev, Does: does, Regions: regions}
}

// What an event has touched is outlined for a second from when it is seen, once it is made:
// then the panel is drawn a last time.
func TestEventsFlash(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	region := brain.Region{Layer: 2}
	b.view.Clock = 10
	b.draw()
	due := marker(100, "zero", "0.33", region)
	due.Due = true
	b.next(func(s *session.Snapshot) { s.Markers = []session.Marker{due} })
	if b.draw(); b.Dirty() {
		t.Error("it flashes before it was made")
	}
	b.next(func(s *session.Snapshot) { s.Markers = []session.Marker{marker(100, "zero", "0.33", region)} })
	if !b.Dirty() {
		t.Fatal("it does not flash")
	}
	b.sit(least()) // laid out anew, it flashes on
	for _, c := range []struct {
		after float64
		on    bool
	}{{0.1, true}, {0.98, true}, {1.02, false}, {1.1, false}} {
		b.view.Clock = 10 + c.after
		if b.draw(); b.Dirty() != c.on {
			t.Errorf("after %v s it flashes: %v", c.after, b.Dirty())
		}
	}
	// One of long ago, as of a life that is looked at anew, flashes no more; nor does
	// one that touches no synapse.
	b.next(func(s *session.Snapshot) {
		s.Markers = []session.Marker{marker(50, "zero", "1", region), marker(60, "zero", "1", region), marker(100, "leg", "1=0")}
	})
	if b.draw(); b.Dirty() || b.known != 3 {
		t.Errorf("flashes: %v, of %d events", b.Dirty(), b.known)
	}
	// An event that was undone and made again flashes again.
	b.next(func(s *session.Snapshot) { s.Markers = s.Markers[:2] })
	b.next(func(s *session.Snapshot) {
		s.Markers = append(s.Markers[:2:2], marker(100, "freeze", "layer=1", region))
	})
	if !b.Dirty() {
		t.Error("made again, it does not flash")
	}
}

// The last damage to the brain is marked on the maps until it has recovered, or for 300
// steps.
func TestBarsMarkDamage(t *testing.T) {
	regions := []brain.Region{{Layer: 1, Post: brain.Span{From: 3, To: 9}}, {Layer: 2, Pre: brain.Span{From: 3, To: 9}}}
	zero := marker(100, "zero", "0.33", regions...)
	healed := zero
	healed.Measured, healed.Recovery.BackAfter = true, 20
	want := []maps.Bar{{Region: regions[0], Label: "zeroed 33 %"}, {Region: regions[1]}}
	for _, c := range []struct {
		what    string
		step    int
		markers []session.Marker
		want    []maps.Bar
	}{
		{"nothing", 100, nil, nil},
		{"damage", 130, []session.Marker{zero}, want},
		{"damage, and then a leg and other rules", 130, []session.Marker{zero, marker(110, "leg", "1=0"), marker(120, "rules", "random", brain.Region{})}, want},
		{"damage, and what thaws", 130, []session.Marker{zero, marker(120, "thaw", "all", brain.Region{})}, want},
		{"what is healed", 130, []session.Marker{healed}, nil},
		{"damage that is not come back from", 400, []session.Marker{zero}, want},
		{"of long ago", 401, []session.Marker{zero}, nil},
		{"that is still to come", 99, []session.Marker{zero}, nil},
	} {
		if got := bars(&session.Snapshot{Step: c.step, Markers: c.markers}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: marked %v, want %v", c.what, got, c.want)
		}
	}
}

// Weights that no rule set made are dim.
func TestWeightsWithoutRulesAreDim(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	if b.update(0.016); b.brain.Brightness != 1 {
		t.Errorf("with rules the maps have a brightness of %v", b.brain.Brightness)
	}
	b.view.NoRules = true
	if b.update(0.016); b.brain.Brightness != 0.4 {
		t.Errorf("without rules the maps have a brightness of %v", b.brain.Brightness)
	}
}

// The car's features, which reach beyond ±1, are shown by their largest; the ant's
// sensors as they are.
func TestInputsAreScaled(t *testing.T) {
	for world, want := range map[string]float32{"ant": 3, "car": 1} {
		s := moment(world, brain.A)
		s.Activations[0][5] = -3
		var in inputs
		out := in.scaled(s)
		if v := slices.Min(out[0]); v != -want {
			t.Errorf("%s: the largest input is shown as %v, want %v", world, v, -want)
		}
		if &out[1][0] != &s.Activations[1][0] || s.Activations[0][5] != -3 {
			t.Errorf("%s: other activations are changed", world)
		}
	}
}

// set gives all weights and changes a value.
func set(s *session.Snapshot, v float32) {
	for _, layers := range []*[][]float32{&s.Weights, &s.Deltas} {
		*layers = slices.Clone(*layers)
		for i, values := range *layers {
			(*layers)[i] = slices.Repeat([]float32{v}, len(values))
		}
	}
}

// Weights that ran away leave nothing behind: a start anew, a step back and weights drawn
// anew are shown as they are, at once; what has no value leaves the scale as it is.
func TestWeightsThatRanAwayLeaveTheScale(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	shown := func(what string, below float64) {
		t.Helper()
		for i := range 2 { // weights, change
			b.setMode(i)
			b.update(0.016)
			most := 0.0
			for layer, values := range b.mode.values(b.view.Snap) {
				for k, v := range values {
					if b.brain.Map(layer+1).Value(k/b.brush.net.Sizes[layer+1], k%b.brush.net.Sizes[layer+1]) != v {
						t.Fatalf("%s: mode %d: layer %d is not shown as it is", what, i, layer+1)
					}
					most = max(most, math.Abs(float64(v)))
				}
			}
			if v := b.mode.scales[i].Value; !(v <= below) || v > 20*most {
				t.Errorf("%s: mode %d: the scale is %g for values up to %g", what, i, v, most)
			}
		}
	}
	runAway := func() {
		t.Helper()
		for _, v := range []float32{1, 1e20, 3e37} {
			b.next(func(s *session.Snapshot) { s.Step, s.Edge = s.Step+1, s.Step+1; set(s, v) })
			for i := range 2 {
				b.setMode(i)
				b.update(0.016)
			}
		}
		b.next(func(s *session.Snapshot) { set(s, float32(math.NaN())) })
		b.setMode(0)
		b.update(0.1)
		if v := b.mode.scales[0].Value; math.IsNaN(v) || math.IsInf(v, 0) || v == 0 {
			t.Errorf("the scale of no numbers is %v", v)
		}
	}
	runAway()
	b.next(func(s *session.Snapshot) { s.Step, s.Edge = 0, 0; set(s, 0.1) })
	shown("a start anew", 1)
	runAway()
	b.next(func(s *session.Snapshot) { s.Step = 2; set(s, 0.2) })
	shown("back at step 2", 1)
	runAway()
	b.next(func(s *session.Snapshot) { set(s, 0.05) })
	shown("weights drawn anew", 2)
	// A scale that was locked stays through all of that.
	b.setMode(0)
	b.table.Do("lock scale")
	before := b.mode.scales[0].Value
	b.next(func(s *session.Snapshot) { s.Step, s.Edge = 0, 0; set(s, 5) })
	if b.update(0.016); b.mode.scales[0].Value != before {
		t.Errorf("a locked scale went from %v to %v", before, b.mode.scales[0].Value)
	}
}

// A scale falls with new moments, and not while the same one is looked at.
func TestScaleRestsWithTheMoment(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.next(func(s *session.Snapshot) { set(s, 1) })
	b.draw()
	b.next(func(s *session.Snapshot) { set(s, 0.5) })
	b.draw()
	before := b.mode.scales[0].Value
	b.Take(b.view) // something else has changed
	b.point(b.cell(2, 3, 3))
	if b.draw(); b.mode.scales[0].Value != before {
		t.Errorf("at rest the scale fell from %v to %v", before, b.mode.scales[0].Value)
	}
	b.next(nil)
	if b.draw(); b.mode.scales[0].Value >= before {
		t.Errorf("with a new moment the scale stays at %v", b.mode.scales[0].Value)
	}
}

// Another session is shown by itself: the network, the mode where it has it, nothing
// armed, and a scale of its own.
func TestAnotherSessionIsShown(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.next(func(s *session.Snapshot) { s.Markers = []session.Marker{marker(10, "zero", "1", brain.Region{})} })
	b.table.Do("mode 3")
	b.table.Do("lock scale")
	b.table.Do("brush 2")
	b.draw()
	open := func(world string, rule brain.Rule) {
		b.view.World, b.view.Snap = world, moment(world, rule)
		b.view.Opened++
		b.Take(b.view)
		b.sit(usual())
	}
	open("car", brain.ABC)
	if b.mode.at != 3 || b.mode.locked() || b.brush.armed != -1 || b.known != 0 || b.hover != nil {
		t.Errorf("mode %d, locked %v, brush %d, %d events", b.mode.at, b.mode.locked(), b.brush.armed, b.known)
	}
	b.draw()
	if b.point(b.cell(1, 600, 3)); b.readOut().title == "" || !slices.Equal(b.brush.net.Sizes, []int{648, 128, 64, 3}) {
		t.Errorf("of the car's network of %v it reads %q", b.brush.net.Sizes, b.readOut().title)
	}
	if open("ant", brain.A); b.mode.at != 0 {
		t.Errorf("mode %d of a rule without it", b.mode.at)
	}
	// The same, where the way's tab goes with the old network's mode.
	b = newBench(t, "ant", brain.ABCD)
	b.sit(least())
	b.table.Do("mode 5")
	b.table.Do("mode 7")
	if open("ant", brain.A); b.mode.at != 0 {
		t.Errorf("with neither tab nor coefficient, mode %d", b.mode.at)
	}
}
