package app

import (
	"image"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Presses of one key between two frames each count, also of one that prints nothing: three
// steps forth in a window that stood still, and three back one by one, lead to where they
// began.
func TestFastTapsInAWindow(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	w.key("space")
	w.key("Right") // the screen tells of keys by now
	before := w.still()
	process, err := strconv.Atoi(strings.TrimSpace(w.tool("getwindowpid", w.id)))
	if err != nil {
		t.Fatal(err)
	}
	stand := layoutOf(t, "ant", size).Region("world")
	if err := syscall.Kill(process, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	w.tool("key", "--delay", "0", "Right", "Right", "Right")
	if err := syscall.Kill(process, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	w.until("another step", func(p *image.RGBA) bool { return differ(before, p, stand) > 0 })
	w.still()
	for range 3 {
		w.key("Left")
		w.still()
	}
	if p := w.still(); differ(before, p, stand) > 0 {
		w.keep("taps")
		t.Error("three steps forth in one frame and three back lead elsewhere")
	}
}
