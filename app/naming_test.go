package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

func TestNamesOfReplays(t *testing.T) {
	for name, want := range map[string]string{
		"walk": "", "20260102-030405-ant": "", "Läufer, 50 % (2)": "", "console": "",
		"": "found none", "a/b": `'/'`, `a\b`: `'\\'`, "a:b": `':'`, "what?": `'?'`, "a\tb": `'\t'`,
		".hidden": "dot at either end", "..": "dot at either end", "end.": "dot at either end", "nul": "device", "COM1.x": "device", strings.Repeat("ü", 61): "found 122",
	} {
		err := checkName(name)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: expected an error that says %q, found %v", name, want, err)
		}
	}
}

func TestNamesThatAreTakenAreNumbered(t *testing.T) {
	n := &naming{folder: t.TempDir()}
	for _, c := range []struct{ typed, title string }{
		{" walk ", "walk.replay"}, {"walk.replay", "walk-2.replay"}, {"walk", "walk-3.replay"}, {"run", "run.replay"},
	} {
		n.look(c.typed)
		if n.err != nil || n.title != c.title || (n.note != "") != strings.Contains(c.title, "-") {
			t.Errorf("%q: expected %s, found %s, %q, %v", c.typed, c.title, n.title, n.note, n.err)
		}
		if err := os.WriteFile(filepath.Join(n.folder, n.title), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n.look("a/b"); n.err == nil || n.title != "" {
		t.Errorf("expected no title for a bad name, found %q", n.title)
	}
}

// namingPrompt is where the prompt's parts lie in a window of a size.
func namingPrompt(l *Layout) *naming { return &naming{g: &Game{layout: *l, size: l.Size}} }

// noticed tells whether the top bar's line is shown.
func noticed(l *Layout) func(*image.RGBA) bool {
	r := l.noticeOf(400, l.Scene.Max.Y).Inset(2)
	r.Min.X += 160 // the middle of it, which the shortest line reaches
	r.Max.X -= 160
	return func(p *image.RGBA) bool { return share(p, r, like(kit.BG3, 2)) > 0.4 }
}

// file waits for a file.
func (w *testWindow) file(path string) {
	w.t.Helper()
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
	}
	w.t.Fatalf("%s was never written\n%s", path, w.log)
}

// A replay gets the name that is typed, by keys and by mouse, and no other file's.
func TestWindowNamesAReplay(t *testing.T) {
	size := image.Pt(1440, 900)
	var replays string
	w := openWindow(t, "ant", size, func(config string) { replays = filepath.Join(config, "replays") })
	l := NewLayout(size, 100, "ant", -1, false)
	n := namingPrompt(&l)
	save, cancel, text := n.spots()
	open := func(p *image.RGBA) bool { return share(p, n.place(), like(kit.BG0, 1)) > 0.3 }
	closed := func(p *image.RGBA) bool { return !open(p) }
	good := func(p *image.RGBA) bool { return open(p) && share(p, save, like(kit.AccentBG, 3)) > 0.5 }
	refused := func(p *image.RGBA) bool { return open(p) && share(p, save, like(kit.BG2, 3)) > 0.5 }
	w.until("a world", func(p *image.RGBA) bool { return accent(p, l.At["play"]) > 0.5 })
	time.Sleep(2 * time.Second)
	w.key("space")

	w.key("ctrl+s")
	w.until("the prompt, filled in", func(p *image.RGBA) bool { return good(p) && share(p, text, like(kit.AccentBG, 3)) > 0.1 })
	w.keep("name-asked")
	w.typing("a/b")
	w.until("a name refused", refused)
	w.keep("name-refused")
	w.key("Return")
	w.until("the prompt still there", refused)
	w.key("BackSpace")
	w.key("BackSpace")
	w.until("a good name", good)
	w.key("Return")
	w.until("no prompt", closed)
	w.until("where it was saved", noticed(&l))
	w.keep("name-saved")
	w.file(filepath.Join(replays, "a.replay"))

	w.key("ctrl+s")
	w.typing("a")
	w.until("the prompt again", good)
	w.keep("name-taken")
	w.click(save)
	w.until("no prompt after a click", closed)
	w.file(filepath.Join(replays, "a-2.replay"))

	for _, leave := range []func(){func() { w.key("Escape") }, func() { w.click(cancel) }} {
		w.key("ctrl+k")
		w.typing("save the episode")
		w.key("Return")
		w.until("the prompt by the palette", good)
		w.typing("never")
		leave()
		w.until("no prompt", closed)
	}
	files, err := filepath.Glob(filepath.Join(replays, "*"+replay.ReplayExtension))
	if err != nil || len(files) != 2 {
		t.Errorf("expected the two replays that were named, found %v (%v)", files, err)
	}
	for _, f := range files {
		if r, err := replay.Load(f); err != nil || r.World != "ant" {
			t.Errorf("%s: %v", f, err)
		}
	}
}
