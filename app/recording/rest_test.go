package recording

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// verify lives a replay again, alone.
func verify(t *testing.T, what string, r *replay.Replay, g *brain.Genome) {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	w, err := r.NewWorld()
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Verify(context.Background(), e, g, nil); err != nil {
		t.Errorf("%s: %d steps, events %v: %v", what, r.Steps, r.Events, err)
	}
}

// A person who mostly rests, injures, takes back, goes back and forth sees at each
// rest the moment of the recipe with all events up to it, and what is recorded
// there, and in the files that stay, are true lives.
func TestRestsOfARandomSessionAreTrue(t *testing.T) {
	for seed := range uint64(3) {
		a, folder, rng := newAgent(t), t.TempDir(), rand.New(rand.NewPCG(seed, 1))
		rec := New(Options{Folder: folder, Stamp: "t", Rules: a.rules})
		s, err := session.New(session.Config{World: "ant", Seed: seed, Rules: session.Rules{Name: "random", SHA256: a.rules.SHA256, Genome: a.genome}, Recorder: rec,
			Events: []episode.Event{{Step: 40, Kind: "zero", Args: "0.1,mode=random"}}})
		if err != nil {
			t.Fatal(err)
		}
		made := 0
		for turn := range 40 {
			what := "step"
			switch rng.IntN(8) {
			case 0, 1:
				s.Step(1 + rng.IntN(40))
			case 2, 3:
				what = "inject"
				ev := episode.Event{Kind: "randomise", Args: "normal=0.1"}
				switch rng.IntN(5) {
				case 0:
					ev = episode.Event{Kind: "leg", Args: "2=0.3"}
				case 1:
					ev = episode.Event{Kind: "push", Args: "x=80,steps=3"}
				case 2:
					ev = episode.Event{Kind: "hold", Args: "hip2=1,7"}
				case 3:
					ev = episode.Event{Kind: "stand"}
				}
				s.Inject(ev)
				made++
			case 4:
				what = "undo"
				s.Undo()
			case 5:
				what = "redo"
				s.Redo()
			case 6:
				what = "scrub"
				s.Scrub([]int{0, 40, 50, 64, rng.IntN(100), rng.IntN(200)}[rng.IntN(6)])
			case 7:
				what = "live"
				s.Live()
			}
			var r *replay.Replay
			done := make(chan struct{})
			s.Step(0) // a command that changes nothing, behind those that wait
			s.Inject(episode.Event{Kind: "none"})
			var snap *session.Snapshot
			for i := 0; ; i++ {
				if snap, _ = s.Latest(); snap.Seeking < 0 && snap.Note != "" {
					break
				}
				if i == 30000 {
					t.Fatalf("turn %d: %s never came to rest", turn, what)
				}
				time.Sleep(time.Millisecond)
			}
			s.Observe(func(*episode.Episode) { r = rec.Replay(); close(done) })
			<-done
			var events []episode.Event
			for _, m := range snap.Markers {
				if m.Event.Step <= snap.Step {
					events = append(events, m.Event)
				}
			}
			a.start(t, seed, events...)
			for a.Steps() < snap.Step {
				a.Step()
			}
			a.ApplyDue()
			for i, l := range a.Network.Layers() {
				if !slices.Equal(l.W, snap.Weights[i]) {
					t.Fatalf("seed %d, turn %d (%s): layer %d at step %d of %d is not that of a life with %v", seed, turn, what, i+1, snap.Step, snap.Edge, events)
				}
			}
			if !slices.Equal(r.Events, events) || r.Steps != snap.Step {
				t.Fatalf("seed %d, turn %d (%s): recorded %d steps with %v, want %d with %v", seed, turn, what, r.Steps, r.Events, snap.Step, events)
			}
			verify(t, what, r, a.genome)
			for snap.Note != "" { // Observe has cleared it
				snap, _ = s.Latest()
				time.Sleep(time.Millisecond)
			}
		}
		s.Close()
		rec.Close()
		left, err := filepath.Glob(filepath.Join(folder, "*"+replay.ReplayExtension))
		if err != nil || made == 0 || len(left) == 0 {
			t.Fatalf("%d files (%v) after %d events", len(left), err, made)
		}
		for _, file := range left {
			r, err := replay.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			verify(t, filepath.Base(file), r, a.genome)
		}
	}
}

// A replay that ends at rest with an event applied is followed to its end, and on.
func TestReplayThatEndsAtRestIsFollowed(t *testing.T) {
	a := newAgent(t)
	zero := episode.Event{Step: 70, Kind: "zero", Args: "0.33"}
	lone := New(Options{Rules: a.rules})
	a.start(t, 1, zero)
	lone.Start(a.Episode)
	for range 70 {
		a.Step()
		lone.Step(a.Episode)
	}
	a.ApplyDue()
	life := lone.Replay()
	lone.Close()
	verify(t, "the life at rest", life, a.genome)

	folder := t.TempDir()
	r := New(Options{Folder: folder, Rules: a.rules, Follow: life})
	a.start(t, 1, zero)
	r.Start(a.Episode)
	for a.Steps() < 90 {
		a.Step()
		r.Step(a.Episode)
		if s := r.Status(); !s.Following || s.Left || s.Difference != nil || s.Finished != (a.Steps() >= 70) {
			t.Fatalf("step %d: %+v", a.Steps(), s)
		}
	}
	r.End(a.Episode)
	r.Close()
	if found := files(t, folder); len(found) != 1 {
		t.Errorf("%d files of a life that goes on from the replay, want 1", len(found))
	}

	// A life that rests there, or before it, is the replay's own: no file.
	folder = t.TempDir()
	r = New(Options{Folder: folder, Rules: a.rules, Follow: life})
	a.start(t, 1, zero)
	r.Start(a.Episode)
	for range 70 {
		a.Step()
		r.Step(a.Episode)
	}
	r.End(a.Episode)
	a.ApplyDue()
	r.End(a.Episode)
	r.Close()
	if found := files(t, folder); len(found) != 0 {
		t.Errorf("files %v of a life that the replay holds", found)
	}
}

// What is tried at rest and taken back leaves no file of its own.
func TestEventsAtRestThatAreTakenBackLeaveNoFile(t *testing.T) {
	a, folder := newAgent(t), t.TempDir()
	rec := New(Options{Folder: folder, Stamp: "t", Rules: a.rules})
	s, err := session.New(session.Config{World: "ant", Seed: 1, Rules: session.Rules{Name: "random", SHA256: a.rules.SHA256, Genome: a.genome}, Recorder: rec})
	if err != nil {
		t.Fatal(err)
	}
	at := func(step, events int) {
		t.Helper()
		for range 30000 {
			if snap, _ := s.Latest(); snap.Step == step && len(snap.Markers) == events {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Fatalf("step %d with %d events never came", step, events)
	}
	s.Step(60)
	at(60, 0)
	for _, args := range []string{"0.2", "0.4", "0.6"} {
		s.Inject(episode.Event{Kind: "zero", Args: args})
		at(60, 1)
		s.Undo()
		at(60, 0)
	}
	s.Step(40)
	at(100, 0)
	s.Close()
	rec.Close()
	if found := files(t, folder); len(found) != 1 {
		t.Errorf("files %v, want one, of the life that was lived", found)
	}
}
