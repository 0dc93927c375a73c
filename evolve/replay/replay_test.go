package replay

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/rollout"
)

// savedRules writes a random rule set and gives its path and name.
func savedRules(tb testing.TB, world string) (*episode.Episode, *brain.Genome, string, RuleSet) {
	tb.Helper()
	e, g := episodetest.Random(tb, world)
	path := filepath.Join(tb.TempDir(), world+".safetensors")
	if err := brain.Save(path, g); err != nil {
		tb.Fatal(err)
	}
	rules, err := RuleSetOf(path)
	if err != nil {
		tb.Fatal(err)
	}
	return e, g, path, rules
}

// record lives an episode; live events are injected before the step that they
// name, as the window does, and those of the setup are known from the start.
func record(tb testing.TB, e *episode.Episode, g *brain.Genome, rules RuleSet, s episode.Setup, live ...string) *Replay {
	tb.Helper()
	episodetest.Start(tb, e, g, s)
	rec, err := NewRecorder(e, rules)
	if err != nil {
		tb.Fatal(err)
	}
	for {
		for _, ev := range episodetest.Events(tb, live...) {
			if ev.Step == e.Steps() {
				if err := e.Inject(ev); err != nil {
					tb.Fatal(err)
				}
			}
		}
		status := e.Step()
		rec.Step()
		if status != episode.Running {
			return rec.Replay()
		}
	}
}

func TestReplayIsTheSameLife(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g, path, rules := savedRules(t, world)
		s := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 130, Events: episodetest.Events(t, "90:zero:0.33,mode=random")}
		live := append(episodetest.BodyEvents(world), "60:randomise:uniform=0.1,layer=1", "60:freeze:layer=2,pre=0..5", "65:terms:C=0,eta=2", "70:rules:random")
		r := record(t, e, g, rules, s, live...)
		if len(r.Events) != len(live)+1 || r.Steps != 130 || r.Status != "time up" || len(r.Hashes) != 4 {
			t.Fatalf("%s: recorded %d events, %d steps, %s, %d hashes", world, len(r.Events), r.Steps, r.Status, len(r.Hashes))
		}
		file := filepath.Join(t.TempDir(), "life.replay")
		if err := r.Save(file); err != nil {
			t.Fatal(err)
		}
		back, err := Load(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encodedReplay(t, r), encodedReplay(t, back)) {
			t.Errorf("%s: the replay read back differs from the one written", world)
		}
		w, err := back.NewWorld()
		if err != nil {
			t.Fatal(err)
		}
		found, where, err := back.FindRules("", t.TempDir(), filepath.Dir(path))
		if err != nil || where != path {
			t.Fatalf("%s: expected the rules at %s, found %q (%v)", world, path, where, err)
		}
		other, err := episode.New(w, brain.NewNetwork(found.Arch, found.Rule))
		if err != nil {
			t.Fatal(err)
		}
		heard := 0
		if err := back.Verify(context.Background(), other, found, func(int) { heard++ }); err != nil {
			t.Errorf("%s: %v", world, err)
		}
		if heard != 3 {
			t.Errorf("%s: expected 3 reports, found %d", world, heard)
		}
	}
}

