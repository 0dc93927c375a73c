package paper

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// training is figure 7: training curves of the campaigns.
func training() experiment.Experiment {
	return experiment.Experiment{
		Name: "training", Title: "Training curves", Paper: "figure 7", Worlds: []string{experiment.Car, experiment.Ant},
		Lacks:  "No training curve was given (--curves, --campaigns).",
		Labels: []string{"campaign", "part"}, Tables: []experiment.Table{{Values: []string{"generation", "mean", "best", "centre"}}},
		// The curves are there already: a job hands on each, so that they are in the CSV.
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, c := range curves(s) {
				jobs = append(jobs, experiment.Job{Labels: []string{chain(c.Name), c.Name}, Do: func(*experiment.Bench) (experiment.Result, error) {
					rows := make([]experiment.Row, 0, len(c.Points))
					for _, p := range c.Points {
						rows = append(rows, experiment.Row{p.Generation, p.Mean, p.Best, p.Centre})
					}
					return experiment.Result{rows}, nil
				}})
			}
			return jobs
		},
		Conclude: concludeTraining,
	}
}

// curves are those that were given, and those of the campaigns, in the study's worlds.
func curves(s *experiment.Study) []experiment.Curve {
	all := slices.Clone(s.Curves)
	for _, c := range s.Found {
		all = append(all, c.Curve)
	}
	slices.SortStableFunc(all, func(a, b experiment.Curve) int { return strings.Compare(order(a.Name), order(b.Name)) })
	return slices.DeleteFunc(all, func(c experiment.Curve) bool {
		return s.World != "" && c.World != s.World || !slices.Contains([]string{experiment.Car, experiment.Ant}, c.World)
	})
}

var (
	earlier = regexp.MustCompile(`-\d\d$`) // one of the searches that led to the last
	aRun    = regexp.MustCompile(`-\d$`)   // one of several runs of one recipe
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

func concludeTraining(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "training", Title: "Training curves", Height: 205,
		Note: "Mean score of each generation's population, penalty included, averaged over 5 generations; a campaign that went on from another follows it, with a jump where it scored other bodies. Several runs of one recipe: their mean, with the least and the greatest as a band. Populations and settings differ: see each card."}
	recipes := map[string][]string{}
	var names []string
	worlds := map[string]string{}
	for _, c := range curves(s) {
		worlds[aRun.ReplaceAllString(chain(c.Name), "")] = c.World
	}
	for _, name := range f[0].Distinct("campaign") {
		recipe := aRun.ReplaceAllString(name, "")
		if recipes[recipe] == nil {
			names = append(names, recipe)
		}
		recipes[recipe] = append(recipes[recipe], name)
	}
	inks := inksOf(s, names)
	for _, world := range []string{experiment.Car, experiment.Ant} {
		panel := figure.Panel{Title: "the " + world, X: figure.Axis{Label: "generation", Min: figure.At(0)}, Y: figure.Axis{Label: "mean of the population, " + experiment.UnitOf(world)}}
		for _, recipe := range names {
			if worlds[recipe] != world {
				continue
			}
			var runs [][]float64
			for _, name := range recipes[recipe] {
				rows := f[0].Where("campaign", name)
				runs = append(runs, smoothed(rows.Column("mean"), 5))
				out.Line += fmt.Sprintf("%s reached %s in %d generations; ", name, experiment.Tidy(best(rows)), rows.Len())
			}
			panel.Marks = append(panel.Marks, together(runs, inks[recipe]))
			label := recipe
			if len(runs) > 1 {
				label += fmt.Sprintf(" (%d runs)", len(runs))
			}
			fig.Legend = append(fig.Legend, figure.Key{Name: label, Ink: inks[recipe], Kind: figure.LineKey})
		}
		if len(panel.Marks) > 0 {
			fig.Panels = append(fig.Panels, panel)
		}
	}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: Hebbian and static networks train at a similar speed, within about 300 generations (car) and several hundred (ant)."
	return out, nil
}

// inksOf gives the curves of a rule set under study its own ink, and others those that
// are left.
func inksOf(s *experiment.Study, names []string) map[string]figure.Ink {
	inks, next := map[string]figure.Ink{}, figure.Ink(len(s.RuleSets))
	for _, name := range names {
		inks[name] = next
		if i := slices.IndexFunc(s.RuleSets, func(r *experiment.RuleSet) bool { return r.Name == name }); i >= 0 {
			inks[name] = s.RuleSets[i].Ink
		} else {
			next++
		}
	}
	return inks
}

// best is the best measured centre, or the best mean where none was measured.
func best(f experiment.Frame) float64 {
	most := math.Inf(-1)
	for _, v := range f.Column("centre") {
		if v > most {
			most = v
		}
	}
	if math.IsInf(most, -1) {
		most = slices.Max(f.Column("mean"))
	}
	return most
}

// smoothed is the running mean over so many numbers.
func smoothed(x []float64, over int) []float64 {
	out := make([]float64, len(x))
	for i := range x {
		out[i] = experiment.Mean(x[max(0, i-over+1) : i+1])
	}
	return out
}

// together is the mean of runs as far as all of them go, with their range.
func together(runs [][]float64, ink figure.Ink) figure.Line {
	l := figure.Line{Ink: ink}
	n := len(runs[0])
	for _, r := range runs {
		n = min(n, len(r))
	}
	for i := range n {
		lo, hi, sum := math.Inf(1), math.Inf(-1), 0.0
		for _, r := range runs {
			lo, hi, sum = min(lo, r[i]), max(hi, r[i]), sum+r[i]
		}
		l.X, l.Y = append(l.X, float64(i+1)), append(l.Y, sum/float64(len(runs)))
		if len(runs) > 1 {
			l.Lo, l.Hi = append(l.Lo, lo), append(l.Hi, hi)
		}
	}
	return l
}
