package app

import (
	"image"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A key that goes down after a modifier has come up, between the same two frames, is not lost,
// although the toolkit counts the modifier as held: Esc ends a talk after Shift and after Ctrl.
func TestAKeyAfterAModifierInAWindow(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	w.key("space")
	process, err := strconv.Atoi(strings.TrimSpace(w.tool("getwindowpid", w.id)))
	if err != nil {
		t.Fatal(err)
	}
	rack := layoutOf(t, "ant", size).Region("rack")
	usual := w.still()
	for _, modifier := range []string{"shift", "ctrl"} {
		w.key("h")
		w.until("a talk", func(p *image.RGBA) bool { return differ(usual, p, rack) > 0.2 })
		w.tool("keydown", modifier)
		w.hold()
		w.still()
		if err := syscall.Kill(process, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		w.tool("keyup", modifier)
		w.tool("key", "--delay", "0", "Escape")
		if err := syscall.Kill(process, syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		w.until("the end of the talk, by Esc after "+modifier, func(p *image.RGBA) bool { return differ(usual, p, rack) == 0 })
	}
}
