package paper

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"hebbarium/brain"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// coefficients is figure 10: how the evolved coefficients are distributed.
func coefficients() experiment.Experiment {
	return experiment.Experiment{
		Name: "coefficients", Title: "The coefficients", Paper: "figure 10", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"rules", "coefficient"},
		Tables: []experiment.Table{
			{Values: []string{"n", "mean", "sd", "skewness", "excess_kurtosis", "kolmogorov_smirnov"}},
			{Name: "quantiles", Values: []string{"normal_quantile", "quantile"}},
			{Name: "histogram", Values: []string{"from", "to", "density"}},
		},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.PlasticIn(experiment.Car, experiment.Ant) {
				for k, name := range r.Genome.Rule.Coefficients() {
					jobs = append(jobs, experiment.Job{Labels: []string{r.Name, name}, Of: r.Source, Cost: 20, Do: func(*experiment.Bench) (experiment.Result, error) { return described(r.Genome, k), nil }})
				}
			}
			return jobs
		},
		Conclude: concludeCoefficients,
	}
}

const (
	quantilePoints = 199
	histogramBins  = 60
)

// described tells how one coefficient is distributed over all synapses.
func described(g *brain.Genome, coefficient int) experiment.Result {
	var x []float64
	for l := range g.Arch.Layers() {
		x = append(x, widened(g.Plane(l, coefficient))...)
	}
	slices.Sort(x)
	n := float64(len(x))
	m, sd := stat.MeanStdDev(x, nil)
	out := experiment.Result{{experiment.Row{n, m, sd, stat.Skew(x, nil), stat.ExKurtosis(x, nil), fromNormal(x, m, sd)}}, nil, nil}
	for i := range quantilePoints {
		p := (float64(i) + 1) / (quantilePoints + 1)
		out[1] = append(out[1], experiment.Row{distuv.UnitNormal.Quantile(p), (experiment.Quantile(x, p) - m) / sd})
	}
	from, width := m-4*sd, 8*sd/histogramBins
	at := 0
	for at < len(x) && x[at] < from {
		at++
	}
	for i := range histogramBins {
		count, to := 0, from+float64(i+1)*width
		for at < len(x) && x[at] < to {
			at++
			count++
		}
		out[2] = append(out[2], experiment.Row{to - width, to, float64(count) / n / width})
	}
	return out
}

// fromNormal is the Kolmogorov–Smirnov distance of sorted numbers to the normal
// distribution with their mean and spread.
func fromNormal(x []float64, m, sd float64) float64 {
	d, n := 0.0, float64(len(x))
	normal := distuv.Normal{Mu: m, Sigma: sd}
	for i, v := range x {
		p := normal.CDF(v)
		d = max(d, p-float64(i)/n, float64(i+1)/n-p)
	}
	return d
}

func concludeCoefficients(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	for _, world := range []string{experiment.Car, experiment.Ant} {
		r := s.Main(world)
		if r == nil {
			continue
		}
		names := r.Genome.Rule.Coefficients()
		fig := figure.Figure{Name: "coefficients-" + r.Name, Title: "The coefficients: " + r.Name, Columns: len(names), Height: 120,
			Note:   fmt.Sprintf("Each coefficient over all %s synapses. Above: its density, with the normal distribution of the same mean and spread (line). Below: its quantiles, less the mean and divided by the standard deviation, against the normal's; on the line it would be normal.", figure.Number(float64(r.Genome.Arch.Synapses()))),
			Legend: []figure.Key{{Name: r.Name, Ink: r.Ink, Kind: figure.FillKey}, {Name: "normal", Ink: figure.Scripted, Kind: figure.LineKey}}}
		var below []figure.Panel
		for i, name := range names {
			above, under := coefficientPanels(r, coefficientName(name), f[0].Where("rules", r.Name, "coefficient", name), f[1].Where("rules", r.Name, "coefficient", name), f[2].Where("rules", r.Name, "coefficient", name), i == 0)
			fig.Panels, below = append(fig.Panels, above), append(below, under)
		}
		fig.Panels = append(fig.Panels, below...)
		out.Figures = append(out.Figures, fig)
	}
	for _, name := range f[0].Distinct("rules") {
		rows := f[0].Where("rules", name)
		out.Line += fmt.Sprintf("%s: at most %.3f from normal (Kolmogorov–Smirnov), excess kurtosis %.2f to %.2f; ", name, slices.Max(rows.Column("kolmogorov_smirnov")), slices.Min(rows.Column("excess_kurtosis")), slices.Max(rows.Column("excess_kurtosis")))
		out.Compare = append(out.Compare, experiment.Comparison{What: "distribution of the coefficients", Paper: "near normal", Rules: name,
			Ours: fmt.Sprintf("at most %.3f from normal (Kolmogorov–Smirnov)", slices.Max(rows.Column("kolmogorov_smirnov")))})
	}
	out.Line += "the paper: near normal."
	return out, nil
}

// coefficientName is a coefficient as it is written in the rule.
func coefficientName(name string) string {
	if name == "eta" {
		return "η"
	}
	return name
}

func coefficientPanels(r *experiment.RuleSet, name string, moments, quantiles, histogram experiment.Frame, first bool) (above, below figure.Panel) {
	from, to := histogram.Column("from"), histogram.Column("to")
	bars := figure.Bars{Edges: append(from, to[len(to)-1]), Heights: histogram.Column("density"), Ink: r.Ink}
	normal := figure.Line{Ink: figure.Scripted, Width: 1}
	d := distuv.Normal{Mu: moments.Column("mean")[0], Sigma: moments.Column("sd")[0]}
	for i := range 121 {
		x := d.Mu + d.Sigma*(-4+8*float64(i)/120)
		normal.X, normal.Y = append(normal.X, x), append(normal.Y, d.Prob(x))
	}
	above = figure.Panel{Title: name, X: figure.Axis{Label: "value"}, Y: figure.Axis{Min: figure.At(0)}, Marks: []figure.Mark{bars, normal}}
	most := 3.0
	for _, v := range quantiles.Column("quantile") {
		most = math.Max(most, math.Abs(v))
	}
	below = figure.Panel{X: figure.Axis{Label: "normal quantile", Ticks: []float64{-2, 0, 2}}, Y: figure.Axis{Ticks: []float64{-2, 0, 2}},
		Marks: []figure.Mark{figure.Line{X: []float64{-3, 3}, Y: []float64{-3, 3}, Ink: figure.Scripted, Width: 0.8}, figure.Points{X: quantiles.Column("normal_quantile"), Y: quantiles.Column("quantile"), Ink: r.Ink, Faint: 0.8, Radius: 1.1}}}
	if first {
		above.Y.Label, below.Y.Label = "density", "quantile (sd)"
	}
	return above, below
}
