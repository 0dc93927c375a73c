package brain

import (
	"errors"
	"fmt"
	"slices"
)

// MeanGenome is the mean of genomes for the same network and rule, coefficient by
// coefficient. Searches that began at one place and went apart mostly differ by the
// noise of their steps, which the mean leaves out (as with the weights of networks
// trained apart: Wortsman et al., 2022). How the weights are kept in bounds, and the
// card, are those of the first. Initial weights that co-evolved must be everyone's
// or nobody's.
func MeanGenome(genomes ...*Genome) (*Genome, error) {
	if len(genomes) == 0 {
		return nil, errors.New("mean: expected at least one rule set, found none")
	}
	mean := genomes[0].Clone()
	for _, g := range genomes[1:] {
		// What does not share the same rules does not share their mean.
		if mean.Shared != nil && (g.Shared == nil || !slices.Equal(g.Shared.Index, mean.Shared.Index)) {
			mean.Shared = nil
		}
	}
	parts := func(g *Genome) [][]float32 { return [][]float32{g.Theta, g.Conv, g.Bias, g.Weights} }
	for i, g := range genomes[1:] {
		if !g.Arch.EqualButBounds(mean.Arch) || g.Rule != mean.Rule || (g.Weights == nil) != (mean.Weights == nil) {
			return nil, fmt.Errorf("mean: expected rule sets for the same network, found %s on %s and, as number %d, %s on %s", mean.Rule, mean.Arch, i+2, g.Rule, g.Arch)
		}
	}
	for k, sum := range parts(mean) {
		for i := range sum {
			total := float64(sum[i])
			for _, g := range genomes[1:] {
				total += float64(parts(g)[k][i])
			}
			sum[i] = float32(total / float64(len(genomes)))
		}
	}
	return mean, nil
}
