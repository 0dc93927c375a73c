package window

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/brain"
)

// drops opens what was dropped onto the window.
func (w *Window) drops() {
	if file, ok := w.Chooser.Take(); ok {
		w.open(file)
	}
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

// open opens a file that came without a path.
func (w *Window) open(file library.Chosen) {
	path, err := file.Name, file.Err
	if err == nil {
		path, err = library.Receive(file.Name, file.Content)
	}
	if err != nil {
		w.Desk.Send(desk.Refuse{What: file.Name, Err: err})
		return
	}
	w.Desk.Send(desk.Open{Path: path})
}

// droppedPath is where the first of the files lies that were dropped onto the
// window, and how many more there are. The path is kept, not the content alone: what
// is recorded next finds its rules again by it. One without a path is kept first.
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
	// In a page there are no paths.
	for i, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > brain.MaxGenomeFile {
			continue
		}
		content, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return "", 0, err
		}
		path, err := library.Receive(e.Name(), content)
		return path, len(entries) - 1 - i, err
	}
	return "", 0, fmt.Errorf("expected a file of at most %d bytes, found none among the %d", brain.MaxGenomeFile, len(entries))
}
