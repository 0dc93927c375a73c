package evolution

import (
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

func TestChoicesMakeSettings(t *testing.T) {
	for _, world := range episode.Worlds() {
		b := newBench(t, world)
		for _, r := range b.rows() {
			if r.on < 0 || r.on >= len(r.names) {
				t.Errorf("%s: %s: expected a choice to be on, found none of %v", world, r.title, r.names)
			}
		}
		b.choose("Population", "200")
		b.choose("Same seeds for", "pairs")
		b.choose("Rule", "static")
		s, start, err := b.settings()
		if err != nil {
			t.Fatal(err)
		}
		if s.World != world || s.Strategy.Population != 200 || s.Seeds != "pair" || s.Rule != "static" || s.Theta != "normal:0.1" || start != nil || s.Damage != "" || s.CentreEvery != 5 {
			t.Errorf("%s: expected the choices, found %+v", world, s)
		}
		// Beginning at the rule set in the world takes its rule.
		b.choose("Begin at", "this rule set")
		s, start, err = b.settings()
		if err != nil || start == nil || s.Rule != "AD" || s.Parent == "" {
			t.Errorf("%s: expected the rule set of the world, found %+v, %v", world, s, err)
		}
		if _, err := campaign.New(s, start); err != nil {
			t.Errorf("%s: %v", world, err)
		}
	}
	b := newBench(t, "ant")
	// First weights that co-evolved go on to do so.
	g := b.view.Snap.Rules.Genome
	b.view.Snap.Rules.Genome = g.Clone()
	b.view.Snap.Rules.Genome.DrawWeights(brain.Init{}, chance.Stream(1, "weights"))
	b.view.Snap.Rules.Genome.Card.Init = "coevolve"
	b.choose("Begin at", "this rule set")
	s, start, err := b.settings()
	if err != nil || s.Init != "coevolve" {
		t.Errorf("expected a search with the first weights in it, found %s, %v", s.Init, err)
	}
	if c, err := campaign.New(s, start); err != nil || c.Genome().Weights == nil {
		t.Errorf("expected first weights, found %v", err)
	}
	b.view.Snap.Rules.Genome = g
	b = newBench(t, "ant")
	b.choose("Bodies", "random damage")
	if s, _, err := b.settings(); err != nil || s.Damage != campaign.RandomDamage || len(s.Bodies) != 1 {
		t.Errorf("expected random damage on one body, found %+v, %v", s, err)
	}
}

// Each world is asked what there is to choose in it, beside what the paper took.
func TestQuestionsOfAWorld(t *testing.T) {
	for world, want := range map[string]string{
		"ant": "Begin at random/this rule set; Rule (how weights change; η: a rate) ABCD η/ABCD/AD η/A/static; Population (rule sets tried in each generation  ·  paper: 500) 20/100/200/500; Generations (paper: 300) 50/100/300/1000; Same seeds for (mirrored twins, or all, meet one luck) nobody/pairs/all; Bodies (that each is tried on) intact, right/random damage; Others join from (more machines live it too, and find the same) nowhere/this machine/the network",
		"car": "Begin at random/this rule set; Rule (how weights change; η: a rate) ABCD η/ABCD/AD η/A/static; Population (rule sets tried in each generation  ·  paper: 200) 20/100/200/500; Generations (paper: 300) 50/100/300/1000; Same seeds for (mirrored twins, or all, meet one luck) nobody/pairs/all; Others join from (more machines live it too, and find the same) nowhere/this machine/the network",
	} {
		b := newBench(t, world)
		var asked []string
		for _, r := range b.rows() {
			if r.title == "Workers" { // follows the machine
				if r.names[0] != "1" || r.on != 0 || !strings.HasSuffix(r.note, " processors") {
					t.Errorf("%s: workers %v, %d is on, %q", world, r.names, r.on, r.note)
				}
				continue
			}
			q := r.title
			if r.note != "" {
				q += " (" + r.note + ")"
			}
			asked = append(asked, q+" "+strings.Join(r.names, "/"))
		}
		if got := strings.Join(asked, "; "); got != want {
			t.Errorf("%s: asked\n%s, want\n%s", world, got, want)
		}
		b.choose("Begin at", "this rule set")
		rows := b.rows()
		if rows[0].note != "a rule set" || rows[1].title != "Population" {
			t.Errorf("%s: of a rule set it says %q, and asks for %s next", world, rows[0].note, rows[1].title)
		}
	}
}

func TestGoalOfACampaignThatGoesOn(t *testing.T) {
	for _, c := range []struct {
		kept, had int
		chosen    string
		goal      int
	}{
		{0, 0, "", 300}, {40, 0, "", 300}, {300, 0, "", 600}, // it had none
		{0, 50, "", 50}, {20, 50, "", 50}, {50, 50, "", 100}, {500, 1000, "", 1000},
		{0, 50, "100", 100}, {40, 50, "100", 100}, {100, 50, "100", 200}, {260, 1000, "100", 360},
	} {
		b := newBench(t, "ant")
		if c.chosen != "" {
			b.choose("Generations", c.chosen)
		}
		b.view.Campaign.Last.Generation, b.view.Campaign.Last.Goal = c.kept, c.had
		if found := b.goal(); found != c.goal {
			t.Errorf("of generation %d and goal %d, with %q chosen: expected to go on to %d, found %d", c.kept, c.had, c.chosen, c.goal, found)
		}
	}
}
