package rollout

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

func evaluated(t *testing.T, s episode.Setup, rollouts int) *Evaluation {
	t.Helper()
	_, g := episodetest.Random(t, "ant")
	p, err := NewPool("ant", "builtin", g.Arch, g.Rule, 2)
	if err != nil {
		t.Fatal(err)
	}
	s.Seed, s.Init, s.Patient = 1, episodetest.Init(t), true
	ev, err := Evaluate(context.Background(), p, g, s, rollouts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

func TestOneRolloutHasNoInterval(t *testing.T) {
	ev := evaluated(t, episode.Setup{MaxSteps: 20}, 1)
	if ev.SD != nil || ev.SEM != nil || ev.CI95 != nil || math.IsNaN(ev.Mean) {
		t.Errorf("expected a mean alone, found %+v", ev)
	}
	text, err := json.Marshal(ev)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"sd":null`, `"sem":null`, `"ci95":null`} {
		if !strings.Contains(string(text), part) {
			t.Errorf("expected %s in %s", part, text)
		}
	}
	if ev = evaluated(t, episode.Setup{MaxSteps: 20}, 2); ev.SD == nil || ev.SEM == nil || ev.CI95 == nil || ev.CI95[0] >= ev.CI95[1] {
		t.Errorf("expected an interval of two, found %+v", ev)
	}
}

// Each rollout tells how it went by itself.
func TestRolloutsAreTold(t *testing.T) {
	ev := evaluated(t, episode.Setup{MaxSteps: 40}, 3)
	if len(ev.Episodes) != 3 {
		t.Fatalf("expected 3 episodes, found %v", ev.Episodes)
	}
	for i, e := range ev.Episodes {
		if e.Seed != uint64(1+i) || e.Score != ev.Scores[i] || e.Steps != 40 || e.Status != "time up" || e.Solved {
			t.Errorf("rollout %d: found %+v", i, e)
		}
	}
}

// An event that is given twice happens twice, and is measured once; one that comes too
// late was not reached.
func TestEventsAreCountedOnce(t *testing.T) {
	ev := evaluated(t, episode.Setup{MaxSteps: 120, Events: episodetest.Events(t, "60:zero:0.2", "60:zero:0.2", "70:thaw:all", "500:leg:4=0")}, 4)
	if len(ev.Reached) != 3 || len(ev.Recoveries) != 1 {
		t.Fatalf("expected 3 events, 1 of them a damage that was reached, found %+v and %+v", ev.Reached, ev.Recoveries)
	}
	for i, want := range []int{4, 4, 0} {
		if ev.Reached[i].Rollouts != want {
			t.Errorf("%s: expected %d rollouts to reach it, found %d", ev.Reached[i].Event, want, ev.Reached[i].Rollouts)
		}
	}
	if m := ev.Recoveries[0].Reached; m > 4 {
		t.Errorf("expected each rollout to be measured once, found %d of 4", m)
	}
	if len(ev.Events) != 4 {
		t.Errorf("expected the events as they were given, found %v", ev.Events)
	}
}

// What an ant earned before a damage does not solve an episode with it.
func TestSolvedFromTheDamageOn(t *testing.T) {
	rewards := make([]float64, 400)
	for i := range rewards {
		if rewards[i] = 1; i >= 300 {
			rewards[i] = 0.5
		}
	}
	r := episode.Result{Score: 350, Steps: 400, Status: episode.TimeUp}
	for _, c := range []struct {
		world  string
		events []string
		from   int
		solved bool
	}{
		{"ant", nil, 0, true}, {"ant", []string{"300:leg:4=0"}, 300, false}, {"ant", []string{"350:zero:0.1", "250:leg:4=0"}, 250, true},
		{"ant", []string{"300:thaw:all", "300:release:all"}, 0, true}, {"ant", []string{"900:leg:4=0"}, 900, true}, {"ant", []string{"400:leg:4=0"}, 400, true}, {"ant", []string{"399:leg:4=0"}, 399, false}, {"ant", []string{"0:leg:4=0"}, 0, true},
		{"car", []string{"300:zero:0.1"}, 0, false},
	} {
		spec, err := episode.SpecOf(c.world)
		if err != nil {
			t.Fatal(err)
		}
		from := solvedFrom(spec, episodetest.Events(t, c.events...))
		if got := rolloutOf(spec, 1, r, rewards, from); from != c.from || got.Solved != c.solved {
			t.Errorf("%s with %v: expected from step %d, solved %v, found %d, %v", c.world, c.events, c.from, c.solved, from, got.Solved)
		}
	}
	if ev := evaluated(t, episode.Setup{MaxSteps: 40, Events: episodetest.Events(t, "30:zero:0.2")}, 2); ev.SolvedFrom != 30 {
		t.Errorf("expected it to count from step 30, found %d", ev.SolvedFrom)
	}
	if ev := evaluated(t, episode.Setup{MaxSteps: 40, Events: episodetest.Events(t, "40:zero:0.2")}, 2); ev.SolvedFrom != 0 {
		t.Errorf("a damage that never came: expected all to count, found what came from step %d", ev.SolvedFrom)
	}
}

func TestWorkersWithinBounds(t *testing.T) {
	for _, n := range []int{-1, MaxWorkers() + 1, math.MaxInt} {
		if _, err := NewPool("ant", "", brain.AntArchitecture(), brain.ABCD_lr, n); err == nil || !strings.Contains(err.Error(), "workers: expected 0 to") {
			t.Errorf("%d: found %v", n, err)
		}
	}
}

// The figures are those of the library that rounds as each processor likes.
func TestMeanAndDeviation(t *testing.T) {
	x := []float64{1823.6, 1700.25, -3, 1800, 1e-3, 2e3, 1999.5}
	mean, sd := meanSD(x)
	wantMean, wantSD := stat.MeanStdDev(x, nil)
	if math.Abs(mean-wantMean) > 1e-9 || math.Abs(sd-wantSD) > 1e-9 {
		t.Errorf("expected %g and %g, found %g and %g", wantMean, wantSD, mean, sd)
	}
	sem, ci := interval(10, 2, 4)
	// Student's t for 3 degrees of freedom is 3.182446305284.
	if sem != 1 || math.Abs(ci[0]-(10-3.182446305284)) > 1e-9 || math.Abs(ci[1]-(10+3.182446305284)) > 1e-9 {
		t.Errorf("found %g and %v", sem, ci)
	}
	if _, sd = meanSD(x[:1]); !math.IsNaN(sd) {
		t.Errorf("expected no deviation of one number, found %g", sd)
	}
}
