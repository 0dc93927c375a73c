package app

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hebbarium/app/session"
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
		if err := brain.Save(filepath.Join(folder, name+ruleExtension), g); err != nil {
			t.Fatal(err)
		}
	}
	all := listSaves(folder, replay.Carried{})
	for i, want := range []string{"high", "low", "static"} {
		if all[i].name != want {
			t.Errorf("place %d: found %s, want %s", i+1, all[i].name, want)
		}
	}
	if s, ok := best(all, "ant"); !ok || s.name != "high" {
		t.Errorf("a start is on %q", s.name)
	}
}

// shippedRules are the rule sets in the program's source, wherever the test goes then.
func shippedRules(t *testing.T) fs.FS {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("..", "saves"))
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
	names := func(all []save) (names []string) {
		for _, s := range all {
			if s.err != nil {
				t.Errorf("%s: %v", s.name, s.err)
			}
			names = append(names, s.name)
		}
		slices.Sort(names)
		return names
	}
	want := []string{"ant-any-leg", "ant-bounded", "ant-hebbian", "ant-static", "car-hebbian", "car-static"}
	all := listSaves(filepath.Join(folder, "none"), own)
	if found := names(all); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if s, ok := best(all, "ant"); !ok || s.name != "ant-bounded" || s.card.Score.Rollouts == 0 {
		t.Errorf("a start is on %+v", s)
	}
	path := filepath.Join(folder, "ant-bounded"+ruleExtension)
	if err := brain.Save(path, brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(1, "genome"))); err != nil {
		t.Fatal(err)
	}
	all = listSaves(folder, own)
	if found := names(all); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	for _, s := range all {
		if (s.path == path) != (s.name == "ant-bounded") {
			t.Errorf("%s is %s", s.name, s.path)
		}
	}
}

// A window without a folder of rule sets begins with a shipped one; what it records opens
// in it again, and where a newer program ships another rule set, since a copy lies beside
// the recording.
func TestShippedRuleSetsAreLivedAndPlayed(t *testing.T) {
	replays, nowhere := t.TempDir(), filepath.Join(t.TempDir(), "saves")
	shipped := shippedRules(t)
	o := Options{World: "ant", SavesDir: nowhere, Shipped: shipped, Replays: replays}
	g := newGame(t, o)
	if r := g.snap.Rules; r.Name != "ant-bounded" || r.Path != "shipped:ant-bounded" || g.norules || g.card != nil {
		t.Fatalf("found %+v, card %+v", r, g.card)
	}
	before := g.session
	if g.choose("shipped:car-static"); g.session == before || g.world != "car" || g.card != nil {
		t.Fatalf("found the %s, card %+v", g.world, g.card)
	}
	g.choose("shipped:ant-bounded")
	liveTo(t, g, 70)
	g.Close()
	files, err := filepath.Glob(filepath.Join(replays, "*"+replay.ReplayExtension))
	if err != nil || len(files) != 1 {
		t.Fatalf("expected one recording, found %v (%v)", files, err)
	}
	alone := filepath.Join(t.TempDir(), filepath.Base(files[0]))
	data, err := os.ReadFile(files[0])
	if err == nil {
		err = os.WriteFile(alone, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{
		{Replay: alone, SavesDir: nowhere, Shipped: shipped, Replays: t.TempDir()},
		{Replay: files[0], SavesDir: nowhere, Replays: t.TempDir()},
	} {
		g := newGame(t, o)
		g.session.SetSpeed(session.Max)
		until(t, g, "the recording's end", func() bool { return g.recorded.Finished || g.recorded.Difference != nil })
		if d := g.recorded.Difference; d != nil || g.card != nil {
			t.Errorf("%s: %v, card %+v", o.Replay, d, g.card)
		}
		g.Close()
	}

	// A file of the program's source that is not here is the shipped one, which is said.
	t.Chdir(t.TempDir())
	o.Rules = "saves/ant-static.safetensors"
	g = newGame(t, o)
	defer g.Close()
	if g.snap.Rules.Path != "shipped:ant-static" || g.notice.text == "" {
		t.Errorf("found %+v, told %q", g.snap.Rules, g.notice.text)
	}
}
