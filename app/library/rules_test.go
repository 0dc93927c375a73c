package library

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/replay"
)

// However high a static network scores, a start without a choice is on one that learns.
func TestRuleSetsThatLearnComeFirst(t *testing.T) {
	folder := t.TempDir()
	for name, g := range map[string]*brain.Genome{
		"low":    brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(1, "genome")),
		"high":   brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(2, "genome")),
		"static": brain.RandomGenome(brain.AntArchitecture(), brain.Static, chance.Stream(3, "genome")),
	} {
		g.Card.Score = brain.Score{Mean: map[string]float64{"low": 1, "high": 2, "static": 3}[name], Rollouts: 100}
		if err := brain.Save(filepath.Join(folder, name+Extension), g); err != nil {
			t.Fatal(err)
		}
	}
	all := List(folder, replay.Carried{})
	for i, want := range []string{"high", "low", "static"} {
		if all[i].Name != want {
			t.Errorf("place %d: found %s, want %s", i+1, all[i].Name, want)
		}
	}
	if s, ok := Best(all, "ant"); !ok || s.Name != "high" {
		t.Errorf("a start is on %q", s.Name)
	}
}

// shippedRules are the rule sets in the program's source, wherever the test goes then.
func shippedRules(t *testing.T) fs.FS {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("..", "..", "saves"))
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(folder)
}

// The shipped rule sets are there where the folder has none; one of the same name in
// the folder goes before, whatever it is.
func TestShippedRuleSetsAreListed(t *testing.T) {
	folder := t.TempDir()
	own := replay.Carried{Shipped: shippedRules(t)}
	names := func(all []Save) (names []string) {
		for _, s := range all {
			if s.Err != nil {
				t.Errorf("%s: %v", s.Name, s.Err)
			}
			names = append(names, s.Name)
		}
		slices.Sort(names)
		return names
	}
	want := []string{"ant", "ant-any-leg", "ant-bounded", "ant-few",
		"ant-formula-abc", "ant-formula-abcd", "ant-formula-bcm", "ant-formula-covariance", "ant-formula-decay",
		"ant-formula-differential", "ant-formula-five", "ant-formula-oja", "ant-formula-static", "ant-hebbian", "ant-modulated", "ant-paper", "ant-settles", "ant-static", "ant-static-any-leg", "ant-static-paper", "ant-static-symmetric", "car", "car-paper", "car-static", "car-static-paper"}
	all := List(filepath.Join(folder, "none"), own)
	if found := names(all); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if s, ok := Best(all, "ant"); !ok || s.Name != "ant" || s.Card.Score.Rollouts == 0 {
		t.Errorf("a start is on %+v", s)
	}
	path := filepath.Join(folder, "ant"+Extension)
	if err := brain.Save(path, brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(1, "genome"))); err != nil {
		t.Fatal(err)
	}
	all = List(folder, own)
	if found := names(all); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	for _, s := range all {
		if (s.Path == path) != (s.Name == "ant") {
			t.Errorf("%s is %s", s.Name, s.Path)
		}
	}
}
