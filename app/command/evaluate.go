package command

import (
	"fmt"
	"os"
	"runtime"

	"hebbarium/app/command/machines"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// Evaluate scores a rule set over seeded episodes.
type Evaluate struct {
	File       string   `arg:"" help:"Rule set (.safetensors), or demo:walker, a static ant policy that was published in 2017."`
	Rollouts   int      `default:"100" help:"Episodes to run."`
	Seed       uint64   `default:"1" help:"Seed of the first episode; the others follow."`
	Body       string   `default:"intact" help:"Body: intact, right, left, or leg1=0.25,leg3=0.5 (ant)."`
	Physics    string   `default:"builtin" help:"Physics: builtin, mujoco (ant; mujoco:FILE names the library) or box2d (car)."`
	Init       string   `help:"Initial weights, such as uniform:0.1 or normal:0.1 (default: what the rule set's card says)."`
	Event      []string `sep:"none" help:"Perturbation STEP:KIND:ARGS; may be repeated. 'hebbarium help events' lists them."`
	Damages    int      `default:"0" help:"Score this many damages of one lower leg, of lengths that no training draws to the last digit, each over --rollouts episodes (ant)."`
	DamageSeed uint64   `default:"1" help:"Seed of the list of damages."`
	Patience   string   `default:"auto" enum:"auto,on,off" help:"Stop episodes that make no progress, as the original's loop does (auto: off with --event, else on, also with --damages)."`
	Steps      int      `default:"0" help:"Steps an episode at most (0: the world's own limit)."`
	Workers    int      `default:"0" help:"Workers (0: one for each processor)."`
	JSON       bool     `name:"json" help:"Print one JSON object."`

	machines.Flags `group:"Many machines:"`
}

// Run does it.
func (c *Evaluate) Run() error {
	err := first(between("--rollouts", c.Rollouts, 1, maxRollouts), between("--steps", c.Steps, 0, episode.MaxSteps), workersWithin(c.Workers), seedsWithin(c.Seed, c.Rollouts), c.checkDamages(), usage(c.Flags.Check()))
	if err != nil {
		return err
	}
	events, err := c.events()
	if err != nil {
		return err
	}
	physics, err := Physics(c.Physics)
	if err != nil {
		return err
	}
	g, _, err := loadRules(c.File)
	if err != nil {
		return err
	}
	if err := checkWorld(g.Arch.Name, physics, c.Body); err != nil {
		return err
	}
	init, err := initial(c.Init, g)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	setup := episode.Setup{Seed: c.Seed, Body: c.Body, Init: init, Events: events, MaxSteps: c.Steps}
	setup.Patient = c.Patience == "off" || c.Patience == "auto" && len(events) > 0
	workers := c.Workers
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	pool, err := rollout.NewPool(g.Arch.Name, physics, g.Arch, g.Rule, min(workers, c.Rollouts))
	if err != nil {
		return fmt.Errorf("evaluate %s: %w", c.File, err)
	}
	if err := pool.Check(events); err != nil {
		return usage(fmt.Errorf("--event: %w", err))
	}
	ctx, stop := interruptible()
	defer stop()
	others, err := c.Gather(ctx, ".", []rollout.Home{{World: g.Arch.Name, Physics: physics}}, note)
	if err != nil {
		return err
	}
	defer func() { others.End(ctx.Err() == nil) }()
	others.Share(pool)
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

// events reads the events of the command line.
func (c *Evaluate) events() ([]episode.Event, error) {
	var events []episode.Event
	for _, text := range c.Event {
		e, err := episode.ParseEvent(text)
		if err != nil {
			return nil, usage(fmt.Errorf("--event: %w", err))
		}
		events = append(events, e)
	}
	return events, nil
}

func printEvaluation(file string, ev *rollout.Evaluation) {
	say("%s: %s, %s physics, body %s, weights from %s, seeds %d to %d\n", file, ev.World, ev.Physics, ev.Body, ev.Init, ev.Seed, ev.Seed+uint64(ev.Rollouts)-1)
	say("%s\n", scoreLine(ev))
	say("solved    %d of %d%s\n", ev.Solved, ev.Rollouts, solvedSince(ev))
	say("length    %.0f steps\n", ev.Steps)
	if ev.Diverged > 0 {
		say("diverged  %d of %d\n", ev.Diverged, ev.Rollouts)
	}
	for _, r := range ev.Reached {
		if line := reachLine(r, ev); line != "" {
			say("%s\n", line)
		}
	}
	for _, r := range ev.Recoveries {
		say("%s\n", recoveryLine(r))
	}
}

// reachLine says of how many rollouts the figures of an event are, "" where they are of
// all.
func reachLine(r rollout.Reach, ev *rollout.Evaluation) string {
	if r.Rollouts == 0 {
		return fmt.Sprintf("%s  never reached: no episode lived to step %d", r.Event, r.Event.Step)
	}
	if r.Rollouts == ev.Rollouts {
		return ""
	}
	return fmt.Sprintf("%s  reached by %d of %d rollouts", r.Event, r.Rollouts, ev.Rollouts)
}

// scoreLine is the score and how sure it is: a single episode tells nothing of that.
func scoreLine(ev *rollout.Evaluation) string {
	if ev.CI95 == nil {
		return fmt.Sprintf("score     %.1f (one episode, which has no interval)", ev.Mean)
	}
	return fmt.Sprintf("score     %.1f ± %.1f (sd %.1f, 95 %% interval %.1f to %.1f)", ev.Mean, *ev.SEM, *ev.SD, ev.CI95[0], ev.CI95[1])
}

// solvedSince says what solved counts where a damage comes in mid-life.
func solvedSince(ev *rollout.Evaluation) string {
	if ev.SolvedFrom == 0 {
		return ""
	}
	return fmt.Sprintf(", by what they earned from step %d on", ev.SolvedFrom)
}

// recoveryLine tells how the rollouts recovered from the injuries of one step, each
// against its own control.
func recoveryLine(r rollout.RecoverySummary) string {
	if r.TooSlow > 0 && r.TooSlow == r.Reached {
		return fmt.Sprintf("%s  nothing to compare with in any of %d: their controls are slow themselves", r.Event, r.Reached)
	}
	line := fmt.Sprintf("%s  %d of %d back to 90 %% of the control's pace", r.Event, r.Back, r.Told)
	if r.Back+r.Lost > 0 {
		line += fmt.Sprintf(", after %.0f steps in the median", r.BackAfter)
	}
	for _, part := range []struct {
		n    int
		what string
	}{
		{r.NoFall, "without a fall"}, {r.NotBack, "not back"}, {r.Lost, "lost again"}, {r.InForce, "still in force"}, {r.TooSlow, "with nothing to compare with: their controls are slow themselves"}, {r.Undecided, "over too soon"},
	} {
		if part.n > 0 {
			line += fmt.Sprintf("; %d %s", part.n, part.what)
		}
	}
	if r.NotBack+r.Back+r.Lost > 0 {
		line += fmt.Sprintf("; fell to %.0f %%", 100*r.FellTo)
	}
	if r.Told > 0 {
		line += fmt.Sprintf("; at last %.0f %%, cost %.1f %s", 100*r.Late, r.Cost, r.Unit)
	}
	switch {
	case r.OfBorn != 0:
		line += fmt.Sprintf("; %.0f %% of the pace of those born with that body", 100*r.OfBorn)
	case r.Born != 0:
		line += "; those born with that body get nowhere either"
	}
	return line
}
