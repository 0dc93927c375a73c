package brain

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// digestKey is the entry of the header's metadata that holds the digest of the
// tensors, and digestKind what its value begins with.
const (
	digestKey  = "digest"
	digestKind = "sha256:"
)

// digest is the SHA-256 of tensors: of each, in the order of their names, the
// name, a zero byte and the numbers as they lie in the file. It tells a damaged
// number, under a score that another one earned, whatever order a program writes
// the tensors in.
func digest(tensors map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(tensors)) {
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(tensors[name])
	}
	return digestKind + hex.EncodeToString(h.Sum(nil))
}

// checkDigest compares the header's digest, where it has one, with the numbers
// behind the header.
func (h header) checkDigest(data []byte) error {
	want, ok := h.Metadata.Metadata()[digestKey]
	if !ok {
		return nil
	}
	if !strings.HasPrefix(want, digestKind) {
		return fmt.Errorf("metadata: %s: expected one that begins with %q, found %.100q: written by another version of the program", digestKey, digestKind, want)
	}
	raw := map[string][]byte{}
	for name, info := range h.Tensors() {
		raw[name] = data[info.DataOffsets[0]:info.DataOffsets[1]]
	}
	if found := digest(raw); found != want {
		return fmt.Errorf("numbers: expected those with the digest %.15s… that the card gives, found %.15s…: the file is damaged, or another program changed it; one that does so on purpose leaves the entry %q out of the metadata", want, found, digestKey)
	}
	return nil
}
