package episode_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// TestEpisodeIsItsRecipe lives the same recipe twice in one episode, once in
// another, and once with its events injected while it runs.
func TestEpisodeIsItsRecipe(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		s := episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 60}
		s.Events = episodetest.Events(t, append(episodetest.BodyEvents(world), "10:zero:0.33", "15:randomise:normal=0.1,layer=2",
			"30:rules:random", "35:rules:evolved", "40:plasticity:off", "45:freeze:layer=1,pre=0..9", "50:zero:0.5,mode=random")...)
		run := func(e *episode.Episode, inject bool) []episode.Part {
			setup := s
			if inject {
				setup.Events = nil
			}
			episodetest.Start(t, e, g, setup)
			for {
				if inject {
					for _, ev := range s.Events {
						if ev.Step == e.Steps() {
							if err := e.Inject(ev); err != nil {
								t.Fatal(err)
							}
						}
					}
				}
				if e.Step() != episode.Running {
					break
				}
			}
			if e.Status() != episode.TimeUp {
				t.Fatalf("%s: expected the step limit, found %v (%v)", world, e.Status(), e.Err())
			}
			return e.Parts(nil)
		}
		other, _ := episodetest.Random(t, world)
		want := run(e, false)
		for name, got := range map[string][]episode.Part{"again": run(e, false), "elsewhere": run(other, false), "injected": run(e, true)} {
			for i := range want {
				if !bytes.Equal(want[i].Bytes, got[i].Bytes) {
					t.Errorf("%s: %s: %s differs", world, name, want[i].Name)
				}
			}
		}
		if n := len(e.Applied()); n != len(s.Events) {
			t.Errorf("%s: expected %d applied events, found %d", world, len(s.Events), n)
		}
	}
}

func TestHeldActuatorsStayHeld(t *testing.T) {
	e, g := episodetest.Random(t, "car")
	episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, Events: episodetest.Events(t, "2:hold:all=0.5,3", "7:hold:gas=0.25", "9:release:gas")})
	for step := range 10 {
		e.Step()
		held := step >= 2 && step < 5
		if all := e.Action()[0] == 0.5 && e.Action()[2] == 0.5; all != held {
			t.Errorf("step %d: held %v, action %v", step, held, e.Action())
		}
		if gas := e.Action()[1] == 0.25; gas != (step == 7 || step == 8) {
			t.Errorf("step %d: gas %v", step, e.Action()[1])
		}
	}
}

func TestDivergingBrainEndsTheEpisode(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	for i := range g.Theta {
		g.Theta[i] = 1e30
	}
	episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t)})
	if r := e.Run(); r.Status != episode.Diverged || !errors.Is(r.Err, brain.ErrDiverged) || !strings.Contains(r.Err.Error(), "hip1") || math.IsNaN(r.Score) {
		t.Errorf("found %+v", r)
	}
	// The same episode can be used for the next life.
	_, sound := episodetest.Random(t, "ant")
	episodetest.Start(t, e, sound, episode.Setup{Seed: 1, Init: episodetest.Init(t), MaxSteps: 5})
	if r := e.Run(); r.Status != episode.TimeUp {
		t.Errorf("found %+v", r)
	}
}

func TestEventsThatTheWorldCannotTake(t *testing.T) {
	e, g := episodetest.Random(t, "car")
	for _, ev := range episodetest.Events(t, "3:leg:1=0", "3:hold:hip1=1", "3:zero:layer=9", "3:zero:neurons=1:0..500") {
		if err := e.Start(g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Events: []episode.Event{ev}}); err == nil {
			t.Errorf("%s: expected an error", ev)
		}
	}
	var none episode.NoSuchInjuryError
	err := e.Start(g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Events: episodetest.Events(t, "3:leg:1=0")})
	if !errors.As(err, &none) {
		t.Errorf("expected NoSuchInjuryError, found %v", err)
	}
}

// TestStepAllocatesNothing is asserted for the ant here; the car's general
// engine allocates, its own default does not.
func TestStepAllocatesNothing(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true})
		if n := testing.AllocsPerRun(30, func() { e.Step() }); n != 0 {
			t.Errorf("%s: expected a step without allocation, found %v", world, n)
		}
	}
}
