package campaign

import (
	"strings"
	"testing"

	"hebbarium/brain"
)

// Modulators are a setting that old checkpoints lack, that goes with a rule that reads m and
// with no other, and that a search takes over from its start.
func TestModulatorsAreASetting(t *testing.T) {
	const rule = "m*eta*(A*pre*post + B*pre + C*post + D)"
	s := short(t)
	newSetting(t, &s, "modulators", "--modulators 2", func() { s.Rule, s.Modulators = rule, 2 })
	s.Symmetry = 1
	c := sameForAnyWorkers(t, s, 2)
	if g := c.Genome(); g.Arch.Modulators != 2 || g.Arch.ActionLen() != 8 || g.Check() != nil {
		t.Errorf("expected a rule set with 2 modulating neurons beside 8 outputs, found %s, %v", g.Arch, g.Check())
	}
	refusedByOlder(t, c)
	next := short(t)
	next.Rule = rule
	if next.StartAt(c.Genome()); next.Modulators != 2 {
		t.Errorf("expected the start's modulating neurons, found %d", next.Modulators)
	}
	if _, err := New(next, c.Genome()); err != nil {
		t.Errorf("expected a start with modulating neurons to be taken, found %v", err)
	}
	next.Modulators = 1
	if _, err := New(next, c.Genome()); err == nil || !strings.Contains(err.Error(), "start: expected") {
		t.Errorf("expected a start with other modulating neurons to be refused, found %v", err)
	}
	before := short(t)
	before.Rule = "ABCD_lr"
	plain, _ := newCampaign(t, before, 1)
	taken, err := New(s, plain.Genome())
	if err != nil || taken.Genome().Arch.Modulators != 2 {
		t.Errorf("expected a start without modulating neurons to be given some, found %v", err)
	}
	for says, change := range map[string]func(*Settings){
		"found none; a campaign has them by modulators = 1 to 3": func(s *Settings) { s.Modulators = 0 },
		"expected a rule that reads their output, m":             func(s *Settings) { s.Rule = "ABCD_lr" },
		"such as m*eta":                func(s *Settings) { s.Rule = brain.Static.String() },
		"at most one a layer, found 4": func(s *Settings) { s.Modulators = 4 },
		"found -1":                     func(s *Settings) { s.Modulators = -1 },
	} {
		wrong := s
		change(&wrong)
		if err := wrong.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("expected an error that says %q, found %v", says, err)
		}
	}
}
