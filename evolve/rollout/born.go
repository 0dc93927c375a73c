package rollout

import (
	"context"
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// bornSeed is the seed of the first of them, far from those of scores and of windows.
const bornSeed = 900_001

// BornSo is how well rules do with a body that they are born with: the mean reward a
// step over the later halves of 20 lives of usual length, when every gait that comes has
// come. It is what that body can still do with these rules, where 90 % of the pace with
// four legs may not be possible at all. The lives are the same for the same arguments;
// ctx breaks off between two of them.
func BornSo(ctx context.Context, g *brain.Genome, physics, body string, init brain.Init) (pace float64, err error) {
	w, err := episode.NewWorld(g.Arch.Name, physics)
	if err != nil {
		return 0, err
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return 0, err
	}
	sum, steps := 0.0, 0
	for i := range uint64(recovery.BornLives) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if err := e.Start(g, episode.Setup{Seed: bornSeed + i, Body: body, Init: init, Patient: true}); err != nil {
			return 0, fmt.Errorf("born with %s: %w", body, err)
		}
		e.Run()
		half := w.Rules().Steps / 2
		for _, r := range e.Rewards()[min(half, len(e.Rewards())):] {
			sum += r
		}
		steps += w.Rules().Steps - half // those of a life that broke off count as nothing
	}
	return sum / float64(steps), nil
}
