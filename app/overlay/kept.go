package overlay

import (
	"os/exec"
	"path/filepath"
	"runtime"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
)

// Kept leads to the files that were kept: to their folder, or by their path.
type Kept struct {
	hand *desk.Hand
	open func(path string) error // shows a file in its folder, in the system's own way
	copy func(text string) error // puts a text on the clipboard
}

// NewKept makes it; copy puts a text on the clipboard.
func NewKept(hand *desk.Hand, copy func(text string) error) *Kept {
	return &Kept{hand: hand, open: openFolder, copy: copy}
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
func (k *Kept) Show(path string) {
	if k.open(path) != nil {
		k.copyPath(path)
	}
}

func (k *Kept) copyPath(path string) {
	if err := k.copy(path); err != nil {
		k.hand.Say("It is " + path)
		return
	}
	k.hand.Say("Path copied: " + library.Short(path))
}

// openFolder lets the system show a file in its folder. It does not wait for whoever does.
func openFolder(path string) error {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		c = exec.Command("open", "-R", path)
	case "windows":
		c = explorer(path)
	default:
		c = exec.Command("xdg-open", filepath.Dir(path))
	}
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }()
	return nil
}
