package replay

import (
	"context"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// A life whose user goes back and forth, leaves a future and comes back to it
// is recorded as if it had been lived in one go.
func TestRecorderSurvivesTravelInTime(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	sum, err := g.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true})
	h := episode.NewHistory(1 << 26)
	h.Begin(e)
	rec, err := NewRecorder(e, RuleSet{Name: "random", SHA256: sum})
	if err != nil {
		t.Fatal(err)
	}
	live := func(to int) {
		t.Helper()
		for e.Steps() < to {
			known := e.Steps() < h.Live()
			e.Step()
			if !known {
				h.Follow(e)
			}
			rec.Step()
		}
	}
	seek := func(to int) {
		t.Helper()
		if err := h.Seek(e, to); err != nil {
			t.Fatal(err)
		}
	}
	verify := func(what string, steps int) {
		t.Helper()
		r := rec.Replay()
		if r.Steps != steps {
			t.Errorf("%s: %d steps recorded, want %d", what, r.Steps, steps)
		}
		if err := r.Check(); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		again, _ := episodetest.Random(t, "ant")
		if err := r.Verify(context.Background(), again, g, nil); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	live(230)
	seek(70)
	live(120) // hashes 100 anew, and leaves those that follow
	seek(230)
	verify("back and forth", 230)
	seek(90)
	verify("gone back", 90)
	left, hashes := h.Fork(e), rec.Fork()
	if err := e.Inject(episodetest.Events(t, "90:zero:0.5")[0]); err != nil {
		t.Fatal(err)
	}
	live(160)
	verify("branch", 160)
	if _, err := h.Rejoin(e, left); err != nil {
		t.Fatal(err)
	}
	rec.Rejoin(hashes)
	verify("come back", 90)
	seek(230)
	verify("the old future", 230)
	seek(100)
	h.Fork(e)
	rec.Fork()
	verify("left at a step that is hashed", 100)
}
