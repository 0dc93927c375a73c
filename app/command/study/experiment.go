package study

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"hebbarium/app/command"
	"hebbarium/app/command/machines"
	"hebbarium/assets"
	"hebbarium/brain/file"
	"hebbarium/brain/kernel"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
	"hebbarium/evolve/experiment/paper"
	"hebbarium/evolve/experiment/report"
	"hebbarium/evolve/rollout"
	"hebbarium/saves"
)

// Experiment reproduces tables and figures of the paper.
type Experiment struct {
	Name        string   `arg:"" help:"${experiments}, or all of them with a report."`
	Out         string   `required:"" type:"path" help:"Folder for numbers (CSV), figures (SVG and PNG) and, with all, the report; empty, or a run's to go on with (--resume)."`
	Resume      bool     `help:"Go on with the run in --out, which was begun with the same settings, or with fewer rule sets, curves or campaigns; nothing is computed twice."`
	Quick       bool     `help:"Few rollouts, which every figure says: to see that all runs."`
	Rules       []string `sep:"none" help:"Rule set to measure (.safetensors or shipped:NAME); may be repeated (default: those that ship with the program)."`
	World       string   `help:"The only world to measure in: car or ant."`
	Rollouts    int      `default:"0" help:"Rollouts of each measurement (0: the experiment's own number, most often 100)."`
	Seed        uint64   `default:"1" help:"Seed of the first rollout; the others follow."`
	Curves      []string `sep:"none" help:"Training curve (.csv), or a folder of them; a log of campaigns (campaigns.csv) there, or in the folder above, tells what each is of. May be repeated (default: those of what ships)."`
	Campaigns   []string `sep:"none" help:"Folder of a finished campaign, or of several, for rules, training and coevolve; may be repeated."`
	Measured    []string `sep:"none" help:"What an earlier table1 or car measured (its NAME-summary.csv), whose rule sets need not be here: they are taken into the mean over the runs of a recipe. May be repeated (default: those that ship)."`
	Generations int      `default:"0" help:"Generations of the campaigns that rules and coevolve run themselves (0: 300 and 500, which take hours; in a run of all, and with --quick, few and small ones)."`
	Workers     int      `default:"0" help:"Workers (0: one for each processor)."`
	JSON        bool     `name:"json" help:"Print one JSON object at the end."`

	machines.Flags `group:"Many machines:"`
}

// experimentReport is what the command says of one experiment.
type experimentReport struct {
	Name    string                  `json:"name"`
	Title   string                  `json:"title"`
	Paper   string                  `json:"paper"`
	Run     bool                    `json:"run"`
	Missing string                  `json:"missing,omitempty"`
	Line    string                  `json:"finding,omitempty"`
	Compare []experiment.Comparison `json:"compare,omitempty"`
	Files   []string                `json:"files,omitempty"`
}

// Run does it.
func (c *Experiment) Run() error {
	if err := command.First(command.Between("--rollouts", c.Rollouts, 0, command.MaxRollouts), command.Between("--generations", c.Generations, 0, campaign.MaxGenerations), command.WorkersWithin(c.Workers), command.Usage(c.Flags.Check())); err != nil {
		return err
	}
	study, experiments, err := c.study()
	if err != nil {
		return err
	}
	if err := experiment.CheckFolder(c.Out, study.Settings, c.Resume); err != nil {
		return command.Usage(err)
	}
	style, err := figure.NewStyle(assets.Fonts)
	if err != nil {
		return err
	}
	command.SurviveFileLimits()
	release, err := campaign.Claim(c.Out)
	if err != nil {
		return err
	}
	defer release()
	if err := experiment.BeginFolder(c.Out, study.Settings, c.command()); err != nil {
		return err
	}
	ctx, stop := command.Interruptible()
	defer stop()
	var homes []rollout.Home
	for _, world := range episode.Worlds() {
		homes = append(homes, rollout.Home{World: world, Physics: episode.BuiltinPhysics})
	}
	others, err := c.Gather(ctx, c.Out, homes, command.Note)
	if err != nil {
		return err
	}
	defer func() { others.End(ctx.Err() == nil) }()
	run := experimentRun{c: c, study: study, style: style, others: others}
	entries, err := run.all(ctx, experiments)
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped; go on with: %s", c.goOn())
	}
	if err != nil {
		return err
	}
	return c.conclude(study, entries)
}

