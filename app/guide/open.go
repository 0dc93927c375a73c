//go:build !js

package guide

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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

// Open lets the system show a page in its browser. It does not wait for whoever does.
func Open(page string) error {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		c = exec.Command("open", page)
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", page)
	default:
		c = exec.Command("xdg-open", page)
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	go func() { _ = c.Wait() }()
	return nil
}
