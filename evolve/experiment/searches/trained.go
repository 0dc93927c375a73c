package searches

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/experiment"
)

// trained is a line of the training curves: a campaign, with those that led to it, or
// several runs of one recipe.
type trained struct {
	name, world string
	recipe      string // "" where no command tells it
	runs        []trainingRun
}

// trainingRun is one search after the other.
type trainingRun struct {
	name  string
	parts []experiment.Curve
}

// last is the search that the others led to.
func (r trainingRun) last() experiment.Curve { return r.parts[len(r.parts)-1] }

func (r trainingRun) generations() (n int) {
	for _, p := range r.parts {
		n += len(p.Points)
	}
	return n
}

func (t trained) label() string {
	if len(t.runs) > 1 {
		return fmt.Sprintf("%s (%d runs)", t.name, len(t.runs))
	}
	return t.name
}

// differs says in what the campaigns differed from the paper's, as their commands tell.
func (t trained) differs() string {
	run := t.runs[0]
	last := run.last()
	text := last.Differs()
	if n := len(run.parts); n > 1 {
		text = strings.TrimPrefix(fmt.Sprintf("%s; the last of %d searches in a row", text, n), "; ")
	}
	return text
}

// gave tells whether a rule set under study came of it.
func (t trained) gave(r *experiment.RuleSet) bool {
	if t.recipe != "" && t.recipe == experiment.RecipeOf(r.Command()) {
		return true
	}
	return t.name == r.Name
}

var (
	earlier = regexp.MustCompile(`-\d\d$`) // one of the searches that led to the last
	aRun    = regexp.MustCompile(`-\d$`)   // one of several runs of a recipe that nothing else tells
)

// chain is the name of the rule set that a curve led to: the searches with two digits
// come before the one without.
func chain(name string) string { return earlier.ReplaceAllString(name, "") }

// order puts the searches that led to a rule set before the last one.
func order(name string) string {
	if earlier.MatchString(name) {
		return name
	}
	return name + "-~"
}

// curves are those that were given, and those of the campaigns, in the study's worlds, but
// for those of other figures: the rule's variants, and evolved first weights.
func curves(s *experiment.Study) []experiment.Curve {
	all := slices.Clone(s.Curves)
	for _, c := range s.Found {
		all = append(all, c.Curve)
	}
	all = slices.DeleteFunc(all, func(c experiment.Curve) bool {
		return s.World != "" && c.World != s.World || !slices.Contains([]string{experiment.Car, experiment.Ant}, c.World) || ofVariants(c) || ofFirstWeights(c)
	})
	slices.SortStableFunc(all, func(a, b experiment.Curve) int { return strings.Compare(order(a.Name), order(b.Name)) })
	return all
}

// ofFirstWeights tells whether a campaign evolved first weights with the rules.
func ofFirstWeights(c experiment.Curve) bool {
	return c.Flag("init") == (brain.Init{Kind: brain.InitCoevolve}).String()
}

// trainings are the lines of the figure. Runs of one recipe are those whose commands differ
// in nothing but the seed; where no command tells, those whose names differ in a last
// digit. Of two curves of one run the longer counts.
func trainings(s *experiment.Study) []trained {
	var runs []trainingRun
	for _, c := range curves(s) {
		name := chain(c.Name)
		at := slices.IndexFunc(runs, func(r trainingRun) bool { return r.name == name })
		if at >= 0 && chain(runs[at].last().Name) == runs[at].last().Name {
			name, at = freeName(runs, name), -1 // a second one of that name
		}
		if at < 0 {
			runs, at = append(runs, trainingRun{name: name}), len(runs)
		}
		runs[at].parts = append(runs[at].parts, c)
	}
	var all []trained
	for _, r := range runs {
		t := trained{name: r.name, world: r.last().World, runs: []trainingRun{r}}
		same := func(o trained) bool { return false }
		switch recipe := experiment.RecipeOf(r.last().Command); {
		case len(r.parts) > 1:
		case recipe != "":
			t.recipe = recipe
			same = func(o trained) bool { return o.recipe == recipe }
		default:
			t.name = aRun.ReplaceAllString(r.name, "")
			same = func(o trained) bool {
				return o.recipe == "" && len(o.runs[0].parts) == 1 && o.name == t.name && o.world == t.world
			}
		}
		at := slices.IndexFunc(all, same)
		if at < 0 {
			all = append(all, t)
			continue
		}
		all[at].add(r)
	}
	return all
}

// add takes a run in, and names the recipe after its runs.
func (t *trained) add(r trainingRun) {
	seed := func(r trainingRun) string { c := r.last(); return c.Flag("seed") }
	if t.recipe == "" {
		t.runs = append(t.runs, r)
		return
	}
	if at := slices.IndexFunc(t.runs, func(o trainingRun) bool { return seed(o) == seed(r) }); at >= 0 {
		if t.runs[at].generations() < r.generations() {
			t.runs[at] = r
		}
	} else {
		t.runs = append(t.runs, r)
	}
	var names []string
	for _, r := range t.runs {
		names = append(names, r.name)
	}
	if len(names) > 1 {
		t.name = experiment.CommonName(names)
	}
}

// freeName is a name that no run has.
func freeName(runs []trainingRun, name string) string {
	for n := 2; ; n++ {
		free := fmt.Sprintf("%s (%d)", name, n)
		if !slices.ContainsFunc(runs, func(r trainingRun) bool { return r.name == free }) {
			return free
		}
	}
}
