package episode_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// hands is where a person has the actuators at a step: some moves, and rests between them.
func hands(n, step int) []float32 {
	all := make([]float32, n)
	for i := range all {
		all[i] = float32(math.Sin(float64((step/7+i)*(step/7+i+1)))) * 0.8
	}
	return all
}

// A life that a person drives by hand, step by step, is that of its events: the same bits in
// another episode, wherever it is gone back to, and after any fork; and its events are few.
func TestDrivenLife(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 150}
		episodetest.Start(t, e, g, setup)
		h := episode.NewHistory(1 << 28)
		h.Begin(e)
		n := len(e.World.Actuators())
		moments := [][]episode.Part{copyParts(e)}
		inject := func(text string) {
			t.Helper()
			if err := e.Inject(episodetest.Events(t, text)[0]); err != nil {
				t.Fatal(err)
			}
		}
		for e.Status() == episode.Running {
			switch step := e.Steps(); step {
			case 10:
				inject("10:wheel:all")
			case 70:
				inject("70:zero:0.1")
			case 120:
				inject("120:release:all")
			}
			if step := e.Steps(); step >= 10 && step < 120 {
				e.Steer(hands(n, step))
			}
			e.Step()
			if step := e.Steps() - 1; step >= 10 && step < 120 {
				for i, v := range hands(n, step) {
					if got := e.Action()[i]; math.Abs(float64(got-v)) > 0.0051 {
						t.Fatalf("%s: step %d: actuator %d is at %v, the hand at %v", world, step, i, got, v)
					}
				}
			}
			h.Follow(e)
			moments = append(moments, copyParts(e))
		}
		events := slices.Clone(e.Applied())
		bytes := 0
		for _, ev := range events {
			bytes += len(ev.String())
			if len(ev.String()) > 200 || ev.Check() != nil {
				t.Errorf("%s: %q is %d long, %v", world, ev, len(ev.String()), ev.Check())
			}
		}
		if changes := 110 / 7 * n; bytes > 13*changes+30 || len(events) > 10+2*n {
			t.Errorf("%s: %d changes take %d bytes in %d events", world, changes, bytes, len(events))
		}
		other, _ := episodetest.Random(t, world)
		again := setup
		again.Events = events
		episodetest.Start(t, other, g, again)
		for k := range moments {
			if k > 0 {
				other.Step()
			}
			episodetest.SameParts(t, fmt.Sprint(world, " again, step ", k), moments[k], other.Parts(nil))
		}
		for _, step := range []int{100, 64, 65, 71, 70, 69, 0, 12, 119, 120, 121, 149, 63} {
			if err := h.Seek(e, step); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, fmt.Sprint(world, " back at ", step), moments[step], e.Parts(nil))
			if step%2 == 0 { // and on from there
				for range 7 {
					if e.Steps() < 150 {
						e.Step()
					}
				}
				episodetest.SameParts(t, fmt.Sprint(world, " on from ", step), moments[e.Steps()], e.Parts(nil))
			}
		}

		// Another future, driven otherwise, and the first one again.
		if err := h.Seek(e, 66); err != nil {
			t.Fatal(err)
		}
		left := h.Fork(e)
		for e.Steps() < 90 {
			e.Steer(hands(n, 0))
			e.Step()
			h.Follow(e)
		}
		forked := copyParts(e)
		again.Events = slices.Clone(e.Applied())
		episodetest.Start(t, other, g, again)
		for other.Steps() < 90 {
			other.Step()
		}
		episodetest.SameParts(t, world+" forked", forked, other.Parts(nil))
		back, err := h.Rejoin(e, left)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range []int{66, 130, 67, 110} {
			if err := h.Seek(e, step); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, fmt.Sprint(world, " rejoined at ", step), moments[step], e.Parts(nil))
		}
		if err := h.Seek(e, 66); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Rejoin(e, back); err != nil {
			t.Fatal(err)
		}
		if err := h.Seek(e, 90); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, world+" forked again", forked, e.Parts(nil))
	}
}

