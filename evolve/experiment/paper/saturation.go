package paper

import (
	"fmt"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// The actuators of figure 3, right: all at 1.0 for 100 steps.
const (
	heldFrom  = 300
	heldSteps = 100
	heldUntil = heldFrom + heldSteps
	paceSteps = 10 // steps of a point of a pace
	paceFrom  = 240
)

// saturation is figure 3, right: all actuators held, and the way back.
func saturation() experiment.Experiment {
	return experiment.Experiment{
		Name: "saturation", Title: "All actuators saturated for 100 steps", Paper: "figure 3, right", Worlds: []string{experiment.Ant},
		Labels: []string{"rules", "seed"},
		Tables: []experiment.Table{
			{Values: append(experiment.RecoveryValues(), "score", "control_score")},
			{Name: "pace", Values: []string{"step", "pace", "control_pace"}},
		},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.Of(experiment.Ant) {
				for i := range s.Repeats(100, 15) {
					seed := s.Seed + uint64(i)
					jobs = append(jobs, experiment.Job{Labels: []string{r.Name, fmt.Sprint(seed)}, Of: r.Source, Cost: 2000, Do: func(b *experiment.Bench) (experiment.Result, error) {
						ev := episode.Hold{Actuator: "all", Value: 1, Steps: heldSteps}.Event(heldFrom)
						hurt, control, rec, err := b.Pair(r.Genome, "", r.Life(seed), ev, heldSteps)
						if err != nil {
							return nil, err
						}
						row := append(rec.Row(), experiment.Total(hurt), experiment.Total(control))
						return experiment.Result{{row}, paces(hurt, control, paceFrom, heldUntil+300, paceSteps)}, nil
					}})
				}
			}
			return jobs
		},
		Conclude: concludeSaturation,
	}
}

// paces are the mean rewards a step of two lives, over so many steps each; where one has
// ended it has none.
func paces(hurt, control []float64, from, to, steps int) []experiment.Row {
	var rows []experiment.Row
	over := func(x []float64, at int) float64 {
		if at+steps > len(x) {
			return experiment.NaN
		}
		return experiment.Mean(x[at : at+steps])
	}
	for at := from; at < to; at += steps {
		rows = append(rows, experiment.Row{float64(at), over(hurt, at), over(control, at)})
	}
	return rows
}

func concludeSaturation(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	n := s.Repeats(100, 15)
	out := &experiment.Finding{}
	sets := s.Of(experiment.Ant)
	fig := figure.Figure{Name: "saturation", Title: "All actuators saturated for 100 steps", Columns: 2, Height: 185,
		Note:   fmt.Sprintf("All eight actuators held at 1.0 from step %d to %d (shaded), %d seeds a rule set (%s). Left: mean pace of all lives as a share of their controls' (the same lives unhurt), over %d steps a point. Right: share of lives that are back, by steps since the release; those that never are stay below.", heldFrom, heldUntil, n, s.SeedWords(n), paceSteps),
		Legend: append(experiment.Keys(figure.LineKey, sets), figure.Key{Name: "the paper: back in about 50 steps", Ink: figure.Paper, Kind: figure.ReferenceKey}, figure.Key{Name: "the control", Ink: figure.Control, Kind: figure.ReferenceKey})}
	left := figure.Panel{Title: "pace", X: figure.Axis{Label: "step"}, Y: figure.Axis{Label: "share of the control's pace (%)", Min: figure.At(-30), Max: figure.At(130)},
		Marks: []figure.Mark{figure.Stretch(heldFrom, heldUntil, figure.Control), figure.Across(100, figure.Control)}}
	right := figure.Panel{Title: "recovery", X: figure.Axis{Label: "steps since the release", Min: figure.At(0), Max: figure.At(400)}, Y: figure.Axis{Label: "lives that are back (%)", Min: figure.At(-3), Max: figure.At(103)},
		Marks: []figure.Mark{figure.Upright(50, figure.Paper)}}
	for _, r := range sets {
		pace := f[1].Where("rules", r.Name)
		line := figure.Line{Ink: r.Ink}
		for _, step := range pace.Numbers("step") {
			at := pace.With("step", step)
			line.X = append(line.X, step+paceSteps/2)
			line.Y = append(line.Y, 100*experiment.Mean(at.Column("pace"))/experiment.Mean(at.Column("control_pace")))
		}
		left.Marks = append(left.Marks, line)
		lives := f[0].Where("rules", r.Name)
		after := lives.With("recovered", 1).Column("steps")
		back := experiment.Share(lives.Column("recovered"))
		curve := backBy(after, back.N, 400)
		curve.Ink = r.Ink
		right.Marks = append(right.Marks, curve)
		m := s.Summarise(after)
		ours := fmt.Sprintf("%d of %d back, after a median of %s steps (half of them within %s to %s); %s of the control's pace at the end", experiment.Count(lives.Column("recovered")), back.N, experiment.Tidy(m.Median), experiment.Tidy(m.Quarter), experiment.Tidy(m.ThreeQuarters), s.Regained(lives).Percent())
		if m.N == 0 {
			ours = fmt.Sprintf("0 of %d back; %s of the control's pace at the end", back.N, s.Regained(lives).Percent())
		}
		out.Compare = append(out.Compare, experiment.Comparison{What: "ant, actuators saturated", Paper: "back in about 50 steps", Rules: r.Name, Ours: ours, Differs: r.Differs()})
		out.Line += fmt.Sprintf("%s %d of %d back, median %s steps after the release; ", r.Name, experiment.Count(lives.Column("recovered")), back.N, experiment.Tidy(m.Median))
	}
	fig.Panels = []figure.Panel{left, right}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: about 50 steps."
	return out, nil
}

// backBy is the share of n lives that are back by each number of steps.
func backBy(after []float64, n, most int) figure.Line {
	var l figure.Line
	for t := 0; t <= most; t += 2 {
		back := 0
		for _, v := range after {
			if v <= float64(t) {
				back++
			}
		}
		l.X, l.Y = append(l.X, float64(t)), append(l.Y, 100*float64(back)/float64(max(1, n)))
	}
	return l
}
