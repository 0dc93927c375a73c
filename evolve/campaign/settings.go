package campaign

import (
	"fmt"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/campaign/apart"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/strategy"
)

// Settings are all that decides what a campaign of evolution finds. With the
// same settings it finds the same rule set, bit for bit, on any number of
// workers.
type Settings struct {
	World       string            `json:"world"`
	Physics     string            `json:"physics"`
	Rule        string            `json:"rule"`
	Init        string            `json:"init"`   // of the plastic weights in every episode; coevolve: they are searched too
	Theta       string            `json:"theta"`  // how the search's first centre is drawn
	Seed        uint64            `json:"seed"`   // of the campaign
	Bodies      []string          `json:"bodies"` // each candidate lives once on each, and the scores are averaged
	Episodes    int               `json:"episodes"`
	Steps       int               `json:"steps,omitempty"` // of a training episode at most; 0: the world's own limit
	Seeds       string            `json:"seeds"`           // who meets the same track and weights; see SeedPolicies
	Strategy    strategy.Strategy `json:"strategy"`
	CentreEvery int               `json:"centre_every"`      // generations between two measurements of the centre; 0: never
	CentreRuns  int               `json:"centre_runs"`       // episodes of such a measurement, on each body
	Average     float64           `json:"average,omitempty"` // share of the running mean of centres that a generation keeps; 0: none is kept
	Parent      string            `json:"parent,omitempty"`
	Damage      string            `json:"damage,omitempty"` // what happens to the body in an episode; see DamagePolicies
	Ranks       string            `json:"ranks,omitempty"`  // what is ranked: "" the candidates' mean scores (the paper), or RankEach
	Parted      int               `json:"parted,omitempty"` // step that parts an episode's score in two, each ranked by itself; 0: whole scores are ranked
	Events      []string          `json:"events,omitempty"` // perturbations of every training episode; see drawnEvent
	Network
	Merge      int `json:"merge,omitempty"`       // rules that synapses come to share; 0: each keeps its own
	MergeEvery int `json:"merge_every,omitempty"` // generations between two merges, each of which halves the rules
	// FixedConvolutions leaves the car's convolutions as they are drawn, at random (figure
	// 8 of the paper); otherwise they are searched with the rules.
	FixedConvolutions bool `json:"fixed_convolutions,omitempty"`

	Layers   []int   `json:"layers,omitempty"`   // whose rules are searched, from 1; none: all
	Symmetry float64 `json:"symmetry,omitempty"` // correlation of the draws of the ant's rules with those of their images across the plane that halves its body; 1: tied; see brain.Symmetry
	Level    float64 `json:"level,omitempty"`    // share of what the ant's rules differ from their images that each generation takes off
}

// SeedPolicies are the values of Settings.Seeds: every candidate meets episodes
// of its own (the paper), the two of a mirrored pair meet the same ones, or all
// candidates of a generation do.
func SeedPolicies() []string { return []string{"independent", "pair", "generation"} }

// RankEach is the value of Settings.Ranks that ranks the candidates in every
// episode that they share, and adds up their ranks: a body on which all score
// little then counts as much as one on which all score a lot.
const RankEach = strategy.RankEach

