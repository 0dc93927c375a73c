package searches

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/evolve/experiment"
)

// short is a campaign that ends within minutes.
type short struct {
	population, generations int
	sigma, rate             float64
}

// shortName ends the name of a short campaign.
const shortName = "-short"

// of makes a campaign of the paper's recipe such a one where that is what is to be run: in
// a run of everything and, half as long, with --quick. Of so few candidates more is learnt
// when all of a generation meet the same episodes.
func (c short) of(s *experiment.Study, v experiment.Evolution) experiment.Evolution {
	if s.All || s.Quick {
		t := &v.Settings.Strategy
		t.Population, t.Sigma, t.Rate = c.population, c.sigma, c.rate
		v.Settings.Seeds, v.Settings.CentreEvery, v.Generations = "generation", 5, c.generations
		v.Name += shortName // so that neither is taken for the other in a folder that holds both
		if s.Quick {
			t.Population, v.Generations = c.population/2, c.generations/2
		}
	}
	if s.Generations > 0 {
		v.Generations = s.Generations
	}
	return v
}

// sizes are those of the campaigns that a figure shows.
type sizes struct{ populations, generations []int }

// add counts a campaign in.
func (z *sizes) add(c experiment.Curve) {
	if n, err := strconv.Atoi(c.Flag("population")); err == nil {
		z.populations = append(z.populations, n)
	}
	z.generations = append(z.generations, len(c.Points))
}

// words say how many candidates there were, and of campaigns that were much shorter than
// the paper's that they are, and do not tell what it is about.
func (z *sizes) words(population, generations int, what string) string {
	if !z.short(generations) {
		return span(z.populations, "candidates a generation") + "."
	}
	return fmt.Sprintf("These campaigns are short: %s for %s, where the paper has %d for %d. They show how each begins, and do not tell %s.",
		span(z.populations, "candidates"), span(z.generations, "generations"), population, generations, what)
}

// short tells whether the words are a warning.
func (z *sizes) short(generations int) bool {
	return len(z.generations) > 0 && slices.Max(z.generations) < generations*2/3
}

// span are numbers of something, from the least to the greatest.
func span(n []int, what string) string {
	switch {
	case len(n) == 0:
		return "Some " + what
	case slices.Max(n) == 1:
		return "1 " + strings.Replace(what, "s", "", 1)
	case slices.Min(n) == slices.Max(n):
		return fmt.Sprintf("%d %s", n[0], what)
	}
	return fmt.Sprintf("%d to %d %s", slices.Min(n), slices.Max(n), what)
}
