package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// Replay plays a replay: in the window or, headless, against every recorded
// hash; or it packs one with its rule set.
type Replay struct {
	File     string `arg:"" help:"Replay (.replay), or a pack of one with its rule set (.hebbarium)."`
	Headless bool   `help:"Play it without a window and check every recorded hash."`
	Rules    string `type:"path" help:"Rule set that it was recorded with (default: the one in --saves, or beside the replay, that has its fingerprint)."`
	Saves    string `type:"path" help:"Folder of rule sets; those that ship with the program are known without it." default:"saves"`
	Pack     bool   `help:"Write the replay and its rule set to one file, which opens on another machine (--out)."`
	Out      string `short:"o" type:"path" help:"With --pack, the file to write (default: beside the replay, with .hebbarium)."`
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
	Lives      int                `json:"lives"`      // of the recipe
	Difference *replay.Difference `json:"difference"` // the first, or null
}

// Run does it.
func (c *Replay) Run(open OpenReplay) error {
	switch {
	case c.Pack && c.Headless:
		return usage(errors.New("--pack: expected it without --headless"))
	case c.Out != "" && !c.Pack:
		return usage(errors.New("--out: expected --pack with it"))
	case c.Pack:
		return c.pack()
	}
	if !c.Headless {
		if c.JSON {
			return usage(errors.New("--json: expected --headless with it"))
		}
		return open(c.File, c.Rules, c.Saves)
	}
	r, packed, err := replay.OpenReplay(c.File)
	if err != nil {
		return err
	}
	report, err := c.verify(r, packed)
	if err != nil {
		return fmt.Errorf("replay %s: %w", c.File, err)
	}
	if c.JSON {
		err = printJSON(os.Stdout, report)
	} else if report.Identical {
		say("%s: identical over %d steps: %d states of %d parts, %d events%s\n", c.File, r.Steps, report.Hashes, report.Parts, report.Events, livesWords(r))
	}
	if report.Difference != nil {
		return fmt.Errorf("replay %s: %w", c.File, report.Difference)
	}
	return err
}

// rules finds the rule set of a replay: the pack's own where nothing else is
// asked for.
func (c *Replay) rules(r *replay.Replay, packed *brain.Genome) (*brain.Genome, string, error) {
	if packed != nil && c.Rules == "" {
		return packed, c.File, nil
	}
	return r.LoadRules(c.Rules, carried(), c.Saves, filepath.Dir(c.File))
}

// pack writes the replay with its rule set.
func (c *Replay) pack() error {
	r, packed, err := replay.OpenReplay(c.File)
	if err != nil {
		return err
	}
	if packed != nil {
		return usage(fmt.Errorf("--pack: expected a replay, found %s, which is a pack", c.File))
	}
	g, path, err := c.rules(r, nil)
	if err != nil {
		return fmt.Errorf("replay %s: %w", c.File, err)
	}
	p, err := replay.PackWith(r, path, g)
	if err != nil {
		return fmt.Errorf("replay %s: %w", c.File, err)
	}
	out := c.Out
	if out == "" {
		out = strings.TrimSuffix(c.File, replay.ReplayExtension) + replay.PackExtension
	}
	if err := p.Save(out); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(os.Stdout, map[string]string{"file": out, "replay": c.File, "rules": path, "sha256": r.Rules.SHA256})
	}
	say("%s: %d steps with %s\n", out, r.Steps, r.Rules.Short())
	return nil
}

// verify plays the replay in a world of its own.
func (c *Replay) verify(r *replay.Replay, packed *brain.Genome) (*replayReport, error) {
	w, err := r.NewWorld()
	if err != nil {
		return nil, err
	}
	g, rules, err := c.rules(r, packed)
	if err != nil {
		return nil, err
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
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
		Hashes: len(r.Hashes), Parts: len(r.Parts), Identical: err == nil, Lives: r.Lives(),
	}
	if err != nil && !errors.As(err, &report.Difference) {
		return nil, err
	}
	return report, nil
}

// livesWords says of how many lives the states were compared, "" where it is one.
func livesWords(r *replay.Replay) string {
	switch {
	case r.Many == nil:
		return ""
	case len(r.Many.Ends) == 0:
		return fmt.Sprintf("; of %d lives the first alone was recorded", r.Many.Lives)
	}
	return fmt.Sprintf("; and %d lives more at step %d", len(r.Many.Ends), r.Many.Step)
}
