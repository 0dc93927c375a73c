package episode_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// lives returns the parts after every step, from the start on.
func lives(t *testing.T, s episode.Setup) [][]episode.Part {
	t.Helper()
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, s)
	all := [][]episode.Part{e.Parts(nil)}
	for going := true; going; {
		going = e.Step() == episode.Running
		all = append(all, e.Parts(nil))
	}
	if e.Status() != episode.TimeUp {
		t.Fatalf("expected the step limit, found %v (%v)", e.Status(), e.Err())
	}
	return all
}

func same(a, b []episode.Part) bool {
	return slices.EqualFunc(a, b, func(a, b episode.Part) bool { return a.Name == b.Name && bytes.Equal(a.Bytes, b.Bytes) })
}

// TestLegsChangeWhileTheAntWalks: an ant that loses a leg lives the same life as its twin
// up to that step and another one from there, and its score has no jump.
func TestLegsChangeWhileTheAntWalks(t *testing.T) {
	s := episode.Setup{Seed: 9, Init: episodetest.Init(t), Patient: true, MaxSteps: 90}
	twin := lives(t, s)
	for _, texts := range [][]string{{"50:leg:4=0.25"}, {"50:leg:1=0"}, {"50:leg:2=0.6", "70:leg:2=1"}, {"50:leg:3=0", "60:leg:1=0", "80:leg:3=0.5"}} {
		s.Events = episodetest.Events(t, texts...)
		hurt := lives(t, s)
		for step := range twin {
			if equal := same(twin[step], hurt[step]); equal != (step <= 50) {
				t.Fatalf("%v: after %d steps: equal to the twin: %v", texts, step, equal)
			}
		}
	}
	e, g := episodetest.Random(t, "ant")
	s.Events = episodetest.Events(t, "50:leg:4=0.25", "60:leg:1=0", "70:leg:4=1", "80:leg:1=1")
	episodetest.Start(t, e, g, s)
	e.Run()
	// 1 m is 57.85 units, and no part of the ant is faster than some metres a second: a
	// jump of the place from which progress is measured would stand out.
	for step, reward := range e.Rewards() {
		if reward > 10 || reward < -10 {
			t.Errorf("step %d: found a reward of %g", step, reward)
		}
	}
}

// TestHoldingAllActuatorsOfTheAnt is the event of 'evaluate --event 300:hold:all=1,100':
// the episode goes on to its limit, whatever the fall costs.
func TestHoldingAllActuatorsOfTheAnt(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 2, Body: "right", Init: episodetest.Init(t), Patient: true, Events: episodetest.Events(t, "300:hold:all=1,100")})
	free := 0
	for going := true; going; {
		step := e.Steps()
		going = e.Step() == episode.Running
		held := !slices.ContainsFunc(e.Action(), func(a float32) bool { return a != 1 })
		if step >= 300 && step < 400 && !held {
			t.Fatalf("step %d: expected all actuators at 1, found %v", step, e.Action())
		}
		if step >= 400 && !held {
			free++
		}
	}
	if e.Steps() != 960 || e.Status() != episode.TimeUp {
		t.Errorf("expected 960 steps, found %d, %v (%v)", e.Steps(), e.Status(), e.Err())
	}
	if free == 0 {
		t.Error("expected actions of the brain after the hold")
	}
	if len(e.Applied()) != 1 {
		t.Errorf("expected one applied event, found %v", e.Applied())
	}
}

// TestStandPutsTheAntOnItsFeet: before the first step it undoes the burn-in, so that the
// ant stands at its starting height, and later it puts the ant that it has become, with
// the legs that are left, back to the start.
func TestStandPutsTheAntOnItsFeet(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	still := brain.NewGenome(g.Arch, g.Rule)
	s := episode.Setup{Seed: 4, Init: brain.Init{Kind: brain.InitZeros}, Patient: true, MaxSteps: 130}
	s.Events = episodetest.Events(t, "0:stand", "80:leg:2=0", "100:stand")
	episodetest.Start(t, e, still, s)
	height := map[int]float32{}
	legs := map[int]float64{}
	for going := true; going; {
		going = e.Step() == episode.Running
		height[e.Steps()], legs[e.Steps()] = e.Observation()[0], e.World.(*episode.AntWorld).Ant().Body().Lower[1]
	}
	if height[1] < -0.1 || height[80] > -0.4 || height[101] < -0.1 {
		t.Errorf("expected to stand after 1 step, lie after 80 and stand after 101, found heights %g, %g and %g over the start", height[1], height[80], height[101])
	}
	if legs[80] != 1 || legs[81] != 0 || legs[101] != 0 {
		t.Errorf("expected the leg to stay off, found %g, %g, %g", legs[80], legs[81], legs[101])
	}
	for step, reward := range e.Rewards() {
		if reward > 10 || reward < -10 {
			t.Errorf("step %d: expected the way back to count for nothing, found a reward of %g", step, reward)
		}
	}
	car, cg := episodetest.Random(t, "car")
	var none episode.NoSuchInjuryError
	if err := car.Start(cg, episode.Setup{Events: episodetest.Events(t, "0:stand")}); !errors.As(err, &none) {
		t.Errorf("expected the car to refuse, found %v", err)
	}
}
