package window

import (
	"os"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// Closed while a video is being written, the window ends it, says so and stays until it
// is done; closed again it goes at once.
func TestWindowStaysUntilAllIsSaved(t *testing.T) {
	for _, again := range []bool{false, true} {
		w, _ := open(t)
		saves, ends, closes := "the video", "", false
		w.Film, w.Closes = noFilm{&saves, &ends}, func() bool { return closes }
		if w.left() || ends != "" {
			t.Fatal("nobody has closed it")
		}
		closes = true
		for i := range 3 {
			if w.left() || !strings.Contains(w.Desk.View().Notice, "Saving the video") || ends == "" {
				t.Fatalf("tick %d: %q is said, ended %q", i, w.Desk.View().Notice, ends)
			}
			closes = false
		}
		if again {
			w.Ended <- os.Interrupt
		} else {
			saves = ""
		}
		if !w.left() {
			t.Errorf("closed again %v: it stays", again)
		}
		if again {
			continue
		}
		if err := w.Update(); err != ebiten.Termination {
			t.Errorf("it goes with %v", err)
		}
	}
}
