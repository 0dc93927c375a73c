package argument

import (
	"strconv"
	"strings"

	"hebbarium/evolve/campaign"
	"hebbarium/evolve/campaign/apart"
	"hebbarium/evolve/experiment/paper"
	"hebbarium/evolve/strategy"
)

// Defaults are what the flags of evolve are where nothing is said, and what they may be,
// by the names that their tags have for them: the paper's settings, from the one place
// that holds them.
func Defaults() (map[string]string, error) {
	s, err := campaign.PaperSettings("ant") // those below are the same for the car
	if err != nil {
		return nil, err
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	return map[string]string{
		"rule": s.Rule, "seed": strconv.FormatUint(s.Seed, 10),
		"generations": strconv.Itoa(campaign.DefaultGenerations), "save_every": strconv.Itoa(campaign.DefaultSaveEvery),
		"episodes": strconv.Itoa(s.Episodes), "centre_every": strconv.Itoa(s.CentreEvery), "centre_runs": strconv.Itoa(s.CentreRuns),
		"sigma": number(s.Strategy.Sigma), "sigma_decay": number(s.Strategy.SigmaDecay),
		"rate": number(s.Strategy.Rate), "rate_decay": number(s.Strategy.RateDecay),
		"penalty": number(s.Strategy.Penalty), "optimiser": s.Strategy.Optimiser, "optimisers": strings.Join(strategy.Optimisers(), ","),
		"merge_every": strconv.Itoa(campaign.DefaultMergeEvery),
		"seeds":       s.Seeds, "policies": strings.Join(campaign.SeedPolicies(), ","),
		"apart":  strconv.FormatUint(apart.From, 10),
		"damage": campaign.NoDamage, "damages": strings.Join(campaign.DamagePolicies(), ","),
		"experiments": strings.Join(paper.Names(), ", "),
	}, nil
}
