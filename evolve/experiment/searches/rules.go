package searches

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

// Rules is figure 8: the rule's variants on the car, whose convolutions are random and
// fixed.
func Rules() experiment.Experiment {
	return experiment.Experiment{
		Name: "rules", Title: "Variants of the rule", Paper: "figure 8", Worlds: []string{experiment.Car},
		Lacks:     "The car was left out, or none of the campaigns that were given has random, fixed convolutions (evolve --fixed-convolutions).",
		Labels:    []string{"campaign", "rule"},
		Tables:    []experiment.Table{{Values: []string{"generation", "mean", "best", "centre"}}},
		Campaigns: variantCampaigns,
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			for _, c := range variantsFound(s) {
				jobs = append(jobs, handOn(c, c.Name, c.Rule))
			}
			return jobs
		},
		Conclude: concludeRules,
	}
}

// paperVariantGenerations are those of the paper's figure 8.
const paperVariantGenerations = 300

// variantCampaigns are those that have to be run: none where finished ones were given.
// By itself the experiment runs the paper's recipe, which takes hours; a run of everything
// runs short ones, so that there is something to see of how each begins.
func variantCampaigns(s *experiment.Study) []experiment.Evolution {
	if s.World != "" && s.World != experiment.Car || len(variantsFound(&experiment.Study{Settings: s.Settings, Curves: s.Curves, Found: s.Found})) > 0 {
		return nil
	}
	if !s.All && slices.ContainsFunc(s.Found, func(c experiment.Campaign) bool { return c.Curve.World == experiment.Car }) {
		return nil // whoever gives others by mistake is told so, and not kept waiting for hours
	}
	var all []experiment.Evolution
	for _, rule := range variants() {
		settings, err := campaign.PaperSettingsFor(experiment.Car, rule.String(), "")
		if err != nil {
			return nil
		}
		settings.Seed, settings.FixedConvolutions = s.Seed, true
		few := short{population: 60, generations: 80, sigma: 0.3, rate: 0.6} // the noise and the rate that found the shipped driver
		if rule == brain.Static {
			few.sigma, few.rate = 0.05, 0.017 // and its static control
		}
		all = append(all, few.of(s, experiment.Evolution{Name: "rules-" + rule.String(), Settings: settings, Generations: paperVariantGenerations}))
	}
	return all
}

// ofVariants tells whether a campaign is one of figure 8: of the car, with convolutions
// that stay as they are.
func ofVariants(c experiment.Curve) bool {
	return c.World == experiment.Car && c.Has("fixed-convolutions") && !ofFirstWeights(c)
}

// variantsFound are the curves of the variants, given or run, rule by rule.
func variantsFound(s *experiment.Study) []experiment.Curve {
	all := slices.Clone(s.Curves)
	for _, c := range slices.Concat(s.Found, s.Ran) {
		all = append(all, c.Curve)
	}
	if s.World != "" && s.World != experiment.Car {
		return nil
	}
	var found []experiment.Curve
	for _, rule := range variants() {
		found = append(found, ofRule(all, rule)...)
	}
	return found
}

func ofRule(all []experiment.Curve, rule brain.Rule) []experiment.Curve {
	return slices.DeleteFunc(slices.Clone(all), func(c experiment.Curve) bool { return !ofVariants(c) || c.Rule != rule.String() })
}

func concludeRules(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	out := &experiment.Finding{}
	fig := figure.Figure{Name: "rules", Title: "Variants of the rule, on the car", Height: 200,
		Note: "Mean score of each generation's population, averaged over 5 generations; the convolutions in front of the plastic layers are random and stay as they are. Several campaigns of one rule: their mean as far as all of them go, with the least and the greatest as a band. "}
	panel := figure.Panel{Title: "the car", X: figure.Axis{Label: "generation", Min: figure.At(0)}, Y: figure.Axis{Label: "mean of the population, episode reward"}}
	var shown sizes
	found := variantsFound(s)
	for i, rule := range variants() {
		var runs [][]float64
		reached := experiment.Over{}
		longest := 0
		curves := ofRule(found, rule)
		for _, c := range curves {
			rows := f[0].Where("campaign", c.Name)
			runs = append(runs, smoothed(rows.Column("mean"), 5))
			reached.Means = append(reached.Means, best(rows))
			longest = max(longest, rows.Len())
			shown.add(c)
		}
		if len(runs) == 0 {
			continue
		}
		panel.Marks = append(panel.Marks, together(runs, figure.Ink(i)))
		fig.Legend = append(fig.Legend, figure.Key{Name: fmt.Sprintf("%s (n = %d)", rule, len(runs)), Ink: figure.Ink(i), Kind: figure.LineKey})
		ours := experiment.Tidy(reached.Mean())
		if len(runs) > 1 {
			ours = reached.String()
		}
		out.Compare = append(out.Compare, experiment.Comparison{What: "car, variants of the rule", Rules: rule.String(), Paper: map[bool]string{true: "does not solve it", false: "solves it"}[rule == brain.A],
			Ours: fmt.Sprintf("best centre %s after %d generations", ours, longest), Differs: variantDiffers(curves[0], longest)})
		out.Line += fmt.Sprintf("%s %s after %d generations; ", rule, ours, longest)
	}
	words := shown.words(200, paperVariantGenerations, "which of them drives in the end")
	fig.Note += words
	if shown.short(paperVariantGenerations) {
		out.Missing = words
	}
	fig.Panels = []figure.Panel{panel}
	out.Figures = []figure.Figure{fig}
	out.Line += "the paper: all but A solve it."
	return out, nil
}

// variantDiffers says in what a campaign differs from the paper's of figure 8.
func variantDiffers(c experiment.Curve, generations int) string {
	text := c.Differs()
	if generations < paperVariantGenerations {
		short := fmt.Sprintf("%d generations (%d)", generations, paperVariantGenerations)
		if text == experiment.AsThePaper {
			return short
		}
		text += "; " + short
	}
	return text
}
