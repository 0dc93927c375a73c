package study

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hebbarium/app/command"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/trace"
)

// Trace writes a life as arrays for other tools.
type Trace struct {
	File    string   `arg:"" help:"Rule set (.safetensors, shipped:NAME or demo:walker), or a replay or pack, whose recipe is then lived again."`
	Out     string   `short:"o" required:"" type:"path" help:"File to write (.safetensors)."`
	Seed    *uint64  `help:"Seed of the life (default: 1)."`
	Body    string   `help:"Body: intact, right, left, or leg1=0.25,leg3=0.5 (ant)."`
	Physics string   `help:"Physics: builtin, mujoco (ant; mujoco:FILE names the library) or box2d (car) (default: builtin)."`
	Init    string   `help:"Initial weights, such as uniform:0.1 (default: what the rule set's card says)."`
	Event   []string `sep:"none" help:"Perturbation STEP:KIND:ARGS; may be repeated. 'hebbarium help events' lists them."`
	Steps   int      `default:"0" help:"Steps at most (0: the world's own limit, or the replay's length)."`
	Every   int      `default:"10" help:"Steps between two moments of the weights."`
	Weights string   `default:"all" help:"Layers whose weights are kept: all, none, or such as l3 or l1,l3."`
	Rules   string   `type:"path" help:"Of a replay: rule set that it was recorded with (default: the one that has its fingerprint)."`
	JSON    bool     `name:"json" help:"Print one JSON object."`
}

// Run does it.
func (c *Trace) Run() error {
	if err := command.First(command.Between("--every", c.Every, 1, episode.MaxSteps), command.Between("--steps", c.Steps, 0, episode.MaxSteps)); err != nil {
		return err
	}
	life, err := c.life()
	if err != nil {
		return err
	}
	options := trace.Options{Every: c.Every}
	if options.Layers, err = layersOf(c.Weights, life.genome.Arch.Layers()); err != nil {
		return command.Usage(fmt.Errorf("--weights: %w", err))
	}
	e, err := episode.New(life.world, brain.NewNetwork(life.genome.Arch, life.genome.Rule))
	if err != nil {
		return fmt.Errorf("trace %s: %w", c.File, err)
	}
	for _, ev := range life.setup.Events {
		if err := e.Check(ev); err != nil {
			return command.Usage(fmt.Errorf("--event: %w", err))
		}
	}
	if err := e.Start(life.genome, life.setup); err != nil {
		return fmt.Errorf("trace %s: %w", c.File, err)
	}
	if err := options.Check(life.genome.Arch, e.Limit()); err != nil {
		return command.Usage(fmt.Errorf("trace %s: %w", c.File, err))
	}
	r, err := trace.Record(e, options)
	if err != nil {
		return fmt.Errorf("trace %s: %w", c.File, err)
	}
	if err := r.Save(c.Out, trace.HeaderOf(e, life.rules.Name, life.rules.SHA256, options)); err != nil {
		return err
	}
	return c.report(e, r)
}

// traced is what is to be lived.
type traced struct {
	genome *brain.Genome
	rules  replay.RuleSet
	setup  episode.Setup
	world  episode.World
}

// life reads the recipe of the flags, or of a replay.
func (c *Trace) life() (traced, error) {
	if ext := strings.ToLower(filepath.Ext(c.File)); ext == replay.ReplayExtension || ext == replay.PackExtension {
		return c.recorded()
	}
	var t traced
	if c.Rules != "" {
		return t, command.Usage(errors.New("--rules: expected a replay beside it, found a rule set"))
	}
	physics, err := command.Physics(c.Physics)
	if err != nil {
		return t, err
	}
	if t.genome, t.rules, err = command.LoadRules(c.File); err != nil {
		return t, err
	}
	if err := command.CheckWorld(t.genome.Arch.Name, physics, c.Body); err != nil {
		return t, err
	}
	t.setup = episode.Setup{Seed: 1, Body: c.Body, MaxSteps: c.Steps}
	if c.Seed != nil {
		t.setup.Seed = *c.Seed
	}
	if t.setup.Init, err = command.Initial(c.Init, t.genome); err != nil {
		return t, fmt.Errorf("%s: %w", c.File, err)
	}
	for _, text := range c.Event {
		ev, err := episode.ParseEvent(text)
		if err != nil {
			return t, command.Usage(fmt.Errorf("--event: %w", err))
		}
		t.setup.Events = append(t.setup.Events, ev)
	}
	t.setup.Patient = len(t.setup.Events) > 0 // as evaluate does
	t.world, err = episode.NewWorld(t.genome.Arch.Name, physics)
	return t, err
}

// recorded is the life of a replay, whose recipe no flag can change.
func (c *Trace) recorded() (traced, error) {
	var t traced
	if c.Seed != nil || c.Body != "" || c.Physics != "" || c.Init != "" || len(c.Event) > 0 {
		return t, command.Usage(errors.New("expected no --seed, --body, --physics, --init or --event beside a replay, which is a recipe of its own"))
	}
	r, packed, err := replay.OpenReplay(c.File)
	if err != nil {
		return t, err
	}
	if t.setup, err = r.Setup(); err != nil {
		return t, fmt.Errorf("replay %s: %w", c.File, err)
	}
	switch {
	case c.Steps > 0:
		t.setup.MaxSteps = c.Steps
	case r.Steps > 0 && t.setup.MaxSteps == 0 && r.Status == episode.Running.String():
		t.setup.MaxSteps = r.Steps // as far as it was recorded
	}
	t.rules = r.Rules
	if t.genome = packed; packed == nil || c.Rules != "" {
		if t.genome, _, err = r.LoadRules(c.Rules, command.Carried(), "saves", filepath.Dir(c.File)); err != nil {
			return t, fmt.Errorf("replay %s: %w", c.File, err)
		}
	}
	t.world, err = r.NewWorld()
	return t, err
}

// layersOf reads all, none, or layers by name.
func layersOf(text string, n int) ([]int, error) {
	switch text {
	case "none":
		return nil, nil
	case "all":
		all := make([]int, n)
		for i := range all {
			all[i] = i + 1
		}
		return all, nil
	}
	var layers []int
	for word := range strings.SplitSeq(text, ",") {
		digits, named := strings.CutPrefix(strings.TrimSpace(word), "l")
		l, err := strconv.Atoi(digits)
		if !named || err != nil || l < 1 || l > n || slices.Contains(layers, l) {
			return nil, fmt.Errorf("expected all, none, or different layers from l1 to l%d with commas between them, found %q", n, text)
		}
		layers = append(layers, l)
	}
	slices.Sort(layers)
	return layers, nil
}

// tracedArray is an array as the command reports it.
type tracedArray struct {
	Name  string `json:"name"`
	Shape []int  `json:"shape"`
}

func (c *Trace) report(e *episode.Episode, r *trace.Recording) error {
	var arrays []tracedArray
	for _, a := range r.Arrays() {
		arrays = append(arrays, tracedArray{a.Name, a.Shape})
	}
	if c.JSON {
		return command.PrintJSON(os.Stdout, struct {
			File   string        `json:"file"`
			Steps  int           `json:"steps"`
			Score  float64       `json:"score"`
			Status string        `json:"status"`
			Arrays []tracedArray `json:"arrays"`
		}{c.Out, e.Steps(), e.Score(), e.Status().String(), arrays})
	}
	command.Say("%s: %d steps, score %.1f, %s\n", c.Out, e.Steps(), e.Score(), e.Status().String())
	for _, a := range arrays {
		command.Say("  %-16s %v\n", a.Name, a.Shape)
	}
	return nil
}
