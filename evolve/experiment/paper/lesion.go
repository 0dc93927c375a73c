package paper

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/gonum/stat"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

const (
	lesionAt     = 300
	lesionFollow = 200 // steps after it over which the weights are followed
	lesionBefore = 50  // steps before it whose mean weights are the pattern
	lesionLife   = 650 // steps of each life
)

func lesionShares() []float64 { return []float64{0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1} }

// lesionMoments are the steps after a lesion at which the weights are looked at.
func lesionMoments() []int { return []int{0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 80, 120, 200} }

// lesion is figure 4: weights zeroed at once, and what comes back.
func lesion() experiment.Experiment {
	return experiment.Experiment{
		Name: "lesion", Title: "Weights zeroed at once", Paper: "figure 4", Worlds: []string{experiment.Car, experiment.Ant},
		Labels: []string{"world", "rules", "share", "seed"},
		Tables: []experiment.Table{
			{Values: experiment.RecoveryValues()},
			{Name: "weights", Values: []string{"steps_after", "correlation", "control_correlation"}},
		},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.In(experiment.Car, experiment.Ant) {
				for _, share := range lesionShares() {
					for i := range lesionRuns(s, r.World()) {
						seed := s.Seed + uint64(i)
						jobs = append(jobs, experiment.Job{Labels: []string{r.World(), r.Name, strconv.FormatFloat(share, 'g', -1, 64), fmt.Sprint(seed)}, Of: r.Source, Cost: experiment.Cost(r.World(), 2*lesionLife),
							Do: func(b *experiment.Bench) (experiment.Result, error) { return lesioned(b, r, share, seed) }})
					}
				}
			}
			return jobs
		},
		Conclude: concludeLesion,
	}
}

func lesionRuns(s *experiment.Study, world string) int {
	if world == experiment.Car {
		return s.Repeats(30, 3)
	}
	return s.Repeats(60, 10)
}

// lesioned lives a life with a share of its weights zeroed, and its control.
func lesioned(b *experiment.Bench, r *experiment.RuleSet, share float64, seed uint64) (experiment.Result, error) {
	ev := episode.Zero{Share: share}.Event(lesionAt)
	setup := r.Life(seed)
	setup.Patient, setup.MaxSteps = true, lesionLife
	c, err := b.Start(r.Genome, "", "control", setup)
	if err != nil {
		return nil, err
	}
	spared := followed(c)
	setup.Events = []episode.Event{ev}
	h, err := b.Start(r.Genome, "", "hurt", setup)
	if err != nil {
		return nil, err
	}
	hurt := followed(h)
	rec := experiment.RecoveryOf(c, h.Rewards(), c.Rewards(), ev, 0)
	out := experiment.Result{{rec.Row()}, nil}
	for i, k := range lesionMoments() {
		row := experiment.Row{float64(k), experiment.NaN, experiment.NaN}
		if i < len(hurt) {
			row[1] = hurt[i]
		}
		if i < len(spared) {
			row[2] = spared[i]
		}
		out[1] = append(out[1], row)
	}
	return out, nil
}

// followed lives a life to its end and correlates its weights at the moments after the
// lesion's step with their mean over the steps before it, since those of a walker swing
// with every stride: the mean over the layers, as their weights are of different sizes.
// The first moment is after the events and before any update.
func followed(e *episode.Episode) []float64 {
	before := make([][]float64, len(e.Network.Layers()))
	for l, layer := range e.Network.Layers() {
		before[l] = make([]float64, len(layer.W))
	}
	for e.Steps() < lesionAt && e.Status() == episode.Running {
		e.Step()
		if e.Steps() > lesionAt-lesionBefore {
			for l, layer := range e.Network.Layers() {
				for i, w := range layer.W {
					before[l][i] += float64(w)
				}
			}
		}
	}
	var out []float64
	moments := lesionMoments()
	for e.Status() == episode.Running {
		k := e.Steps() - lesionAt
		if k == 0 {
			e.ApplyDue()
		}
		if i, found := slices.BinarySearch(moments, k); found && i == len(out) {
			sum := 0.0
			for l, layer := range e.Network.Layers() {
				sum += correlation(before[l], widened(layer.W))
			}
			out = append(out, sum/float64(len(before)))
		}
		e.Step()
	}
	return out
}

func widened(x []float32) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = float64(v)
	}
	return out
}

// correlation is Pearson's, and 0 where one side does not vary, as when all is zeroed.
func correlation(x, y []float64) float64 {
	r := stat.Correlation(x, y, nil)
	if math.IsNaN(r) {
		return 0
	}
	return r
}

