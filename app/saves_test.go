package app

import (
	"path/filepath"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve"
)

// However high a static network scores, a start without a choice is on one that learns.
func TestRuleSetsThatLearnComeFirst(t *testing.T) {
	folder := t.TempDir()
	for name, g := range map[string]*brain.Genome{
		"low":    brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, evolve.Stream(1, "genome")),
		"high":   brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, evolve.Stream(2, "genome")),
		"static": brain.RandomGenome(brain.AntArchitecture(), brain.Static, evolve.Stream(3, "genome")),
	} {
		g.Card.Score = brain.Score{Mean: map[string]float64{"low": 1, "high": 2, "static": 3}[name], Rollouts: 100}
		if err := brain.Save(filepath.Join(folder, name+ruleExtension), g); err != nil {
			t.Fatal(err)
		}
	}
	all := listSaves(folder)
	for i, want := range []string{"high", "low", "static"} {
		if all[i].name != want {
			t.Errorf("place %d: found %s, want %s", i+1, all[i].name, want)
		}
	}
	if s, ok := best(all, "ant"); !ok || s.name != "high" {
		t.Errorf("a start is on %q", s.name)
	}
}
