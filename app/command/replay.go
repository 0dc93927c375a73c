package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve"
)

// Replay plays a replay: in the window or, headless, against every recorded
// hash.
type Replay struct {
	File     string `arg:"" help:"Replay (.replay)."`
	Headless bool   `help:"Play it without a window and check every recorded hash."`
	Rules    string `type:"path" help:"Rule set that it was recorded with (default: the one in --saves, or beside the replay, that has its fingerprint)."`
	Saves    string `type:"path" help:"Folder of rule sets." default:"saves"`
	JSON     bool   `name:"json" help:"With --headless, print one JSON object."`
}

// OpenReplay opens the window on a replay; rules is "" where they are to be
// found in the folder saves.
type OpenReplay func(file, rules, saves string) error

// replayReport is what a headless replay says.
type replayReport struct {
	File       string             `json:"file"`
	World      string             `json:"world"`
	Physics    string             `json:"physics"`
	Rules      string             `json:"rules"` // file that was played
	SHA256     string             `json:"sha256"`
	Seed       uint64             `json:"seed"`
	Events     int                `json:"events"`
	Steps      int                `json:"steps"`
	Status     string             `json:"status"`
	Score      float64            `json:"score"`
	Hashes     int                `json:"hashes"` // recorded states
	Parts      int                `json:"parts"`  // hashed in each of them
	Identical  bool               `json:"identical"`
	Difference *evolve.Difference `json:"difference"` // the first, or null
}

// Run does it.
func (c *Replay) Run(open OpenReplay) error {
	if !c.Headless {
		if c.JSON {
			return usage(errors.New("--json: expected --headless with it"))
		}
		return open(c.File, c.Rules, c.Saves)
	}
	r, err := evolve.LoadReplay(c.File)
	if err != nil {
		return err
	}
	report, err := c.verify(r)
	if err != nil {
		return fmt.Errorf("replay %s: %w", c.File, err)
	}
	if c.JSON {
		err = printJSON(os.Stdout, report)
	} else if report.Identical {
		fmt.Printf("%s: identical over %d steps: %d states of %d parts, %d events\n", c.File, r.Steps, report.Hashes, report.Parts, report.Events)
	}
	if report.Difference != nil {
		return fmt.Errorf("replay %s: %w", c.File, report.Difference)
	}
	return err
}

// verify plays the replay in a world of its own.
func (c *Replay) verify(r *evolve.Replay) (*replayReport, error) {
	w, err := r.NewWorld()
	if err != nil {
		return nil, err
	}
	g, rules, err := r.LoadRules(c.Rules, assets.Ant, c.Saves, filepath.Dir(c.File))
	if err != nil {
		return nil, err
	}
	e, err := evolve.NewEpisode(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return nil, err
	}
	ctx, stop := interruptible()
	defer stop()
	progress := bar(r.Steps, "steps")
	err = r.Verify(ctx, e, g, func(steps int) { _ = progress.Set(steps) })
	_ = progress.Finish()
	report := &replayReport{
		File: c.File, World: r.World, Physics: r.Physics, Rules: rules, SHA256: r.Rules.SHA256, Seed: r.Seed,
		Events: len(r.Events), Steps: r.Steps, Status: r.Status, Score: r.Score,
		Hashes: len(r.Hashes), Parts: len(r.Parts), Identical: err == nil,
	}
	if err != nil && !errors.As(err, &report.Difference) {
		return nil, err
	}
	return report, nil
}
