package paper

import (
	"fmt"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

const (
	enduranceSteps = 10_000
	enduranceBin   = 250
)

// endurance goes beyond the paper: lives ten times as long as any that was evolved in.
func endurance() experiment.Experiment {
	return experiment.Experiment{
		Name: "endurance", Title: "Lives of 10,000 steps", Paper: "beyond the paper", Worlds: []string{experiment.Ant},
		Labels: []string{"rules", "seed"},
		Tables: []experiment.Table{{Values: []string{"from_step", "pace", "steps", "diverged"}}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.Of(experiment.Ant) {
				for i := range s.Repeats(100, 8) {
					seed := s.Seed + uint64(i)
					jobs = append(jobs, experiment.Job{Labels: []string{r.Name, fmt.Sprint(seed)}, Of: r.Source, Cost: enduranceSteps, Do: func(b *experiment.Bench) (experiment.Result, error) {
						setup := r.Life(seed)
						setup.Patient, setup.MaxSteps = true, enduranceSteps
						e, result, err := b.Live(r.Genome, "", setup)
						if err != nil {
							return nil, err
						}
						var rows []experiment.Row
						rewards := e.Rewards()
						for at := 0; at < enduranceSteps; at += enduranceBin {
							pace := 0.0 // a life that has ended walks no more
							if at < len(rewards) {
								pace = experiment.Total(rewards[at:min(at+enduranceBin, len(rewards))]) / enduranceBin
							}
							rows = append(rows, experiment.Row{float64(at), pace, float64(result.Steps), experiment.Flag(result.Status == episode.Diverged)})
						}
						return experiment.Result{rows}, nil
					}})
				}
			}
			return jobs
		},
		Conclude: concludeEndurance,
	}
}

func concludeEndurance(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	n := s.Repeats(100, 8)
	sets := s.Of(experiment.Ant)
	fig := figure.Figure{Name: "endurance", Title: "Lives of 10,000 steps", Columns: 2, Height: 185, Legend: experiment.Keys(figure.LineKey, sets),
		Note: fmt.Sprintf("%d lives a rule set (%s), ten times as long as any that it was evolved in. Left: mean pace over %d steps a point with its 95 %% bootstrap interval. Right: share of lives whose pace over the 1,000 steps before is at least half of that over steps 250 to 1,000.", n, s.SeedWords(n), enduranceBin)}
	left := figure.Panel{Title: "pace", X: figure.Axis{Label: "step"}, Y: figure.Axis{Label: "progress (units a step)"}, Marks: []figure.Mark{figure.Upright(960, figure.Control)}}
	right := figure.Panel{Title: "who walks on", X: figure.Axis{Label: "step", Min: figure.At(0)}, Y: figure.Axis{Label: "lives that walk on (%)", Min: figure.At(-3), Max: figure.At(103)}, Marks: []figure.Mark{figure.Upright(960, figure.Control)}}
	for _, r := range sets {
		rows := f[0].Where("rules", r.Name)
		line := figure.Line{Ink: r.Ink}
		for _, at := range rows.Numbers("from_step") {
			m := s.Summarise(rows.With("from_step", at).Column("pace"))
			line.X, line.Y = append(line.X, at+enduranceBin/2), append(line.Y, m.Mean)
			line.Lo, line.Hi = append(line.Lo, m.Lo), append(line.Hi, m.Hi)
		}
		left.Marks = append(left.Marks, line)
		on := figure.Line{Ink: r.Ink}
		var last []float64
		for end := 2000; end <= enduranceSteps; end += enduranceBin {
			last = walksOn(rows, end)
			on.X, on.Y = append(on.X, float64(end)), append(on.Y, 100*experiment.Mean(last))
		}
		right.Marks = append(right.Marks, on)
		diverged := experiment.Count(rows.With("from_step", 0).Column("diverged"))
		ours := fmt.Sprintf("%d of %d walk on at the end (%s)", experiment.Count(last), len(last), experiment.Share(last).Percent())
		if diverged > 0 {
			ours += fmt.Sprintf("; %d left the range of numbers", diverged)
		}
		out.Compare = append(out.Compare, experiment.Comparison{What: "ant, 10,000 steps", Rules: r.Name, Ours: ours, Differs: r.Differs()})
		out.Line += fmt.Sprintf("%s: %s; ", r.Name, ours)
	}
	fig.Panels = []figure.Panel{left, right}
	fig.Legend = append(fig.Legend, figure.Key{Name: "length of a training life", Ink: figure.Control, Kind: figure.ReferenceKey})
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper lives 1,000 steps."
	return out, nil
}

// walksOn tells of each life whether its pace over the 1,000 steps before an end is half
// of what it was over steps 250 to 1,000.
func walksOn(f experiment.Frame, end int) []float64 {
	var out []float64
	for _, seed := range f.Distinct("seed") {
		pace := f.Where("seed", seed).Column("pace")
		early, late := experiment.Mean(pace[1:4]), experiment.Mean(pace[end/enduranceBin-4:end/enduranceBin])
		out = append(out, experiment.Flag(early > 0 && late >= early/2))
	}
	return out
}