func encodedReplay(tb testing.TB, r *Replay) []byte {
	tb.Helper()
	data, err := r.Encode()
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// TestReplayNamesTheFirstDifference changes one thing at a time and expects the
// step and the part in which it first shows.
func TestReplayNamesTheFirstDifference(t *testing.T) {
	e, g, _, rules := savedRules(t, "ant")
	s := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 230}
	base := func() *Replay { return record(t, e, g, rules, s, "110:zero:0.2") }
	for name, test := range map[string]struct {
		change func(*Replay)
		step   int
		part   string
	}{
		"weights":     {func(r *Replay) { r.Hashes[2].Sums[1][0] ^= 1 }, 100, "l1.w"},
		"last":        {func(r *Replay) { r.Hashes[5].Sums[0][7] ^= 0x80 }, 230, "ant"},
		"begin":       {func(r *Replay) { r.Init = "normal:0.1" }, 0, "l1.w"},
		"seed":        {func(r *Replay) { r.Seed++ }, 0, "ant"},
		"event":       {func(r *Replay) { r.Events[0].Args = "0.3" }, 150, "ant"},
		"event moved": {func(r *Replay) { r.Events[0].Step = 49 }, 50, "ant"},
		"status":      {func(r *Replay) { r.Status = "done" }, 230, "status"},
		"shorter":     {func(r *Replay) { r.MaxSteps = 229 }, 229, "status"},
		"score":       {func(r *Replay) { r.Score = 1e300 }, 230, "score"},
		"parts":       {func(r *Replay) { r.Parts[3] = "x" }, 0, "list of parts"},
	} {
		r := base()
		test.change(r)
		err := r.Verify(context.Background(), e, g, nil)
		var d *Difference
		if !errors.As(err, &d) || d.Step != test.step || d.Part != test.part {
			t.Errorf("%s: expected a difference of %s at step %d, found %v", name, test.part, test.step, err)
		}
	}
	if err := base().Verify(context.Background(), e, g, nil); err != nil {
		t.Errorf("untouched: %v", err)
	}
	r := base()
	r.Machine, r.Hashes[1].Sums[0][0] = "pdp11", r.Hashes[1].Sums[0][0]+1
	if err := r.Verify(context.Background(), e, g, nil); err == nil || !strings.Contains(err.Error(), "recorded on pdp11") {
		t.Errorf("expected the other machine to be named, found %v", err)
	}
}

// A life that begins with first weights that co-evolved is played from the rule set's own.
func TestReplayOfFirstWeights(t *testing.T) {
	e, g, path, _ := savedRules(t, "ant")
	g.DrawWeights(episodetest.Init(t), chance.Stream(5, "weights"))
	g.Card.Init = "coevolve"
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	rules, err := RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	init, err := g.Beginning()
	if err != nil {
		t.Fatal(err)
	}
	r := record(t, e, g, rules, episode.Setup{Seed: 3, Init: init, Patient: true, MaxSteps: 60})
	found, _, err := r.FindRules(path)
	if err != nil || r.Init != "coevolve" {
		t.Fatalf("expected the rule set and its init, found %s, %v", r.Init, err)
	}
	if err := r.Verify(context.Background(), e, found, nil); err != nil {
		t.Error(err)
	}
	found.Weights[0]++
	var d *Difference
	if err := r.Verify(context.Background(), e, found, nil); !errors.As(err, &d) || d.Step != 0 || d.Part != "l1.w" {
		t.Errorf("expected other first weights to be another life, found %v", err)
	}
}

func TestReplayOfADivergedLife(t *testing.T) {
	e, g, _, rules := savedRules(t, "ant")
	wild := g.Clone()
	for i := range wild.Theta {
		wild.Theta[i] = 1e30
	}
	r := record(t, e, wild, rules, episode.Setup{Seed: 1, Init: episodetest.Init(t)}, "0:plasticity:on")
	if r.Status != "diverged" {
		t.Fatalf("expected a diverged life, found %s", r.Status)
	}
	if _, err := Decode(encodedReplay(t, r)); err != nil {
		t.Fatal(err)
	}
	if err := r.Verify(context.Background(), e, wild, nil); err != nil {
		t.Error(err)
	}
	var d *Difference
	if err := r.Verify(context.Background(), e, g, nil); !errors.As(err, &d) {
		t.Errorf("expected a difference with tame rules, found %v", err)
	}
}

// TestReplayOfAnUnfinishedLife saves in the middle, twice, and goes on.
func TestReplayOfAnUnfinishedLife(t *testing.T) {
	e, g, _, rules := savedRules(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 9, Init: episodetest.Init(t)})
	rec, err := NewRecorder(e, rules)
	if err != nil {
		t.Fatal(err)
	}
	var saved []*Replay
	for range 120 {
		e.Step()
		rec.Step()
		if n := e.Steps(); n == 30 || n == 50 || n == 77 {
			saved = append(saved, rec.Replay())
		}
	}
	saved = append(saved, rec.Replay())
	for _, r := range saved {
		if err := r.Check(); err != nil {
			t.Errorf("saved at step %d: %v", r.Steps, err)
		}
		if err := r.Verify(context.Background(), e, g, nil); err != nil {
			t.Errorf("saved at step %d: %v", r.Steps, err)
		}
	}
	if _, err := NewRecorder(e, rules); err == nil {
		t.Error("expected a recorder to refuse an episode that is under way")
	}
}

