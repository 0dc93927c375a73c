package paper

import (
	"fmt"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// body is a morphology of table 1. Legs are in the body file's order: left front, left
// rear, right rear, right front, seen along the way that the ant walks.
type body struct{ name, spec string }

func bodies() []body {
	return []body{
		{"intact", "intact"},
		{"right front leg", "right"},
		{"left front leg", "left"},
		{"both rear legs", "leg2=0.25,leg3=0.25"},
		{"both front legs", "leg1=0.25,leg4=0.25"},
	}
}

// reported are the paper's scores of the ant, Hebbian and static, with their spread.
var reported = map[string]map[bool][2]float64{
	"intact":          {true: {1205, 100}, false: {1604, 171}},
	"right front leg": {true: {1132, 60}, false: {1431, 54}},
	"left front leg":  {true: {471, 87}, false: {68, 56}},
}

func plusMinus(v [2]float64) string { return fmt.Sprintf("%g ± %g", v[0], v[1]) }

// table1 is the ant's table: every rule set on five bodies in both physics.
func table1() experiment.Experiment {
	return experiment.Experiment{
		Name: "table1", Title: "The ant on five bodies", Paper: "table 1", Worlds: []string{experiment.Ant},
		Labels: []string{"rules", "body", "physics", "seed"},
		Tables: []experiment.Table{{Values: experiment.ScoreValues()}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range s.Of(experiment.Ant) {
				for _, b := range bodies() {
					for _, physics := range s.EnginesOf(experiment.Ant) {
						for i := range s.Repeats(100, 10) {
							seed := s.Seed + uint64(i)
							setup := r.Life(seed)
							setup.Body = b.spec
							jobs = append(jobs, experiment.Scored(r, physics, setup, r.Name, b.name, physics, fmt.Sprint(seed)))
						}
					}
				}
			}
			return jobs
		},
		Conclude: concludeTable1,
	}
}

func concludeTable1(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{Missing: s.Missing(experiment.Ant)}
	n := s.Repeats(100, 10)
	families := s.Families(experiment.Ant)
	entries := entriesOf(s, experiment.Ant, families)
	fig := figure.Figure{Name: "table1", Title: "The ant on five bodies", Columns: len(s.EnginesOf(experiment.Ant)), Shared: true,
		Note:   fmt.Sprintf("Mean progress over %d rollouts (%s) with its 95 %% bootstrap interval; a damaged lower leg has a quarter of its length. Paper: mean of Hebbian networks and, as the lower diamond, static ones.", n, s.SeedWords(n)) + runsWords(families),
		Legend: append(entryKeys(entries), figure.Key{Name: "the paper", Ink: figure.Paper, Kind: figure.DotKey}, figure.Key{Name: fmt.Sprintf("solved: %g", experiment.SolvedAt(experiment.Ant)), Ink: figure.Control, Kind: figure.ReferenceKey})}
	var names []string
	for _, b := range bodies() {
		names = append(names, b.name)
	}
	fig.Height = 70 + float64(len(names)*(len(entries)+2))*7.5
	var measured []experiment.Measurement
	for _, physics := range s.EnginesOf(experiment.Ant) {
		axis := figure.Axis{Names: names, Down: true}
		panel := figure.Panel{Title: experiment.EngineName(physics), X: figure.Axis{Label: "progress (units: m per 0.0165 s, summed)"}, Y: axis,
			Marks: []figure.Mark{figure.Upright(experiment.SolvedAt(experiment.Ant), figure.Control)}}
		for i := 0; i < len(names); i += 2 { // so that each body's dots are seen to belong together
			panel.Marks = append(panel.Marks, figure.Level(float64(i)-0.5, float64(i)+0.5, figure.Control))
		}
		var dots figure.Dots
		for i, b := range bodies() {
			at := func(k int) float64 {
				return float64(len(names)-1-i) + 0.38 - 0.76*float64(k)/float64(max(1, len(entries)+1))
			}
			of := func(r *experiment.RuleSet) experiment.Frame {
				return f[0].Where("rules", r.Name, "body", b.name, "physics", physics)
			}
			mean := func(r *experiment.RuleSet) float64 { return experiment.Mean(of(r).Column("score")) }
			compare := func(rules, ours, differs string, plastic bool) {
				c := experiment.Comparison{What: "ant, " + b.name, Rules: rules, Ours: ours, Differs: differs}
				if p, ok := reported[b.name]; ok && physics == episode.BuiltinPhysics {
					c.Paper = plusMinus(p[plastic])
				}
				if physics != episode.BuiltinPhysics {
					c.What += ", " + experiment.EngineName(physics)
				}
				out.Compare = append(out.Compare, c)
			}
			for k, e := range entries {
				for _, r := range e.sets {
					rows := of(r)
					m := s.Summarise(rows.Column("score"))
					if e.family == nil {
						dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: at(k), Ink: e.ink})
					}
					compare(r.Name, fmt.Sprintf("%s, sd %s, median %s; %d of %d solved", m, experiment.Tidy(m.SD), experiment.Tidy(m.Median), experiment.Count(rows.Column("solved")), rows.Len()), r.Differs(), r.Plastic())
					measured = append(measured, s.Measured("table1", r, b.name, physics, rows.Column("score"), rows.Column("solved")))
				}
				if e.family == nil {
					continue
				}
				o := e.family.Over("table1", b.name, physics, mean)
				dots = append(dots, overDot(o, at(k), e.ink))
				panel.Marks = append(panel.Marks, overPoints(o, at(k), e.ink))
				compare(e.family.Label(), fmt.Sprintf("%s; %d of %d reach %g", o, o.AtLeast(experiment.SolvedAt(experiment.Ant)), len(o.Means), experiment.SolvedAt(experiment.Ant)), e.sets[0].Differs(), e.sets[0].Plastic())
			}
			if p, ok := reported[b.name]; ok && physics == episode.BuiltinPhysics {
				for k, plastic := range []bool{true, false} {
					dots = append(dots, figure.Dot{X: p[plastic][0], Lo: p[plastic][0] - p[plastic][1], Hi: p[plastic][0] + p[plastic][1], Y: at(len(entries) + k), Ink: figure.Paper})
				}
			}
		}
		panel.Marks = append(panel.Marks, dots)
		fig.Panels = append(fig.Panels, panel)
	}
	out.Figures = []figure.Figure{fig}
	out.Files = []experiment.File{{Name: "table1-summary.csv", Data: experiment.MeasurementsCSV(measured)}}
	out.Line = table1Line(s, f[0], families)
	out.Missing = strings.TrimSpace(out.Missing + " " + earlierRuns(families))
	return out, nil
}

