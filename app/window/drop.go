package window

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
)

// drops opens what was dropped onto the window.
func (w *Window) drops() {
	if file, ok := w.Chooser.Take(); ok {
		path, err := file.Name, file.Err
		if err == nil {
			path, err = library.Receive(file.Name, file.Content)
		}
		w.open(file.Name, path, file.More, err)
	}
	if files := ebiten.DroppedFiles(); files != nil {
		path, more, err := droppedPath(files)
		w.open("what was dropped", path, more, err)
	}
}

// open opens a file that was chosen or dropped, and says how many more were left; or says
// why it could not be had.
func (w *Window) open(what, path string, more int, err error) {
	w.Popups.Close()
	w.focus.end(false)
	if err != nil {
		w.Desk.Send(desk.Refuse{What: what, Err: err})
		return
	}
	w.Desk.Send(desk.Open{Path: path})
	if more > 0 && w.Desk.View().Card == nil {
		w.Desk.Say(fmt.Sprintf("Opened %s alone: the window shows one thing at a time", filepath.Base(path)))
	}
}

// droppedPath is where the first of the files lies that were dropped onto the
// window, and how many more there are. The path is kept, not the content alone: what
// is recorded next finds its rules again by it. In a page there are no paths, and the chooser
// takes the drop.
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
	return "", 0, fmt.Errorf("expected a file with a path, found none among the %d", len(entries))
}
