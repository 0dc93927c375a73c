package welcome

import (
	"context"
	"path/filepath"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// The life that is shown first is back from the first card's first injury, at the step at
// which it comes.
func TestTheFirstInjuryIsRecoveredFrom(t *testing.T) {
	for world, rules := range map[string]string{"ant": "ant", "car": "car"} {
		g, err := brain.Load(filepath.Join("..", "..", "..", "saves", rules+".safetensors"))
		if err != nil {
			t.Fatal(err)
		}
		pool, err := rollout.NewPool(g.Arch.Name, "", g.Arch, g.Rule, 1)
		if err != nil {
			t.Fatal(err)
		}
		event := steps(world)[1].choices[0].does[0].(desk.Injure).Events[0]
		event.Step = injured
		init, err := brain.ParseInit(g.Card.Init)
		if err != nil {
			t.Fatal(err)
		}
		setup := episode.Setup{Seed: 1, Init: init, Events: []episode.Event{event}}
		ev, err := rollout.Evaluate(context.Background(), pool, g, setup, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r := ev.Recoveries[0]; r.Back+r.NoFall != 1 {
			t.Errorf("%s: after %v the life that is shown first stands so: %+v", world, event, r.Rollouts)
		}
	}
}