// Check says what is wrong with the settings, or nil.
func (s Settings) Check() error {
	arch, err := s.Arch()
	if err != nil {
		return err
	}
	if err := episode.CheckPhysics(s.World, s.Physics); err != nil {
		return err
	}
	rule, err := brain.ParseRule(s.Rule)
	if err != nil {
		return err
	}
	if err := s.checkNetwork(arch, rule); err != nil {
		return err
	}
	if err := brain.CheckModulation(arch, rule); err != nil {
		return err
	}
	if s.FixedConvolutions && !arch.Conv {
		return fmt.Errorf("convolutions: expected a world whose network has some, found the %s", s.World)
	}
	if err := s.checkLayers(arch); err != nil {
		return err
	}
	init, err := brain.ParseInit(s.Init)
	if err != nil {
		return err
	}
	if init.Kind == brain.InitCoevolve && rule == brain.Static {
		return fmt.Errorf("initial weights: expected a plastic rule beside %s, found static, whose weights are what is evolved", init)
	}
	if _, err := brain.ParseInit(s.Theta); err != nil {
		return fmt.Errorf("theta: %w", err)
	}
	if err := s.checkSizes(); err != nil {
		return err
	}
	if !(s.Average >= 0) || s.Average >= 1 {
		return fmt.Errorf("average: expected a share from 0 to below 1, found %g", s.Average)
	}
	known := false
	for _, p := range SeedPolicies() {
		known = known || p == s.Seeds
	}
	if !known {
		return fmt.Errorf("seeds: expected one of %v, found %q", SeedPolicies(), s.Seeds)
	}
	if s.Ranks != "" && (s.Ranks != RankEach || s.Seeds != "generation") {
		return fmt.Errorf("ranks: expected %q, or %q with the same episodes for the whole generation, found %q with %s", "", RankEach, s.Ranks, s.Seeds)
	}
	if s.Parted < 0 || s.Parted > maxSteps || s.Parted > 0 && s.Ranks != RankEach {
		return fmt.Errorf("parted: expected 0 (whole scores are ranked), or with ranks of %q a step up to %d, found %d with %q", RankEach, maxSteps, s.Parted, s.Ranks)
	}
	if !(s.Symmetry >= 0) || s.Symmetry > 1 {
		return fmt.Errorf("symmetry: expected a correlation from 0 to 1, found %g", s.Symmetry)
	}
	if !(s.Level >= 0) || s.Level > 1 {
		return fmt.Errorf("level: expected a share from 0 to 1, found %g", s.Level)
	}
	if s.Symmetry != 0 || s.Level != 0 {
		if _, err := mirrored(s.World); err != nil {
			return err
		}
	}
	if err := s.checkDamage(); err != nil {
		return err
	}
	if _, err := s.events(); err != nil {
		return err
	}
	if err := s.checkMerge(arch, rule); err != nil {
		return err
	}
	return s.Strategy.Check()
}

// mirrored is a world whose body has a mirror image.
func mirrored(world string) (episode.Spec, error) {
	spec, err := episode.SpecOf(world)
	if err == nil && spec.Symmetry == nil {
		able := episode.WorldsWith(func(s episode.Spec) bool { return s.Symmetry != nil })
		err = fmt.Errorf("symmetry: expected a world whose body has a mirror image (%s), found the %s", strings.Join(able, ", "), world)
	}
	return spec, err
}

// StartAt takes over how the weights of a rule set's lives begin, its network, and which
// rules its synapses share where nothing else was asked: a search goes on with the network and the lives that its start was evolved for.
func (s *Settings) StartAt(g *brain.Genome) {
	if g.Card.Init != "" && g.Rule != brain.Static {
		s.Init = g.Card.Init
	}
	if s.Merge == 0 && g.Shared != nil && s.Symmetry == 0 && s.Level == 0 && len(s.Layers) == 0 {
		s.Merge, s.MergeEvery = g.Shared.Rules, DefaultMergeEvery
	}
	if usual, err := episode.ArchitectureOf(s.World); err == nil {
		s.startAt(g.Arch, usual)
	}
}

// episodeSeed is the seed of one episode of one member of a generation.
func (s Settings) episodeSeed(generation, member, body, episode int) uint64 {
	who := uint64(member)
	switch s.Seeds {
	case "pair":
		who = uint64(member / 2)
	case "generation":
		who = 0
	}
	return apart.Other(chance.Mix(s.Seed, 1, uint64(generation), who, uint64(body), uint64(episode)))
}

// centreSeed is the seed of one episode of a measurement of the centre.
func (s Settings) centreSeed(generation, body, episode int) uint64 {
	return apart.Other(chance.Mix(s.Seed, 2, uint64(generation), uint64(body), uint64(episode)))
}
