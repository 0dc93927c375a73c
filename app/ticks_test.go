package app

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/window"
)

// told is what the program under test tells of itself in a file in its configuration
// folder: how many updates it has made, and how many frames it has drawn something in. A
// key or a button that goes down and up between two updates is lost, however long it was
// held, and a picture stands still where no frame is drawn.
type told struct{ ticks, frames uint64 }

const toldFile = "told"

// tell writes it to a file, for ever.
func tell(w *window.Window, path string) {
	f, err := os.Create(path)
	if err != nil {
		panic(err)
	}
	var b [16]byte
	for ; ; time.Sleep(2 * time.Millisecond) {
		binary.LittleEndian.PutUint64(b[:], uint64(ebiten.Tick()))
		binary.LittleEndian.PutUint64(b[8:], w.Frames())
		if _, err := f.WriteAt(b[:], 0); err != nil {
			return
		}
	}
}

// told is what the program tells now; all 0 before it does.
func (w *testWindow) told() told {
	b, err := os.ReadFile(filepath.Join(w.dir, toldFile))
	if err != nil || len(b) < 16 {
		return told{}
	}
	return told{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])}
}

// seenTicks is after how many updates the program has surely looked at the keys anew: it
// looks once a frame, and makes up to 5 updates in one to catch up.
const seenTicks = 6

// hold waits until the program has seen what was done before.
func (w *testWindow) hold() {
	w.t.Helper()
	until := w.told().ticks + uint64(seenTicks*w.slow)
	for end := time.Now().Add(wait); w.told().ticks < until; time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("the program makes no updates\n%s", w.log)
		}
	}
}