// A control has no hand at its wheel, and what moves it does nothing there.
func TestAControlIsNotDriven(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		control, _ := episodetest.Random(t, world)
		free, _ := episodetest.Random(t, world)
		name := e.World.Actuators()[0]
		setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 60}
		episodetest.Start(t, free, g, setup)
		setup.Events = episodetest.Events(t, "20:wheel:all", "22:drive:"+name+"=1x5/-1x3/0.5", "40:release:all")
		episodetest.Start(t, e, g, setup)
		for e.Steps() < 20 {
			e.Step()
		}
		if ev, ok := e.DueInjury(); !ok || ev.Kind != "wheel" {
			t.Fatalf("%s: expected the wheel to be an injury, found %v", world, ev)
		}
		if err := e.Fork(control); err != nil {
			t.Fatal(err)
		}
		var c episode.Condition
		for step := 20; step < 60; step++ {
			e.Step()
			control.Step()
			if got := c.InForce(e, control); got != (step < 40) {
				t.Errorf("%s, step %d: in force: %v", world, step, got)
			}
			want := map[bool]float32{}
			switch {
			case step < 22:
				want[true] = 0
			case step < 27:
				want[true] = 1
			case step < 30:
				want[true] = -1
			case step < 40:
				want[true] = 0.5
			}
			if v, driven := want[true]; driven && e.Action()[0] != v {
				t.Errorf("%s, step %d: %s is at %v, want %v", world, step, name, e.Action()[0], v)
			}
			if driven := e.Driven(nil); slices.Contains(driven, true) != (step < 40) {
				t.Errorf("%s, step %d: driven %v", world, step, driven)
			}
		}
		for free.Step() == episode.Running {
		}
		for control.Status() == episode.Running {
			control.Step()
		}
		if want, got := free.Rewards(), control.Rewards(); !slices.Equal(want, got) {
			t.Errorf("%s: the control is not the life that nobody drove", world)
		}
	}
}

// A control of an injury that comes while a person drives is driven on as the agent is.
func TestAControlOfALaterInjuryIsDrivenToo(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	control, _ := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 60,
		Events: episodetest.Events(t, "5:wheel:hip1", "6:drive:hip1=1x20/-1x20/0.5", "15:leg:2=0.5", "30:drive:hip1=0.2x4/0.3")})
	for e.Steps() < 15 {
		e.Step()
	}
	if err := e.Fork(control); err != nil {
		t.Fatal(err)
	}
	for e.Status() == episode.Running {
		e.Step()
		if control.Step(); control.Action()[0] != e.Action()[0] {
			t.Fatalf("step %d: %v and %v", e.Steps(), e.Action()[0], control.Action()[0])
		}
	}
	if e.Action()[0] != 0.3 {
		t.Errorf("at last it is at %v", e.Action()[0])
	}
}

// The network goes on learning as under hold: from its own activations, of what it sees.
func TestDrivenAsHeld(t *testing.T) {
	for _, world := range episode.Worlds() {
		name := episodetest.Events
		live := func(texts ...string) []episode.Part {
			e, g := episodetest.Random(t, world)
			episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 40, Events: name(t, texts...)})
			for e.Step() == episode.Running {
			}
			return e.Parts(nil)
		}
		first := map[string]string{"ant": "hip1", "car": "steer"}[world]
		held := live("10:hold:" + first + "=0.5")
		driven := live("10:wheel:"+first, "10:drive:"+first+"=0.5")
		episodetest.SameParts(t, world, held[:len(held)-1], driven[:len(driven)-1]) // all but the loop's own
	}
}

// What cannot be is refused, and nothing has changed.
func TestWheelRefused(t *testing.T) {
	for _, s := range []string{"3:wheel", "3:wheel:", "3:wheel:steer,gas", "3:wheel:steer=1", "3:drive", "3:drive:steer", "3:drive:steer=1x5", "3:drive:steer=NaN", "3:drive:steer=2000", "3:drive:steer=1,steer=0", "3:drive:steer=1,5"} {
		if _, err := episode.ParseEvent(s); err == nil {
			t.Errorf("%s: expected an error", s)
		}
	}
	e, _ := episodetest.Random(t, "ant")
	for _, s := range []string{"3:wheel:steer", "3:drive:gas=1", "3:drive:all=1"} {
		if err := e.Check(episodetest.Events(t, s)[0]); err == nil || !strings.Contains(err.Error(), "expected") {
			t.Errorf("%s: found %v", s, err)
		}
	}
}

// To drive allocates nothing where no hand moves.
func TestDrivingAllocatesNothing(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 1000, Events: episodetest.Events(t, "0:wheel:all")})
	at := hands(8, 0)
	e.Steer(at)
	e.Step()
	if n := testing.AllocsPerRun(50, func() { e.Steer(at); e.Step() }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}
