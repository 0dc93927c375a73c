package words

import (
	"strings"
	"testing"

	"hebbarium/brain"
)

// On which bodies rules were evolved is said in words, and not as a command line has it.
func TestBodiesAreSaidInWords(t *testing.T) {
	for body, want := range map[string]string{
		"intact": "trained intact", "left": "trained left leg short", "leg2=0,leg4=0": "trained without leg 2 and without leg 4", "leg1=0.25": "trained with leg 1 at 25 %",
	} {
		got := What(brain.Card{World: "ant", Rule: "ABCD_lr", Command: "hebbarium evolve --world ant --body " + body + " --seed 1"})
		if !strings.Contains(got, "plastic, ABCD η  ·  "+want+"  ·  ") {
			t.Errorf("%s: found %q", body, got)
		}
	}
}