// TestReplayElsewhere offers a replay other physics, other worlds and other
// rules; the episode that lives there goes on untouched.
func TestReplayElsewhere(t *testing.T) {
	e, g, path, rules := savedRules(t, "ant")
	r := record(t, e, g, rules, episode.Setup{Seed: 3, Init: episodetest.Init(t), MaxSteps: 60})
	_, _, otherPath, otherRules := savedRules(t, "car")
	car, carGenome := episodetest.Random(t, "car")
	episodetest.Start(t, e, g, episode.Setup{Seed: 7, Init: episodetest.Init(t)})
	e.Step()

	var m *Mismatch
	if _, err := r.Play(car, carGenome); !errors.As(err, &m) || m.What != "world" {
		t.Errorf("expected another world, found %v", err)
	}
	aged := *r
	aged.Physics = "builtin/0"
	if _, err := aged.NewWorld(); !errors.As(err, &m) || m.What != "physics" || m.Want != "builtin/0" || m.Found != e.World.Physics() {
		t.Errorf("expected another physics, found %v", err)
	}
	if _, err := aged.Play(e, g); !errors.As(err, &m) || m.What != "physics" {
		t.Errorf("expected another physics, found %v", err)
	}
	_, _, err := r.FindRules(otherPath)
	if !errors.As(err, &m) || m.What != "rule set" || !strings.Contains(err.Error(), rules.SHA256[:8]) || !strings.Contains(err.Error(), otherRules.SHA256[:8]) {
		t.Errorf("expected both fingerprints, found %v", err)
	}
	if _, _, err := r.FindRules("", filepath.Dir(otherPath), "nowhere"); err == nil || !strings.Contains(err.Error(), rules.SHA256[:8]) {
		t.Errorf("expected the fingerprint, found %v", err)
	}
	if _, where, err := r.FindRules(path); err != nil || where != path {
		t.Errorf("expected the rules at %s, found %q, %v", path, where, err)
	}
	if e.Steps() != 1 || e.Setup().Seed != 7 || e.Status() != episode.Running {
		t.Errorf("the running episode was touched: step %d, seed %d, %v", e.Steps(), e.Setup().Seed, e.Status())
	}
}

// TestReplayStaysInStep lives 10,000 steps, watched and unwatched, alone and
// four at a time, and expects every hash to be the same.
func TestReplayStaysInStep(t *testing.T) {
	for _, world := range episode.Worlds() {
		steps := 10000
		if testing.Short() {
			steps = 400
			if world == "car" {
				steps = 100
			}
		}
		e, g, _, rules := savedRules(t, world)
		// A world that can end its episodes is brought back by nothing; the car
		// is held on the spot after some driving so that it lives to the end.
		live := []string{"40:randomise:normal=0.1", "60:zero:0.33"}
		if world == "car" {
			live = append(live, "80:hold:gas=0", "80:hold:brake=1")
		}
		r := record(t, e, g, rules, episode.Setup{Seed: 11, Init: episodetest.Init(t), Patient: true, MaxSteps: steps}, live...)
		if r.Steps != steps {
			t.Fatalf("%s: expected a life of %d steps, found %d (%s)", world, steps, r.Steps, r.Status)
		}
		pool, err := rollout.NewPool(world, "builtin", g.Arch, g.Rule, 4)
		if err != nil {
			t.Fatal(err)
		}
		errs := make([]error, 4)
		if err := pool.Each(context.Background(), len(errs), func(e *episode.Episode, _, i int) {
			errs[i] = r.Verify(context.Background(), e, g, nil)
		}); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(errs...); err != nil {
			t.Errorf("%s: %v", world, err)
		}
	}
}

func TestVerifyCanBeBrokenOff(t *testing.T) {
	e, g, _, rules := savedRules(t, "ant")
	r := record(t, e, g, rules, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 200})
	ctx, cancel := context.WithCancel(context.Background())
	err := r.Verify(ctx, e, g, func(steps int) {
		if steps == 100 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || e.Steps() >= 200 {
		t.Errorf("expected to stop early, found %v at step %d", err, e.Steps())
	}
}

func BenchmarkRecorderHash(b *testing.B) {
	for _, world := range episode.Worlds() {
		b.Run(world, func(b *testing.B) {
			e, g, _, rules := savedRules(b, world)
			episodetest.Start(b, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(b)})
			rec, err := NewRecorder(e, rules)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				rec.hash()
			}
		})
	}
}
