package campaign

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math"
	"testing"
)

// FuzzResume reads arbitrary checkpoints: files as they are, and headers in
// front of as many numbers as they ask for and a checksum that is right (only
// these get far). What is accepted must be written again as something that is
// read as the same.
func FuzzResume(f *testing.F) {
	s := smallSettings(f)
	s.Rule = "A" // the smallest file
	c, p := newCampaign(f, s, 1)
	evolveFor(f, c, p, 1)
	good := encoded(f, c)
	at := len(checkpointMagic) + 8
	f.Add(good[:at+100], []byte{})
	f.Add(good[at:at+int(binary.LittleEndian.Uint64(good[len(checkpointMagic):]))], []byte{0, 0, 128, 63})
	f.Fuzz(func(t *testing.T, data, numbers []byte) {
		for _, file := range [][]byte{data, checkpointOf(data, numbers)} {
			c, err := decodeCheckpoint(file)
			if err != nil {
				continue
			}
			once := encoded(t, c)
			back, err := decodeCheckpoint(once)
			if err != nil {
				t.Fatalf("a checkpoint that was read is refused when written again: %v", err)
			}
			if !bytes.Equal(once, encoded(t, back)) {
				t.Fatal("a checkpoint that was written and read differs")
			}
		}
	})
}

// checkpointOf is a file with a header, the numbers that it asks for (zeros but
// for the first ones), and the right checksum.
func checkpointOf(header, numbers []byte) []byte {
	var h checkpointHeader
	_ = json.Unmarshal(header, &h) // what cannot be read asks for none
	raw := numbers
	if n := 4 * (h.Theta + h.Born + 2*h.Moments + h.Average); n > len(numbers) && n < 1<<20 {
		raw = append(append([]byte(nil), numbers...), make([]byte, n-len(numbers))...)
	}
	file := append([]byte(checkpointMagic), binary.LittleEndian.AppendUint64(nil, uint64(len(header)))...)
	file = append(append(file, header...), raw...)
	sum := sha256.Sum256(file)
	return append(file, sum[:]...)
}

func TestResumeRefusesNumbersThatNoSearchHas(t *testing.T) {
	s := smallSettings(t)
	s.Rule = "A"
	good, _ := newCampaign(t, s, 1)
	for name, spoil := range map[string]func(*checkpointHeader, []byte){
		"a generation before the first": func(h *checkpointHeader, _ []byte) { h.Generation = -1 },
		"no sigma":                      func(h *checkpointHeader, _ []byte) { h.Sigma = 0 },
		"a negative rate":               func(h *checkpointHeader, _ []byte) { h.Rate = -0.1 },
		"a number that is none": func(_ *checkpointHeader, raw []byte) {
			binary.LittleEndian.PutUint32(raw[40:], math.Float32bits(float32(math.NaN())))
		},
		"an endless number": func(_ *checkpointHeader, raw []byte) {
			binary.LittleEndian.PutUint32(raw[40:], math.Float32bits(float32(math.Inf(1))))
		},
	} {
		h, raw := parted(t, encoded(t, good))
		if _, err := h.campaign(raw); err != nil {
			t.Fatalf("the checkpoint as it was: %v", err)
		}
		spoil(&h, raw)
		if _, err := h.campaign(raw); err == nil {
			t.Errorf("%s: expected an error, found none", name)
		}
	}
}

// parted is a checkpoint's header and the bytes of its arrays.
func parted(t *testing.T, file []byte) (checkpointHeader, []byte) {
	t.Helper()
	at := len(checkpointMagic) + 8
	n := int(binary.LittleEndian.Uint64(file[len(checkpointMagic):]))
	var h checkpointHeader
	if err := json.Unmarshal(file[at:at+n], &h); err != nil {
		t.Fatal(err)
	}
	return h, append([]byte(nil), file[at+n:len(file)-sha256.Size]...)
}
