package rollout

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/recovery"
)

// Recoveries are measured for any number of workers alike, cost no score, and every
// rollout that reached the injury is one of the counts.
func TestRecoveriesOfAnEvaluation(t *testing.T) {
	g, err := brain.Load("../../saves/ant-bounded.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	setup := episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, MaxSteps: 500, Events: episodetest.Events(t, "300:leg:4=0", "150:zero:0.33", "150:hold:hip1=0,10", "400:thaw:all")}
	var found []*Evaluation
	for _, workers := range []int{1, 2} {
		p, err := NewPool("ant", "builtin", g.Arch, g.Rule, workers)
		if err != nil {
			t.Fatal(err)
		}
		ev, err := Evaluate(context.Background(), p, g, setup, 5, nil)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, ev)
		p.ScoresAlone()
		alone, err := Evaluate(context.Background(), p, g, setup, 5, nil)
		if err != nil || !slices.Equal(alone.Scores, ev.Scores) || alone.Recoveries != nil {
			t.Errorf("scores alone: %v, %v, with recoveries %v; found %d recoveries", err, alone.Scores, ev.Scores, len(alone.Recoveries))
		}
	}
	if !reflect.DeepEqual(found[0], found[1]) {
		t.Errorf("one worker: %+v, two: %+v", found[0], found[1])
	}
	all := found[0].Recoveries
	if len(all) != 2 || all[0].Event.Step != 150 || all[1].Event.Step != 300 {
		t.Fatalf("want one recovery for each step with an injury: %+v", all)
	}
	for _, r := range all {
		if sum := r.TooSlow + r.InForce + r.NoFall + r.Back + r.Lost + r.NotBack + r.Undecided; r.Reached != 5 || sum != 5 || len(r.Rollouts) != 5 {
			t.Errorf("%s: %d reached, %d counted, %d told", r.Event, r.Reached, sum, len(r.Rollouts))
		}
	}
	if r := all[0].Rollouts[2]; r.Seed != 3 || r.Lasted != 10 || r.By.Kind != "leg" || r.Ended != recovery.ByInjury {
		t.Errorf("the third rollout's first injury: %+v", r)
	}
	if all[1].Born <= 0 || all[1].OfBorn <= 0 || all[0].Born != 0 {
		t.Errorf("born without the leg: %g, %g; the first injury takes none: %g", all[1].Born, all[1].OfBorn, all[0].Born)
	}
	if _, err := json.Marshal(found[0]); err != nil {
		t.Error(err)
	}
}

func TestBornSoIsBrokenOff(t *testing.T) {
	_, g := episodetest.Random(t, "ant")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := BornSo(ctx, g, "builtin", "leg4=0", episodetest.Init(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("found %v", err)
	}
	if _, err := BornSo(context.Background(), g, "builtin", "leg9=0", episodetest.Init(t)); err == nil {
		t.Error("expected a body without such a leg to be refused")
	}
}
