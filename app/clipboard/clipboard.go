// Package clipboard puts text where other programs paste it from, and takes theirs.
package clipboard

import (
	"errors"
	"fmt"
	"strings"
)

// Most is the length, in bytes, beyond which Copy cuts a text off: what every X
// server takes in one request.
const Most = 60000

// errEmpty is returned where nobody offers a text.
var errEmpty = errors.New("clipboard: expected a text, found none")

// ErrLong is returned where the text is longer than Most, on the systems where a longer one
// comes in pieces.
var ErrLong = fmt.Errorf("clipboard: expected a text of at most %d bytes, found a longer one", Most)

// Copy puts a text on the clipboard. On macOS the system's own command takes it, on Windows
// the system, and in a page the browser; elsewhere it is served to other programs over the X
// protocol, for as long as this program runs and no other one copies something.
func Copy(text string) error {
	text = strings.ToValidUTF8(text, "�")
	if len(text) > Most {
		text = strings.ToValidUTF8(text[:Most], "")
	}
	return put(text)
}

// Paste is the text on the clipboard.
func Paste() (string, error) {
	text, err := take()
	return strings.ToValidUTF8(text, "�"), err
}
