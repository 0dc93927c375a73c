package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat"
)

// RecipeOf is a campaign's command without what tells its runs apart, its seed and how
// far it went: campaigns of one recipe are runs of it. It is empty where no command is
// known.
func RecipeOf(command string) string {
	var all []string
	for _, f := range flags(command) {
		if f[0] != "seed" && f[0] != "generations" {
			all = append(all, strings.TrimSpace(f[0]+" "+f[1]))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// withStarts is a command with the rule sets that its search began at, as logs have them.
func withStarts(command, parent string) string {
	if command == "" || parent == "" {
		return command
	}
	for p := range strings.SplitSeq(parent, "+") {
		command += " --start " + p[:min(12, len(p))]
	}
	return command
}

// Command is that of the campaign which found the rule set, as far as its card tells.
func (r *RuleSet) Command() string {
	return withStarts(r.Genome.Card.Command, r.Genome.Card.Parent)
}

// Family is what several runs of one recipe gave: of each run one rule set, or the numbers
// that were measured of it before.
type Family struct {
	Name   string
	Sets   []*RuleSet
	before []runBefore
}

// runBefore is a run whose rule set is not here.
type runBefore struct {
	name, sum string
	tests     []Measurement
}

// Runs is how many runs there are.
func (f *Family) Runs() int { return len(f.Sets) + len(f.before) }

// Has tells whether a rule set is one of the runs.
func (f *Family) Has(r *RuleSet) bool { return slices.Contains(f.Sets, r) }

// Label names the family and how many runs it has.
func (f *Family) Label() string { return fmt.Sprintf("%s (%d runs)", f.Name, f.Runs()) }

// Earlier says which runs were measured before, or nothing.
func (f *Family) Earlier() string {
	var names []string
	for _, b := range f.before {
		names = append(names, fmt.Sprintf("%s (%d rollouts)", b.name, b.tests[0].Rollouts))
	}
	if names == nil {
		return ""
	}
	return fmt.Sprintf("Of %s, measured before: %s.", f.Label(), strings.Join(names, ", "))
}

// Families are the recipes of a world of which there are several runs, at least one of
// which is under study. A run is known by its seed: of two rule sets of one campaign the
// first counts.
func (s *Study) Families(world string) []*Family {
	type group struct {
		recipe string
		seeds  []string
		family *Family
	}
	var groups []*group
	seed := func(command string) string { return flags(command).last("seed") }
	for _, r := range s.Of(world) {
		recipe := RecipeOf(r.Command())
		if recipe == "" {
			continue
		}
		at := slices.IndexFunc(groups, func(g *group) bool { return g.recipe == recipe })
		if at < 0 {
			groups, at = append(groups, &group{recipe: recipe, family: &Family{}}), len(groups)
		}
		if g := groups[at]; !slices.Contains(g.seeds, seed(r.Command())) {
			g.seeds, g.family.Sets = append(g.seeds, seed(r.Command())), append(g.family.Sets, r)
		}
	}
	for _, m := range s.Before {
		at := slices.IndexFunc(groups, func(g *group) bool { return g.recipe == RecipeOf(m.Command) })
		if at < 0 || s.Physics[world+" "+m.Physics] != m.Version {
			continue
		}
		f := groups[at].family
		if i := slices.IndexFunc(f.before, func(b runBefore) bool { return b.sum == m.SHA256 }); i >= 0 {
			f.before[i].tests = append(f.before[i].tests, m)
		} else if g := groups[at]; !slices.Contains(g.seeds, seed(m.Command)) {
			g.seeds, f.before = append(g.seeds, seed(m.Command)), append(f.before, runBefore{m.Rules, m.SHA256, []Measurement{m}})
		}
	}
	var all []*Family
	for _, g := range groups {
		if g.family.Runs() > 1 {
			g.family.Name = commonName(g.family)
			all = append(all, g.family)
		}
	}
	return all
}

// FamilyOf is the one that a rule set is a run of, or nil.
func FamilyOf(all []*Family, r *RuleSet) *Family {
	for _, f := range all {
		if f.Has(r) {
			return f
		}
	}
	return nil
}

// commonName is how the names of a family's runs begin.
func commonName(f *Family) string {
	var names []string
	for _, r := range f.Sets {
		names = append(names, r.Name)
	}
	for _, b := range f.before {
		names = append(names, b.name)
	}
	return CommonName(names)
}

// CommonName is how names begin that are told apart at their ends, or the first of them
// where they have nothing in common.
func CommonName(names []string) string {
	common := names[0]
	for _, n := range names[1:] {
		for !strings.HasPrefix(n, common) {
			common = common[:len(common)-1]
		}
	}
	if common = strings.TrimRight(common, "0123456789-_. ("); common == "" {
		return names[0]
	}
	return common
}

// Over is what the runs of a family come to in one test, a mean each.
type Over struct{ Means []float64 }

// Over takes the mean scores of the runs under study by what a function gives, and those of
// the runs before by the name of the test and the physics.
func (f *Family) Over(experiment, test, physics string, of func(*RuleSet) float64) Over {
	return f.over(experiment, test, physics, of, func(m Measurement) float64 { return m.Mean })
}

// OverFinished is the same of the shares of laps that were finished.
func (f *Family) OverFinished(experiment, test, physics string, of func(*RuleSet) float64) Over {
	return f.over(experiment, test, physics, of, func(m Measurement) float64 { return float64(m.Finished) / float64(m.Rollouts) })
}

func (f *Family) over(experiment, test, physics string, of func(*RuleSet) float64, before func(Measurement) float64) Over {
	var o Over
	for _, r := range f.Sets {
		o.Means = append(o.Means, of(r))
	}
	for _, b := range f.before {
		for _, m := range b.tests {
			if m.Experiment == experiment && m.Test == test && m.Physics == physics {
				o.Means = append(o.Means, before(m))
				break // once, though two files tell it
			}
		}
	}
	return o
}

// Mean is the mean over the runs.
func (o Over) Mean() float64 { return Mean(o.Means) }

// SD is the spread over the runs; NaN of one.
func (o Over) SD() float64 {
	if len(o.Means) < 2 {
		return math.NaN()
	}
	return stat.StdDev(o.Means, nil)
}

// AtLeast is how many of the runs have a mean of so much.
func (o Over) AtLeast(v float64) (n int) {
	for _, m := range o.Means {
		if m >= v {
			n++
		}
	}
	return n
}

// String is the mean with its spread, and what each run came to.
func (o Over) String() string {
	var each []string
	for _, m := range o.Means {
		each = append(each, Tidy(m))
	}
	return fmt.Sprintf("%s ± %s (mean and sd over %d runs: %s)", Tidy(o.Mean()), Tidy(o.SD()), len(o.Means), strings.Join(each, ", "))
}
