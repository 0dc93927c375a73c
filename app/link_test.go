package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/clipboard"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
	"hebbarium/render/kit"
)

// In the real window a life is injured and its link copied, by button and by key; another
// window that follows it, from the clipboard, records the same life.
func TestWindowCopiesAndFollowsLinks(t *testing.T) {
	size := image.Pt(1440, 900)
	l := layoutOf(t, "ant", size)
	lives := func(p *image.RGBA) bool {
		return share(p, l.at("play"), like(kit.Accent, 3)) > 0.5 && share(p, l.maps("ant")[1].Place, bright) > 0.02
	}
	var address string
	taken := func(what string, w *testWindow, begins string) link.Link {
		t.Helper()
		w.until(what, func(*image.RGBA) bool {
			text, err := clipboard.Paste()
			address = text
			return err == nil && strings.HasPrefix(text, begins)
		})
		got, err := link.Parse(address)
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		return got
	}
	first := openWindow(t, "ant", size)
	t.Setenv("DISPLAY", screen.display)
	first.until("a brain", lives)
	first.key("4")
	first.key("space")
	first.still()
	first.click(l.at("link"))
	made := taken("a link by the button", first, link.Scheme+"#world=ant&rules=ant-random@")
	if len(made.Events) != 1 || made.At < 1 || !made.Paused {
		t.Fatalf("the link is %s", address)
	}
	first.away()
	first.key("shift+Right")
	first.still()
	if err := clipboard.Copy("nothing"); err != nil {
		t.Fatal(err)
	}
	first.key("ctrl+l")
	if again := taken("a link by key", first, link.Scheme); again.At != made.At+10 || again.Events[0] != made.Events[0] {
		t.Fatalf("ten steps on the link is %s", address)
	}
	first.key("shift+Right")
	first.still()
	first.keep("link-copied")
	text := address
	first.close(t)

	if err := clipboard.Copy(text); err != nil {
		t.Fatal(err)
	}
	second := openWindow(t, "ant", size)
	second.until("a brain", lives)
	second.key("space")
	before := second.still()
	second.key("ctrl+v")
	second.until("the question whether to follow it", func(p *image.RGBA) bool { return differ(before, p, p.Rect) > 0.01 })
	asked := second.still()
	second.key("Return")
	second.until("the life of the link", func(p *image.RGBA) bool { return differ(asked, p, l.maps("ant")[1].Place) > 0.1 })
	second.still() // where the link rests
	second.keep("link-followed")
	second.key("shift+Right")
	second.still()
	second.close(t)
	one, two := longest(t, first), longest(t, second)
	if one.Steps != two.Steps || one.Score != two.Score || len(one.Events) != 1 || one.Events[0] != two.Events[0] || len(one.Hashes) != len(two.Hashes) {
		t.Fatalf("the lives have %d and %d steps, %v and %v", one.Steps, two.Steps, one.Events, two.Events)
	}
	for i, h := range one.Hashes {
		for k, sum := range h.Sums {
			if two.Hashes[i].Sums[k] != sum {
				t.Errorf("step %d: %s is another", h.Step, one.Parts[k])
			}
		}
	}
}

// close ends the program as a polite kill does, and waits until it is gone.
func (w *testWindow) close(t *testing.T) {
	t.Helper()
	if err := w.program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = w.program.Wait()
	w.gone()
}

// longest is the longest life that a window has recorded.
func longest(t *testing.T, w *testWindow) (best *replay.Replay) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(w.dir, "hebbarium", "replays", "*"+replay.ReplayExtension))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		r, err := replay.Load(f)
		if err != nil {
			t.Fatal(err)
		}
		if best == nil || r.Steps > best.Steps {
			best = r
		}
	}
	if best == nil {
		t.Fatal("no life was recorded")
	}
	return best
}
