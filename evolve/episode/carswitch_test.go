package episode_test

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// A car that events hand from one physics to the other and back has one life: again, in
// another world, and wherever it is gone back to, in either physics.
func TestTheCarsPhysicsIsInTheRecipe(t *testing.T) {
	setup := episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 130,
		Events: episodetest.Events(t, "10:hold:gas=0.3", "30:physics:box2d", "45:push:x=60,y=10,steps=2", "60:physics:builtin", "75:zero:0.2", "90:physics:box2d", "91:physics:box2d")}
	e, g := episodetest.Random(t, "car")
	car := e.World.(*episode.CarWorld)
	episodetest.Start(t, e, g, setup)
	h := episode.NewHistory(1 << 28)
	h.Begin(e)
	moments := [][]episode.Part{copyParts(e)}
	var engines []string
	for e.Status() == episode.Running {
		e.Step()
		h.Follow(e)
		moments = append(moments, copyParts(e))
		if n := len(engines); n == 0 || engines[n-1] != car.Engine() {
			engines = append(engines, car.Engine())
		}
	}
	if e.Status() != episode.TimeUp {
		t.Fatalf("found %v: %v", e.Status(), e.Err())
	}
	builtin, _ := car.PhysicsVersion("builtin")
	box2d, _ := car.PhysicsVersion("box2d")
	if want := []string{builtin, box2d, builtin, box2d}; builtin == box2d || !slices.Equal(engines, want) || car.Physics() != builtin {
		t.Errorf("expected %s in turn, found %s, begun in %s", want, engines, car.Physics())
	}
	for _, step := range []int{100, 99, 31, 30, 29, 129, 60, 61, 0, 65, 90, 91} {
		if err := h.Seek(e, step); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, "back", moments[step], e.Parts(nil))
	}
	other, _ := episodetest.Random(t, "car")
	episodetest.Start(t, other, g, setup)
	for range moments[1:] {
		other.Step()
	}
	episodetest.SameParts(t, "elsewhere", moments[130], other.Parts(nil))
	episodetest.Start(t, e, g, setup)
	if e.Step(); car.Engine() != builtin {
		t.Errorf("another life begins in %s", car.Engine())
	}
}

// A control that forks while the car is in its second physics goes on in it, without being
// lived anew.
func TestAControlForksInTheCarsSecondPhysics(t *testing.T) {
	e, g := episodetest.Random(t, "car")
	control, _ := episodetest.Random(t, "car")
	episodetest.Start(t, e, g, episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 90, Events: episodetest.Events(t, "10:physics:box2d", "50:zero:0.5", "60:physics:builtin")})
	for e.Steps() < 50 {
		e.Step()
	}
	want := copyParts(e)
	if err := e.Fork(control); err != nil {
		t.Fatal(err)
	}
	episodetest.SameParts(t, "control", want, control.Parts(nil))
	for range 20 {
		control.Step()
	}
	if w := control.World.(*episode.CarWorld); !strings.HasPrefix(w.Engine(), "car-float32") || control.Status() != episode.Running {
		t.Errorf("the change of physics came not to the control: %s, %v", w.Engine(), control.Status())
	}
}
