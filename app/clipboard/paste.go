package clipboard

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// errEmpty is returned where nobody offers a text.
var errEmpty = errors.New("clipboard: expected a text, found none")

// Paste is the text on the clipboard.
func Paste() (string, error) {
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
	return strings.ToValidUTF8(string(out), "�"), nil
}

// fetch asks the owner of the server's CLIPBOARD for its text in a form.
func fetch(form string) (string, error) {
	display, err := serverName()
	if err != nil {
		return "", err
	}
	c, err := connect(display)
	if err != nil {
		return "", fmt.Errorf("clipboard: %w", err)
	}
	defer c.conn.Close()
	text, err := c.convert(form)
	if err != nil && !errors.Is(err, errEmpty) {
		err = fmt.Errorf("clipboard: %w", err)
	}
	return text, err
}

// convert lets the selection's owner write its text into a property of this
// client's window, and reads it there.
func (c *client) convert(form string) (string, error) {
	var atoms [3]uint32
	for i, name := range []string{"CLIPBOARD", form, "HEBBARIUM_PASTE"} {
		a, err := c.atom(name)
		if err != nil {
			return "", err
		}
		atoms[i] = a
	}
	if _, err := c.conn.Write(request(convertSelection, 0, c.window, atoms[0], atoms[1], atoms[2], 0)); err != nil {
		return "", err
	}
	if err := c.conn.SetReadDeadline(time.Now().Add(answerIn)); err != nil {
		return "", err
	}
	for {
		head, err := c.event()
		if err != nil {
			return "", err
		}
		if head[0]&0x7F != selectionNotify {
			continue
		}
		if binary.LittleEndian.Uint32(head[20:]) == 0 {
			return "", errEmpty
		}
		break
	}
	head, more, err := c.ask(request(getProperty, 0, c.window, atoms[2], 0, 0, Most/4))
	if err != nil {
		return "", err
	}
	n := int(binary.LittleEndian.Uint32(head[16:])) * int(head[1]) / 8
	return strings.ToValidUTF8(string(more[:min(n, len(more))]), "�"), nil
}
