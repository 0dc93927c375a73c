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

// Legs that training takes in mid-walk are told, those that are short from birth are not taken.
func TestLegsLostInTrainingAreSaid(t *testing.T) {
	for event, lost := range map[string]bool{"'150..400:leg:4=0 | none'": true, "'none | 300:leg:2=0.5'": true, "'0:leg:4=0 | none'": false, "300:zero:0.33": false} {
		got := What(brain.Card{World: "ant", Rule: "ABCD_lr", Command: "hebbarium evolve --world ant --body intact --event " + event})
		if strings.Contains(got, "trained intact, legs lost in mid-walk") != lost {
			t.Errorf("%s: found %q", event, got)
		}
	}
}
