package app

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// ticksFile is where the program under test writes how many updates it has made, in its
// configuration folder: a key or a button that goes down and up between two of them is
// lost, however long it was held.
const ticksFile = "ticks"

// tellTicks writes the number of updates made to a file, for ever.
func tellTicks(path string) {
	f, err := os.Create(path)
	if err != nil {
		return // the tests then hold keys for a time alone
	}
	var b [8]byte
	for ; ; time.Sleep(5 * time.Millisecond) {
		binary.LittleEndian.PutUint64(b[:], uint64(ebiten.Tick()))
		if _, err := f.WriteAt(b[:], 0); err != nil {
			return
		}
	}
}

// ticks is the number of updates that the program has made, 0 where that is not told.
func (w *testWindow) ticks() uint64 {
	b, err := os.ReadFile(filepath.Join(filepath.Dir(string(w.log)), ticksFile))
	if err != nil || len(b) < 8 {
		return 0
	}
	return binary.LittleEndian.Uint64(b)
}

// seenTicks is after how many updates the program has surely looked at the keys anew: it
// looks once a frame, and makes up to 5 updates in one to catch up.
const seenTicks = 6

// hold waits for a time, and on until the program has seen what was done before it: on a
// busy machine a frame may take longer than any time that one would wait on a quick one.
func (w *testWindow) hold(d time.Duration) {
	w.t.Helper()
	from := w.ticks()
	time.Sleep(d)
	for end := time.Now().Add(wait); from > 0 && w.ticks() < from+seenTicks && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
	}
}
