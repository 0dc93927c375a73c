package command

import (
	"fmt"
	"os"
	"runtime"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// Evaluate scores a rule set over seeded episodes.
type Evaluate struct {
	File       string   `arg:"" help:"Rule set (.safetensors), or demo:walker, a static ant policy that was published in 2017."`
	Rollouts   int      `default:"100" help:"Episodes to run."`
	Seed       uint64   `default:"1" help:"Seed of the first episode; the others follow."`
	Body       string   `default:"intact" help:"Body: intact, right, left, or leg1=0.25,leg3=0.5 (ant)."`
	Physics    string   `default:"builtin" help:"Physics: builtin or mujoco (ant)."`
	Init       string   `default:"uniform:0.1" help:"Initial weights, such as uniform:0.1 or normal:0.1."`
	Event      []string `sep:"none" help:"Perturbation STEP:KIND:ARGS; may be repeated. 'hebbarium help events' lists them."`
	Damages    int      `default:"0" help:"Score this many damages of one lower leg that training never uses, each over --rollouts episodes (ant)."`
	DamageSeed uint64   `default:"1" help:"Seed of the list of damages."`
	Patience   string   `default:"auto" enum:"auto,on,off" help:"Stop episodes that make no progress, as the original's loop does (auto: on, unless there are events)."`
	Steps      int      `default:"0" help:"Steps an episode at most (0: the world's own limit)."`
	Workers    int      `default:"0" help:"Workers (0: one for each processor)."`
	JSON       bool     `name:"json" help:"Print one JSON object."`
}

// Run does it.
func (c *Evaluate) Run() error {
	setup, err := c.setup()
	if err != nil {
		return usage(err)
	}
	if c.Rollouts < 1 {
		return usage(fmt.Errorf("--rollouts: expected 1 or more, found %d", c.Rollouts))
	}
	if c.Workers < 0 {
		return usage(fmt.Errorf("--workers: expected 0 or more, found %d", c.Workers))
	}
	if err := c.checkDamages(); err != nil {
		return usage(err)
	}
	g, _, err := loadRules(c.File)
	if err != nil {
		return err
	}
	workers := c.Workers
	if workers == 0 {
		workers = min(runtime.NumCPU(), c.Rollouts)
	}
	pool, err := rollout.NewPool(g.Arch.Name, c.Physics, g.Arch, g.Rule, workers)
	if err != nil {
		return fmt.Errorf("evaluate %s: %w", c.File, err)
	}
	ctx, stop := interruptible()
	defer stop()
	if c.Damages > 0 {
		return c.damages(ctx, pool, g, setup)
	}
	progress := bar(c.Rollouts, "rollouts")
	ev, err := rollout.Evaluate(ctx, pool, g, setup, c.Rollouts, func(done int) { _ = progress.Set(done) })
	_ = progress.Finish()
	if err != nil {
		return fmt.Errorf("evaluate %s: %w", c.File, err)
	}
	if c.JSON {
		return printJSON(os.Stdout, ev)
	}
	printEvaluation(c.File, ev)
	return nil
}

func (c *Evaluate) setup() (episode.Setup, error) {
	init, err := brain.ParseInit(c.Init)
	if err != nil {
		return episode.Setup{}, fmt.Errorf("--init: %w", err)
	}
	if c.Steps < 0 {
		return episode.Setup{}, fmt.Errorf("--steps: expected 0 or more, found %d", c.Steps)
	}
	s := episode.Setup{Seed: c.Seed, Body: c.Body, Init: init, MaxSteps: c.Steps}
	for _, text := range c.Event {
		e, err := episode.ParseEvent(text)
		if err != nil {
			return s, fmt.Errorf("--event: %w", err)
		}
		s.Events = append(s.Events, e)
	}
	s.Patient = c.Patience == "off" || c.Patience == "auto" && len(s.Events) > 0
	return s, nil
}

func printEvaluation(file string, ev *rollout.Evaluation) {
	say("%s: %s, %s physics, body %s, weights from %s, seeds %d to %d\n", file, ev.World, ev.Physics, ev.Body, ev.Init, ev.Seed, ev.Seed+uint64(ev.Rollouts)-1)
	say("score     %.1f ± %.1f (sd %.1f, 95 %% interval %.1f to %.1f)\n", ev.Mean, ev.SEM, ev.SD, ev.CI95[0], ev.CI95[1])
	say("solved    %d of %d\n", ev.Solved, ev.Rollouts)
	say("length    %.0f steps\n", ev.Steps)
	if ev.Diverged > 0 {
		say("diverged  %d of %d\n", ev.Diverged, ev.Rollouts)
	}
	for _, r := range ev.Recoveries {
		say("%s\n", recoveryLine(r))
	}
}

// recoveryLine tells how the rollouts recovered from one event, with the figures
// of the window's read-out.
func recoveryLine(r rollout.RecoverySummary) string {
	if r.Measured == 0 {
		return r.Event.String() + "  no rate before it to compare with"
	}
	line := fmt.Sprintf("%s  fell to %.0f %% of the rate before; %d of %d back to 90 %%", r.Event, 100*r.FellTo, r.Back, r.Measured)
	if r.Back > 0 {
		line += fmt.Sprintf(", after %.0f steps on average", r.BackAfter)
	}
	return line + fmt.Sprintf("; kept %.0f %% over the rest of the episode, %.0f %% over its last 40 steps", 100*r.Kept, 100*r.Late)
}
