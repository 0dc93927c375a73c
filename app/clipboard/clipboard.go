// Package clipboard puts text where other programs paste it from, and takes theirs.
package clipboard

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
)

// Most is the length, in bytes, beyond which Copy cuts a text off: what every X
// server takes in one request.
const Most = 60000

// errEmpty is returned where nobody offers a text.
var errEmpty = errors.New("clipboard: expected a text, found none")

// Copy puts a text on the clipboard. On macOS the system's own
// command takes it, on Windows the system; elsewhere it is served to other programs over the X protocol,
// for as long as this program runs and no other one copies something.
func Copy(text string) error {
	text = strings.ToValidUTF8(text, "�")
	if len(text) > Most {
		text = strings.ToValidUTF8(text[:Most], "")
	}
	switch runtime.GOOS {
	case "darwin":
		return pipe(text, "pbcopy")
	case "windows":
		return nativeCopy(strings.ReplaceAll(text, "\x00", "�"))
	}
	return offer(text)
}

// Paste is the text on the clipboard.
func Paste() (string, error) {
	var out []byte
	var err error
	switch runtime.GOOS {
	case "darwin":
		out, err = exec.Command("pbpaste").Output()
	case "windows":
		text, err := nativePaste()
		return strings.ToValidUTF8(text, "�"), err
	default:
		return fetch("UTF8_STRING")
	}
	if err != nil {
		return "", fmt.Errorf("clipboard: %w", err)
	}
	return strings.ToValidUTF8(string(out), "�"), nil
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
