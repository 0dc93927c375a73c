package recording

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// A window that is killed leaves what was lived until then, the last injury with it.
func TestALifeOutlivesItsProcess(t *testing.T) {
	if folder := os.Getenv("HEBBARIUM_KILLED"); folder != "" {
		a := newAgent(t)
		r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
		a.start(t, 1, episode.Event{Step: 300, Kind: "zero", Args: "0.33"})
		r.Start(a.Episode)
		for range 100_000 {
			a.Step()
			r.Step(a.Episode)
			fmt.Println(a.Steps())
			time.Sleep(2 * time.Millisecond)
		}
		return
	}
	folder := t.TempDir()
	c := exec.Command(os.Args[0], "-test.run", "TestALifeOutlivesItsProcess")
	c.Env = append(os.Environ(), "HEBBARIUM_KILLED="+folder)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	injured := time.Time{}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		step, err := strconv.Atoi(lines.Text())
		if err == nil && step > 301 && injured.IsZero() {
			injured = time.Now()
		}
		if !injured.IsZero() && (holds(folder, 300) || time.Since(injured) > time.Minute) {
			break // killed at whatever moment, it leaves the injury
		}
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	found, err := filepath.Glob(filepath.Join(folder, "*.replay"))
	if err != nil || len(found) != 1 {
		t.Fatalf("found %v (%v)", found, err)
	}
	life, err := replay.Load(found[0])
	if err != nil {
		t.Fatal(err)
	}
	if life.Steps <= 300 || len(life.Events) != 1 {
		t.Fatalf("%d steps and %d events, want the injury at step 300 and what followed", life.Steps, len(life.Events))
	}
	a := newAgent(t)
	if err := life.Verify(context.Background(), a.Episode, a.genome, nil); err != nil {
		t.Error(err)
	}
}

// holds tells whether a folder has a life of more steps than n.
func holds(folder string, n int) bool {
	found, _ := filepath.Glob(filepath.Join(folder, "*.replay"))
	for _, path := range found {
		if life, err := replay.Load(path); err == nil && life.Steps > n {
			return true
		}
	}
	return false
}

// What grows keeps no more in memory than what is being written, and one file.
func TestALifeGrowsInOneFile(t *testing.T) {
	a, folder := newAgent(t), t.TempDir()
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
	a.start(t, 1)
	r.Start(a.Episode)
	for range 6 {
		for range replay.Every {
			a.Step()
			r.Step(a.Episode)
		}
		r.wrote = time.Time{} // it is time again
		a.Step()
		for r.kept != nil && !r.kept.over.Load() {
			time.Sleep(time.Millisecond)
		}
	}
	chain := 0
	for k := r.kept; k != nil; k = k.before {
		chain++
	}
	r.End(a.Episode)
	r.Close()
	if found := files(t, folder); len(found) != 1 || chain < 1 || chain > 2 {
		t.Errorf("%d lives in memory, files %v", chain, found)
	}
}

// Two windows that begin in one second keep a replay each, whatever they live.
func TestTwoWindowsOfOneSecond(t *testing.T) {
	folder := t.TempDir()
	a, b := newAgent(t), newAgent(t)
	one, two := New(Options{Folder: folder, Stamp: "now", Rules: a.rules}), New(Options{Folder: folder, Stamp: "now", Rules: b.rules})
	a.live(t, one, 1, 60)
	b.live(t, two, 1, 90)
	one.Close()
	two.Close()
	a.live(t, New(Options{Folder: folder, Stamp: "then", Rules: a.rules}), 1, 10)
	if found := files(t, folder); len(found) != 2 || one.Status().Saved == two.Status().Saved {
		t.Errorf("found %v", found)
	}
}

