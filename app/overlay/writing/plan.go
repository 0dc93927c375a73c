package writing

import (
	"fmt"
	"runtime"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// plan is a small campaign for a rule, whose middle learns in minutes.
type plan struct {
	settings campaign.Settings
	untied   error // why the left half cannot be the mirror image of the right one, nil where it is
	err      error // why there can be none
}

// What a small campaign differs in from the paper's: measured on the ant, whose middle walks
// within a minute of two processors. Unbounded weights run away under many rules.
const (
	population = 64
	sigma      = 0.3
	rate       = 0.6
	bound      = 500
	modulators = 2 // where the rule reads them
	between    = 5 // generations from one measurement of the middle to the next
	measured   = 4 // lives of one
	goal       = 300
)

// planFor plans a small campaign for a formula in the world that is shown. It asks nobody
// whether that can be a rule, which is for one that is used: check does.
func planFor(v *desk.View, f *formula.Formula) plan {
	s, err := campaign.BesideSettingsFor(v.World, brain.ABCD_lr.String(), campaign.NoDamage)
	if err != nil {
		return plan{err: err}
	}
	s.Rule, s.Bodies = f.String(), s.Bodies[:1]
	s.Strategy.Population, s.Strategy.Sigma, s.Strategy.Rate = population, sigma, rate
	s.Seeds, s.CentreEvery, s.CentreRuns = "generation", between, measured
	p := plan{}
	if usual := library.Random(v.World, v.Seed).Genome.Arch; !usual.Normalise {
		s.Bound = bound
	}
	if f.Reads(formula.Modulation) {
		s.Modulators = modulators
	}
	if spec, err := episode.SpecOf(v.World); err == nil && spec.Symmetry != nil {
		if _, p.untied = f.Mirror(); p.untied == nil {
			s.Symmetry = 1
		}
	}
	p.settings = s
	return p
}

// check says why the rule cannot be evolved, or nil. One that cannot be tied left to right
// learns each half by itself.
func (p *plan) check() error {
	p.err = p.settings.Check()
	if p.err != nil && p.settings.Symmetry != 0 {
		free := *p
		free.settings.Symmetry = 0
		if free.settings.Check() == nil {
			free.untied, free.err = p.err, nil
			*p = free
		}
	}
	return p.err
}

// workers are all processors, of which a page has one.
func workers() int {
	if runtime.GOOS == "js" {
		return 1
	}
	return runtime.NumCPU()
}

// lines say what the buttons do.
func (p *plan) lines(v *desk.View) []string {
	if p.err != nil {
		return nil
	}
	lines := []string{fmt.Sprintf("Evolve it: %d candidates a generation, in the background; the middle of the search lives in the world, and a newer one takes its place as it learns.", p.settings.Strategy.Population)}
	switch {
	case v.Campaign.Running():
		lines = append(lines, fmt.Sprintf("The campaign under way stops at generation %d and is kept.", v.Campaign.Seen.Generation))
	case p.untied != nil:
		lines = append(lines, "Left and right learn each by itself: "+p.untied.Error())
	default:
		lines = append(lines, "E shows the campaign and stops it.")
	}
	return lines
}

// usable tells whether there is a rule that can be evolved and lived by.
func (c *card) usable() bool { return c.rule != nil && c.plan.err == nil }

// evolve begins the campaign, and has its middle live in the world.
func (c *card) evolve() {
	if !c.usable() || c.plan.check() != nil {
		return
	}
	c.close()
	c.w.hand.Send(desk.EvolveWatched{Config: evolving.Config{Settings: c.plan.settings, Generations: goal, Workers: workers()}})
}

// try lives by the rule at once, with coefficients of chance.
func (c *card) try() {
	if !c.usable() || c.plan.check() != nil {
		return
	}
	rules, err := c.plan.random(c.w.hand.View())
	if err != nil {
		c.plan.err = err
		return
	}
	c.close()
	c.w.hand.Send(desk.Live{Rules: rules})
}

// close closes the card over a text that is used.
func (c *card) close() {
	c.w.popups.Close()
	c.w.draft = ""
}

// random are coefficients of chance for the rule, in the network that would be evolved.
func (p *plan) random(v *desk.View) (session.Rules, error) {
	arch := library.Random(v.World, v.Seed).Genome.Arch
	arch.Bound = p.settings.Bound
	rule, err := brain.ParseRule(p.settings.Rule)
	if err != nil {
		return session.Rules{}, err
	}
	g := brain.RandomGenome(arch, rule, chance.Stream(v.Seed, "random rules"))
	return session.Rules{Name: library.RandomName, Genome: g, Card: g.Card}, nil
}
