package command

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// damageReport is what `evaluate --damages` prints.
type damageReport struct {
	File       string        `json:"file"`
	World      string        `json:"world"`
	Physics    string        `json:"physics"`
	Init       string        `json:"init"`
	Seed       uint64        `json:"seed"` // of the first rollout of every damage
	DamageSeed uint64        `json:"damage_seed"`
	Patient    bool          `json:"patient"`  // ran without the original loop's early stop
	Rollouts   int           `json:"rollouts"` // of every damage
	Lowest     float64       `json:"lowest"`   // mean of the damage that scored worst
	Mean       float64       `json:"mean"`     // over all damages
	Solved     int           `json:"solved"`   // rollouts of all damages, by what they earned from the damage on
	AllSolved  int           `json:"all_solved"`
	Damages    []damageScore `json:"damages"`
}

// damageScore is the score under one damage.
type damageScore struct {
	campaign.Damage
	Text     string     `json:"damage"` // as --body or --event takes it
	Mean     float64    `json:"mean"`
	SD       float64    `json:"sd"`
	CI95     [2]float64 `json:"ci95"`
	Solved   int        `json:"solved"`
	Diverged int        `json:"diverged"`
}

func (c *Evaluate) checkDamages() error {
	switch {
	case c.Damages == 0:
		return nil
	case len(c.Event) > 0 || c.Body != "intact":
		return usage(errors.New("--damages: expected neither --event nor --body beside it, the list makes its own"))
	case c.Rollouts < 2:
		return usage(errors.New("--damages: expected --rollouts of 2 or more"))
	}
	_, err := campaign.HeldOutDamages(c.Damages, c.DamageSeed)
	return usage(err)
}

// damages scores the rule set under each of the damages that training never
// uses. Episodes stop as the original's loop stops them, which is how training
// scores them too, unless patience is off.
func (c *Evaluate) damages(ctx context.Context, pool *rollout.Pool, g *brain.Genome, setup episode.Setup) error {
	if spec, err := episode.SpecOf(g.Arch.Name); err != nil || spec.Legs == 0 {
		able := episode.WorldsWith(func(s episode.Spec) bool { return s.Legs > 0 })
		return usage(fmt.Errorf("--damages: expected rules for a world whose legs can be cut (%s), found rules for the %s", strings.Join(able, ", "), g.Arch.Name))
	}
	list, err := campaign.HeldOutDamages(c.Damages, c.DamageSeed)
	if err != nil {
		return usage(err)
	}
	r := damageReport{File: c.File, World: g.Arch.Name, Init: setup.Init.String(), Seed: c.Seed, DamageSeed: c.DamageSeed, Patient: setup.Patient, Rollouts: c.Rollouts, Lowest: math.Inf(1)}
	pool.ScoresAlone()
	progress := bar(c.Rollouts*len(list), "rollouts")
	for i, d := range list {
		run := setup
		run.Events = nil
		d.Inflict(&run)
		ev, err := rollout.Evaluate(ctx, pool, g, run, c.Rollouts, func(done int) { _ = progress.Set(i*c.Rollouts + done) })
		if err != nil {
			_ = progress.Finish()
			return fmt.Errorf("evaluate %s, damage %s: %w", c.File, d, err)
		}
		r.Physics = ev.Physics
		r.Damages = append(r.Damages, damageScore{d, d.String(), ev.Mean, *ev.SD, *ev.CI95, ev.Solved, ev.Diverged})
		r.Lowest = min(r.Lowest, ev.Mean)
		r.Mean += ev.Mean / float64(len(list))
		r.Solved += ev.Solved
		if ev.Solved == ev.Rollouts {
			r.AllSolved++
		}
	}
	_ = progress.Finish()
	if c.JSON {
		return printJSON(os.Stdout, r)
	}
	r.print()
	return nil
}

func (r damageReport) print() {
	say("%s: %s, %s physics, weights from %s, %d damages, %d rollouts of each, %s\n", r.File, r.World, r.Physics, r.Init, len(r.Damages), r.Rollouts, map[bool]string{true: "none stopped early", false: "stopped where they make no progress"}[r.Patient])
	say("%-18s %8s %7s   %-18s  %s\n", "damage", "mean", "sd", "95 % interval", "solved")
	for _, d := range r.Damages {
		say("%-18s %8.1f %7.1f   %8.1f to %-7.1f  %d of %d", d.Text, d.Mean, d.SD, d.CI95[0], d.CI95[1], d.Solved, r.Rollouts)
		if d.Diverged > 0 {
			say(", %d diverged", d.Diverged)
		}
		say("\n")
	}
	say("lowest mean %.1f, mean of all %.1f; every rollout solved under %d of %d damages, %d of %d rollouts in all\n",
		r.Lowest, r.Mean, r.AllSolved, len(r.Damages), r.Solved, r.Rollouts*len(r.Damages))
}
