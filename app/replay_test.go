package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// newGame makes a window's content without a window, in folders of its own.
func newGame(t *testing.T, o Options) *Game {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	g, err := NewGame(o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// until takes the session's snapshots until one fits.
func until(t *testing.T, g *Game, what string, fits func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if snap, fresh := g.session.Latest(); fresh {
			g.take(snap)
		}
		g.tellRecording()
		if fits() {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s: not within a minute; step %d, %+v", what, g.snap.Step, g.recorded)
		}
	}
}

// liveTo pauses and steps on to a step.
func liveTo(t *testing.T, g *Game, step int) {
	t.Helper()
	g.session.Play(false)
	until(t, g, "pause", func() bool { return !g.snap.Playing })
	g.session.Step(step - g.snap.Step)
	until(t, g, "steps", func() bool { return g.snap.Step == step })
}

func saveRules(t *testing.T, folder, world string, seed uint64) string {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, world+".safetensors")
	if err := brain.Save(path, brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "genome"))); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSessionIsRecordedAndPlayed injures an agent in one window and plays what
// that window recorded in another.
func TestSessionIsRecordedAndPlayed(t *testing.T) {
	for _, world := range episode.Worlds() {
		saves, replays := t.TempDir(), t.TempDir()
		saveRules(t, saves, world, 1)
		g := newGame(t, Options{World: world, SavesDir: saves, Replays: replays})
		liveTo(t, g, 70)
		g.inject("zero", "0.33")
		liveTo(t, g, 130)
		g.saveReplay(filepath.Join(replays, "saved.replay"))
		g.Close()
		if s := g.recording.Status(); s.Err != nil || s.Saved == "" {
			t.Fatalf("%s: %+v", world, s)
		}
		files, err := filepath.Glob(filepath.Join(replays, "*.replay"))
		if err != nil || len(files) != 2 {
			t.Fatalf("%s: expected the session's replay and the saved one, found %v (%v)", world, files, err)
		}
		for _, file := range files {
			r, err := replay.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			if r.Steps != 130 || len(r.Events) != 1 || r.World != world {
				t.Errorf("%s: found %d steps, events %v, in the %s", file, r.Steps, r.Events, r.World)
			}
			g := newGame(t, Options{SavesDir: saves, Replay: file, Replays: t.TempDir()})
			g.session.SetSpeed(session.Max)
			until(t, g, "the recording's end", func() bool { return g.recorded.Finished || g.recorded.Difference != nil })
			if d := g.recorded.Difference; d != nil {
				t.Errorf("%s: %v", file, d)
			}
			g.Close()
		}
	}
}

// TestBadReplayLeavesTheSession offers the window replays that it cannot play.
func TestBadReplayLeavesTheSession(t *testing.T) {
	saves, replays := t.TempDir(), t.TempDir()
	path := saveRules(t, saves, "ant", 1)
	g := newGame(t, Options{World: "ant", SavesDir: saves, Replays: replays})
	liveTo(t, g, 60)
	g.saveReplay(filepath.Join(replays, "saved.replay"))
	until(t, g, "the file", func() bool { return g.recorded.Saved != "" })
	good := g.recorded.Saved
	before := g.session

	damaged := filepath.Join(replays, "damaged.replay")
	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, data[:len(data)-10], 0o666); err != nil {
		t.Fatal(err)
	}
	g.choose(damaged)
	if g.card == nil || !strings.Contains(strings.Join(g.card.lines, " "), "damaged, edited or cut short") || g.session != before {
		t.Errorf("a damaged replay: card %+v", g.card)
	}
	g.card = nil
	other := saveRules(t, t.TempDir(), "ant", 2)
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	sum, err := replay.Load(good)
	if err != nil {
		t.Fatal(err)
	}
	g.choose(good)
	if g.card == nil || !strings.Contains(strings.Join(g.card.lines, " "), sum.Rules.SHA256[:8]) || g.session != before {
		t.Errorf("other rules: card %+v", g.card)
	}
	liveTo(t, g, 61)
	g.Close()
}
