package brain

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	sum "hebbarium/brain/digest"
)

// digestKey is the entry of the header's metadata that holds the digest of the
// tensors, cardDigestKey the one with that of all other entries, and digestKind what their
// values begin with.
const (
	digestKey     = "digest"
	cardDigestKey = "card_digest"
	digestKind    = "sha256:"
)

// digest is the SHA-256 of tensors: of each, in the order of their names, the
// name, a zero byte and the numbers as they lie in the file. It tells a damaged
// number, under a score that another one earned, whatever order a program writes
// the tensors in.
func digest(tensors map[string][]byte) string {
	var parts [][]byte
	for _, name := range slices.Sorted(maps.Keys(tensors)) {
		parts = append(parts, []byte(name), []byte{0}, tensors[name])
	}
	return digestKind + sum.Hex(parts...)
}

// cardDigest is the SHA-256 of the metadata without itself: of each entry, in the order of
// their names, the name, a zero byte, the text and a zero byte. It tells a damaged card.
func cardDigest(metadata map[string]string) string {
	h := sha256.New()
	for _, key := range slices.Sorted(maps.Keys(metadata)) {
		if key != cardDigestKey {
			h.Write([]byte(key + "\x00" + metadata[key] + "\x00"))
		}
	}
	return digestKind + hex.EncodeToString(h.Sum(nil))
}

// seal gives metadata the digests that a genome's card says its file has.
func (c *Card) seal(metadata map[string]string, tensors map[string][]byte) {
	if c.NoDigest {
		return
	}
	metadata[digestKey] = digest(tensors)
	if !c.NoCardDigest {
		metadata[cardDigestKey] = cardDigest(metadata)
	}
}

// Vouched says in words what the digests of a file vouch for.
func (c *Card) Vouched() string {
	switch {
	case c.NoDigest:
		return "none: nothing tells whether these are the numbers that were scored"
	case c.NoCardDigest:
		return "matches the numbers; none of the card"
	}
	return "matches the numbers and the card"
}

// checkCard compares the header's digest of the card, where it has one, with the card, and
// refuses digests of another kind.
func checkCard(metadata map[string]string) error {
	for _, key := range []string{digestKey, cardDigestKey} {
		if d, ok := metadata[key]; ok && !strings.HasPrefix(d, digestKind) {
			return fmt.Errorf("metadata: %s: expected one that begins with %q, found %.100q: written by another version of the program", key, digestKind, d)
		}
	}
	want, ok := metadata[cardDigestKey]
	if !ok {
		return nil
	}
	if _, both := metadata[digestKey]; !both {
		return fmt.Errorf("metadata: expected the entry %q with %q, found none: the file is damaged, or another program changed it; one that does so on purpose leaves out both", digestKey, cardDigestKey)
	}
	if found := cardDigest(metadata); found != want {
		return fmt.Errorf("metadata: expected the card with the digest %.15s… that it gives, found %.15s…: the file is damaged, or another program changed it; one that does so on purpose leaves the entries %q and %q out of the metadata", want, found, digestKey, cardDigestKey)
	}
	return nil
}

// checkDigest compares the header's digest, where it has one, with the numbers
// behind the header.
func (h header) checkDigest(data []byte) error {
	want, ok := h.Metadata.Metadata()[digestKey]
	if !ok {
		return nil
	}
	raw := map[string][]byte{}
	for name, info := range h.Tensors() {
		raw[name] = data[info.DataOffsets[0]:info.DataOffsets[1]]
	}
	if found := digest(raw); found != want {
		return fmt.Errorf("numbers: expected those with the digest %.15s… that the card gives, found %.15s…: the file is damaged, or another program changed it; one that does so on purpose leaves the entries %q and %q out of the metadata", want, found, digestKey, cardDigestKey)
	}
	return nil
}
