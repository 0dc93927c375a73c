package desk

import (
	"hebbarium/app/desk/desktest"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/assets"
	"hebbarium/evolve/replay"
)

// A replay whose rule set the program carries in itself plays in the window, alone and out
// of a pack, where no folder holds that rule set; so does the rule set by its name.
func TestDemoPlaysInTheWindow(t *testing.T) {
	folder := t.TempDir()
	r := desktest.ShortReplay(t, replay.DemoWalker)
	alone, packed := filepath.Join(folder, "walk"+replay.ReplayExtension), filepath.Join(folder, "walk"+replay.PackExtension)
	if err := r.Save(alone); err != nil {
		t.Fatal(err)
	}
	rules, err := library.Open(replay.DemoWalker, replay.Carried{Walker: assets.Ant})
	if err != nil {
		t.Fatal(err)
	}
	p, err := replay.PackWith(r, rules.Path, rules.Genome)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Save(packed); err != nil {
		t.Fatal(err)
	}
	replays := t.TempDir()
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir(), Rules: replay.DemoWalker, Replays: replays})
	if d.view.Snap.Rules.Name != replay.DemoWalker || d.view.NoRules {
		t.Errorf("expected the walker by its name, found %+v", d.view.Snap.Rules)
	}
	liveTo(t, d, 70)
	for _, path := range []string{alone, packed} {
		before := d.session
		d.Send(Open{Path: path})
		if d.view.Card != nil || d.session == before {
			t.Fatalf("%s: not opened, card %+v", path, d.view.Card)
		}
		d.session.SetSpeed(session.Max)
		until(t, d, "the recording's end", func() bool { return d.view.Recorded.Finished || d.view.Recorded.Difference != nil })
		if diff := d.view.Recorded.Difference; diff != nil {
			t.Errorf("%s: %v", path, diff)
		}
	}
	d.Close()

	// What the window recorded of it names it, too.
	files, err := filepath.Glob(filepath.Join(replays, "*"+replay.ReplayExtension))
	if err != nil || len(files) == 0 {
		t.Fatalf("expected the walker's life to be recorded, found %v (%v)", files, err)
	}
	lived, err := replay.Load(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if lived.Rules != r.Rules {
		t.Errorf("expected %+v, found %+v", r.Rules, lived.Rules)
	}

	// Another walker than this program's is refused.
	r.Rules.SHA256 = strings.Repeat("ab", 32)
	if err := r.Save(alone); err != nil {
		t.Fatal(err)
	}
	d = newDesk(t, Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	defer d.Close()
	d.Send(Open{Path: alone})
	if d.view.Card == nil || !strings.Contains(strings.Join(d.view.Card.Lines, " "), "abababab") {
		t.Errorf("expected a card with the fingerprint, found %+v", d.view.Card)
	}
}
