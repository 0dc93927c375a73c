package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"hebbarium/app/command/argument"
	"hebbarium/app/command/machines"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// Evolve runs a campaign of evolution. Its defaults are the paper's settings.
type Evolve struct {
	File        string   `arg:"" optional:"" help:"Campaign to run (.toml, or shipped:NAME): a file whose keys are the flags below. Flags go before it."`
	Like        string   `help:"Rule set (.safetensors, or shipped:NAME) whose campaign is to be run again, as its card tells of it: until that rule set has been measured, in one generation more than it had." placeholder:"FILE"`
	World       string   `help:"World: car or ant."`
	Rule        string   `default:"${rule}" help:"Rule: ${rules}, or a formula such as eta*(A*pre*post + B*pre); 'hebbarium help rules' explains the language."`
	Population  int      `help:"Candidates a generation (the paper: car 200, ant 500)."`
	Generations int      `default:"${generations}" help:"Generations to reach in all."`
	Out         string   `type:"path" help:"Folder of a new campaign (default, with a campaign's file or --like: runs/NAME)."`
	Resume      string   `type:"path" help:"Folder of a campaign to go on with."`
	Start       []string `help:"Rule set to begin the search at (.safetensors, or shipped:NAME); may be repeated, to begin at the mean of several that come from one search." sep:"none"`
	Seed        uint64   `default:"${seed}" help:"Seed of the campaign."`
	Physics     string   `default:"builtin" help:"Physics: builtin, mujoco (ant; mujoco:FILE names the library) or box2d (car)."`
	Body        []string `help:"Bodies each candidate lives on; may be repeated (the paper's ant: intact and right)." sep:";"`
	Damage      string   `default:"${damage}" enum:"${damages}" help:"random (ant): a quarter of all episodes intact, a quarter with one lower leg of any length from birth, half with one cut to any length at a step of 100 to 600; without --body on the intact body alone. stuck (ant): with --episodes 5, or a multiple of it, each body lives once as it is and once with each leg's actuators stuck at any values. lengths (ant): with --episodes 5, each body lives once as it is and once with each lower leg at half to all of its length. none: the paper's."`
	Init        string   `help:"Initial weights of each episode, such as uniform:0.1 (the default, or what the card of --start says); coevolve: they are evolved too."`
	Theta       string   `help:"How the first centre is drawn (normal:1; static: normal:0.1)."`
	Sigma       float64  `default:"${sigma}" help:"Standard deviation of the noise."`
	SigmaDecay  float64  `default:"${sigma_decay}" help:"Its factor a generation."`
	Rate        float64  `default:"${rate}" help:"Learning rate."`
	RateDecay   float64  `default:"${rate_decay}" help:"Its factor a generation."`
	Penalty     float64  `default:"${penalty}" help:"Penalty on the mean squared coefficient."`
	Optimiser   string   `default:"${optimiser}" enum:"${optimisers}" help:"sgd (the paper's), adam, momentum, or clipup, whose rate is how far a generation's step goes in the space of all coefficients."`
	WeightDecay float64  `help:"Share of every coefficient that a generation takes off, such as 0.005 (0, the paper: none)."`
	Episodes    int      `default:"${episodes}" help:"Episodes for each candidate and body."`
	Steps       int      `default:"0" help:"Steps of a training episode at most (0: the world's own limit); the centre is measured over whole ones."`
	Seeds       string   `default:"${seeds}" enum:"${policies}" help:"Who meets the same episodes: nobody (the paper), the two of a mirrored pair, or the whole generation."`
	Ranks       string   `default:"mean" enum:"mean,each" help:"What is ranked: the candidates' mean scores (the paper), or with --seeds generation each of their episodes by itself, so that hard ones count as much as easy ones."`
	Parted      int      `default:"0" help:"With --ranks each, the step that parts each episode's score in two: how a candidate gets going and how it goes on are then ranked by themselves (0: whole scores are)."`
	CentreEvery int      `default:"${centre_every}" help:"Generations between measurements of the centre (0: never)."`
	CentreRuns  int      `default:"${centre_runs}" help:"Episodes of such a measurement, on each body."`
	Average     float64  `default:"0" help:"Share of the running mean of centres that a generation keeps, such as 0.95; the mean is then what is measured and shipped (0, the paper: the centre itself)."`
	argument.Network
	Merge      int      `default:"0" help:"Rules that the synapses come to share: those that are much alike are merged, half of them at a time (0, the paper: each synapse has its own)."`
	MergeEvery int      `default:"${merge_every}" help:"With --merge, generations between two merges."`
	Event      []string `sep:"none" help:"Perturbation of every training episode, STEP:KIND:ARGS, or FROM..TO:KIND:ARGS at a step that is drawn for each; with | between several, and none, each episode draws one. May be repeated. 'hebbarium help events' lists them."`
	Symmetry   float64  `help:"Correlation of the ant's rules with their images across the plane that halves its body, in the first centre and in the noise: at 1 they are tied, and what the left half of the network learns is the mirror image of the right half's (0, the paper: each is drawn by itself)."`
	Layers     []int    `help:"Layers whose rules are searched, from 1, such as 1,3; the others stay as they begin (none: all are searched)."`
	FixedConv  bool     `name:"fixed-convolutions" help:"Leave the car's convolutions as they are drawn, at random, and search the rules alone (the paper's figure 8)."`
	Level      float64  `help:"Share of what the ant's rules differ from their images across that plane that each generation takes off, such as 0.02: a search whose rules are not symmetric is drawn there little by little (0: not)."`
	SaveEvery  int      `default:"${save_every}" help:"Generations between checkpoints."`
	Workers    int      `default:"0" help:"Workers (0: one for each processor)."`
	JSON       bool     `name:"json" help:"Print one JSON object at the end."`

	machines.Flags `group:"Many machines:"`

	parent string // of the rule set that Like names
}

