package episode_test

import (
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// Moments with m clamped and free are returned to, in any order, as for undo and branches,
// in both worlds.
func TestModulationInHistory(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Modulated(t, world)
		h := episode.NewHistory(1 << 28)
		events := episodetest.Events(t, "20:modulation:off", "40:modulation:-0.5", "60:modulation:on", "70:modulation:0", "80:terms:A=0", "90:modulation:on")
		episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 200, Events: events})
		h.Begin(e)
		moments := map[int][]episode.Part{0: e.Parts(nil)}
		for e.Steps() < 120 {
			e.Step()
			h.Follow(e)
			moments[e.Steps()] = e.Parts(nil)
			at := e.Steps() - 1 // the step that was made
			to, clamped := e.Network.Clamped()
			want := float32(0)
			switch {
			case at >= 20 && at < 40:
				want = 1
			case at >= 40 && at < 60:
				want = -0.5
			}
			if in := at >= 20 && at < 60 || at >= 70 && at < 90; clamped != in || to != want {
				t.Fatalf("%s, step %d: expected %v to clamp m, found %v, %v", world, at, want, to, clamped)
			}
		}
		for _, step := range []int{100, 10, 65, 120, 45, 30, 75, 95} {
			if err := h.Seek(e, step); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, "sought", moments[step], e.Parts(nil))
		}
	}
}

// A clamp is a condition that lasts until it is released, and that the control does not have.
func TestModulationIsACondition(t *testing.T) {
	own, g := episodetest.Modulated(t, "ant")
	control, _ := episodetest.Modulated(t, "ant")
	setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 100}
	episodetest.Start(t, control, g, setup)
	setup.Events = episodetest.Events(t, "10:modulation:0.5", "30:modulation:on")
	if spared := episode.Spared(setup.Events, 10); len(spared) != 1 || spared[0].Args != "on" {
		t.Errorf("expected a control that nothing clamps, found %v", spared)
	}
	episodetest.Start(t, own, g, setup)
	var c episode.Condition
	for own.Steps() < 50 {
		own.Step()
		control.Step()
		if at := own.Steps() - 1; c.InForce(own, control) != (at >= 10 && at < 30) {
			t.Fatalf("step %d: a condition is in force: %v", at, at < 10 || at >= 30)
		}
	}
}

// A network without modulating neurons has no m to clamp.
func TestModulationThatIsNotThere(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Init: episodetest.Init(t)})
	if err := e.Inject(episode.Event{Kind: "modulation", Args: "off"}); err == nil || !strings.Contains(err.Error(), "modulating neurons") {
		t.Errorf("expected it to be refused, found %v", err)
	}
}
