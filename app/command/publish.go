package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/campaign/apart"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// Publish scores a rule set and writes it with its card filled in: a rule set
// in saves/ says on its card how it was found and what it scores.
type Publish struct {
	File     string   `arg:"" help:"Rule set (.safetensors), such as best.safetensors of a campaign."`
	Out      string   `short:"o" help:"File to write; may be left out with --campaign, which then only logs the campaign."`
	Title    string   `help:"Name on the card; needed with -o."`
	Campaign string   `type:"path" help:"Folder of the campaign that found it: logs the campaign in campaigns.csv, and keeps its curve in curves, beside the file written."`
	Log      string   `type:"path" help:"Log to write to in place of that one."`
	Note     string   `help:"Remark on the card."`
	Hours    float64  `help:"Hours that the campaign took."`
	Machine  string   `help:"Machine that it ran on."`
	Rollouts int      `default:"100" help:"Episodes to score, on each body."`
	Seed     uint64   `default:"${apart}" help:"Seed of the first episode; the others follow. Those from the usual one on are set apart: no campaign lives them, and none is to be chosen by them (evaluate begins at 1)."`
	Body     []string `default:"intact" sep:";" help:"Bodies to score, the card's score is that on the first; may be repeated."`
	Workers  int      `default:"0" help:"Workers (0: one for each processor)."`
}

// Run does it.
func (c *Publish) Run() error {
	err := first(between("--rollouts", c.Rollouts, 2, maxRollouts), workersWithin(c.Workers), seedsWithin(c.Seed, c.Rollouts), between("--hours", c.Hours, 0.0, 1e6))
	if err != nil {
		return err
	}
	if c.Out == "" && c.Campaign == "" {
		return usage(errors.New("expected -o FILE, or --campaign DIR to log alone"))
	}
	if c.Out != "" && c.Title == "" {
		return usage(errors.New("expected --title, which goes on the card"))
	}
	g, err := brain.Load(c.File)
	if err != nil {
		return err
	}
	if err := checkWorld(g.Arch.Name, episode.BuiltinPhysics, c.Body...); err != nil {
		return err
	}
	search, err := c.campaign(g)
	if err != nil {
		return err
	}
	init, err := initial("", g)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	pool, err := rollout.NewPool(g.Arch.Name, "builtin", g.Arch, g.Rule, c.Workers)
	if err != nil {
		return fmt.Errorf("publish %s: %w", c.File, err)
	}
	ctx, stop := interruptible()
	defer stop()
	var scores []string
	for i, body := range c.Body {
		progress := bar(c.Rollouts, body)
		ev, err := rollout.Evaluate(ctx, pool, g, episode.Setup{Seed: c.Seed, Body: body, Init: init}, c.Rollouts,
			func(done int) { _ = progress.Set(done) })
		_ = progress.Finish()
		if err != nil {
			return fmt.Errorf("publish %s: %w", c.File, err)
		}
		printEvaluation(c.File, ev)
		scores = append(scores, fmt.Sprintf("%s %.1f", body, ev.Mean))
		if i == 0 {
			g.Card.Score = brain.Score{Mean: ev.Mean, SD: *ev.SD, Rollouts: ev.Rollouts}
			g.Card.Pace = ev.Mean / max(ev.Steps, 1)
		}
		if g.Card.Extra == nil {
			g.Card.Extra = map[string]string{}
		}
		g.Card.Extra["score "+body] = fmt.Sprintf("%.1f, 95 %% interval %.1f to %.1f, sd %.1f, %d of %d solved; seeds %d to %d%s",
			ev.Mean, ev.CI95[0], ev.CI95[1], *ev.SD, ev.Solved, ev.Rollouts, c.Seed, c.Seed+uint64(c.Rollouts)-1, seedWords(c.Seed, c.Rollouts))
	}
	g.Card.Title, g.Card.Note, g.Card.Hours, g.Card.Machine = c.Title, c.Note, c.Hours, c.Machine
	g.Card.Date = time.Now().Format(time.DateOnly)
	g.Card.License = "MIT"
	g.Card.Program = file.Program()
	g.Card.NoDigest, g.Card.NoCardDigest = false, false
	if search != nil {
		g.Card.Command = search.Settings.Command(g.Card.Generations)
		g.Card.Campaign = search.Settings.File(g.Card.Generations)
	}
	if c.Out != "" {
		if err := brain.Save(c.Out, g); err != nil {
			return err
		}
	}
	if search == nil {
		return nil
	}
	log := c.Log
	if log == "" {
		log = filepath.Join(filepath.Dir(c.Out), CampaignLog)
	}
	return keepCampaign(search, g, scores, c.Out, log)
}

// seedWords says of seeds what a score over them is worth.
func seedWords(first uint64, n int) string {
	if apart.Is(first, n) {
		return ", set apart: no campaign lives them"
	}
	return ", not set apart: rule sets may have been chosen by them"
}

// campaign reads the campaign that found the rule set, nil where none is named.
func (c *Publish) campaign(g *brain.Genome) (*campaign.Campaign, error) {
	switch {
	case c.Campaign == "" && c.Log != "":
		return nil, usage(errors.New("--log: expected --campaign DIR beside it"))
	case c.Campaign == "":
		return nil, nil
	case c.Out == "" && c.Log == "":
		c.Log = filepath.Join("saves", CampaignLog)
	}
	search, err := campaign.Resume(c.Campaign)
	if err != nil {
		return nil, err
	}
	if err := belongs(search, g); err != nil {
		return nil, usage(fmt.Errorf("--campaign %s: %s: %w", c.Campaign, c.File, err))
	}
	return search, nil
}
