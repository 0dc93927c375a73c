package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// canarySteps are enough for a difference in the last bit of anything to have spread into
// everything: weights, body and track.
var canarySteps = 120

// live lives the canary of a world and a physics, which are names alone, and fills in what
// it came to: the hash covers world, network and loop after every twentieth step.
func (c canary) live() (canary, error) {
	arch, err := episode.ArchitectureOf(c.World)
	if err != nil {
		return c, err
	}
	w, err := episode.NewWorld(c.World, c.Physics)
	if err != nil {
		return c, err
	}
	g := brain.NewGenome(arch, brain.ABCD_lr)
	rng := chance.Stream(1, "canary")
	theta, err := brain.ParseInit("normal:1")
	if err != nil {
		return c, err
	}
	theta.Draw(g.Theta, rng)
	theta.Draw(g.Conv, rng)
	e, err := episode.New(w, brain.NewNetwork(arch, brain.ABCD_lr))
	if err != nil {
		return c, err
	}
	if err := e.Start(g, episode.Setup{Seed: 1, MaxSteps: canarySteps, Patient: true}); err != nil {
		return c, err
	}
	h := sha256.New()
	for e.Step() == episode.Running {
		if e.Steps()%20 == 0 {
			for _, p := range e.Parts(nil) {
				fmt.Fprintf(h, "%s %d\n", p.Name, len(p.Bytes))
				h.Write(p.Bytes)
			}
		}
	}
	fmt.Fprintf(h, "%d %x %s", e.Steps(), e.Score(), e.Status())
	c.Engine, c.Hash = w.Physics(), hex.EncodeToString(h.Sum(nil))
	return c, nil
}