func concludeLesion(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	const third = "0.33"
	fig := figure.Figure{Name: "lesion", Title: "Weights zeroed at once", Columns: 2, Height: 150,
		Legend: experiment.Keys(figure.LineDotKey, s.In(experiment.Car, experiment.Ant)),
		Note:   fmt.Sprintf("A share of the weights, as a band of neurons, is zero from step %d on. Left: correlation of all weights with their mean over the 50 steps before, after a third was zeroed (mean over layers and lives; thin: the same lives unhurt, whose weights go on changing). Right: pace over the last %d of %d steps as a share of the control's, with its 95 %% bootstrap interval. ", lesionAt, experiment.RegainedOver, lesionLife)}
	for _, world := range []string{experiment.Car, experiment.Ant} {
		sets := s.Of(world)
		if len(sets) == 0 {
			continue
		}
		n := lesionRuns(s, world)
		fig.Note += fmt.Sprintf("The %s: %d lives a share (%s). ", world, n, s.SeedWords(n))
		left := figure.Panel{Title: "the " + world + ": the weights' pattern", X: figure.Axis{Label: "steps since a third was zeroed", Scale: figure.SymLog, Min: figure.At(-0.2), Max: figure.At(220), Ticks: []float64{0, 1, 2, 5, 10, 20, 50, 100, 200}},
			Y: figure.Axis{Label: "correlation with before", Max: figure.At(1.03)}, Marks: []figure.Mark{figure.Upright(10, figure.Paper)}}
		right := figure.Panel{Title: "the " + world + ": pace at the end", X: figure.Axis{Label: "weights zeroed (%)", Min: figure.At(0), Max: figure.At(103)},
			Y: figure.Axis{Label: "share of the control's pace (%)"}, Marks: []figure.Mark{figure.Across(100, figure.Control)}}
		for _, r := range sets {
			rows := f[1].Where("rules", r.Name, "share", third)
			hurt, control := figure.Line{Ink: r.Ink, Dots: true}, figure.Line{Ink: r.Ink, Width: 0.6, Faint: 0.7}
			for _, k := range rows.Numbers("steps_after") {
				at := rows.With("steps_after", k)
				hurt.X, hurt.Y = append(hurt.X, k), append(hurt.Y, experiment.Mean(at.Column("correlation")))
				control.X, control.Y = append(control.X, k), append(control.Y, experiment.Mean(at.Column("control_correlation")))
			}
			left.Marks = append(left.Marks, control, hurt)
			pace := figure.Line{Ink: r.Ink, Dots: true}
			for _, share := range lesionShares() {
				m := s.Regained(f[0].Where("rules", r.Name, "share", strconv.FormatFloat(share, 'g', -1, 64)))
				pace.X, pace.Y = append(pace.X, 100*share), append(pace.Y, 100*m.Mean)
				pace.Lo, pace.Hi = append(pace.Lo, 100*m.Lo), append(pace.Hi, 100*m.Hi)
			}
			right.Marks = append(right.Marks, pace)
			lives := f[0].Where("rules", r.Name, "share", third)
			again := patternBack(hurt, control)
			out.Compare = append(out.Compare, experiment.Comparison{What: world + ", a third of the weights zeroed", Paper: "pattern back in 10 steps", Rules: r.Name, Differs: r.Differs(),
				Ours: fmt.Sprintf("pattern %s; %d of %d lives recovered; %s of the control's pace at the end", again, experiment.Count(lives.Column("recovered")), experiment.Share(lives.Column("recovered")).N, s.Regained(lives).Percent())})
			out.Line += fmt.Sprintf("%s: pattern %s, %s of the control's pace at the end; ", r.Name, again, s.Regained(lives).Percent())
		}
		fig.Panels = append(fig.Panels, left, right)
	}
	fig.Legend = append(fig.Legend, figure.Key{Name: "the paper: pattern back in 10 steps", Ink: figure.Paper, Kind: figure.ReferenceKey}, figure.Key{Name: "the control", Ink: figure.Control, Kind: figure.ReferenceKey})
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: the pattern in 10 steps."
	return out, nil
}

// patternBack says when the weights are first as much like those before as the control's
// are in the mean, within 0.03.
func patternBack(hurt, control figure.Line) string {
	usual := experiment.Mean(control.Y)
	for i := range hurt.Y {
		if hurt.X[i] > 0 && hurt.Y[i] >= usual-0.03 {
			return fmt.Sprintf("back after %.0f steps", hurt.X[i])
		}
	}
	return fmt.Sprintf("not back within %d steps", lesionFollow)
}
