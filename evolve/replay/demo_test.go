package replay

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/rollout"
)

func walker(t *testing.T) (*brain.Genome, RuleSet) {
	t.Helper()
	g, set, err := LoadRules(DemoWalker, Carried{Walker: os.DirFS(filepath.Join("..", "..", "assets"))})
	if err != nil {
		t.Fatal(err)
	}
	return g, set
}

func TestDemosLoadByName(t *testing.T) {
	own := Carried{Walker: os.DirFS(filepath.Join("..", "..", "assets"))}
	for _, name := range Demos() {
		g, set, err := LoadRules(name, own)
		if err != nil {
			t.Fatal(err)
		}
		if set.Name != name || g.Card.Title == "" || g.Card.License == "" {
			t.Errorf("%s: found %+v, card %+v", name, set, g.Card)
		}
		// Saved as a file, it is the same rule set under another name.
		path := filepath.Join(t.TempDir(), "demo.safetensors")
		if err := brain.Save(path, g); err != nil {
			t.Fatal(err)
		}
		_, saved, err := LoadRules(path, Carried{})
		if err != nil {
			t.Fatal(err)
		}
		if saved.SHA256 != set.SHA256 || saved.Name != "demo.safetensors" {
			t.Errorf("%s: expected the fingerprint %s, found %+v", name, set.SHA256, saved)
		}
	}
	for _, name := range []string{"demo:", "demo:runner", "nowhere.safetensors"} {
		if _, _, err := LoadRules(name, own); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: expected an error that names it, found %v", name, err)
		}
	}
	if _, _, err := LoadRules(DemoWalker, Carried{Walker: os.DirFS(t.TempDir())}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("expected the missing file to be named, found %v", err)
	}
}

// walkerEpisode is an episode for the static walker on the built-in physics.
func walkerEpisode(t *testing.T, g *brain.Genome) *episode.Episode {
	t.Helper()
	w, err := episode.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestReplayOfADemo(t *testing.T) {
	g, set := walker(t)
	e := walkerEpisode(t, g)
	episodetest.Start(t, e, g, episode.Setup{Seed: 8, Patient: true, MaxSteps: 120, Events: episodetest.Events(t, "0:stand", "60:zero:0.2", "90:leg:1=0.5")})
	rec, err := NewRecorder(e, set)
	if err != nil {
		t.Fatal(err)
	}
	for going := true; going; {
		going = e.Step() == episode.Running
		rec.Step()
	}
	r := rec.Replay()
	own := Carried{Walker: os.DirFS(filepath.Join("..", "..", "assets"))}
	loaded, name, err := r.LoadRules("", own)
	if err != nil || name != DemoWalker {
		t.Fatalf("expected the demo, found %q, %v", name, err)
	}
	if err := r.Verify(context.Background(), walkerEpisode(t, loaded), loaded, nil); err != nil {
		t.Error(err)
	}
	r.Rules.SHA256 = strings.Repeat("0", 64)
	var other *Mismatch
	if _, _, err := r.LoadRules("", own); !errors.As(err, &other) {
		t.Errorf("expected a Mismatch, found %v", err)
	}
}

// TestWalkerStepAllocatesNothing: a network with biases is one that the loop runs
// like any other.
func TestWalkerStepAllocatesNothing(t *testing.T) {
	g, _ := walker(t)
	e := walkerEpisode(t, g)
	episodetest.Start(t, e, g, episode.Setup{Seed: 1, Patient: true})
	if n := testing.AllocsPerRun(100, func() { e.Step() }); n != 0 {
		t.Errorf("expected a step without allocation, found %v", n)
	}
}

// TestWalkerScores lets the published policy live 100 lives of 1,000 steps from its feet,
// the loop in which the original's figures were taken: 2001 on the intact body, 79 and 3 on
// the damaged ones.
func TestWalkerScores(t *testing.T) {
	if testing.Short() {
		t.Skip("300,000 steps")
	}
	g, _ := walker(t)
	pool, err := rollout.NewPool("ant", "builtin", g.Arch, g.Rule, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		body        string
		mean, slack float64
	}{{"intact", 2001, 0.03 * 2001}, {"left", 79, 15}, {"right", 3, 15}} {
		s := episode.Setup{Seed: 1, Body: c.body, Patient: true, MaxSteps: 1000, Events: episodetest.Events(t, "0:stand")}
		ev, err := rollout.Evaluate(context.Background(), pool, g, s, 100, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %.1f ± %.1f", c.body, ev.Mean, *ev.SD)
		if !(math.Abs(ev.Mean-c.mean) <= c.slack) || ev.Diverged > 0 {
			t.Errorf("%s: expected %.0f within %.0f, found %.1f (%d diverged)", c.body, c.mean, c.slack, ev.Mean, ev.Diverged)
		}
	}
}
