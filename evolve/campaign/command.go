package campaign

import (
	"fmt"
	"strings"
)

// Command is the command line that runs these settings for so many
// generations.
func (s Settings) Command(generations int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "hebbarium evolve --world %s --rule %s --population %d --generations %d --seed %d", s.World, s.Rule, s.Strategy.Population, generations, s.Seed)
	for _, body := range s.Bodies {
		fmt.Fprintf(&b, " --body %s", body)
	}
	fmt.Fprintf(&b, " --init %s --theta %s --sigma %g --sigma-decay %g --rate %g --rate-decay %g --penalty %g --optimiser %s --episodes %d --seeds %s --centre-every %d --centre-runs %d",
		s.Init, s.Theta, s.Strategy.Sigma, s.Strategy.SigmaDecay, s.Strategy.Rate, s.Strategy.RateDecay, s.Strategy.Penalty,
		s.Strategy.Optimiser, s.Episodes, s.Seeds, s.CentreEvery, s.CentreRuns)
	if s.Steps != 0 {
		fmt.Fprintf(&b, " --steps %d", s.Steps)
	}
	if s.Average != 0 {
		fmt.Fprintf(&b, " --average %g", s.Average)
	}
	if s.Physics != "" && s.Physics != "builtin" {
		fmt.Fprintf(&b, " --physics %s", s.Physics)
	}
	if s.Damage != "" {
		fmt.Fprintf(&b, " --damage %s", s.Damage)
	}
	if s.Ranks != "" {
		fmt.Fprintf(&b, " --ranks %s", s.Ranks)
	}
	if s.Parted != 0 {
		fmt.Fprintf(&b, " --parted %d", s.Parted)
	}
	if s.Normalise {
		b.WriteString(" --normalise")
	}
	if s.Bound != 0 {
		fmt.Fprintf(&b, " --bound %g", s.Bound)
	}
	if len(s.Layers) > 0 {
		fmt.Fprintf(&b, " --layers %s", listed(s.Layers))
	}
	if s.Symmetry != 0 {
		fmt.Fprintf(&b, " --symmetry %g", s.Symmetry)
	}
	if s.Level != 0 {
		fmt.Fprintf(&b, " --level %g", s.Level)
	}
	return b.String()
}
