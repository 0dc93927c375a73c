package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// Inspect shows what a rule set or a replay says of itself.
type Inspect struct {
	File string `arg:"" help:"Rule set (.safetensors or demo:walker) or replay (.replay)."`
	JSON bool   `name:"json" help:"Print one JSON object."`
}

// ruleSetReport is what inspect says of a rule set.
type ruleSetReport struct {
	Kind       string                   `json:"kind"` // "rule set"
	File       string                   `json:"file"`
	SHA256     string                   `json:"sha256"`
	World      string                   `json:"world"`
	Rule       string                   `json:"rule"`
	Formula    string                   `json:"formula"`
	Sizes      []int                    `json:"sizes"`    // neurons of each layer
	Synapses   int                      `json:"synapses"` // plastic ones, or the static weights
	Parameters int                      `json:"parameters"`
	Weights    string                   `json:"weights"` // how they are kept in bounds
	Card       brain.Card               `json:"card"`
	Statistics []brain.TensorStatistics `json:"statistics"`
}

// replaySummary is what inspect says of a replay.
type replaySummary struct {
	Kind     string          `json:"kind"` // "replay"
	File     string          `json:"file"`
	World    string          `json:"world"`
	Physics  string          `json:"physics"`
	Switched []string        `json:"switched,omitempty"` // physics that events go to
	Machine  string          `json:"machine"`
	Rules    replay.RuleSet  `json:"rules"`
	Seed     uint64          `json:"seed"`
	Body     string          `json:"body"`
	Init     string          `json:"init"`
	Patient  bool            `json:"patient"`
	MaxSteps int             `json:"max_steps"`
	Events   []episode.Event `json:"events"`
	Steps    int             `json:"steps"`
	Status   string          `json:"status"`
	Score    float64         `json:"score"`
	Parts    []string        `json:"parts"`
	Hashes   int             `json:"hashes"`
}

// Run does it.
func (c *Inspect) Run() error {
	if filepath.Ext(c.File) == replay.ReplayExtension {
		return c.replay()
	}
	return c.rules()
}

func (c *Inspect) rules() error {
	g, set, err := loadRules(c.File)
	if err != nil {
		return err
	}
	r := ruleSetReport{
		Kind: "rule set", File: c.File, SHA256: set.SHA256, World: g.Arch.Name, Rule: g.Rule.String(), Formula: g.Rule.Formula(),
		Sizes: g.Arch.Sizes, Synapses: g.Arch.Synapses(), Parameters: len(g.Theta) + len(g.Conv) + len(g.Weights) + len(g.Bias),
		Weights: g.Arch.Weights(), Card: g.Card, Statistics: g.Statistics(),
	}
	if g.Rule == brain.Static {
		r.Weights = "stay as they are"
	}
	if c.JSON {
		return printJSON(os.Stdout, r)
	}
	fmt.Printf("%s\nsha256       %s\nworld        %s\nrule         %s: Δw = %s\nnetwork      %s, %d synapses, %d numbers\nweights      %s\n",
		c.File, r.SHA256, r.World, r.Rule, r.Formula, joined(r.Sizes), r.Synapses, r.Parameters, r.Weights)
	printCard(os.Stdout, r.Card)
	fmt.Println()
	return printStatistics(os.Stdout, r.Statistics)
}

func joined(sizes []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", "-"), "[]")
}

// printCard lists what the card holds, leaving out what it does not.
func printCard(w io.Writer, c brain.Card) {
	line := func(name, format string, args ...any) {
		fmt.Fprintf(w, "%-12s "+format+"\n", append([]any{name}, args...)...)
	}
	text := func(name, value string) {
		if value != "" {
			line(name, "%s", value)
		}
	}
	text("title", c.Title)
	if c.Score.Rollouts > 0 {
		line("score", "%.1f (sd %.1f) over %d rollouts", c.Score.Mean, c.Score.SD, c.Score.Rollouts)
	}
	text("init", c.Init)
	if c.Generations > 0 {
		line("evolved for", "%d generations of %d, seed %d", c.Generations, c.Population, c.Seed)
	}
	if c.Hours > 0 {
		line("took", "%.1f hours", c.Hours)
	}
	text("machine", c.Machine)
	text("command", c.Command)
	text("parent", c.Parent)
	text("date", c.Date)
	text("program", c.Program)
	text("licence", c.License)
	text("note", c.Note)
}

func printStatistics(w io.Writer, all []brain.TensorStatistics) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "tensor\tshape\tmean\tsd\tmin\tmax\t")
	for _, s := range all {
		fmt.Fprintf(t, "%s\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t\n", s.Name, strings.ReplaceAll(joined(s.Shape), "-", "×"), s.Mean, s.SD, s.Min, s.Max)
	}
	return t.Flush()
}

func (c *Inspect) replay() error {
	r, err := replay.Load(c.File)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(os.Stdout, replaySummary{
			Kind: "replay", File: c.File, World: r.World, Physics: r.Physics, Switched: r.Switched, Machine: r.Machine, Rules: r.Rules, Seed: r.Seed, Body: r.Body,
			Init: r.Init, Patient: r.Patient, MaxSteps: r.MaxSteps, Events: r.Events, Steps: r.Steps, Status: r.Status, Score: r.Score,
			Parts: r.Parts, Hashes: len(r.Hashes),
		})
	}
	body := r.Body
	if body == "" {
		body = "intact"
	}
	fmt.Printf("%s\nworld        %s, %s physics, recorded on %s\nrules        %s\nseed         %d, body %s, weights from %s\n",
		c.File, r.World, r.Physics, r.Machine, r.Rules.Short(), r.Seed, body, r.Init)
	fmt.Printf("length       %d steps, %s\nscore        %.1f\nhashes       %d states of %d parts\n", r.Steps, r.Status, r.Score, len(r.Hashes), len(r.Parts))
	for _, physics := range r.Switched {
		fmt.Printf("goes on in   %s\n", physics)
	}
	for _, ev := range r.Events {
		fmt.Printf("event        %s\n", ev)
	}
	return nil
}
