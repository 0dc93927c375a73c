package synapses

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hebbarium/brain"
)

// What is written of any rows and columns is read back as the same.
func TestScatteredSynapsesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans []brain.Span
		at := rapid.IntRange(0, 5).Draw(t, "from")
		for range rapid.IntRange(1, 6).Draw(t, "spans") {
			long := rapid.IntRange(1, 5).Draw(t, "long")
			spans = append(spans, brain.Span{From: at, To: at + long})
			at += long + rapid.IntRange(1, 4).Draw(t, "gap")
		}
		text := SpansText(spans...)
		first, others, err := scattered("pre", text)
		if err != nil || !slices.Equal(side(first, others), spans) {
			t.Fatalf("%s: found %v, %v, want %v", text, side(first, others), err, spans)
		}
	})
}
