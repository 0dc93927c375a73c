package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/app/clipboard"
	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// A damaged file is named in a card, whose details another program can paste.
// The file's path is pasted too.
func TestWindowCopiesDetails(t *testing.T) {
	size := image.Pt(1440, 900)
	var broken string
	w := openWindow(t, "", size, func(config string) {
		broken = filepath.Join(config, "broken.safetensors")
		if err := os.WriteFile(broken, []byte("this is no rule set"), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	l := layoutWith(t, Options{World: "ant", SavesDir: t.TempDir()}, size)
	open := l.at("card first")
	isOpen := func(p *image.RGBA) bool { return share(p, open, like(kit.AccentBG, 3)) > 0.5 }
	w.until("the card that offers to open a file", isOpen)
	t.Setenv("DISPLAY", screen.display)

	if err := clipboard.Copy(broken); err != nil {
		t.Fatal(err)
	}
	w.click(open)
	w.until("a line to type in", func(p *image.RGBA) bool {
		return share(p, image.Rectangle{Max: size}, like(kit.BG0, 1)) > 0.01
	})
	w.key("ctrl+v")
	w.key("Return")
	_, err := library.Open(broken, replay.Carried{})
	if err == nil {
		t.Fatal("the damaged file can be read")
	}
	l.Desk.Send(desk.Open{Path: broken}) // which shows the same card in the layout
	l.Refresh()
	first, button, cross := l.at("card first"), l.at("card copy"), l.at("card close")
	w.until("a card with the error", func(p *image.RGBA) bool {
		return share(p, first, like(kit.AccentBG, 3)) > 0.5 && share(p, button, like(kit.BG2, 2)) > 0.5
	})
	w.click(button)
	var text string
	w.until("the details on the clipboard", func(*image.RGBA) bool {
		text, _ = clipboard.Paste()
		return strings.HasPrefix(text, "Hebbarium: ")
	})
	for _, want := range []string{"File: " + broken, "World: " + "ant" + ", physics ", "seed 1", err.Error()} {
		if !strings.Contains(text, want) {
			t.Errorf("the details lack %q:\n%s", want, text)
		}
	}
	w.click(cross)
	w.until("the card closed", isOpen)
}
