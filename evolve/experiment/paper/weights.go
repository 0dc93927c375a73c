package paper

import (
	"fmt"
	"math"
	"slices"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// weightMoments are the steps at which the weights are shown.
func weightMoments() []int { return []int{0, 10, 100, 500} }

// weights are figures 1 and 6: the layers' weights at chosen steps of one life.
func weights() experiment.Experiment {
	return experiment.Experiment{
		Name: "weights", Title: "The weights of the three layers", Paper: "figures 1 and 6", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"rules", "seed"},
		Tables: []experiment.Table{{Values: []string{"step", "layer", "pre", "post", "weight"}, Spread: 3}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, world := range []string{experiment.Car, experiment.Ant} {
				r := s.Main(world)
				if r == nil {
					continue
				}
				jobs = append(jobs, experiment.Job{Labels: []string{r.Name, fmt.Sprint(s.Seed)}, Of: r.Source, Cost: experiment.Cost(world, 500), Do: func(b *experiment.Bench) (experiment.Result, error) {
					setup := r.Life(s.Seed)
					setup.Patient = true
					e, err := b.Start(r.Genome, "", "", setup)
					if err != nil {
						return nil, err
					}
					var rows []experiment.Row
					for _, step := range weightMoments() {
						for e.Steps() < step && e.Status() == episode.Running {
							e.Step()
						}
						if e.Steps() < step {
							break
						}
						rows = append(rows, weightRows(e)...)
					}
					return experiment.Result{rows}, nil
				}})
			}
			return jobs
		},
		Conclude: concludeWeights,
	}
}

// weightRows are the weights of now, a row for each neuron before a layer.
func weightRows(e *episode.Episode) []experiment.Row {
	var rows []experiment.Row
	for n, l := range e.Network.Layers() {
		for i := range l.Pre {
			row := make(experiment.Row, 0, 3+l.Post)
			row = append(row, float64(e.Steps()), float64(n+1), float64(i))
			for _, w := range l.W[i*l.Post : (i+1)*l.Post] {
				row = append(row, float64(w))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func concludeWeights(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	for _, name := range f[0].Distinct("rules") {
		rows := f[0].Where("rules", name)
		layers, moments := rows.Numbers("layer"), rows.Numbers("step")
		fig := figure.Figure{Name: "weights-" + name, Title: "The weights of the three layers: " + name, Columns: len(moments), Height: 118,
			Note: fmt.Sprintf("One life (seed %d) at chosen steps. Rows are the neurons after a layer, columns those before it; blue is negative, orange positive, black zero. Beside each step stands the weight at the ends of the colours, beyond which lie 2 %% of them; of a layer with more neurons than the picture has pixels not all are shown.", s.Seed)}
		for _, layer := range layers {
			for _, step := range moments {
				m := matrixOf(rows.With("layer", layer).With("step", step))
				m.Scale = shownTo(m.Values)
				fig.Panels = append(fig.Panels, figure.Panel{Title: fmt.Sprintf("layer %.0f, step %.0f: ±%s", layer, step, experiment.Tidy(m.Scale)), Bare: true, Marks: []figure.Mark{m}})
			}
		}
		out.Figures = append(out.Figures, fig)
		before := matrixOf(rows.With("layer", layers[0]).With("step", moments[0]))
		if len(moments) > 2 {
			ten := matrixOf(rows.With("layer", layers[0]).With("step", moments[1]))
			later := matrixOf(rows.With("layer", layers[0]).With("step", moments[2]))
			out.Line += fmt.Sprintf("%s: the first layer at step %.0f correlates %.2f with itself at step %.0f, and %.2f with its random start; ", name, moments[1],
				correlation(widened(ten.Values), widened(later.Values)), moments[2], correlation(widened(before.Values), widened(ten.Values)))
		}
	}
	out.Line += "the paper: a pattern appears within a few steps."
	return out, nil
}

// shownTo is the size that all but 2 % of the weights do not reach.
func shownTo(weights []float32) float64 {
	x := widened(weights)
	for i, v := range x {
		x[i] = math.Abs(v)
	}
	slices.Sort(x)
	return experiment.Quantile(x, 0.98)
}

// matrixOf is a layer with the neurons after it as rows, which makes a wide picture of
// a layer with many inputs.
func matrixOf(f experiment.Frame) figure.Matrix {
	if f.Len() == 0 {
		return figure.Matrix{}
	}
	rows := f.Rows()
	post := len(rows[0]) - 3
	m := figure.Matrix{Rows: post, Columns: f.Len(), Values: make([]float32, post*f.Len())}
	for i, r := range rows {
		for j, v := range r[3:] {
			m.Values[j*m.Columns+i] = float32(v)
		}
	}
	return m
}
