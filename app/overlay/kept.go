package overlay

import (
	"os/exec"
	"path/filepath"
	"runtime"

	"hebbarium/app/beside"
	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
)

// Kept leads to the files that were kept: to their folder, or by their path.
type Kept struct {
	hand *desk.Hand
	open func(path string, failed func()) // shows a file in its folder, in the system's own way
	copy func(text string) error          // puts a text on the clipboard
	tell func(text string)                // says a line of news, on any goroutine
}

// NewKept makes it; copy puts a text on the clipboard, and tell says a line of news, both on
// any goroutine.
func NewKept(hand *desk.Hand, copy func(text string) error, tell func(text string)) *Kept {
	return &Kept{hand: hand, open: openFolder, copy: copy, tell: tell}
}

// Actions lead to the file that was kept last.
func (k *Kept) Actions() []ui.Action {
	why := func() string {
		if k.hand.View().Kept == "" {
			return "No picture, video or other file was kept yet"
		}
		return ""
	}
	with := func(do func(path string)) func() {
		return func() {
			if no := why(); no != "" {
				k.hand.Say(no)
				return
			}
			do(k.hand.View().Kept)
		}
	}
	return []ui.Action{
		{ID: "show kept", Title: "Show what was kept last in its folder", Run: with(k.Show), Why: why},
		{ID: "copy kept", Title: "Copy the path of what was kept last", Run: with(k.copyPath), Why: why},
	}
}

// Show shows a file in its folder; where no program of the system does that, its path is
// put on the clipboard.
func (k *Kept) Show(path string) { k.open(path, func() { k.copyPath(path) }) }

func (k *Kept) copyPath(path string) {
	if err := k.copy(path); err != nil {
		k.tell("It is " + path)
		return
	}
	k.tell("Path copied: " + library.Short(path))
}

// openFolder lets the system show a file in its folder. It does not wait for
// whoever does; where nobody can, failed is called, on any goroutine.
func openFolder(path string, failed func()) {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		c = beside.Command("open", "-R", path)
	case "windows":
		c = explorer(path)
	default:
		c = beside.Command("xdg-open", filepath.Dir(path))
	}
	if c.Start() != nil {
		failed()
		return
	}
	go func() {
		if c.Wait() != nil && runtime.GOOS != "windows" { // whose explorer always says that it failed
			failed()
		}
	}()
}