// table1Line says of each rule set, and of each recipe over its runs, how it does without
// the leg that it never missed.
func table1Line(s *experiment.Study, f experiment.Frame, families []*experiment.Family) string {
	mean := func(r *experiment.RuleSet, body string) float64 {
		return experiment.Mean(f.Where("rules", r.Name, "body", body, "physics", episode.BuiltinPhysics).Column("score"))
	}
	var parts []string
	for _, r := range s.Of(experiment.Ant) {
		at := func(body string) string { return experiment.Tidy(mean(r, body)) }
		parts = append(parts, fmt.Sprintf("%s %s intact, %s without the right and %s without the left front leg", r.Name, at("intact"), at("right front leg"), at("left front leg")))
	}
	for _, fam := range families {
		over := func(body string) experiment.Over {
			return fam.Over("table1", body, episode.BuiltinPhysics, func(r *experiment.RuleSet) float64 { return mean(r, body) })
		}
		at := func(body string) string {
			o := over(body)
			return fmt.Sprintf("%s ± %s", experiment.Tidy(o.Mean()), experiment.Tidy(o.SD()))
		}
		left := over("left front leg")
		parts = append(parts, fmt.Sprintf("%s, mean and sd over the runs: %s intact, %s without the right and %s without the left front leg, on which %d of them reach %g", fam.Label(), at("intact"), at("right front leg"), at("left front leg"), left.AtLeast(experiment.SolvedAt(experiment.Ant)), experiment.SolvedAt(experiment.Ant)))
	}
	return strings.Join(parts, "; ") + "; the paper: 1205, 1132 and 471 Hebbian, 1604, 1431 and 68 static."
}
