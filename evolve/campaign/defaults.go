package campaign

import (
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/strategy"
)

// What a campaign is where nothing else is asked: one place for the command line and
// the window.
const (
	DefaultGenerations = 300 // to reach in all
	DefaultSaveEvery   = 1   // generations between two checkpoints
	DefaultMergeEvery  = 50  // and between two merges of rules, where any are asked for
)

// PaperSettings are the paper's own settings for a world.
func PaperSettings(world string) (Settings, error) {
	return PaperSettingsFor(world, brain.ABCD_lr.String(), "")
}

// PaperSettingsFor are the paper's own settings for a world with a rule and with what
// happens to the body in an episode (see DamagePolicies; "" is none): the first centre
// is drawn as the rule needs it, and random damage begins with the intact body alone.
func PaperSettingsFor(world, rule, damage string) (Settings, error) {
	s := Settings{
		World: world, Rule: rule, Init: brain.Init{}.String(), Theta: "normal:1", Seed: 1,
		Bodies: []string{"intact"}, Episodes: 1, Seeds: "independent", CentreEvery: 10, CentreRuns: 10,
	}
	if strings.EqualFold(rule, brain.Static.String()) {
		s.Theta = "normal:0.1"
	}
	if damage != NoDamage {
		s.Damage = damage
	}
	spec, err := episode.SpecOf(world)
	if err != nil {
		return s, err
	}
	s.Strategy = strategy.Paper(spec.Paper.Population)
	if s.Damage != RandomDamage {
		s.Bodies = spec.Paper.Bodies
	}
	return s, nil
}

// BesideSettingsFor are those of a campaign beside something else, which is to show in
// minutes whether it gets anywhere: the paper's with a smaller population whose
// candidates all meet the same episodes, and a centre measured more often.
func BesideSettingsFor(world, rule, damage string) (Settings, error) {
	s, err := PaperSettingsFor(world, rule, damage)
	s.Strategy.Population, s.Seeds, s.CentreEvery = 100, "generation", 5
	return s, err
}
