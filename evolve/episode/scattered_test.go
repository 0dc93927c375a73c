package episode

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
)

// Rows and columns that lie apart are hit as if each of their crossings were an event.
func TestScatteredSynapsesAreThoseNamed(t *testing.T) {
	p, err := ParsePerturbation("zero", "layer=2,pre=3+7..8,post=0..1+5")
	if err != nil {
		t.Fatal(err)
	}
	arch, err := ArchitectureOf("ant")
	if err != nil {
		t.Fatal(err)
	}
	var want []brain.Region
	for _, pre := range []brain.Span{{From: 3, To: 4}, {From: 7, To: 9}} {
		for _, post := range []brain.Span{{From: 0, To: 2}, {From: 5, To: 6}} {
			want = append(want, brain.Region{Layer: 2, Pre: pre, Post: post})
		}
	}
	if got := p.Regions(brain.NewNetwork(arch, brain.ABCD_lr)); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if text := p.Event(5).String(); text != "5:zero:layer=2,pre=3+7..8,post=0..1+5" {
		t.Errorf("written as %s", text)
	}
}

func TestScatteredSynapsesThatAreNone(t *testing.T) {
	for text, why := range map[string]string{
		"pre=7+3": "ascending", "pre=3+3": "ascending", "pre=3..5+5": "ascending", "pre=3+4": "ascending", "pre=3+": "after +", "pre=3+x": "A..B", "pre=+3": "A..B",
		"pre=3+7..7": "expected 7", "pre=1+07": "expected 7", "pre=3++7": "A..B",
	} {
		if _, err := ParsePerturbation("zero", "layer=1,"+text); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: expected an error with %q, found %v", text, why, err)
		}
	}
}
