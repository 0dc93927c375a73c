package evolve

import (
	"bytes"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
)

func start(tb testing.TB, e *Episode, g *brain.Genome, s Setup) {
	tb.Helper()
	if err := e.Start(g, s); err != nil {
		tb.Fatal(err)
	}
}

func events(tb testing.TB, texts ...string) []Event {
	tb.Helper()
	var out []Event
	for _, text := range texts {
		e, err := ParseEvent(text)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// bodyEvents are injuries that the world takes.
func bodyEvents(world string) []string {
	if world == "ant" {
		return []string{"12:leg:4=0.25", "18:push:x=200,steps=3", "20:hold:hip1=1,5"}
	}
	return []string{"18:push:x=50,y=-20,steps=3", "20:hold:steer=1,5"}
}

// TestEpisodeIsItsRecipe lives the same recipe twice in one episode, once in
// another, and once with its events injected while it runs.
func TestEpisodeIsItsRecipe(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		s := Setup{Seed: 5, Init: defaultInit(t), Patient: true, MaxSteps: 60}
		s.Events = events(t, append(bodyEvents(world), "10:zero:0.33", "15:randomise:normal=0.1,layer=2",
			"30:rules:random", "35:rules:evolved", "40:plasticity:off", "45:freeze:layer=1,pre=0..9", "50:zero:0.5,mode=random")...)
		run := func(e *Episode, inject bool) []Part {
			setup := s
			if inject {
				setup.Events = nil
			}
			start(t, e, g, setup)
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
				if e.Step() != Running {
					break
				}
			}
			if e.Status() != TimeUp {
				t.Fatalf("%s: expected the step limit, found %v (%v)", world, e.Status(), e.Err())
			}
			return e.Parts(nil)
		}
		other, _ := randomEpisode(t, world)
		want := run(e, false)
		for name, got := range map[string][]Part{"again": run(e, false), "elsewhere": run(other, false), "injected": run(e, true)} {
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

func TestEvaluationIsTheSameForAnyWorkers(t *testing.T) {
	for _, world := range Worlds() {
		_, g := randomEpisode(t, world)
		var scores [][]float64
		for _, workers := range []int{1, 2} {
			p, err := NewPool(world, "builtin", g.Arch, g.Rule, workers)
			if err != nil {
				t.Fatal(err)
			}
			ev, err := Evaluate(context.Background(), p, g, Setup{Seed: 1, Init: defaultInit(t), MaxSteps: 50}, 6, nil)
			if err != nil {
				t.Fatal(err)
			}
			scores = append(scores, ev.Scores)
		}
		if !slices.Equal(scores[0], scores[1]) {
			t.Errorf("%s: one worker: %v, two: %v", world, scores[0], scores[1])
		}
	}
}

func TestHeldActuatorsStayHeld(t *testing.T) {
	e, g := randomEpisode(t, "car")
	start(t, e, g, Setup{Seed: 1, Init: defaultInit(t), Patient: true, Events: events(t, "2:hold:all=0.5,3", "7:hold:gas=0.25", "9:release:gas")})
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
	e, g := randomEpisode(t, "ant")
	for i := range g.Theta {
		g.Theta[i] = 1e30
	}
	start(t, e, g, Setup{Seed: 1, Init: defaultInit(t)})
	if r := e.Run(); r.Status != Diverged || !errors.Is(r.Err, brain.ErrDiverged) || !strings.Contains(r.Err.Error(), "hip1") || math.IsNaN(r.Score) {
		t.Errorf("found %+v", r)
	}
	// The same episode can be used for the next life.
	_, sound := randomEpisode(t, "ant")
	start(t, e, sound, Setup{Seed: 1, Init: defaultInit(t), MaxSteps: 5})
	if r := e.Run(); r.Status != TimeUp {
		t.Errorf("found %+v", r)
	}
}

func TestEventsThatTheWorldCannotTake(t *testing.T) {
	e, g := randomEpisode(t, "car")
	for _, ev := range events(t, "3:leg:1=0", "3:hold:hip1=1", "3:zero:layer=9", "3:zero:neurons=1:0..500") {
		if err := e.Start(g, Setup{Seed: 1, Init: defaultInit(t), Events: []Event{ev}}); err == nil {
			t.Errorf("%s: expected an error", ev)
		}
	}
	var none ErrNoSuchInjury
	err := e.Start(g, Setup{Seed: 1, Init: defaultInit(t), Events: events(t, "3:leg:1=0")})
	if !errors.As(err, &none) {
		t.Errorf("expected ErrNoSuchInjury, found %v", err)
	}
}

// TestStepAllocatesNothing is asserted for the ant here; the car's general
// engine allocates, its own default does not.
func TestStepAllocatesNothing(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		start(t, e, g, Setup{Seed: 1, Init: defaultInit(t), Patient: true})
		if n := testing.AllocsPerRun(30, func() { e.Step() }); n != 0 {
			t.Errorf("%s: expected a step without allocation, found %v", world, n)
		}
	}
}
