package evolving

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/evolve/campaign"
)

func settings(t *testing.T) campaign.Settings {
	t.Helper()
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	s.Bodies = []string{"intact"}
	s.Strategy.Population, s.CentreEvery, s.CentreRuns = 4, 1, 1
	return s
}

func begin(t *testing.T, c Config) *Run {
	t.Helper()
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// until waits for a state of things; the test fails when it does not come.
func until(t *testing.T, r *Run, what string, ok func(Progress) bool) Progress {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if p := r.Progress(); ok(p) {
			return p
		}
	}
	t.Fatalf("expected %s, found %+v", what, r.Progress())
	return Progress{}
}

func over(p Progress) bool { return p.State.Over() }

// whole is the folder of a campaign that nothing has interrupted.
func whole(t *testing.T, s campaign.Settings, generations int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "whole")
	r := begin(t, Config{Dir: dir, Settings: s, Generations: generations, Workers: 2})
	if p := until(t, r, "the end", over); p.State != Finished || p.Generation != generations || p.Share() != 1 || len(p.Curve) != generations || !p.Measured {
		t.Fatalf("expected a finished campaign, found %+v", p)
	}
	return dir
}

func same(t *testing.T, a, b string) {
	t.Helper()
	for _, name := range []string{campaign.CheckpointFile, campaign.CurveFile, campaign.CentreFile, campaign.BestFile} {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			t.Fatal(err)
		}
		y, err := os.ReadFile(filepath.Join(b, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs from that of a campaign without interruptions", name)
		}
	}
}

func TestPauseStandsStillAndLosesNothing(t *testing.T) {
	s := settings(t)
	dir := filepath.Join(t.TempDir(), "campaign")
	r := begin(t, Config{Dir: dir, Settings: s, Generations: 3, Workers: 2})
	until(t, r, "an episode", func(p Progress) bool { return p.Generation > 0 || p.Episodes > 0 })
	for range 3 {
		r.Pause()
		before := until(t, r, "a pause", func(p Progress) bool { return p.State == Paused || p.State.Over() })
		if before.State.Over() {
			t.Fatal("expected to pause before the end")
		}
		time.Sleep(30 * time.Millisecond)
		if after := r.Progress(); after.Episodes != before.Episodes || after.Generation != before.Generation || after.Left != before.Left || after.State != Paused {
			t.Errorf("expected a pause to stand still, found %+v after %+v", after, before)
		}
		r.Resume()
		until(t, r, "more episodes", func(p Progress) bool {
			return p.Generation > before.Generation || p.Episodes > before.Episodes || p.State.Over()
		})
	}
	if p := until(t, r, "the end", over); p.State != Finished {
		t.Fatalf("expected a finished campaign, found %+v", p)
	}
	same(t, whole(t, s, 3), dir)
	if goal := goalOf(dir); goal != 3 {
		t.Errorf("expected the goal to be kept, found %d", goal)
	}
}

func TestClosedRunGoesOnExactly(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for some seconds")
	}
	s := settings(t)
	dir := filepath.Join(t.TempDir(), "campaign")
	closed := 0
	for range 50 {
		r := begin(t, Config{Dir: dir, Settings: s, Generations: 4, Workers: 1 + closed%2})
		at := r.Progress().Generation
		if centre := r.Centre(); centre == nil || centre.Card.Generations != at {
			t.Fatalf("expected the centre of generation %d, found %v", at, centre)
		}
		// In the middle of the second generation from here; once out of a pause.
		until(t, r, "an episode", func(p Progress) bool { return p.Generation > at && p.Episodes > 0 || p.State.Over() })
		if closed == 0 {
			r.Pause()
			until(t, r, "a pause", func(p Progress) bool { return p.State == Paused || p.State.Over() })
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		p := r.Progress()
		kept, generation, ok := Kept(dir)
		if !ok || generation != p.Generation || kept.Seed != s.Seed {
			t.Fatalf("expected %d generations to be kept, found %d, %v", p.Generation, generation, ok)
		}
		if p.State == Finished {
			break
		}
		if p.State != Stopped {
			t.Fatalf("expected a stopped run, found %v: %v", p.State, p.Err)
		}
		closed++
	}
	if closed == 0 {
		t.Error("expected to close the run before its end")
	}
	same(t, whole(t, s, 4), dir)
}

