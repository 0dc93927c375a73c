package searches

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// Coevolve is figure 9: first weights that were evolved with the rules, against random
// ones, for which the same campaigns are run without.
func Coevolve() experiment.Experiment {
	return experiment.Experiment{
		Name: "coevolve", Title: "First weights evolved with the rules", Paper: "figure 9", Worlds: []string{experiment.Car, experiment.Ant},
		Lacks:     "No rule set with first weights of its own was given (--rules, --campaigns), and the ant was left out, for which some are evolved.",
		Labels:    []string{"world", "rules", "first_weights", "seed"},
		Tables:    []experiment.Table{{Values: experiment.ScoreValues()}},
		Campaigns: firstWeightCampaigns,
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, r := range coevolved(s) {
				inits := []brain.Init{{Kind: brain.InitCoevolve}, {}}
				if r.Genome.Weights == nil {
					inits = inits[1:]
				}
				for _, init := range inits {
					for i := range s.Repeats(100, experiment.QuickOf(r.World(), 6, 10)) {
						seed := s.Seed + uint64(i)
						jobs = append(jobs, experiment.Scored(r, "", episode.Setup{Seed: seed, Init: init}, r.World(), r.Name, init.String(), fmt.Sprint(seed)))
					}
				}
			}
			return jobs
		},
		Conclude: concludeCoevolve,
	}
}

// paperAntGenerations are what the paper's ants took, about.
const paperAntGenerations = 500

// firstWeightCampaigns are those that have to be run: none where a rule set with first
// weights, or a campaign that evolved some, was given. In a run of everything they are
// short, and three of each kind; by itself the experiment runs the paper's recipe.
func firstWeightCampaigns(s *experiment.Study) []experiment.Evolution {
	given := &experiment.Study{Settings: s.Settings, RuleSets: s.RuleSets, Found: s.Found}
	if s.World != "" && s.World != experiment.Ant || len(coevolved(given)) > 0 {
		return nil
	}
	runs := 3
	if s.Quick {
		runs = 1
	}
	var all []experiment.Evolution
	for _, kind := range []struct{ name, init string }{{"own-weights", brain.Init{Kind: brain.InitCoevolve}.String()}, {"random-weights", brain.Init{}.String()}} {
		for run := range runs {
			settings, err := campaign.PaperSettings(experiment.Ant)
			if err != nil {
				return nil
			}
			settings.Init, settings.Seed = kind.init, s.Seed+uint64(run)
			few := short{population: 60, generations: 60, sigma: 0.15, rate: 0.3}
			all = append(all, few.of(s, experiment.Evolution{Name: fmt.Sprintf("%s-%d", kind.name, run+1), Settings: settings, Generations: paperAntGenerations}))
		}
	}
	return all
}

// coevolved are the rule sets that carry first weights of their own, and beside them those
// of campaigns that differ from theirs in nothing but that the first weights were random.
func coevolved(s *experiment.Study) []*experiment.RuleSet {
	all := s.PlasticIn(experiment.Car, experiment.Ant)
	for _, c := range slices.Concat(s.Found, s.Ran) {
		if r := c.RuleSet(); r != nil && r.Plastic() && (s.World == "" || s.World == r.World()) {
			all = append(all, r)
		}
	}
	recipes := map[string]bool{}
	for _, r := range all {
		if r.Genome.Weights != nil {
			recipes[butForInit(r.Command())] = true
		}
	}
	return slices.DeleteFunc(all, func(r *experiment.RuleSet) bool {
		recipe := butForInit(r.Command())
		return r.Genome.Weights == nil && (recipe == "" || !recipes[recipe])
	})
}

// runName is a campaign's name as a figure says it, such as "own weights 2".
func runName(name string) string {
	return strings.ReplaceAll(strings.TrimSuffix(name, shortName), "-", " ")
}

// butForInit is a recipe without how the first weights are drawn.
func butForInit(command string) string {
	parts := strings.Split(experiment.RecipeOf(command), "; ")
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.HasPrefix(p, "init ") }), "; ")
}

// firstWeights are the ways in which rule sets of this figure begin their lives, in the
// order of its lines.
var firstWeights = []struct {
	own  bool   // the rule set has evolved ones
	init string // which it lives with
	name string
}{
	{true, brain.Init{Kind: brain.InitCoevolve}.String(), "evolved with the rules"},
	{true, brain.Init{}.String(), "the same rules from random ones"},
	{false, brain.Init{}.String(), "rules evolved from random ones"},
}

