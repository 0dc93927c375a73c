package paper

import (
	"fmt"
	"strconv"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// updates are the numbers of plastic updates after which the weights are frozen.
func updates() []int { return []int{0, 5, 10, 20, 30, 50, 80, 120, 200, 500, 1000} }

// convergence is figure 3, left: how many updates the weights need.
func convergence() experiment.Experiment {
	return experiment.Experiment{
		Name: "convergence", Title: "How many updates the weights need", Paper: "figure 3, left", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"world", "rules", "updates", "seed"},
		Tables: []experiment.Table{{Values: experiment.ScoreValues()}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.PlasticIn(experiment.Car, experiment.Ant) {
				for _, k := range updates() {
					for i := range s.Repeats(100, experiment.QuickOf(r.World(), 6, 10)) {
						seed := s.Seed + uint64(i)
						setup := r.Life(seed)
						setup.Events = []episode.Event{episode.Plasticity{On: false}.Event(k)}
						jobs = append(jobs, experiment.Scored(r, "", setup, r.World(), r.Name, strconv.Itoa(k), fmt.Sprint(seed)))
					}
				}
			}
			return jobs
		},
		Conclude: concludeConvergence,
	}
}

func concludeConvergence(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "convergence", Title: "How many updates the weights need", Columns: 2, Height: 190,
		Legend: append(experiment.Keys(figure.LineDotKey, s.PlasticIn(experiment.Car, experiment.Ant)), figure.Key{Name: "the paper: 30 to 80 updates are enough", Ink: figure.Control, Kind: figure.FillKey})}
	for _, world := range []string{experiment.Car, experiment.Ant} {
		sets := s.PlasticIn(world)
		if len(sets) == 0 {
			continue
		}
		panel := figure.Panel{Title: "the " + world, X: figure.Axis{Label: "plastic updates before the weights are frozen", Scale: figure.SymLog, Even: 5, Min: figure.At(-1), Max: figure.At(1100), Ticks: []float64{0, 5, 10, 20, 50, 100, 200, 500, 1000}},
			Y: figure.Axis{Label: experiment.UnitOf(world)}, Marks: []figure.Mark{figure.Stretch(30, 80, figure.Control)}}
		for _, r := range sets {
			line := figure.Line{Ink: r.Ink, Dots: true}
			rows := f[0].Where("rules", r.Name)
			for _, k := range updates() {
				m := s.Summarise(rows.Where("updates", strconv.Itoa(k)).Column("score"))
				line.X, line.Y = append(line.X, float64(k)), append(line.Y, m.Mean)
				line.Lo, line.Hi = append(line.Lo, m.Lo), append(line.Hi, m.Hi)
			}
			panel.Marks = append(panel.Marks, line)
			enough := enough(line)
			out.Line += fmt.Sprintf("%s has 90 %% of its score after %s; ", r.Name, enough)
			out.Compare = append(out.Compare, experiment.Comparison{What: world + ", updates until frozen weights score 90 %", Paper: "30 to 80", Rules: r.Name, Ours: enough, Differs: r.Differs()})
		}
		n := s.Repeats(100, experiment.QuickOf(world, 6, 10))
		fig.Note += fmt.Sprintf("The %s: %d rollouts a point (%s). ", world, n, s.SeedWords(n))
		fig.Panels = append(fig.Panels, panel)
	}
	fig.Note += "Mean score of the whole episode with its 95 % bootstrap interval; the updates are even up to 5 and logarithmic beyond."
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: 30 to 80."
	return out, nil
}

// enough is the first number of updates from which on every one scores 90 % of the last.
func enough(l figure.Line) string {
	n := len(l.Y)
	first := -1
	for i := n - 1; i >= 0 && l.Y[i] >= 0.9*l.Y[n-1]; i-- {
		first = i
	}
	if first < 0 || l.Y[n-1] <= 0 {
		return "no number of updates"
	}
	return fmt.Sprintf("%.0f updates", l.X[first])
}