func TestRunsThatCannotBegin(t *testing.T) {
	s := settings(t)
	dir := t.TempDir()
	r := begin(t, Config{Dir: filepath.Join(dir, "taken"), Settings: s, Generations: 100})
	if second, err := New(Config{Dir: filepath.Join(dir, "taken"), Settings: s, Generations: 100}); err == nil {
		second.Close()
		t.Error("expected a folder that is evolved in to be refused")
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := New(Config{Dir: filepath.Join(dir, "file", "campaign"), Settings: s, Generations: 1}); err == nil {
		t.Error("expected a folder that cannot be made to be refused")
	}
	s.Strategy.Population = 3
	if _, err := New(Config{Dir: filepath.Join(dir, "odd"), Settings: s, Generations: 1}); err == nil {
		t.Error("expected an odd population to be refused")
	}
	if _, _, ok := Kept(filepath.Join(dir, "odd")); ok {
		t.Error("expected no campaign to be kept")
	}
}

func TestRunSaysThatItCannotBeKept(t *testing.T) {
	s := settings(t)
	dir := filepath.Join(t.TempDir(), "campaign")
	r := begin(t, Config{Dir: dir, Settings: s, Generations: 1000})
	until(t, r, "a generation", func(p Progress) bool { return p.Generation > 0 })
	// A folder stands where the curve belongs.
	curve := filepath.Join(dir, campaign.CurveFile)
	for os.Remove(curve) != nil || os.MkdirAll(filepath.Join(curve, "x"), 0o777) != nil {
		time.Sleep(time.Millisecond)
	}
	p := until(t, r, "a failure", over)
	if p.State != Failed || p.Err == nil {
		t.Errorf("expected a failure, found %v, %v", p.State, p.Err)
	}
	if _, _, ok := Kept(dir); !ok {
		t.Error("expected the last checkpoint to be intact")
	}
}

// A campaign whose best rule set is gone goes on, and says so.
func TestRunSaysThatItsBestIsGone(t *testing.T) {
	s := settings(t)
	s.Steps = 20
	dir := filepath.Join(t.TempDir(), "campaign")
	r := begin(t, Config{Dir: dir, Settings: s, Generations: 1})
	if p := until(t, r, "the end", over); p.State != Finished || p.BestLost != nil {
		t.Fatalf("expected a finished campaign, found %+v", p)
	}
	r.Close()
	if err := os.Remove(filepath.Join(dir, campaign.BestFile)); err != nil {
		t.Fatal(err)
	}
	r = begin(t, Config{Dir: dir, Generations: 2})
	if p := until(t, r, "the end", over); p.State != Finished || p.BestLost == nil || !p.Measured {
		t.Errorf("expected it to go on and say why, found %+v", p)
	}
	if _, err := os.Stat(filepath.Join(dir, campaign.BestFile)); err != nil {
		t.Errorf("expected the next best in its place, found %v", err)
	}
}

func TestPaceLeavesPausesOut(t *testing.T) {
	var p pace
	at := time.Unix(0, 0)
	if left := p.left(at, 0, 10); left != 0 {
		t.Errorf("expected no guess at first, found %v", left)
	}
	p.start(at)
	at = at.Add(10 * time.Second)
	if left := p.left(at, 5, 10); left != 20*time.Second {
		t.Errorf("expected 20 s at 2 s an episode, found %v", left)
	}
	p.rest(at)
	at = at.Add(time.Hour)
	p.start(at)
	at = at.Add(10 * time.Second)
	p.generation(at, 10)
	if left := p.left(at, 0, 10); left != 20*time.Second {
		t.Errorf("expected 20 s without the pause, found %v", left)
	}
	for range recent {
		at = at.Add(40 * time.Second)
		p.generation(at, 10)
	}
	if left := p.left(at, 0, 10); left != 40*time.Second {
		t.Errorf("expected the recent pace, found %v", left)
	}
}
