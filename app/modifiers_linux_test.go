package app

import (
	"image"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A key that goes down after a modifier has come up, between the same two frames, is not lost:
// what has no meaning with the modifier has the one that it has alone.
func TestAKeyAfterAModifierInAWindow(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	w.key("space")
	process, err := strconv.Atoi(strings.TrimSpace(w.tool("getwindowpid", w.id)))
	if err != nil {
		t.Fatal(err)
	}
	sheet := layoutOf(t, "ant", size).Region("maps")
	for _, modifier := range []string{"shift", "ctrl"} {
		without := w.still()
		w.key("e")
		w.until("the sheet of evolution", func(p *image.RGBA) bool { return differ(without, p, sheet) > 0.2 })
		w.key("Escape")
		w.until("no sheet", func(p *image.RGBA) bool { return differ(without, p, sheet) == 0 })
		w.tool("keydown", modifier)
		w.hold()
		w.still()
		if err := syscall.Kill(process, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		w.tool("keyup", modifier)
		w.tool("key", "--delay", "0", "e")
		if err := syscall.Kill(process, syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		w.until("the sheet of evolution, by a key after "+modifier, func(p *image.RGBA) bool { return differ(without, p, sheet) > 0.2 })
		w.key("Escape")
		w.until("no sheet again", func(p *image.RGBA) bool { return differ(without, p, sheet) == 0 })
	}
}