// study reads what is to be measured; nothing is written yet.
func (c *Experiment) study() (*experiment.Study, []experiment.Experiment, error) {
	o := experiment.Options{All: c.Name == "all", Quick: c.Quick, World: c.World, Rollouts: c.Rollouts, Seed: c.Seed,
		Generations: c.Generations, Curves: c.Curves, Campaigns: c.Campaigns, Asked: len(c.Rules) > 0, Measured: c.Measured, Shipped: saves.Record}
	if o.All {
		o.Experiments = paper.All()
	} else {
		e, err := paper.Named(c.Name)
		if err != nil {
			return nil, nil, command.Usage(err)
		}
		o.Experiments = []experiment.Experiment{e}
	}
	names := c.Rules
	if len(names) == 0 {
		names = command.Carried().Names()
	}
	for _, name := range names {
		g, set, err := command.LoadRules(name)
		if err != nil {
			return nil, nil, err
		}
		o.Rules = append(o.Rules, experiment.Loaded{File: name, Name: shortName(name, set.Name), SHA256: set.SHA256, Genome: g})
	}
	s, err := experiment.Open(o)
	return s, o.Experiments, command.Usage(err)
}

// shortName is what a rule set is called: as its file, or as the folder of the campaign in
// which it is the best or the centre.
func shortName(path, name string) string {
	short := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	full, err := filepath.Abs(path)
	switch folder := filepath.Base(filepath.Dir(full)); {
	case err != nil || strings.HasPrefix(path, "shipped:"):
	case filepath.Base(path) == campaign.BestFile:
		return folder
	case filepath.Base(path) == campaign.CentreFile:
		return folder + "-centre"
	}
	return short
}

// command is the command line that gives the same, but for what does not change it.
func (c *Experiment) command() string {
	words := []string{"hebbarium experiment", c.Name, "--out", quoted(c.Out)}
	if c.Quick {
		words = append(words, "--quick")
	}
	if c.World != "" {
		words = append(words, "--world", c.World)
	}
	for _, list := range []struct {
		flag  string
		files []string
	}{{"--rules", c.Rules}, {"--curves", c.Curves}, {"--campaigns", c.Campaigns}, {"--measured", c.Measured}} {
		for _, f := range list.files {
			words = append(words, list.flag, quoted(f))
		}
	}
	if c.Rollouts > 0 {
		words = append(words, "--rollouts", fmt.Sprint(c.Rollouts))
	}
	if c.Generations > 0 {
		words = append(words, "--generations", fmt.Sprint(c.Generations))
	}
	if c.Seed != 1 {
		words = append(words, "--seed", fmt.Sprint(c.Seed))
	}
	return strings.Join(words, " ")
}

// quoted is a path as commands show it: from the working folder where it lies there.
func quoted(path string) string {
	if here, err := os.Getwd(); err == nil {
		if short, err := filepath.Rel(here, path); err == nil && filepath.IsAbs(path) && !strings.HasPrefix(short, "..") {
			path = short
		}
	}
	if strings.ContainsAny(path, " '\"$\\") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

func (c *Experiment) goOn() string { return c.command() + " --resume" }

// conclude writes the report of all, and prints what was found.
func (c *Experiment) conclude(study *experiment.Study, entries []report.Entry) error {
	var files []string
	if study.All {
		r := &report.Report{Study: study, Entries: entries, Command: c.command(),
			Program: fmt.Sprintf("%s, %s, %s/%s, %s kernels", file.Program(), runtime.Version(), runtime.GOOS, runtime.GOARCH, kernel.Best().Name())}
		html, err := r.HTML()
		if err != nil {
			return err
		}
		for name, data := range map[string][]byte{"report.html": html, "report.md": r.Markdown()} {
			if err := file.Write(filepath.Join(c.Out, name), data); err != nil {
				return err
			}
		}
		files = []string{"report.html", "report.md"}
	}
	if c.JSON {
		out := struct {
			Folder      string              `json:"folder"`
			Settings    experiment.Settings `json:"settings"`
			Lacking     map[string]string   `json:"lacking,omitempty"`
			Report      []string            `json:"report,omitempty"`
			Experiments []experimentReport  `json:"experiments"`
		}{c.Out, study.Settings, study.Lacking, files, nil}
		for _, e := range entries {
			f := e.Finding
			out.Experiments = append(out.Experiments, experimentReport{e.Experiment.Name, e.Experiment.Title, e.Experiment.Paper, !f.NotRun, f.Missing, f.Line, f.Compare, e.Files})
		}
		return command.PrintJSON(os.Stdout, out)
	}
	for _, e := range entries {
		if e.Finding.NotRun {
			command.Say("%s: not run. %s\n", e.Experiment.Name, e.Finding.Missing)
			continue
		}
		command.Say("%s: %s\n", e.Experiment.Name, e.Finding.Line)
		if e.Finding.Missing != "" {
			command.Say("  %s\n", e.Finding.Missing)
		}
	}
	if len(files) > 0 {
		command.Say("report: %s\n", filepath.Join(c.Out, files[0]))
	}
	return nil
}

// took is how long something took, as notes say it.
func took(since time.Time) string { return time.Since(since).Round(100 * time.Millisecond).String() }
