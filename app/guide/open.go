//go:build !js

package guide

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Place writes the pages to the user's folder for what can be made again, and returns the
// path of the first.
func Place() (string, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("guide: %w", err)
	}
	folder = filepath.Join(folder, "hebbarium", "guide")
	return filepath.Join(folder, "index.html"), Write(folder)
}

// patience is how long a system is given to say that it can show no page. Some wait for the
// browser to be closed, which it then is not by that time.
const patience = 5 * time.Second

// Open lets the system show a page in its browser, and says so where it cannot.
func Open(page string) error {
	switch runtime.GOOS {
	case "darwin":
		return show(exec.Command("open", page))
	case "windows":
		return show(exec.Command("rundll32", "url.dll,FileProtocolHandler", page))
	}
	return show(exec.Command("xdg-open", page))
}

// show runs what shows a page, and leaves it running where that takes long.
func show(c *exec.Cmd) error {
	if err := c.Start(); err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("guide: %s: %w", filepath.Base(c.Path), err)
		}
	case <-time.After(patience):
	}
	return nil
}