// Run does it.
func (c *Evolve) Run() error {
	if err := c.place(); err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	surviveFileLimits()
	search, err := c.campaign()
	if err != nil {
		return err
	}
	defer search.Close()
	if search.BestLost != nil {
		note("the best rule set so far is gone; the next centre that is measured takes its place: %v", search.BestLost)
	}
	for _, line := range argument.Searched(search.Genome().Rule, search.Searched()) {
		note("%s", line)
	}
	// Most of the heap is the noise of a generation, which stays; without this,
	// Go would let as much again of rubbish gather beside it.
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	ctx, stop := interruptible()
	defer stop()
	started := time.Now()
	others, err := c.Gather(ctx, search.Dir, search.Homes(), note)
	if err != nil {
		return err
	}
	others.Share(search.Pool)
	err = c.generations(ctx, search, others)
	others.End(err == nil)
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	if stopped {
		note("stopped; go on with: %s", c.goOn(search.Dir))
	}
	return c.report(search.Campaign, search.Dir, time.Since(started))
}

// check refuses what can be told without a campaign.
func (c *Evolve) check() error {
	return first(between("--generations", c.Generations, 1, campaign.MaxGenerations), between("--save-every", c.SaveEvery, 1, campaign.MaxGenerations),
		workersWithin(c.Workers), usage(c.Flags.Check()))
}

func (c *Evolve) goOn(dir string) string {
	return fmt.Sprintf("hebbarium evolve --resume %s --generations %d", dir, c.Generations)
}

// campaign begins a new campaign, which it saves at once, or goes on with one.
func (c *Evolve) campaign() (*campaign.Kept, error) {
	if c.Resume != "" {
		return campaign.GoOn(c.Resume, c.Workers)
	}
	if err := campaign.Vacant(c.Out); err != nil {
		return nil, usage(fmt.Errorf("--out: %w; go on with it by --resume, or choose another folder", err))
	}
	search, err := c.begin()
	if err != nil {
		return nil, err
	}
	return campaign.Begin(c.Out, search, c.Workers)
}

// begin makes the new campaign that the flags describe.
func (c *Evolve) begin() (*campaign.Campaign, error) {
	s, err := c.settings()
	if err != nil {
		return nil, err
	}
	var start *brain.Genome
	if len(c.Start) > 0 {
		var starts []*brain.Genome
		var parents []string
		for _, file := range c.Start {
			g, set, err := loadRules(file)
			if err != nil {
				return nil, err
			}
			starts, parents = append(starts, g), append(parents, set.SHA256)
		}
		if start, err = brain.MeanGenome(starts...); err != nil {
			return nil, usage(fmt.Errorf("--start %s: %w", strings.Join(c.Start, ", "), err))
		}
		s.Parent = strings.Join(parents, "+")
		if c.parent != "" && s.Parent != c.parent {
			return nil, usage(fmt.Errorf("--start: expected the rule set that the search of %s began at, with the SHA-256 %s, found %s", c.Like, c.parent, s.Parent))
		}
		s.StartAt(start)
		if c.Init != "" {
			s.Init = c.Init
		}
	}
	search, err := campaign.New(s, start)
	if err != nil && start != nil {
		err = fmt.Errorf("--start %s: %w", strings.Join(c.Start, ", "), err)
	}
	return search, usage(err)
}

