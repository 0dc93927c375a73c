//go:build !js && !windows

package clipboard

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
)

// put puts a text on the system's clipboard.
func put(text string) error {
	if runtime.GOOS == "darwin" {
		return pipe(text, "pbcopy")
	}
	return offer(text)
}

// take takes the text on the system's clipboard.
func take() (string, error) {
	if runtime.GOOS != "darwin" {
		return fetch("UTF8_STRING")
	}
	out, err := exec.Command("pbpaste").Output()
	if err != nil {
		return "", fmt.Errorf("clipboard: %w", err)
	}
	return string(out), nil
}

// pipe hands a text to a command.
func pipe(text, command string) error {
	c := exec.Command(command)
	c.Stdin = strings.NewReader(text)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("clipboard: %s: %w: %s", command, err, strings.TrimSpace(string(out)))
	}
	return nil
}
