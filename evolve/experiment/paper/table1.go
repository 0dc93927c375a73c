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
							jobs = append(jobs, experiment.Scored(r.Genome, physics, setup, r.Name, b.name, physics, fmt.Sprint(seed)))
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
	fig := figure.Figure{Name: "table1", Title: "The ant on five bodies", Columns: len(s.EnginesOf(experiment.Ant)), Shared: true,
		Note:   fmt.Sprintf("Mean progress over %d rollouts (%s) with its 95 %% bootstrap interval; a damaged lower leg has a quarter of its length. Solved is %g units or more. Paper: mean of Hebbian networks and, as the lower diamond, static ones.", n, s.SeedWords(n), experiment.SolvedAt(experiment.Ant)),
		Legend: append(experiment.Keys(figure.DotKey, s.Of(experiment.Ant)), figure.Key{Name: "the paper", Ink: figure.Paper, Kind: figure.DotKey})}
	var names []string
	for _, b := range bodies() {
		names = append(names, b.name)
	}
	sets := s.Of(experiment.Ant)
	fig.Height = 70 + float64(len(names)*(len(sets)+2))*7.5
	for _, physics := range s.EnginesOf(experiment.Ant) {
		axis := figure.Axis{Names: names, Down: true}
		panel := figure.Panel{Title: experiment.EngineName(physics), X: figure.Axis{Label: "progress (units: m per 0.0165 s, summed)"}, Y: axis,
			Marks: []figure.Mark{figure.Upright(0, figure.Control)}}
		var dots figure.Dots
		for i, b := range bodies() {
			at := func(k int) float64 {
				return float64(len(names)-1-i) + 0.36 - 0.72*float64(k)/float64(max(1, len(sets)+1))
			}
			for k, r := range sets {
				rows := f[0].Where("rules", r.Name, "body", b.name, "physics", physics)
				m := s.Summarise(rows.Column("score"))
				dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: at(k), Ink: r.Ink})
				c := experiment.Comparison{What: "ant, " + b.name, Rules: r.Name, Differs: r.Differs(),
					Ours: fmt.Sprintf("%s, sd %s, median %s; %d of %d solved", m, experiment.Tidy(m.SD), experiment.Tidy(m.Median), experiment.Count(rows.Column("solved")), rows.Len())}
				if p, ok := reported[b.name]; ok {
					c.Paper = plusMinus(p[r.Plastic()])
				}
				if physics != episode.BuiltinPhysics {
					c.What += ", " + experiment.EngineName(physics)
					c.Paper = ""
				}
				out.Compare = append(out.Compare, c)
			}
			if p, ok := reported[b.name]; ok && physics == episode.BuiltinPhysics {
				for k, plastic := range []bool{true, false} {
					dots = append(dots, figure.Dot{X: p[plastic][0], Lo: p[plastic][0] - p[plastic][1], Hi: p[plastic][0] + p[plastic][1], Y: at(len(sets) + k), Ink: figure.Paper})
				}
			}
		}
		panel.Marks = append(panel.Marks, dots)
		fig.Panels = append(fig.Panels, panel)
	}
	out.Figures = []figure.Figure{fig}
	out.Line = table1Line(s, f[0])
	return out, nil
}

// table1Line says of each rule set how it does without the leg that it never missed.
func table1Line(s *experiment.Study, f experiment.Frame) string {
	var parts []string
	for _, r := range s.Of(experiment.Ant) {
		at := func(body string) string {
			return experiment.Tidy(s.Summarise(f.Where("rules", r.Name, "body", body, "physics", episode.BuiltinPhysics).Column("score")).Mean)
		}
		parts = append(parts, fmt.Sprintf("%s %s intact, %s without the right and %s without the left front leg", r.Name, at("intact"), at("right front leg"), at("left front leg")))
	}
	line := strings.Join(parts, "; ") + ". The paper: 1205, 1132 and 471 Hebbian; 1604, 1431 and 68 static."
	if runs := recipes(s, experiment.Ant); len(runs) > 1 {
		for _, b := range []string{"intact", "right front leg", "left front leg"} {
			var means []float64
			for _, r := range runs {
				means = append(means, experiment.Mean(f.Where("rules", r.Name, "body", b, "physics", episode.BuiltinPhysics).Column("score")))
			}
			m := s.Summarise(means)
			line += fmt.Sprintf(" The paper's own recipe, over %d runs, %s: %s ± %s (sd).", len(runs), b, experiment.Tidy(m.Mean), experiment.Tidy(m.SD))
		}
	}
	return line
}

// recipes are the plastic rule sets of a world that the paper's own recipe gave.
func recipes(s *experiment.Study, world string) []*experiment.RuleSet {
	var all []*experiment.RuleSet
	for _, r := range s.PlasticIn(world) {
		if strings.Contains(r.Name, "-paper") {
			all = append(all, r)
		}
	}
	return all
}
