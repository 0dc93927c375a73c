package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/world"
)

// Inspect shows what a rule set, a replay or a pack of both says of itself.
type Inspect struct {
	File string `arg:"" help:"Rule set (.safetensors or demo:walker), replay (.replay) or pack of both (.hebbarium)."`
	JSON bool   `name:"json" help:"Print one JSON object."`

	Campaign bool `help:"Print the campaign's file alone that the card holds (TOML, for hebbarium evolve)."`
}

// ruleSetReport is what inspect says of a rule set.
type ruleSetReport struct {
	Kind       string                   `json:"kind"` // "rule set"
	File       string                   `json:"file"`
	SHA256     string                   `json:"sha256"`
	Digest     string                   `json:"digest"` // of the tensors: "matches" what the file gives, or "none" is given
	World      string                   `json:"world"`
	Rule       string                   `json:"rule"`
	Formula    string                   `json:"formula"`
	Sizes      []int                    `json:"sizes"`            // neurons of each layer
	Beside     string                   `json:"beside,omitempty"` // what the network has beside them: its activation, recurrence, bias neurons, modulators
	Synapses   int                      `json:"synapses"`         // plastic ones, or the static weights
	Parameters int                      `json:"parameters"`
	Modulators int                      `json:"modulators,omitempty"`   // neurons behind the outputs whose output is m
	Shared     int                      `json:"shared_rules,omitempty"` // how many rules the synapses share; 0: each has its own
	Weights    string                   `json:"weights"`                // how they are kept in bounds
	Updates    string                   `json:"updates"`                // when they are changed, and from what
	Inputs     []string                 `json:"inputs,omitempty"`       // what each stands for
	Outputs    []string                 `json:"outputs,omitempty"`
	Card       brain.Card               `json:"card"`
	Statistics []brain.TensorStatistics `json:"statistics"`
}

// Run does it.
func (c *Inspect) Run() error {
	switch kindOf(c.File) {
	case replay.ReplayExtension:
		r, err := replay.Load(c.File)
		if err != nil {
			return err
		}
		return c.show(replaySummaryOf(c.File, r))
	case replay.PackExtension:
		p, err := replay.LoadPack(c.File)
		if err != nil {
			return err
		}
		return c.show(packReport{
			Kind: "pack", File: c.File, Replay: replaySummaryOf(c.File, p.Replay),
			RuleSet: ruleSetReportOf(p.Replay.Rules.Name, p.Replay.Rules.SHA256, p.Genome),
		})
	}
	g, set, err := loadRules(c.File)
	if err != nil {
		return err
	}
	if c.Campaign {
		return c.showCampaign(g)
	}
	return c.show(ruleSetReportOf(c.File, set.SHA256, g))
}

// showCampaign prints the campaign's file.
func (c *Inspect) showCampaign(g *brain.Genome) error {
	if g.Card.Campaign == "" {
		return fmt.Errorf("%s: expected a card with its campaign's file, found none", c.File)
	}
	for line := range strings.Lines(g.Card.Campaign) {
		say("%s\n", strings.TrimRight(line, "\n"))
	}
	return nil
}

// kindOf is the extension of files such as this one: what it begins with tells a
// pack and a replay, whatever they are called, and elsewhere its name does.
func kindOf(path string) string {
	if f, _, err := file.Open(path, replay.MaxPack); err == nil {
		defer f.Close()
		head := make([]byte, 64)
		n, _ := io.ReadFull(f, head)
		switch {
		case replay.IsPack(head[:n]):
			return replay.PackExtension
		case replay.IsReplay(head[:n]):
			return replay.ReplayExtension
		}
	}
	return strings.ToLower(filepath.Ext(path))
}

// report is something that inspect says.
type report interface{ print() error }

func (c *Inspect) show(r report) error {
	if c.JSON {
		return printJSON(os.Stdout, r)
	}
	return r.print()
}

func ruleSetReportOf(name, sha256 string, g *brain.Genome) ruleSetReport {
	r := ruleSetReport{
		Kind: "rule set", File: name, SHA256: sha256, Digest: "matches", World: g.Arch.Name, Rule: g.Rule.String(), Formula: g.Rule.Formula(),
		Sizes: g.Arch.Sizes, Beside: g.Arch.Beside(), Synapses: g.Arch.Synapses(), Parameters: len(g.Theta) + len(g.Conv) + len(g.Weights) + len(g.Bias),
		Weights: g.Arch.Weights(), Updates: g.Arch.Rhythm(), Card: g.Card, Statistics: g.Statistics(),
	}
	r.Inputs, r.Outputs = world.InputNames(r.World, r.Sizes[0]), world.OutputNames(r.World)
	if g.Card.NoDigest {
		r.Digest = "none"
	}
	if g.Rule == brain.Static {
		r.Weights, r.Updates = "stay as they are", "never"
	}
	if t := brain.Ties(g.Arch, g.Rule); t != nil { // a formula shares coefficients
		r.Parameters += t.Free() - len(g.Theta)
	}
	r.Modulators = g.Arch.Modulators
	for i := range r.Modulators {
		r.Outputs = append(r.Outputs, fmt.Sprint("modulator ", i+1))
	}
	if g.Shared != nil {
		r.Shared = g.Shared.Rules
		r.Parameters += g.Shared.Rules*g.Rule.Planes() - len(g.Theta)
	}
	return r
}

func (r ruleSetReport) print() error {
	say("%s\nsha256       %s\ndigest       %s\nworld        %s\nrule         %s: Δw = %s\nnetwork      %s, %d synapses, %d numbers\nweights      %s\n",
		r.File, r.SHA256, r.Card.Vouched(), r.World, r.Rule, r.Formula, joined(r.Sizes)+r.Beside, r.Synapses, r.Parameters, r.Weights)
	if n := len(r.Inputs); n > 0 {
		say("inputs       %d, %s to %s\noutputs      %s\n", n, r.Inputs[0], r.Inputs[n-1], strings.Join(r.Outputs, ", "))
	}
	if r.Updates != "never" {
		say("updated      %s\n", r.Updates)
	}
	if r.Shared > 0 {
		say("shared       %d rules, each followed by several synapses\n", r.Shared)
	}
	printCard(os.Stdout, r.Card)
	say("\n")
	return printStatistics(os.Stdout, r.Statistics)
}

func joined(sizes []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", "-"), "[]")
}

// printCard lists what the card holds, leaving out what it does not.
func printCard(w io.Writer, c brain.Card) {
	line := func(name, format string, args ...any) {
		sayTo(w, "%-12s "+format+"\n", append([]any{name}, args...)...)
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
		seed := "seed unknown"
		if !c.SeedUnknown {
			seed = fmt.Sprintf("seed %d", c.Seed)
		}
		generations := "generations"
		if c.Generations == 1 {
			generations = "generation"
		}
		line("evolved for", "%d %s of %d, %s", c.Generations, generations, c.Population, seed)
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
	sayTo(t, "tensor\tshape\tmean\tsd\tmin\tmax\t\n")
	for _, s := range all {
		sayTo(t, "%s\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t\n", s.Name, strings.ReplaceAll(joined(s.Shape), "-", "×"), s.Mean, s.SD, s.Min, s.Max)
	}
	return t.Flush()
}
