package world_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/world"
	"hebbarium/physics/ant"
	"hebbarium/physics/mujoco"
)

// What the table says of each world is so.
func TestSpecs(t *testing.T) {
	for _, name := range world.Names() {
		s, err := world.SpecOf(name)
		if err != nil {
			t.Fatal(err)
		}
		arch := s.Arch()
		if s.Name != name || arch.Name != name || arch.Check() != nil || s.Tick <= 0 || s.Solved <= 0 || s.Paper.Population <= 0 {
			t.Errorf("%s: found %+v", name, s)
		}
		if again, err := world.ArchitectureOf(name); err != nil || !again.Equal(arch) {
			t.Errorf("%s: expected the table's architecture, found %+v, %v", name, again, err)
		}
		if len(s.Engines) == 0 || s.Engines[0] != world.BuiltinPhysics {
			t.Fatalf("%s: expected the built-in physics first, found %v", name, s.Engines)
		}
		for _, engine := range append([]string{""}, s.Engines...) {
			w, err := s.Make(engine)
			var none *mujoco.NotFoundError
			if errors.As(err, &none) {
				continue
			}
			if err != nil {
				t.Errorf("%s on %q: %v", name, engine, err)
				continue
			}
			if w.Name() != name || len(w.Actuators()) != arch.ActionLen() {
				t.Errorf("%s on %q: found %s with %d actuators", name, engine, w.Name(), len(w.Actuators()))
			}
			for _, body := range s.Paper.Bodies {
				if err := w.Reset(1, body); err != nil {
					t.Errorf("%s on %q: body %s of the paper: %v", name, engine, body, err)
				}
			}
			for leg := 1; leg <= 5; leg++ {
				if err := w.CanInjure(world.Injury{Leg: leg, Length: 0.5}); (err == nil) != (leg <= s.Legs) {
					t.Errorf("%s on %q: leg %d of %d: %v", name, engine, leg, s.Legs, err)
				}
			}
		}
		if _, err := s.Make("steam"); err == nil || !strings.Contains(err.Error(), "steam") {
			t.Errorf("%s: expected to be refused on steam, found %v", name, err)
		}
		if s.Symmetry != nil {
			if _, err := s.Symmetry(arch, brain.ABCD_lr); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The worlds go by names that differ; what is no world is told which there are.
func TestWorldsByTheirNames(t *testing.T) {
	names := world.Names()
	legged := world.NamesWith(func(s world.Spec) bool { return s.Legs > 0 })
	if !slices.Contains(names, "car") || !slices.Contains(names, "ant") || !slices.Contains(legged, "ant") || slices.Contains(legged, "car") {
		t.Errorf("found %v, with legs %v", names, legged)
	}
	if sorted := slices.Sorted(slices.Values(names)); len(slices.Compact(sorted)) != len(names) {
		t.Errorf("found two of one name in %v", names)
	}
	_, err := world.SpecOf("moon")
	_, made := world.New("moon", "")
	_, arch := world.ArchitectureOf("moon")
	last := len(names) - 1
	want := fmt.Sprintf("world: expected %s or %s, found %q", strings.Join(names[:last], ", "), names[last], "moon")
	for _, err := range []error{err, made, arch} {
		if err == nil || err.Error() != want {
			t.Errorf("expected %q, found %v", want, err)
		}
	}
}

// A view is of its moment and stays so, uses the memory that it is given, and stands
// beside a pose and a progress that are of the same moment.
func TestViews(t *testing.T) {
	for _, name := range world.Names() {
		e, g := episodetest.Random(t, name)
		episodetest.Start(t, e, g, episode.Setup{Seed: 2, Init: episodetest.Init(t), Patient: true})
		w := e.World.(world.Viewer)
		e.Step()
		kept, then := w.View(nil), w.View("of another world")
		if !reflect.DeepEqual(kept, then) {
			t.Errorf("%s: two views of one moment differ", name)
		}
		at, came := w.Pose(), w.Progress()
		for range 20 {
			e.Step()
		}
		if !reflect.DeepEqual(kept, then) || reflect.DeepEqual(kept, w.View(nil)) {
			t.Errorf("%s: a view follows the world", name)
		}
		if w.Pose() == at {
			t.Errorf("%s: the pose has not changed in 20 steps", name)
		}
		if got := w.View(kept); got != kept {
			t.Errorf("%s: the memory of a view is not used again", name)
		}
		if allocs := testing.AllocsPerRun(20, func() { w.View(kept); w.Pose(); w.Progress() }); allocs != 0 {
			t.Errorf("%s: looking allocates %g times", name, allocs)
		}
		p := w.Pose()
		switch v := kept.(type) {
		case *world.CarView:
			h := v.State.Hull
			if p != (world.Pose{X: h.X, Y: h.Y, Angle: h.Angle}) || w.Progress() != v.Place || v.Track == nil {
				t.Errorf("%s: found pose %+v and progress %g", name, p, w.Progress())
			}
		case *ant.State:
			if p != (world.Pose{X: v.Torso[0], Y: v.Torso[1], Z: v.Torso[2]}) || w.Progress() != v.Torso[0] || came == w.Progress() {
				t.Errorf("%s: found pose %+v and progress %g", name, p, w.Progress())
			}
		}
	}
}

// The car's progress is its place, whatever it was paid for, and comes back with a moment
// that is returned to.
func TestCarProgressIsItsPlace(t *testing.T) {
	w, err := world.NewCar("")
	if err != nil {
		t.Fatal(err)
	}
	if w.Step([]float32{0, 1, 0}).Err == nil || w.Progress() != 0 {
		t.Error("without a track there is a place on it")
	}
	if err := w.Reset(3, ""); err != nil {
		t.Fatal(err)
	}
	drive := func(n int) {
		for range n {
			w.Step([]float32{0, 1, 0})
		}
	}
	drive(60)
	came := w.Progress()
	start, now := w.Car().Track().Points[0], w.Pose()
	if far := math.Hypot(now.X-start.X, now.Y-start.Y) / 3.5; came < 1 || math.Abs(came-far) > 0.6 {
		t.Errorf("%.2f tiles from the start the place is %.2f", far, came)
	}
	kept, err := w.Keep()
	if err != nil {
		t.Fatal(err)
	}
	if drive(40); w.Progress() <= came {
		t.Errorf("40 steps later it is %v", w.Progress())
	}
	if err := w.Return(kept); err != nil || w.Progress() != came {
		t.Errorf("back there it is %v, want %v (%v)", w.Progress(), came, err)
	}
}
