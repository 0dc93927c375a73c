package rule

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/brain/formula"
)

// TestFormsAreRecognised holds that each rule of the table is the formula of its label, and
// however else it may be spelt.
func TestFormsAreRecognised(t *testing.T) {
	for _, r := range All()[:Plastic] {
		if r == A {
			continue // its label is a formula as any other
		}
		if found, err := Parse(r.Formula()); err != nil || found != r {
			t.Errorf("%s: expected it from its label %s, found %v, %v", r, r.Formula(), found, err)
		}
	}
	for text, want := range map[string]Rule{
		"A*pre*post": A, "post*A*pre": A, "D + pre*(post*A)": AD, "(D + C*post + pre*B + post*pre*A)*eta": ABCD_lr, "eta*(A*pre*post + (B*pre + C*post) + D)": ABCD_lr,
		"D + (A*pre*post + B*pre + C*post)*eta": ABCD_lr_D_out, "Dout + eta*(Din + A*pre*post + B*pre + C*post)": ABCD_lr_D_in_and_out,
	} {
		if found, err := Parse(text); err != nil || found != want {
			t.Errorf("%s: expected %s, found %v, %v", text, want, found, err)
		}
	}
	for _, text := range []string{
		"eta*(A*pre*post + B*pre)", "eta*A*pre*post + eta*D", "eta*(A*pre*post + D*2)", "A*pre*post - D", "X*pre*post + D", "eta*(A/neuron*pre*post + D)", "eta*(A*pre*post + D + 0)",
		"A*pre*post + A", "A*pre*post + D*w", "eta*eta*(A*pre*post + D)", "A*pre*mpost + D, tau=3",
	} {
		r, err := Parse(text)
		if err != nil || r <= Static || r.String() != text || !r.Known() || r.Written() == nil {
			t.Errorf("%s: expected a rule of its own, found %v, %v", text, r, err)
		}
	}
}

func TestWrittenRules(t *testing.T) {
	r, err := Parse("η·(A·oi·oj + B·oi)")
	same, _ := Parse("eta * ((A*pre)*post + B*pre)")
	if err != nil || r != same || r.String() != "eta*(A*pre*post + B*pre)" || r.Formula() != "η·(A·oi·oj + B·oi)" || r.Planes() != 3 || !slices.Equal(r.Coefficients(), []string{"eta", "A", "B"}) || r.Steps() != nil {
		t.Errorf("expected one rule, found %v and %v: %s, %v, %v", r, same, r.Formula(), r.Coefficients(), err)
	}
	for text, says := range map[string]string{
		"ABCX":         "or a formula such as",
		"eta*(A*prex)": `column 8: expected one of pre`,
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: expected an error that says %q, found %v", text, says, err)
		}
	}
	if len(All()) != Plastic+1 {
		t.Errorf("expected the table alone of All, found %d", len(All()))
	}
	for _, e := range formula.Examples() {
		if r, err := Parse(e.Text); err != nil || e.Name != "abc" && r <= Static {
			t.Errorf("%s: %v, %v", e.Text, r, err)
		}
	}
}
