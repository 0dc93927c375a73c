package paper

import (
	"fmt"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// attractor is figure 5: the way of all weights in their first three principal
// components, of evolved rules and of random ones.
func attractor() experiment.Experiment {
	return experiment.Experiment{
		Name: "attractor", Title: "The way of the weights", Paper: "figure 5", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"rules", "kind", "body", "seed"},
		Tables: []experiment.Table{
			{Values: []string{"step", "pc1", "pc2", "pc3"}},
			{Name: "variance", Values: []string{"component", "share"}},
		},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			add := func(r *experiment.RuleSet, kind, body string, every int) {
				g := r.Genome
				if kind == experiment.RandomName {
					g = experiment.RandomRules(g, s.Seed)
				}
				jobs = append(jobs, experiment.Job{Labels: []string{r.Name, kind, body, fmt.Sprint(s.Seed)}, Of: r.Source, Cost: experiment.Cost(r.World(), 2000),
					Do: func(b *experiment.Bench) (experiment.Result, error) {
						setup := r.Life(s.Seed)
						setup.Body, setup.Patient = body, true
						return wandered(b, g, setup, every)
					}})
			}
			if r := s.Main(experiment.Car); r != nil {
				add(r, "evolved", "intact", 4)
				add(r, experiment.RandomName, "intact", 4)
			}
			if r := s.Main(experiment.Ant); r != nil {
				for _, b := range bodies()[:3] {
					add(r, "evolved", b.spec, 2)
				}
				add(r, experiment.RandomName, "intact", 2)
			}
			return jobs
		},
		Conclude: concludeAttractor,
	}
}

// wandered lives a life and finds the principal components of all its weights, a sample
// every so many steps.
func wandered(b *experiment.Bench, g *brain.Genome, setup episode.Setup, every int) (experiment.Result, error) {
	e, err := b.Start(g, "", "", setup)
	if err != nil {
		return nil, err
	}
	var samples [][]float32
	var steps []int
	for e.Status() == episode.Running {
		if e.Steps()%every == 0 {
			sample := make([]float32, 0, g.Arch.Synapses())
			for _, l := range e.Network.Layers() {
				sample = append(sample, l.W...)
			}
			samples, steps = append(samples, sample), append(steps, e.Steps())
		}
		e.Step()
	}
	points, shares := principalOf(samples)
	out := experiment.Result{{}, {}}
	for i, p := range points {
		out[0] = append(out[0], experiment.Row{float64(steps[i]), p[0], p[1], p[2]})
	}
	for i, v := range shares {
		out[1] = append(out[1], experiment.Row{float64(i + 1), v})
	}
	return out, nil
}

func concludeAttractor(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	ways := figure.Figure{Name: "attractor", Title: "The way of the weights", Columns: 3, Height: 165,
		Note: fmt.Sprintf("All weights over one life (seed %d), in their own first three principal components; all three (1, 2, 3) have one scale in a picture. Ring: the random start; dot: the last step; the colour grows darker with time. In brackets: share of the variance in the first three components.", s.Seed)}
	variance := figure.Panel{Title: "variance", X: figure.Axis{Label: "components", Min: figure.At(0.7), Max: figure.At(10.3)}, Y: figure.Axis{Label: "share of the variance (%)", Min: figure.At(0), Max: figure.At(103)}}
	var legend []figure.Key
	ways.Note += " Rule sets: " + strings.Join(f[0].Distinct("rules"), ", ") + "."
	for i, job := range f[0].Jobs() {
		rows := f[0].Where("rules", job[0], "kind", job[1], "body", job[2])
		shares := f[1].Where("rules", job[0], "kind", job[1], "body", job[2]).Column("share")
		way := figure.Way{Ink: driverInk(s, job[0])}
		if job[1] == experiment.RandomName {
			way.Ink = figure.Random
		}
		one, two, three := rows.Column("pc1"), rows.Column("pc2"), rows.Column("pc3")
		for k := range one {
			way.Points = append(way.Points, [3]float64{one[k], two[k], three[k]})
		}
		title := worldOf(s, job[0]) + ", " + bodyName(job[2])
		if job[1] == experiment.RandomName {
			title = worldOf(s, job[0]) + ", " + experiment.RandomName
		}
		first := 0.0
		curve := figure.Line{Ink: figure.Ink(i), Dots: true}
		sum := 0.0
		for k, v := range shares {
			if sum += v; k == 2 {
				first = sum
			}
			curve.X, curve.Y = append(curve.X, float64(k+1)), append(curve.Y, 100*sum)
		}
		legend = append(legend, figure.Key{Name: title, Ink: curve.Ink, Kind: figure.LineDotKey})
		variance.Marks = append(variance.Marks, curve)
		ways.Panels = append(ways.Panels, figure.Panel{Title: fmt.Sprintf("%s (%.0f %%)", title, 100*first), Bare: true, Marks: []figure.Mark{way}})
		out.Line += fmt.Sprintf("%s: %.0f %% of the variance in 3 components; ", title, 100*first)
		out.Compare = append(out.Compare, experiment.Comparison{What: "variance of the weights in 3 components", Paper: "U-shaped 2-D manifold (car), oscillating curves (ant), none (random)", Rules: title, Ours: fmt.Sprintf("%.0f %%", 100*first)})
	}
	spread := figure.Figure{Name: "attractor-variance", Title: "How many components the way takes", Height: 150, Legend: legend, Panels: []figure.Panel{variance},
		Note: fmt.Sprintf("Share of the variance of all weights over one life (seed %d) that lies in so many principal components.", s.Seed)}
	out.Figures = []figure.Figure{ways, spread}
	out.Line += "the paper: a curved 2-D manifold for the car, oscillating curves for the ant, no structure with random rules."
	return out, nil
}

// worldOf is the world of a rule set by its name.
func worldOf(s *experiment.Study, rules string) string {
	for _, r := range s.RuleSets {
		if r.Name == rules {
			return r.World()
		}
	}
	return rules
}

// bodyName is a body of table 1 by its name there.
func bodyName(spec string) string {
	for _, b := range bodies() {
		if b.spec == spec && spec != "intact" {
			return b.name + " cut"
		}
	}
	return spec
}
