package window

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
)

// drops opens what was dropped onto the window.
func (w *Window) drops() {
	files := ebiten.DroppedFiles()
	if files == nil {
		return
	}
	w.Popups.Close()
	w.focus.end(false)
	path, more, err := droppedPath(files)
	if err != nil {
		w.Desk.Send(desk.Refuse{What: "what was dropped", Err: err})
		return
	}
	w.Desk.Send(desk.Open{Path: path})
	if more > 0 && w.Desk.View().Card == nil {
		w.Desk.Say(fmt.Sprintf("Opened %s alone: the window shows one thing at a time", filepath.Base(path)))
	}
}

// droppedPath is where the first of the files lies that were dropped onto the
// window, and how many more there are. The path is kept, not the content alone: what
// is recorded next finds its rules again by it.
func droppedPath(files fs.FS) (path string, more int, err error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return "", 0, err
	}
	for i, e := range entries {
		if p, ok := e.(ebiten.AbsPather); ok {
			return p.AbsPath(), len(entries) - 1 - i, nil
		}
	}
	return "", 0, fmt.Errorf("expected a file that lies on this machine, found %d without a path", len(entries))
}
