//go:build !js

package clipboard

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"unicode/utf16"
)

// put puts a text on the system's clipboard.
func put(text string) error {
	switch runtime.GOOS {
	case "darwin":
		return pipe(text, "pbcopy")
	case "windows":
		return pipe(utf16LE(text), "clip")
	}
	return offer(text)
}

// take takes the text on the system's clipboard.
func take() (string, error) {
	var out []byte
	var err error
	switch runtime.GOOS {
	case "darwin":
		out, err = exec.Command("pbpaste").Output()
	case "windows":
		out, err = exec.Command("powershell", "-NoProfile", "-Command", "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw").Output()
	default:
		return fetch("UTF8_STRING")
	}
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

// utf16LE is a text as clip reads it without loss: little endian, with its mark.
func utf16LE(text string) string {
	var b strings.Builder
	for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(text))...) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}
