package desk

import (
	"hebbarium/app/session"
	"hebbarium/evolve/replay"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// shippedRules are the rule sets in the program's source, wherever the test goes then.
func shippedRules(t *testing.T) fs.FS {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("..", "..", "saves"))
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(folder)
}

// A window without a folder of rule sets begins with a shipped one; what it records opens
// in it again, and where a newer program ships another rule set, since a copy lies beside
// the recording.
func TestShippedRuleSetsAreLivedAndPlayed(t *testing.T) {
	replays, nowhere := t.TempDir(), filepath.Join(t.TempDir(), "saves")
	shipped := shippedRules(t)
	o := Options{World: "ant", SavesDir: nowhere, Shipped: shipped, Replays: replays}
	d := newDesk(t, o)
	if r := d.view.Snap.Rules; r.Name != "ant" || r.Path != "shipped:ant" || d.view.NoRules || d.view.Card != nil {
		t.Fatalf("found %+v, card %+v", r, d.view.Card)
	}
	before := d.session
	if d.Send(Open{Path: "shipped:car-static"}); d.session == before || d.view.World != "car" || d.view.Card != nil {
		t.Fatalf("found the %s, card %+v", d.view.World, d.view.Card)
	}
	d.Send(Open{Path: "shipped:ant"})
	liveTo(t, d, 70)
	d.Close()
	files, err := filepath.Glob(filepath.Join(replays, "*"+replay.ReplayExtension))
	if err != nil || len(files) != 1 {
		t.Fatalf("expected one recording, found %v (%v)", files, err)
	}
	alone := filepath.Join(t.TempDir(), filepath.Base(files[0]))
	data, err := os.ReadFile(files[0])
	if err == nil {
		err = os.WriteFile(alone, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{
		{Replay: alone, SavesDir: nowhere, Shipped: shipped, Replays: t.TempDir()},
		{Replay: files[0], SavesDir: nowhere, Replays: t.TempDir()},
	} {
		d := newDesk(t, o)
		d.session.SetSpeed(session.Max)
		until(t, d, "the recording's end", func() bool { return d.view.Recorded.Finished || d.view.Recorded.Difference != nil })
		if diff := d.view.Recorded.Difference; diff != nil || d.view.Card != nil {
			t.Errorf("%s: %v, card %+v", o.Replay, diff, d.view.Card)
		}
		d.Close()
	}

	// A file of the program's source that is not here is the shipped one, which is said.
	t.Chdir(t.TempDir())
	o.Rules = "saves/ant-static.safetensors"
	d = newDesk(t, o)
	defer d.Close()
	if d.view.Snap.Rules.Path != "shipped:ant-static" || d.view.Notice == "" {
		t.Errorf("found %+v, told %q", d.view.Snap.Rules, d.view.Notice)
	}
}
