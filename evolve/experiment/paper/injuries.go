package paper

import (
	"fmt"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// legs are the ant's by where they are, in the order of events: seen along the way that
// it walks.
func legs() []string { return []string{"left front", "left rear", "right rear", "right front"} }

func cutLengths(s *experiment.Study) []float64 {
	if s.Quick {
		return []float64{0, 0.25, 0.5}
	}
	return []float64{0, 0.25, 0.5, 0.75}
}

func cutMoments(s *experiment.Study) []int {
	if s.Quick {
		return []int{200, 500}
	}
	return []int{100, 200, 300, 500}
}

// injuries goes beyond the paper: each leg cut to several lengths at several moments.
func injuries() experiment.Experiment {
	return experiment.Experiment{
		Name: "injuries", Title: "A leg cut in mid-walk", Paper: "beyond the paper", Worlds: []string{experiment.Ant},
		Labels: []string{"rules", "physics", "seed"},
		Tables: []experiment.Table{{Values: append([]string{"leg", "length", "step"}, experiment.RecoveryValues()...)}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			cells := len(legs()) * len(cutLengths(s)) * len(cutMoments(s))
			for _, r := range s.Of(experiment.Ant) {
				for _, physics := range s.EnginesOf(experiment.Ant) {
					for i := range s.Repeats(20, 3) {
						seed := s.Seed + uint64(i)
						jobs = append(jobs, experiment.Job{Labels: []string{r.Name, physics, fmt.Sprint(seed)}, Of: r.Source, Physics: physics, Cost: 1000 * (cells + 1),
							Do: func(b *experiment.Bench) (experiment.Result, error) { return injured(s, b, r, physics, seed) }})
					}
				}
			}
			return jobs
		},
		Conclude: concludeInjuries,
	}
}

// injured lives one life without an injury and one with each of them.
func injured(s *experiment.Study, b *experiment.Bench, r *experiment.RuleSet, physics string, seed uint64) (experiment.Result, error) {
	setup := r.Life(seed)
	setup.Patient = true
	c, err := b.Start(r.Genome, physics, "control", setup)
	if err != nil {
		return nil, err
	}
	c.Run()
	var rows []experiment.Row
	for leg := range legs() {
		for _, length := range cutLengths(s) {
			for _, at := range cutMoments(s) {
				ev := episode.Leg{Leg: leg + 1, Share: length}.Event(at)
				setup.Events = []episode.Event{ev}
				h, err := b.Start(r.Genome, physics, "hurt", setup)
				if err != nil {
					return nil, err
				}
				h.Run()
				back := experiment.RecoveryOf(c, h.Rewards(), c.Rewards(), ev, 0)
				rows = append(rows, append(experiment.Row{float64(leg + 1), length, float64(at)}, back.Row()...))
			}
		}
	}
	return experiment.Result{rows}, nil
}

func concludeInjuries(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{Missing: s.Missing(experiment.Ant)}
	n := s.Repeats(20, 3)
	sets, engines := s.Of(experiment.Ant), s.EnginesOf(experiment.Ant)
	var rowNames, columnNames []string
	for _, leg := range legs() {
		for _, length := range cutLengths(s) {
			rowNames = append(rowNames, fmt.Sprintf("%s, %.0f %%", leg, 100*length))
		}
	}
	for _, at := range cutMoments(s) {
		columnNames = append(columnNames, fmt.Sprint(at))
	}
	note := fmt.Sprintf("Rows: the lower leg that was cut, and what is left of its length. Columns: the step before which it was cut. n = %d a cell (%s), each beside its control, the same life unhurt. Recovered: fell and is back to stay, or never fell. A dash: no control with a pace to compare with.", n, s.SeedWords(n))
	shown := len(engines)
	columns := len(sets)
	if len(sets) > 4 { // a figure for each physics, several rows of panels each
		shown, columns = 1, min((len(sets)+1)/2, 4) // more do not leave the cells room for their numbers
	}
	height := 50 + 8.5*float64(len(rowNames))
	for p, physics := range engines {
		if p%shown == 0 {
			back := figure.Figure{Name: "injuries-recovered", Title: "A leg cut in mid-walk: share that recovered (%)", Note: note, Columns: columns, Height: height}
			pace := figure.Figure{Name: "injuries-pace", Title: "A leg cut in mid-walk: pace regained (%)", Columns: columns, Height: height,
				Note: fmt.Sprintf("Mean pace over the last %d steps as a share of the control's. ", experiment.RegainedOver) + note}
			if shown < len(engines) {
				for _, fig := range []*figure.Figure{&back, &pace} {
					fig.Name += "-" + physics
					fig.Title += ", " + experiment.EngineName(physics)
				}
			}
			out.Figures = append(out.Figures, back, pace)
		}
		back, pace := &out.Figures[len(out.Figures)-2], &out.Figures[len(out.Figures)-1]
		for k, r := range sets {
			rows := f[0].Where("rules", r.Name, "physics", physics)
			recovered, kept := cells(s, rows, func(f experiment.Frame) experiment.Summary { return experiment.Share(f.Column("recovered")) }), cells(s, rows, s.Regained)
			panel := figure.Panel{Title: r.Name, X: figure.Axis{Names: columnNames, Min: figure.At(-0.5), Max: figure.At(float64(len(columnNames)) - 0.5)}, Y: figure.Axis{Names: rowNames, Down: true, Min: figure.At(-0.5), Max: figure.At(float64(len(rowNames)) - 0.5)}}
			if k >= len(sets)-columns && p%shown == shown-1 {
				panel.X.Label = "step of the cut"
			}
			if k%columns == 0 {
				panel.Y.Label = experiment.EngineName(physics)
			} else {
				panel.Y.Names = make([]string, len(rowNames))
			}
			one, two := panel, panel
			one.Marks, two.Marks = []figure.Mark{figure.Cells{Values: recovered}}, []figure.Mark{figure.Cells{Values: kept}}
			back.Panels, pace.Panels = append(back.Panels, one), append(pace.Panels, two)
			all, regained := experiment.Share(rows.Column("recovered")), s.Regained(rows)
			out.Line += fmt.Sprintf("%s (%s): %s of the lives recovered, %s of the pace regained; ", r.Name, experiment.EngineName(physics), all.Percent(), regained.Percent())
			out.Compare = append(out.Compare, experiment.Comparison{What: "ant, a leg cut in mid-walk, " + experiment.EngineName(physics), Rules: r.Name, Differs: r.Differs(),
				Ours: fmt.Sprintf("%s of the lives recovered; %s of the control's pace at the end", all.Percent(), regained.Percent())})
		}
	}
	out.Line += "the paper cuts legs before a life only."
	return out, nil
}

// cells are what is found in each cell, a row for each leg and length, a column for each
// moment.
func cells(s *experiment.Study, f experiment.Frame, of func(experiment.Frame) experiment.Summary) [][]float64 {
	var all [][]float64
	for leg := range legs() {
		for _, length := range cutLengths(s) {
			var row []float64
			for _, at := range cutMoments(s) {
				cell := f.With("leg", float64(leg+1)).With("length", length).With("step", float64(at))
				row = append(row, of(cell).Mean)
			}
			all = append(all, row)
		}
	}
	return all
}
