package guide

import (
	"errors"
	"syscall/js"
)

// Write writes nothing: in a browser there are no folders.
func Write(string) error {
	return errors.New("guide: expected a system with folders, found a browser, where the pages lie beside the program")
}

// Place is where the pages lie beside the program, relative to its own page.
func Place() (string, error) { return "guide/index.html", nil }

// Open shows a page in a tab of its own.
func Open(page string) error {
	if js.Global().Call("open", page, "_blank").IsNull() {
		return errors.New("guide: the browser opened no other tab")
	}
	return nil
}