func concludeCoevolve(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "coevolve", Title: "First weights evolved with the rules", Height: 150,
		Note: "Left: mean score of each generation's population, averaged over 5 generations; of several runs their mean, with the least and the greatest as a band. Right: the best rule set of each campaign, its mean score with the 95 % bootstrap interval. "}
	sets := coevolved(s)
	var shown sizes
	for _, world := range []string{experiment.Car, experiment.Ant} {
		var names []string
		var here []*experiment.RuleSet
		for _, r := range sets {
			if r.World() == world {
				names, here = append(names, runName(r.Name)), append(here, r)
			}
		}
		if len(names) == 0 {
			continue
		}
		if panel, counted := firstWeightCurves(s, world); len(panel.Marks) > 0 {
			fig.Panels = append(fig.Panels, panel)
			for _, c := range counted {
				shown.add(c)
			}
		}
		n := s.Repeats(100, experiment.QuickOf(world, 6, 10))
		fig.Note += fmt.Sprintf("The %s: %d rollouts each (%s). ", world, n, s.SeedWords(n))
		panel := figure.Panel{Title: "the " + world + ", scores", X: figure.Axis{Label: experiment.UnitOf(world)}, Y: figure.Axis{Names: names, Down: true}}
		fig.Height = max(fig.Height, 60+18*float64(len(names)))
		var dots figure.Dots
		for k, way := range firstWeights {
			over := experiment.Over{}
			for i, r := range here {
				rows := f[0].Where("world", world, "rules", r.Name, "first_weights", way.init)
				if (r.Genome.Weights != nil) != way.own || rows.Len() == 0 {
					continue
				}
				m := s.Summarise(rows.Column("score"))
				y := float64(len(names) - 1 - i)
				if way.own {
					y += 0.15 - 0.3*float64(k)
				}
				dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: y, Ink: figure.Ink(k)})
				over.Means = append(over.Means, m.Mean)
				out.Compare = append(out.Compare, experiment.Comparison{What: world + ", first weights", Paper: "no gain", Rules: r.Name + ": " + way.name, Ours: m.String(), Differs: coevolveDiffers(r)})
			}
			switch {
			case len(over.Means) > 1:
				out.Line += fmt.Sprintf("the %s, first weights %s: %s; ", world, way.name, over)
			case len(over.Means) == 1:
				out.Line += fmt.Sprintf("the %s, first weights %s: %s; ", world, way.name, experiment.Tidy(over.Means[0]))
			}
		}
		panel.Marks = []figure.Mark{dots}
		fig.Panels = append(fig.Panels, panel)
	}
	fig.Columns = min(2, len(fig.Panels))
	for k, way := range firstWeights {
		fig.Legend = append(fig.Legend, figure.Key{Name: way.name, Ink: figure.Ink(k), Kind: figure.LineDotKey})
	}
	if len(shown.generations) > 0 {
		words := shown.words(500, paperAntGenerations, "whether evolved first weights are a gain in the end")
		fig.Note += words
		if shown.short(paperAntGenerations) {
			out.Missing = words
		}
	}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: no gain."
	return out, nil
}

// coevolveDiffers says in what a campaign differed from the paper's, but for what this
// figure is about.
func coevolveDiffers(r *experiment.RuleSet) string {
	parts := slices.DeleteFunc(strings.Split(r.Differs(), "; "), func(p string) bool { return p == "first weights evolved too" })
	if len(parts) == 0 {
		return experiment.AsThePaper
	}
	return strings.Join(parts, "; ")
}

// firstWeightCurves are the training curves of the campaigns, those that evolved first
// weights and those that did not.
func firstWeightCurves(s *experiment.Study, world string) (figure.Panel, []experiment.Curve) {
	panel := figure.Panel{Title: "the " + world + ", training", X: figure.Axis{Label: "generation", Min: figure.At(0)}, Y: figure.Axis{Label: "population's mean, " + experiment.UnitOf(world)}}
	all := slices.Clone(s.Curves)
	for _, c := range slices.Concat(s.Found, s.Ran) {
		all = append(all, c.Curve)
	}
	recipes := map[string]bool{}
	for _, c := range all {
		if ofFirstWeights(c) {
			recipes[butForInit(c.Command)] = true
		}
	}
	var counted []experiment.Curve
	for k, own := range []bool{true, false} {
		var runs [][]float64
		for _, c := range all {
			if c.World != world || ofFirstWeights(c) != own || !recipes[butForInit(c.Command)] {
				continue
			}
			var means []float64
			for _, p := range c.Points {
				means = append(means, p.Mean)
			}
			runs, counted = append(runs, smoothed(means, 5)), append(counted, c)
		}
		if len(runs) > 0 {
			panel.Marks = append(panel.Marks, together(runs, figure.Ink(2*k)))
		}
	}
	return panel, counted
}
