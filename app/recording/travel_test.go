package recording

import (
	"path/filepath"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// shipped is a Hebbian rule set of a world that comes with the program.
func shipped(t *testing.T, world string) (session.Rules, replay.RuleSet) {
	t.Helper()
	path, err := filepath.Abs("../../saves/" + map[string]string{"ant": "ant-hebbian", "car": "car"}[world] + ".safetensors")
	if err != nil {
		t.Fatal(err)
	}
	g, err := brain.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	set, err := replay.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	return session.Rules{Name: world, Path: path, SHA256: set.SHA256, Genome: g}, set
}

// A person goes back and forth in a session, branches, and undoes the branch:
// every file that is left is a life that can be lived again.
func TestTravelInTimeLeavesTrueReplays(t *testing.T) {
	folder := t.TempDir()
	rules, set := shipped(t, "ant")
	rec := New(Options{Folder: folder, Stamp: "t", Rules: set})
	s, err := session.New(session.Config{World: "ant", Seed: 3, Rules: rules, Recorder: rec})
	if err != nil {
		t.Fatal(err)
	}
	at := func(what string, ok func(*session.Snapshot) bool) *session.Snapshot {
		t.Helper()
		for range 30000 {
			if snap, _ := s.Latest(); snap.Seeking < 0 && ok(snap) {
				return snap
			}
			time.Sleep(time.Millisecond)
		}
		snap, _ := s.Latest()
		t.Fatalf("%s never came: step %d of %d, note %q", what, snap.Step, snap.Edge, snap.Note)
		return nil
	}
	step := func(n int) func(*session.Snapshot) bool {
		return func(s *session.Snapshot) bool { return s.Step == n }
	}
	s.Step(210)
	at("step 210", step(210))
	s.Inject(episode.Event{Kind: "zero", Args: "0.2"})
	s.Step(60)
	at("step 270", step(270))
	s.Scrub(80)
	at("step 80", step(80))
	s.Step(40)
	at("step 120", step(120))
	s.Live()
	at("the live edge", step(270))
	s.Scrub(75)
	at("step 75", step(75))
	s.Inject(episode.Event{Kind: "randomise", Args: "uniform=0.1"})
	s.Step(90)
	snap := at("the branch", step(165))
	if snap.Edge != 165 || snap.Other == nil || snap.Other.At != 75 || len(snap.Other.Rewards) != 270 {
		t.Errorf("branch: edge %d, other %+v; want 165, and the future of 270 steps left at 75", snap.Edge, snap.Other)
	}
	s.Undo()
	snap = at("the old future", func(s *session.Snapshot) bool { return s.Edge == 270 && len(s.Markers) == 1 })
	if snap.Step != 165 || snap.Other == nil || len(snap.Other.Rewards) != 165 {
		t.Errorf("undone: step %d, other %+v; want 165 and the branch", snap.Step, snap.Other)
	}
	s.Live()
	at("its live edge", step(270))
	s.Step(40)
	at("step 310", step(310))
	s.Close()
	rec.Close()
	if status := rec.Status(); status.Err != nil {
		t.Fatal(status.Err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"+replay.ReplayExtension))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files (%v), want the branch and the life that was gone on with", len(files), err)
	}
	steps := map[int]bool{}
	for _, file := range files {
		r, err := replay.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		verify(t, filepath.Base(file), r, rules.Genome)
		steps[r.Steps] = true
	}
	if !steps[310] || !steps[165] {
		t.Errorf("lives of %v steps kept, want 310 and the branch's 165 among them", steps)
	}
}
