package paper

import (
	"fmt"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// variants are the rules of figure 8.
func variants() []brain.Rule {
	return []brain.Rule{brain.A, brain.AD_lr, brain.ABC, brain.ABC_lr, brain.ABCD, brain.ABCD_lr, brain.Static}
}

// rules is figure 8: the rule's variants on the car, whose convolutions are random and
// fixed.
func rules() experiment.Experiment {
	return experiment.Experiment{
		Name: "rules", Title: "Variants of the rule", Paper: "figure 8", Worlds: []string{experiment.Car},
		Lacks:     "No finished campaigns of the car were given (--campaigns DIR). 'hebbarium experiment rules --out DIR' runs them: seven campaigns of 300 generations, hours in all.",
		Labels:    []string{"campaign", "rule"},
		Tables:    []experiment.Table{{Values: []string{"generation", "mean", "best", "centre"}}},
		Campaigns: variantCampaigns,
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, c := range variantsFound(s) {
				jobs = append(jobs, experiment.Job{Labels: []string{c.Name, c.Settings.Rule}, Do: func(*experiment.Bench) (experiment.Result, error) {
					var rows []experiment.Row
					for _, p := range c.Curve.Points {
						rows = append(rows, experiment.Row{p.Generation, p.Mean, p.Best, p.Centre})
					}
					return experiment.Result{rows}, nil
				}})
			}
			return jobs
		},
		Conclude: concludeRules,
	}
}

// variantCampaigns are those that have to be run: none where finished ones were given, and
// in a run of everything none that take hours.
func variantCampaigns(s *experiment.Study) []experiment.Evolution {
	if s.World != "" && s.World != experiment.Car || giveRules(s) || s.All && !s.Quick && s.Generations == 0 {
		return nil
	}
	var all []experiment.Evolution
	for _, rule := range variants() {
		settings, err := campaign.PaperSettings(experiment.Car)
		if err != nil {
			return nil
		}
		settings.Rule, settings.Seed, settings.FixedConvolutions = rule.String(), s.Seed, true
		if rule == brain.Static {
			settings.Theta = "normal:0.1"
		}
		v := experiment.Evolution{Name: "rules-" + rule.String(), Settings: settings, Generations: 300}
		if s.Quick {
			v.Settings.Strategy.Population, v.Settings.CentreRuns, v.Settings.CentreEvery = 20, 4, 3
			v.Generations = 6
		}
		if s.Generations > 0 {
			v.Generations = s.Generations
		}
		all = append(all, v)
	}
	return all
}

// campaignsOf are the campaigns of a rule on the car, given or run.
func campaignsOf(s *experiment.Study, rule string) []experiment.Campaign {
	return slices.DeleteFunc(slices.Concat(s.Found, s.Ran), func(c experiment.Campaign) bool {
		return c.Settings.World != experiment.Car || c.Settings.Init == brain.Init{Kind: brain.InitCoevolve}.String() || c.Settings.Rule != rule
	})
}

// giveRules tells whether finished campaigns of the car were given.
func giveRules(s *experiment.Study) bool {
	return slices.ContainsFunc(s.Found, func(c experiment.Campaign) bool { return c.Settings.World == experiment.Car })
}

// variantsFound are the campaigns of the variants, given or run.
func variantsFound(s *experiment.Study) []experiment.Campaign {
	var all []experiment.Campaign
	for _, rule := range variants() {
		all = append(all, campaignsOf(s, rule.String())...)
	}
	return all
}

func concludeRules(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "rules", Title: "Variants of the rule, on the car", Height: 200,
		Note: "Mean score of each generation's population, averaged over 5 generations; the convolutions in front of the plastic layers are random and stay as they are. Several campaigns of one rule: their mean, with the least and the greatest as a band. "}
	panel := figure.Panel{Title: "the car", X: figure.Axis{Label: "generation", Min: figure.At(0)}, Y: figure.Axis{Label: "mean of the population, episode reward"}}
	loose := false
	var populations []int
	for i, rule := range variants() {
		var runs [][]float64
		generations, most := 0, 0.0
		for k, c := range campaignsOf(s, rule.String()) {
			rows := f[0].Where("campaign", c.Name)
			runs = append(runs, smoothed(rows.Column("mean"), 5))
			generations = rows.Len()
			if v := best(rows); k == 0 || v > most {
				most = v
			}
			loose = loose || !c.Settings.FixedConvolutions
			populations = append(populations, c.Settings.Strategy.Population)
		}
		if len(runs) == 0 {
			continue
		}
		panel.Marks = append(panel.Marks, together(runs, figure.Ink(i)))
		fig.Legend = append(fig.Legend, figure.Key{Name: fmt.Sprintf("%s (n = %d)", rule, len(runs)), Ink: figure.Ink(i), Kind: figure.LineKey})
		out.Compare = append(out.Compare, experiment.Comparison{What: "car, variants of the rule", Rules: rule.String(), Paper: map[bool]string{true: "does not solve it", false: "solves it"}[rule == brain.A],
			Ours: fmt.Sprintf("best centre %s after %d generations", experiment.Tidy(most), generations), Differs: variantDiffers(campaignsOf(s, rule.String())[0], generations)})
		out.Line += fmt.Sprintf("%s %s after %d generations; ", rule, experiment.Tidy(most), generations)
	}
	if loose {
		out.Missing = "Some of the campaigns evolved the convolutions too, which are random and fixed in the paper's figure 8."
	}
	fig.Note += populationWords(populations)
	fig.Panels = []figure.Panel{panel}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: all but A solve it."
	return out, nil
}

func populationWords(n []int) string {
	if slices.Min(n) == slices.Max(n) {
		return fmt.Sprintf("Population %d.", n[0])
	}
	return fmt.Sprintf("Populations of %d to %d.", slices.Min(n), slices.Max(n))
}

// variantDiffers says in what a campaign differs from the paper's of figure 8.
func variantDiffers(c experiment.Campaign, generations int) string {
	r := experiment.RuleSet{Genome: &brain.Genome{Arch: brain.CarArchitecture(), Rule: brain.ABCD_lr}}
	r.Genome.Card.Command, r.Genome.Card.Population = c.Settings.Command(generations), c.Settings.Strategy.Population
	text := r.Differs()
	if generations < 300 {
		if text == "nothing" {
			text = ""
		} else {
			text += "; "
		}
		text += fmt.Sprintf("%d generations, not 300", generations)
	}
	return text
}