// A lesson's life is the same each time that it is told, and kept once; what a person
// makes of it is a life of its own.
func TestALessonIsKeptOnce(t *testing.T) {
	a, folder := newAgent(t), t.TempDir()
	zero := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	tell := func(steps int) {
		r := New(Options{Folder: folder, Stamp: fmt.Sprint("today", steps), Rules: a.rules, Lesson: "5-a-leg", Ends: 200})
		a.live(t, r, 1, steps, zero)
		r.Close()
	}
	for _, steps := range []int{100, 200, 200, 80, 200} {
		tell(steps)
	}
	found := files(t, folder)
	if len(found) != 1 || filepath.Base(found[0]) != "lesson-5-a-leg-ant.replay" {
		t.Fatalf("found %v", found)
	}
	if life, err := replay.Load(found[0]); err != nil || life.Steps != 200 {
		t.Errorf("found %v, %v", life, err)
	}
	r := New(Options{Folder: folder, Stamp: "mine", Rules: a.rules, Lesson: "5-a-leg", Ends: 200})
	a.start(t, 1, zero)
	r.Start(a.Episode)
	for i := range 150 {
		if i == 100 {
			if err := a.Inject(episode.Event{Step: 100, Kind: "zero", Args: "0.5"}); err != nil {
				t.Fatal(err)
			}
		}
		a.Step()
		r.Step(a.Episode)
	}
	r.End(a.Episode)
	r.Close()
	if found := files(t, folder); len(found) != 2 || filepath.Base(found[1]) != "mine-ant-1.replay" {
		t.Errorf("found %v", found)
	}
	b := newAgent(t) // another rule set's lesson of that name is another file, once
	b.rules.SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	a = b
	tell(200)
	tell(200)
	if found := files(t, folder); len(found) != 3 {
		t.Errorf("found %v", found)
	}
}

// A life that cannot be written is tried again under the same name, and said once.
func TestWhatCannotBeWrittenIsTriedAgain(t *testing.T) {
	a, top := newAgent(t), t.TempDir()
	folder := filepath.Join(top, "replays")
	if err := os.WriteFile(folder, nil, 0o666); err != nil { // in the folder's place
		t.Fatal(err)
	}
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
	a.start(t, 1)
	r.Start(a.Episode)
	said := map[string]bool{}
	for i := range 6 * replay.Every {
		if i == 5*replay.Every {
			if err := os.Remove(folder); err != nil {
				t.Fatal(err)
			}
		}
		r.wrote = time.Time{} // it is time again
		r.took.Store(0)
		a.Step()
		r.Step(a.Episode)
		for r.kept != nil && !r.kept.over.Load() {
			time.Sleep(time.Millisecond)
		}
		if err := r.Status().Err; err != nil {
			said[err.Error()] = true
		}
	}
	r.End(a.Episode)
	r.Close()
	if found := files(t, folder); len(found) != 1 || filepath.Base(found[0]) != "today-ant-1.replay" || len(said) != 1 {
		t.Errorf("found %v, said %v", found, said)
	}
}

// A life that is driven by hand grows in its one file, though the last of its events grows
// with it, and the file is the life.
func TestADrivenLifeGrowsInOneFile(t *testing.T) {
	folder := t.TempDir()
	a := newAgent(t)
	r := New(Options{Folder: folder, Stamp: "today", Rules: a.rules})
	a.start(t, 1, episode.Event{Step: 60, Kind: "wheel", Args: "all"})
	r.Start(a.Episode)
	hands := make([]float32, 8)
	for a.Steps() < 400 {
		if a.Steps() >= 60 {
			hands[a.Steps()%8] = float32(a.Steps()%40)/40 - 0.5
			a.Steer(hands)
		}
		a.Step()
		r.Step(a.Episode)
		if a.Steps()%70 == 0 {
			r.End(a.Episode) // as where it is left for an earlier step
		}
	}
	r.End(a.Episode)
	r.Close()
	found, err := filepath.Glob(filepath.Join(folder, "*.replay"))
	if err != nil || len(found) != 1 {
		t.Fatalf("found %v (%v), want one file", found, err)
	}
	life, err := replay.Load(found[0])
	if err != nil || life.Steps != 400 {
		t.Fatalf("found %+v, %v", life, err)
	}
	other := newAgent(t)
	if err := life.Verify(context.Background(), other.Episode, other.genome, nil); err != nil {
		t.Error(err)
	}
}
