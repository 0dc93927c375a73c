package paper

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// starts are the distributions of first weights that lives are begun with.
func starts() []struct {
	name string
	init brain.Init
} {
	return []struct {
		name string
		init brain.Init
	}{
		{"U(−0.1, 0.1), evolved with", brain.Init{Kind: brain.InitUniform, Scale: 0.1}},
		{"N(0, 0.1)", brain.Init{Kind: brain.InitNormal, Scale: 0.1}},
		{"U(−1, 1)", brain.Init{Kind: brain.InitUniform, Scale: 1}},
		{"Xavier", brain.Init{Kind: brain.InitXavier, Scale: 1}},
		{"zeros", brain.Init{Kind: brain.InitZeros}},
	}
}

// initialisation tries other first weights than those that the rules were evolved for.
func initialisation() experiment.Experiment {
	return experiment.Experiment{
		Name: "initialisation", Title: "Other first weights at test time", Paper: "in the text", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"world", "rules", "first_weights", "seed"},
		Tables: []experiment.Table{{Values: experiment.ScoreValues()}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.PlasticIn(experiment.Car, experiment.Ant) {
				for _, start := range starts() {
					for i := range s.Repeats(100, experiment.QuickOf(r.World(), 6, 10)) {
						seed := s.Seed + uint64(i)
						jobs = append(jobs, experiment.Scored(r, "", episode.Setup{Seed: seed, Init: start.init}, r.World(), r.Name, start.init.String(), fmt.Sprint(seed)))
					}
				}
			}
			return jobs
		},
		Conclude: concludeInitialisation,
	}
}

func concludeInitialisation(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "initialisation", Title: "Other first weights at test time", Columns: 2, Height: 175,
		Legend: experiment.Keys(figure.DotKey, s.PlasticIn(experiment.Car, experiment.Ant)), Note: "Mean score of the whole episode with its 95 % bootstrap interval. Xavier: uniform with gain 1. "}
	var names []string
	for _, start := range starts() {
		names = append(names, start.name)
	}
	for _, world := range []string{experiment.Car, experiment.Ant} {
		sets := s.PlasticIn(world)
		if len(sets) == 0 {
			continue
		}
		n := s.Repeats(100, experiment.QuickOf(world, 6, 10))
		fig.Note += fmt.Sprintf("The %s: %d rollouts each (%s). ", world, n, s.SeedWords(n))
		panel := figure.Panel{Title: "the " + world, X: figure.Axis{Label: experiment.UnitOf(world)}, Y: figure.Axis{Names: names, Down: true}, Marks: []figure.Mark{figure.Upright(0, figure.Control)}}
		var dots figure.Dots
		for k, r := range sets {
			for i, start := range starts() {
				m := s.Summarise(f[0].Where("rules", r.Name, "first_weights", start.init.String()).Column("score"))
				y := float64(len(names)-1-i) + 0.25 - 0.5*(float64(k)+0.5)/float64(len(sets))
				dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: y, Ink: r.Ink})
				c := experiment.Comparison{What: world + ", first weights " + start.name, Rules: r.Name, Ours: m.String(), Differs: r.Differs()}
				if i == 1 {
					c.Paper = "comparable with U(−0.1, 0.1)"
					out.Line += fmt.Sprintf("%s %s from N(0, 0.1) (%s from its own); ", r.Name, m, experiment.Tidy(experiment.Mean(f[0].Where("rules", r.Name, "first_weights", starts()[0].init.String()).Column("score"))))
				}
				if i > 0 {
					out.Compare = append(out.Compare, c)
				}
			}
		}
		panel.Marks = append(panel.Marks, dots)
		fig.Panels = append(fig.Panels, panel)
	}
	fig.Legend = append(fig.Legend, figure.Key{Name: "no reward at all: 0", Ink: figure.Control, Kind: figure.ReferenceKey})
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: N(0, 0.1) is comparable."
	return out, nil
}
