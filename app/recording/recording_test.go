package recording

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// agent is an ant with random rules.
type agent struct {
	*episode.Episode
	genome *brain.Genome
	rules  replay.RuleSet
}

func newAgent(t *testing.T) agent {
	t.Helper()
	arch := brain.AntArchitecture()
	w, err := episode.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(arch, brain.ABCD_lr))
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "genome"))
	sum, err := g.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	return agent{e, g, replay.RuleSet{Name: "random", SHA256: sum}}
}

func (a agent) start(t *testing.T, seed uint64, events ...episode.Event) {
	t.Helper()
	if err := a.Start(a.genome, episode.Setup{Seed: seed, Patient: true, Events: events}); err != nil {
		t.Fatal(err)
	}
}

// live lives a life of so many steps as a session does.
func (a agent) live(t *testing.T, r *Recording, seed uint64, steps int, events ...episode.Event) {
	t.Helper()
	a.start(t, seed, events...)
	r.Start(a.Episode)
	for range steps {
		a.Step()
		r.Step(a.Episode)
	}
	r.End(a.Episode)
}

func files(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestEveryLifeIsKept(t *testing.T) {
	a := newAgent(t)
	folder := filepath.Join(t.TempDir(), "replays")
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
	zero := episode.Event{Step: 80, Kind: "zero", Args: "0.33"}
	a.live(t, r, 1, 120, zero) // file 1
	a.live(t, r, 1, 90, zero)  // gone back: file 1 holds it
	a.live(t, r, 1, 130, zero) // and on: replaces it
	a.live(t, r, 1, 100)       // undone: file 2
	a.live(t, r, 2, 20)        // nothing to keep
	a.live(t, r, 2, 60)        // file 3
	r.Close()
	found := files(t, folder)
	if len(found) != 3 {
		t.Fatalf("expected 3 files, found %v (%+v)", found, r.Status())
	}
	for i, want := range []struct{ steps, events int }{{130, 1}, {100, 0}, {60, 0}} {
		recorded, err := replay.Load(found[i])
		if err != nil {
			t.Fatal(err)
		}
		if recorded.Steps != want.steps || len(recorded.Events) != want.events {
			t.Errorf("%s: expected %d steps and %d events, found %d and %d", found[i], want.steps, want.events, recorded.Steps, len(recorded.Events))
		}
		if err := recorded.Verify(context.Background(), a.Episode, a.genome, nil); err != nil {
			t.Errorf("%s: %v", found[i], err)
		}
	}
	if s := r.Status(); s.Err != nil || s.Saved != found[2] {
		t.Errorf("found %+v", s)
	}
}

func TestRulesWithoutAFileAreKeptToo(t *testing.T) {
	a := newAgent(t)
	folder := t.TempDir()
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules, Loose: a.genome})
	a.start(t, 1)
	r.Start(a.Episode)
	for range 60 {
		a.Step()
		r.Step(a.Episode)
	}
	named := filepath.Join(folder, "mine.replay")
	r.Keep(named)
	r.End(a.Episode)
	r.Close()
	recorded, err := replay.Load(named)
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := recorded.FindRules("", folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := recorded.Verify(context.Background(), a.Episode, g, nil); err != nil {
		t.Error(err)
	}
	if found := files(t, folder); len(found) != 3 {
		t.Errorf("expected two replays and the rules, found %v", found)
	}
}

func TestUnwritableFolderIsReported(t *testing.T) {
	a := newAgent(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	r := New(Options{Folder: filepath.Join(file, "replays"), Rules: a.rules})
	a.live(t, r, 1, 60)
	r.Close()
	if s := r.Status(); s.Err == nil || s.Saved != "" {
		t.Errorf("expected an error, found %+v", s)
	}
}

// A life that could not be written is not taken for kept: the next one is, though it is
// shorter, and where none comes the first is tried again at the end. Its rules go with it.
func TestAFailedWriteIsMadeUpFor(t *testing.T) {
	a := newAgent(t)
	for _, shorter := range []int{0, 90} {
		top := t.TempDir()
		folder := filepath.Join(top, "replays")
		if err := os.WriteFile(folder, nil, 0o666); err != nil { // in the folder's place
			t.Fatal(err)
		}
		r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules, Loose: a.genome})
		a.live(t, r, 1, 130)
		for end := time.Now().Add(10 * time.Second); r.Status().Err == nil; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("no error was told")
			}
		}
		if err := os.Remove(folder); err != nil {
			t.Fatal(err)
		}
		want := 130
		if shorter > 0 {
			a.live(t, r, 1, shorter)
			want = shorter
		}
		r.Close()
		found := files(t, folder)
		if s := r.Status(); len(found) != 2 || s.Err != nil || s.Saved != found[1] {
			t.Fatalf("expected the rules and a replay, found %v, %+v", found, s)
		}
		recorded, err := replay.Load(found[1])
		if err != nil {
			t.Fatal(err)
		}
		g, _, err := recorded.FindRules("", folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := recorded.Verify(context.Background(), a.Episode, g, nil); err != nil || recorded.Steps != want {
			t.Errorf("%d steps, want %d: %v", recorded.Steps, want, err)
		}
	}

	// Where the file holds a shorter life already, that counts: what it holds is not written
	// again, and what it does not is, in its place.
	folder := filepath.Join(t.TempDir(), "replays")
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
	told := func(what string, ok func(Status) bool) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); !ok(r.Status()); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s: found %+v", what, r.Status())
			}
		}
	}
	a.live(t, r, 1, 80)
	told("80 steps", func(s Status) bool { return s.Saved != "" })
	if err := errors.Join(os.Rename(folder, folder+" away"), os.WriteFile(folder, nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	a.live(t, r, 1, 130)
	told("130 steps", func(s Status) bool { return s.Err != nil })
	if err := errors.Join(os.Remove(folder), os.Rename(folder+" away", folder)); err != nil {
		t.Fatal(err)
	}
	a.live(t, r, 1, 70)
	a.live(t, r, 1, 100)
	r.Close()
	found := files(t, folder)
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	if recorded, err := replay.Load(found[0]); err != nil || recorded.Steps != 100 {
		t.Errorf("found %v, want 100 steps (%v)", recorded, err)
	}
}

// Rules that no file holds lie in every folder that a replay of them is written to.
func TestLooseRulesGoToEachFolder(t *testing.T) {
	a := newAgent(t)
	folder, other := t.TempDir(), t.TempDir()
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules, Loose: a.genome})
	a.start(t, 1)
	r.Start(a.Episode)
	for range 60 {
		a.Step()
		r.Step(a.Episode)
	}
	r.Keep(filepath.Join(other, "mine.replay"))
	r.End(a.Episode)
	r.Close()
	for _, f := range []string{folder, other} {
		if found := files(t, f); len(found) != 2 {
			t.Errorf("expected a replay and its rules, found %v", found)
		}
	}
}

