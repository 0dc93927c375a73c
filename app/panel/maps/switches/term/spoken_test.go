package term

import (
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

func text(spans []kit.Span) string {
	all := ""
	for _, s := range spans {
		all += s.Text
	}
	return all
}

// Each form says each term that the rule has and no other, and takes less room than the one
// before; a rule without terms has nothing to say.
func TestTermsAreSaidInWords(t *testing.T) {
	for _, c := range []struct {
		rule        brain.Rule
		first, last string
	}{
		{brain.ABCD_lr, "Each synapse changes by  A both ends together · B sender · C receiver · D always · η how fast", "A both B sender C receiver D always"},
		{brain.AD, "Each synapse changes by  A both ends together · D always", "A both D always"},
		{brain.A, "Each synapse changes by  A both ends together", "A both"},
	} {
		forms := Spoken(c.rule)
		if got := text(forms[0]); got != c.first {
			t.Errorf("%s: found %q, want %q", c.rule, got, c.first)
		}
		if got := text(forms[len(forms)-1]); got != c.last {
			t.Errorf("%s: found %q, want %q", c.rule, got, c.last)
		}
		for i := range forms[1:] {
			if a, b := text(forms[i]), text(forms[i+1]); len(b) > len(a) {
				t.Errorf("%s: %q is the shorter form of %q", c.rule, b, a)
			}
		}
	}
	if Spoken(brain.Static) != nil {
		t.Error("a static rule set has terms to speak of")
	}
	for _, name := range brain.ABCD_lr.Coefficients() {
		if forms := Alone(brain.ABCD_lr, name); len(forms) != 3 || !strings.Contains(text(forms[0]), "change") {
			t.Errorf("%s alone: %v", name, forms)
		}
	}
}
