package paper

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// coevolve is figure 9: first weights that were evolved with the rules, against random
// ones.
func coevolve() experiment.Experiment {
	return experiment.Experiment{
		Name: "coevolve", Title: "First weights evolved with the rules", Paper: "figure 9", Worlds: []string{experiment.Car, experiment.Ant},
		Lacks:  "No rule set with first weights of its own was given (--rules), and none ships with the program.",
		Labels: []string{"world", "rules", "first_weights", "seed"},
		Tables: []experiment.Table{{Values: experiment.ScoreValues()}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range coevolved(s) {
				for _, init := range []brain.Init{{Kind: brain.InitCoevolve}, {}} {
					for i := range s.Repeats(100, experiment.QuickOf(r.World(), 6, 10)) {
						seed := s.Seed + uint64(i)
						jobs = append(jobs, experiment.Scored(r.Genome, "", episode.Setup{Seed: seed, Init: init}, r.World(), r.Name, init.String(), fmt.Sprint(seed)))
					}
				}
			}
			return jobs
		},
		Conclude: concludeCoevolve,
	}
}

// coevolved are the rule sets that carry first weights of their own.
func coevolved(s *experiment.Study) []*experiment.RuleSet {
	var all []*experiment.RuleSet
	for _, r := range s.PlasticIn(experiment.Car, experiment.Ant) {
		if r.Genome.Weights != nil {
			all = append(all, r)
		}
	}
	return all
}

func concludeCoevolve(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "coevolve", Title: "First weights evolved with the rules", Columns: 2,
		Note: "Mean score with its 95 % bootstrap interval, of lives that begin with the weights that were evolved with the rules, and of lives that begin with random ones. "}
	for _, world := range []string{experiment.Car, experiment.Ant} {
		rows := f[0].Where("world", world)
		names := rows.Distinct("rules")
		if len(names) == 0 {
			continue
		}
		n := s.Repeats(100, experiment.QuickOf(world, 6, 10))
		fig.Note += fmt.Sprintf("The %s: %d rollouts each (%s). ", world, n, s.SeedWords(n))
		panel := figure.Panel{Title: "the " + world, X: figure.Axis{Label: experiment.UnitOf(world)}, Y: figure.Axis{Names: names, Down: true}}
		var dots figure.Dots
		for i, name := range names {
			y := float64(len(names) - 1 - i)
			for k, init := range rows.Distinct("first_weights") {
				m := s.Summarise(rows.Where("rules", name, "first_weights", init).Column("score"))
				dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: y + 0.15 - 0.3*float64(k), Ink: figure.Ink(k)})
				out.Compare = append(out.Compare, experiment.Comparison{What: world + ", first weights " + init, Paper: "no gain", Rules: name, Ours: m.String()})
				out.Line += fmt.Sprintf("%s %s from %s; ", name, m, init)
			}
		}
		panel.Marks = []figure.Mark{dots}
		fig.Panels = append(fig.Panels, panel)
	}
	fig.Legend = []figure.Key{{Name: "evolved with the rules", Ink: 0, Kind: figure.DotKey}, {Name: "random: U(−0.1, 0.1)", Ink: 1, Kind: figure.DotKey}}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: no gain."
	return out, nil
}
