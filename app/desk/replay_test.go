package desk

import (
	"hebbarium/app/desk/desktest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// TestSessionIsRecordedAndPlayed injures an agent in one window and plays what
// that window recorded in another.
func TestSessionIsRecordedAndPlayed(t *testing.T) {
	for _, world := range episode.Worlds() {
		saves, replays := t.TempDir(), t.TempDir()
		desktest.SaveRules(t, saves, world, 1)
		d := newDesk(t, Options{World: world, SavesDir: saves, Replays: replays})
		liveTo(t, d, 70)
		d.Send(One("zero", "0.33"))
		liveTo(t, d, 130)
		d.Send(SaveReplay{filepath.Join(replays, "saved.replay")})
		d.Close()
		if s := d.recording.Status(); s.Err != nil || s.Saved == "" {
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
			d := newDesk(t, Options{SavesDir: saves, Replay: file, Replays: t.TempDir()})
			d.session.SetSpeed(session.Max)
			until(t, d, "the recording's end", func() bool { return d.view.Recorded.Finished || d.view.Recorded.Difference != nil })
			if diff := d.view.Recorded.Difference; diff != nil {
				t.Errorf("%s: %v", file, diff)
			}
			d.Close()
		}
	}
}

// TestBadReplayLeavesTheSession offers the window replays that it cannot play.
func TestBadReplayLeavesTheSession(t *testing.T) {
	saves, replays := t.TempDir(), t.TempDir()
	path := desktest.SaveRules(t, saves, "ant", 1)
	d := newDesk(t, Options{World: "ant", SavesDir: saves, Replays: replays})
	liveTo(t, d, 60)
	d.Send(SaveReplay{filepath.Join(replays, "saved.replay")})
	until(t, d, "the file", func() bool { return d.view.Recorded.Saved != "" })
	good := d.view.Recorded.Saved
	before := d.session

	damaged := filepath.Join(replays, "damaged.replay")
	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, data[:len(data)-10], 0o666); err != nil {
		t.Fatal(err)
	}
	d.Send(Open{Path: damaged})
	if d.view.Card == nil || !strings.Contains(strings.Join(d.view.Card.Lines, " "), "damaged, edited or cut short") || d.session != before {
		t.Errorf("a damaged replay: card %+v", d.view.Card)
	}
	d.view.Card = nil
	other := desktest.SaveRules(t, t.TempDir(), "ant", 2)
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	sum, err := replay.Load(good)
	if err != nil {
		t.Fatal(err)
	}
	d.Send(Open{Path: good})
	if d.view.Card == nil || !strings.Contains(strings.Join(d.view.Card.Lines, " "), sum.Rules.SHA256[:8]) || d.session != before {
		t.Errorf("other rules: card %+v", d.view.Card)
	}
	liveTo(t, d, 61)
	d.Close()
}
