package command

import (
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// packReport is what inspect says of a pack.
type packReport struct {
	Kind    string        `json:"kind"` // "pack"
	File    string        `json:"file"`
	Replay  replaySummary `json:"replay"`
	RuleSet ruleSetReport `json:"rule_set"`
}

func (p packReport) print() error {
	say("%s: a replay with its rule set\n\n", p.File)
	if err := p.Replay.print(); err != nil {
		return err
	}
	say("\n")
	return p.RuleSet.print()
}

// replaySummary is what inspect says of a replay.
type replaySummary struct {
	Kind     string          `json:"kind"` // "replay"
	File     string          `json:"file"`
	World    string          `json:"world"`
	Physics  string          `json:"physics"`
	Switched []string        `json:"switched,omitempty"` // physics that events go to
	Machine  string          `json:"machine"`
	Program  string          `json:"program,omitempty"`
	Rules    replay.RuleSet  `json:"rules"`
	Seed     uint64          `json:"seed"`
	Body     string          `json:"body"`
	Init     string          `json:"init"`
	Patient  bool            `json:"patient"`
	Beside   string          `json:"beside,omitempty"`
	MaxSteps int             `json:"max_steps"`
	Events   []episode.Event `json:"events"`
	Steps    int             `json:"steps"`
	Status   string          `json:"status"`
	Score    float64         `json:"score"`
	Parts    []string        `json:"parts"`
	Hashes   int             `json:"hashes"`
	Lives    int             `json:"lives"`
}

func replaySummaryOf(file string, r *replay.Replay) replaySummary {
	return replaySummary{
		Kind: "replay", File: file, World: r.World, Physics: r.Physics, Switched: r.Switched, Machine: r.Machine, Program: r.Program, Rules: r.Rules, Seed: r.Seed, Body: r.Body,
		Init: r.Init, Patient: r.Patient, Beside: r.Beside, MaxSteps: r.MaxSteps, Events: r.Events, Steps: r.Steps, Status: r.Status, Score: r.Score,
		Parts: r.Parts, Hashes: len(r.Hashes), Lives: r.Lives(),
	}
}

func (r replaySummary) print() error {
	body := r.Body
	if body == "" {
		body = "intact"
	}
	say("%s\nworld        %s, %s physics, recorded on %s\nrules        %s\nseed         %d, body %s, weights from %s\n",
		r.File, r.World, r.Physics, r.Machine, r.Rules.Short(), r.Seed, body, r.Init)
	say("length       %d steps, %s\nscore        %.1f\nhashes       %d states of %d parts\n", r.Steps, r.Status, r.Score, r.Hashes, len(r.Parts))
	if r.Lives > 1 {
		say("lives        %d, of this seed and those after it\n", r.Lives)
	}
	if r.Program != "" {
		say("program      %s\n", r.Program)
	}
	if r.Beside != "" {
		say("beside       %s\n", r.Beside)
	}
	for _, physics := range r.Switched {
		say("goes on in   %s\n", physics)
	}
	for _, ev := range r.Events {
		say("event        %s\n", ev)
	}
	return nil
}
