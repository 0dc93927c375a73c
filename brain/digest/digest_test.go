package digest

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"testing"
)

// The digest is that of Go's own package, whoever takes it and however it is cut.
func TestHex(t *testing.T) {
	for _, n := range []int{0, 1, worth - 1, worth, 5*worth + 7} {
		data := bytes.Repeat([]byte("hebbarium"), n/9+1)[:n]
		want := fmt.Sprintf("%x", sha256.Sum256(data))
		if got := Hex(data); got != want {
			t.Errorf("%d bytes: expected %s, found %s", n, want, got)
		}
		if got := Hex(data[:n/3], nil, data[n/3:]); got != want {
			t.Errorf("%d bytes in parts: expected %s, found %s", n, want, got)
		}
	}
}
