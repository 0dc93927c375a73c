package command_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// coevolved saves a rule set with first weights of its own, on a card that says so.
func coevolved(t *testing.T) (string, *brain.Genome) {
	t.Helper()
	_, g := rules(t, "ant", 1)
	g.DrawWeights(brain.Init{Kind: brain.InitNormal, Scale: 1}, rand.New(rand.NewPCG(3, 3)))
	g.Card.Init = "coevolve"
	path := filepath.Join(t.TempDir(), "coevolved.safetensors")
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	return path, g
}

// Every command lets the weights begin as the card says, unless told.
func TestCommandsTakeTheCardsInit(t *testing.T) {
	path, _ := coevolved(t)
	published := filepath.Join(t.TempDir(), "published.safetensors")
	scores := func(args ...string) []any {
		t.Helper()
		out, _ := run(t, 0, append([]string{"evaluate", path, "--rollouts", "2", "--steps", "60", "--json"}, args...)...)
		return object(t, out, "scores", "init")["scores"].([]any)
	}
	own, told := scores(), scores("--init", "coevolve")
	if !slices.Equal(own, told) || slices.Equal(own, scores("--init", "uniform:0.1")) {
		t.Errorf("expected the card's init, found %v, %v with it and %v without", own, told, scores("--init", "uniform:0.1"))
	}
	out, _ := run(t, 0, "publish", path, "-o", published, "--title", "t", "--rollouts", "2")
	contains(t, out, "weights from coevolve")
	run(t, 0, "bench", "--world", "ant", "--rules", path, "--repeats", "1", "--slice", "1ms")
}

// The search goes on with the lives of its start, or has first weights in it where it is
// asked; and what it finds can be scored.
func TestEvolveFirstWeights(t *testing.T) {
	path, g := coevolved(t)
	small := []string{"evolve", "--world", "ant", "--population", "4", "--generations", "2", "--steps", "20", "--centre-runs", "1", "--json"}
	for name, c := range map[string]struct {
		more []string
		init string
	}{
		"at random":    {[]string{"--init", "coevolve"}, "coevolve"},
		"from a start": {[]string{"--start", path}, "coevolve"},
		"without them": {[]string{"--start", path, "--init", "uniform:0.1"}, "uniform:0.1"},
	} {
		dir := filepath.Join(t.TempDir(), "c")
		run(t, 0, slices.Concat(small, c.more, []string{"--out", dir})...)
		best := filepath.Join(dir, campaign.BestFile)
		found, err := brain.Load(best)
		if err != nil {
			t.Fatal(err)
		}
		if found.Card.Init != c.init || (found.Weights != nil) != (c.init == "coevolve") {
			t.Errorf("%s: expected weights from %s, found %s", name, c.init, found.Card.Init)
		}
		if name == "from a start" && !slices.Equal(found.Weights, g.Weights) { // the centre of the first generation is the start
			t.Errorf("%s: expected the start's first weights", name)
		}
		out, _ := run(t, 0, "evaluate", best, "--rollouts", "2", "--steps", "20")
		contains(t, out, "weights from "+c.init)
		run(t, 0, "evolve", "--resume", dir, "--generations", "3")
		run(t, 0, "inspect", best)
	}
}

// A campaign whose best rule set is gone, or is another file, says so and goes on.
func TestResumeWithoutItsBest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	run(t, 0, "evolve", "--world", "ant", "--population", "4", "--generations", "2", "--steps", "20", "--centre-every", "1", "--centre-runs", "1", "--out", dir)
	best := filepath.Join(dir, campaign.BestFile)
	for i, spoil := range []func() error{
		func() error { return os.Remove(best) },
		func() error { return brain.Save(best, brain.NewGenome(brain.CarArchitecture(), brain.Static)) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		_, diag := run(t, 0, "evolve", "--resume", dir, "--generations", strconv.Itoa(3+i))
		contains(t, diag, "the best rule set so far is gone", best)
		if g, err := brain.Load(best); err != nil || g.Arch.Name != "ant" {
			t.Errorf("expected the next best in its place, found %v, %v", g, err)
		}
	}
}
