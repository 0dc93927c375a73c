package searches

import (
	"fmt"
	"math"
	"slices"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// Training is figure 7: training curves of the campaigns.
func Training() experiment.Experiment {
	return experiment.Experiment{
		Name: "training", Title: "Training curves", Paper: "figure 7", Worlds: []string{experiment.Car, experiment.Ant},
		Lacks:  "No training curve was given (--curves, --campaigns).",
		Labels: []string{"recipe", "campaign", "part"}, Tables: []experiment.Table{{Values: []string{"generation", "mean", "best", "centre"}}},
		// The curves are there already: a job hands on each, so that they are in the CSV.
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, t := range trainings(s) {
				for _, run := range t.runs {
					for _, c := range run.parts {
						jobs = append(jobs, handOn(c, t.name, run.name, c.Name))
					}
				}
			}
			return jobs
		},
		Conclude: concludeTraining,
	}
}

// trainingWords say what the figure's lines are.
const trainingWords = "Mean score of each generation's population, penalty included, averaged over 10 generations; a campaign that went on from another follows it, with a jump where it scored other bodies. " +
	"Several runs of one recipe (the same settings but for the seed): their mean as far as all of them go, with the least and the greatest as a band. Populations and settings differ: see the table."

func concludeTraining(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "training", Title: "Training curves", Height: 205, Note: trainingWords}
	all := trainings(s)
	inks := inksOf(s, all)
	for _, world := range []string{experiment.Car, experiment.Ant} {
		panel := figure.Panel{Title: "the " + world, X: figure.Axis{Label: "generation", Min: figure.At(0)}, Y: figure.Axis{Label: "mean of the population, " + experiment.UnitOf(world)}}
		for i, t := range all {
			if t.world != world {
				continue
			}
			var runs [][]float64
			reached := experiment.Over{}
			least, most := math.MaxInt, 0
			for _, run := range t.runs {
				rows := f[0].Where("recipe", t.name, "campaign", run.name)
				runs = append(runs, smoothed(rows.Column("mean"), 10))
				reached.Means = append(reached.Means, best(rows))
				least, most = min(least, rows.Len()), max(most, rows.Len())
			}
			line := together(runs, inks[i])
			line.Width = 1.1 // there are many
			panel.Marks = append(panel.Marks, line)
			fig.Legend = append(fig.Legend, figure.Key{Name: t.label(), Ink: inks[i], Kind: figure.LineKey})
			ours := experiment.Tidy(reached.Mean())
			if len(runs) > 1 {
				ours = reached.String()
			}
			generations := fmt.Sprintf("%d generations", most)
			if least < most {
				generations = fmt.Sprintf("%d to %d generations", least, most)
			}
			out.Line += fmt.Sprintf("%s reached %s in %s; ", t.label(), ours, generations)
			out.Compare = append(out.Compare, experiment.Comparison{What: world + ", training: best measured centre", Rules: t.label(),
				Paper: map[string]string{experiment.Car: "within about 300 generations", experiment.Ant: "within several hundred generations"}[world],
				Ours:  fmt.Sprintf("%s in %s", ours, generations), Differs: t.differs()})
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
func inksOf(s *experiment.Study, all []trained) []figure.Ink {
	next := figure.Ink(len(s.RuleSets))
	inks := make([]figure.Ink, len(all))
	for i, t := range all {
		at := slices.IndexFunc(s.RuleSets, func(r *experiment.RuleSet) bool { return t.gave(r) })
		if at >= 0 {
			inks[i] = s.RuleSets[at].Ink
			continue
		}
		inks[i] = next
		next++
	}
	return inks
}