// settings are what the flags say; what they do not is as in the paper.
func (c *Evolve) settings() (campaign.Settings, error) {
	s, err := campaign.PaperSettingsFor(c.World, c.Rule, c.Damage)
	if err != nil {
		return s, usage(fmt.Errorf("--world: %w", err))
	}
	if s.Physics, err = Physics(c.Physics); err != nil {
		return s, err
	}
	s.Seed, s.Episodes, s.Seeds, s.CentreEvery, s.CentreRuns, s.Average = c.Seed, c.Episodes, c.Seeds, c.CentreEvery, c.CentreRuns, c.Average
	s.Symmetry, s.Level = c.Symmetry, c.Level
	s.Steps, s.Parted, s.Layers, s.Events, s.FixedConvolutions = c.Steps, c.Parted, c.Layers, c.Event, c.FixedConv
	if s.Network, err = c.Network.Asked(); err != nil {
		return s, usage(err)
	}
	if c.Merge != 0 {
		s.Merge, s.MergeEvery = c.Merge, c.MergeEvery
	}
	if c.Ranks != "mean" {
		s.Ranks = c.Ranks
	}
	if len(c.Body) > 0 {
		s.Bodies = c.Body
	}
	if c.Theta != "" {
		s.Theta = c.Theta
	}
	if c.Init != "" {
		// Cards of static rule sets tell of a command with the usual one, which changes nothing.
		if usual := s.Init; strings.EqualFold(c.Rule, brain.Static.String()) && c.Init != usual {
			return s, usage(fmt.Errorf("--init: expected a plastic rule beside it, found static, whose weights are what is evolved"))
		}
		s.Init = c.Init
	}
	if c.Population != 0 {
		s.Strategy.Population = c.Population
	}
	s.Strategy.Sigma, s.Strategy.SigmaDecay = c.Sigma, c.SigmaDecay
	s.Strategy.Rate, s.Strategy.RateDecay = c.Rate, c.RateDecay
	s.Strategy.Penalty, s.Strategy.Optimiser, s.Strategy.WeightDecay = c.Penalty, c.Optimiser, c.WeightDecay
	return s, usage(s.Check())
}

// generations lives one generation after the other until the goal, with a
// progress bar for each and a line of the curve after it.
func (c *Evolve) generations(ctx context.Context, search *campaign.Kept, others *machines.Company) error {
	first, begun := search.Centre.Generation, time.Now()
	var at time.Time
	var progress *progressbar.ProgressBar
	var count func(int)
	var what string
	err := search.Run(ctx, c.Generations, c.SaveEvery, campaign.Hooks{
		Begin: func() {
			at = time.Now()
			what = fmt.Sprintf("generation %d/%d", search.Centre.Generation+1, c.Generations)
			progress = bar(search.Episodes(), what)
			count = counter(progress)
		},
		Ended: func(episodes int) {
			count(episodes)
			others.Describe(what, progress.Describe)
		},
		Lived: func(point campaign.Point) {
			_ = progress.Finish()
			done := search.Centre.Generation - first
			left := time.Duration(float64(time.Since(begun)) / float64(done) * float64(c.Generations-search.Centre.Generation))
			note("%s", line(point, time.Since(at), left))
		},
	})
	if progress != nil {
		_ = progress.Finish()
	}
	var lost *campaign.NotKeptError
	if errors.As(err, &lost) {
		return fmt.Errorf("%w, go on with it by: %s", err, c.goOn(search.Dir))
	}
	return err
}

// counter lets workers tell a bar how many episodes have ended; the bar never
// goes back.
func counter(b *progressbar.ProgressBar) func(int) {
	var mu sync.Mutex
	top := 0
	return func(n int) {
		mu.Lock()
		defer mu.Unlock()
		if n > top {
			top = n
			_ = b.Set(n)
		}
	}
}

func line(p campaign.Point, took, left time.Duration) string {
	text := fmt.Sprintf("generation %4d  mean %8.2f  best %8.2f  sd %7.2f", p.Generation, p.Mean, p.Best, p.SD)
	if p.Measured {
		text += fmt.Sprintf("  centre %8.2f", p.Centre)
	}
	if p.Diverged > 0 {
		text += fmt.Sprintf("  diverged %d", p.Diverged)
	}
	return text + fmt.Sprintf("  %.1f s, %.0f steps/s, %s left", took.Seconds(), float64(p.Steps)/took.Seconds(), left.Round(time.Second))
}

func (c *Evolve) report(search *campaign.Campaign, dir string, took time.Duration) error {
	report := struct {
		Folder      string            `json:"folder"`
		Generations int               `json:"generations"`
		BestMean    *float64          `json:"best_mean"` // of the measured centres; null before the first
		Diverged    int               `json:"diverged"`  // episodes that left the range of numbers, in all
		Seconds     float64           `json:"seconds"`
		Settings    campaign.Settings `json:"settings"`
		Last        *campaign.Point   `json:"last"`
	}{Folder: dir, Generations: search.Centre.Generation, Seconds: took.Seconds(), Settings: search.Settings}
	if search.Best != nil {
		report.BestMean = &search.BestMean
	}
	for _, p := range search.Curve {
		report.Diverged += p.Diverged
	}
	if n := len(search.Curve); n > 0 {
		report.Last = &search.Curve[n-1]
	}
	if c.JSON {
		return printJSON(os.Stdout, report)
	}
	say("%s: %d generations", dir, report.Generations)
	if report.BestMean != nil {
		say(", best measured centre %.1f in %s", *report.BestMean, filepath.Join(dir, campaign.BestFile))
	}
	if report.Diverged > 0 {
		say(", %d episodes diverged and were scored as failed", report.Diverged)
	}
	say("\n")
	return nil
}