// Rules in a file of a person's own are written beside a replay once that file holds others.
func TestRulesWhoseFileHasChangedAreKept(t *testing.T) {
	a := newAgent(t)
	folder, path := t.TempDir(), filepath.Join(t.TempDir(), "own.safetensors")
	if err := brain.Save(path, a.genome); err != nil {
		t.Fatal(err)
	}
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules, Loose: a.genome, Held: path})
	live := func(name string) {
		a.start(t, 1)
		r.Start(a.Episode)
		for range 60 {
			a.Step()
			r.Step(a.Episode)
		}
		saved := make(chan error, 1)
		r.Save(filepath.Join(folder, name), func(err error) { saved <- err })
		if err := <-saved; err != nil {
			t.Fatal(err)
		}
		r.End(a.Episode)
	}
	live("before.replay")
	if found, _ := filepath.Glob(filepath.Join(folder, "rules-*")); len(found) != 0 {
		t.Errorf("while their file is there: found %v", found)
	}
	other := brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(2, "genome"))
	if err := brain.Save(path, other); err != nil {
		t.Fatal(err)
	}
	live("after.replay")
	r.Close()
	found, _ := filepath.Glob(filepath.Join(folder, "rules-*"))
	if len(found) != 1 {
		t.Fatalf("once it holds others: found %v", found)
	}
	if sum, err := brain.Fingerprint(found[0]); err != nil || sum != a.rules.SHA256 {
		t.Errorf("they are %s (%v), expected %s", sum, err, a.rules.SHA256)
	}
}

func TestReplayIsFollowed(t *testing.T) {
	a := newAgent(t)
	first := New(Options{Rules: a.rules})
	a.start(t, 1)
	first.Start(a.Episode)
	for range 120 {
		a.Step()
		first.Step(a.Episode)
	}
	recorded := first.Replay()
	first.Close()

	folder := t.TempDir()
	r := New(Options{Folder: folder, Rules: a.rules, Follow: recorded})
	a.start(t, 1)
	r.Start(a.Episode)
	for step := range 130 {
		if s := r.Status(); !s.Following || s.Finished != (step >= 120) {
			t.Fatalf("step %d: %+v", step, s)
		}
		a.Step()
		r.Step(a.Episode)
	}
	a.live(t, r, 1, 110) // the recording holds it already

	// An event of the viewer's own leaves the recording.
	a.start(t, 1)
	r.Start(a.Episode)
	for step := range 110 {
		if step == 70 {
			if err := a.Inject(episode.Event{Step: 70, Kind: "zero", Args: "0.5"}); err != nil {
				t.Fatal(err)
			}
		}
		a.Step()
		r.Step(a.Episode)
	}
	if s := r.Status(); s.Following || !s.Left || s.Difference != nil {
		t.Errorf("expected to have left the recording, found %+v", s)
	}
	r.End(a.Episode)
	a.start(t, 2)
	r.Start(a.Episode)
	if s := r.Status(); s.Following || !s.Left {
		t.Errorf("another seed: expected to have left the recording, found %+v", s)
	}

	// A life that is the recipe's and yet another.
	recorded.Hashes[1].Sums[2][0] ^= 1
	a.start(t, 1)
	r.Start(a.Episode)
	for range 60 {
		a.Step()
		r.Step(a.Episode)
	}
	if s := r.Status(); s.Following || s.Left || s.Difference == nil || s.Difference.Step != 50 || s.Difference.Part != "l1.out" {
		t.Errorf("expected a difference at step 50, found %+v", s)
	}
	r.Close()
	found := files(t, folder)
	if len(found) != 1 || !strings.HasSuffix(found[0], "-ant-1.replay") {
		t.Errorf("expected the branch alone, found %v", found)
	}
}

func TestRecordingAllocatesNothingBetweenHashes(t *testing.T) {
	a := newAgent(t)
	r := New(Options{Rules: a.rules})
	defer r.Close()
	a.start(t, 1)
	r.Start(a.Episode)
	a.Step()
	r.Step(a.Episode)
	if n := testing.AllocsPerRun(40, func() { r.Step(a.Episode) }); n != 0 {
		t.Errorf("expected a step to be recorded without allocation, found %v", n)
	}
}
