package paper

import (
	"math"
	"strings"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// entry is what has a place of its own in a figure of scores: a rule set, or the runs of
// one recipe together.
type entry struct {
	name   string
	ink    figure.Ink
	sets   []*experiment.RuleSet
	family *experiment.Family // nil: one rule set
}

// entriesOf are those of a world in the order of its rule sets.
func entriesOf(s *experiment.Study, world string, families []*experiment.Family) []entry {
	var all []entry
	seen := map[*experiment.Family]bool{}
	for _, r := range s.Of(world) {
		fam := experiment.FamilyOf(families, r)
		if fam == nil {
			all = append(all, entry{r.Name, r.Ink, []*experiment.RuleSet{r}, nil})
		} else if !seen[fam] {
			seen[fam] = true
			all = append(all, entry{fam.Label(), r.Ink, fam.Sets, fam})
		}
	}
	return all
}

func entryKeys(all []entry) []figure.Key {
	var keys []figure.Key
	for _, e := range all {
		keys = append(keys, figure.Key{Name: e.name, Ink: e.ink, Kind: figure.DotKey})
	}
	return keys
}

// overDot is the mean over runs with their spread on either side.
func overDot(o experiment.Over, y float64, ink figure.Ink) figure.Dot {
	mean, sd := o.Mean(), o.SD()
	if math.IsNaN(sd) {
		sd = 0
	}
	return figure.Dot{X: mean, Lo: mean - sd, Hi: mean + sd, Y: y, Ink: ink}
}

// overPoints are the means of the runs, a point each.
func overPoints(o experiment.Over, y float64, ink figure.Ink) figure.Points {
	p := figure.Points{Ink: ink, Radius: 1.6, Faint: 0.6}
	for _, m := range o.Means {
		p.X, p.Y = append(p.X, m), append(p.Y, y)
	}
	return p
}

// runsWords say how several runs of a recipe are drawn, where there are any.
func runsWords(families []*experiment.Family) string {
	if len(families) == 0 {
		return ""
	}
	return " Runs of one recipe (the same settings but for the seed): a point each, and their mean ± sd over the runs."
}

// earlierRuns say which runs were measured before, if any.
func earlierRuns(families []*experiment.Family) string {
	var all []string
	for _, f := range families {
		if e := f.Earlier(); e != "" {
			all = append(all, e)
		}
	}
	return strings.Join(all, " ")
}
