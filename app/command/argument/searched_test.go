package argument

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
)

// A search says which coefficients it has, and of those that look like a word of the language
// that they are coefficients.
func TestSearchedSaysTheCoefficients(t *testing.T) {
	for text, want := range map[string][]string{
		"static":                   {"static: the weights themselves; numbers that are evolved: 7"},
		"ABC_lr":                   {"ABC_lr: coefficients A, B, C, eta (one a synapse); numbers that are evolved: 7"},
		"eta*(A*pre*post + B*pre)": {"eta*(A*pre*post + B*pre): coefficients eta, A, B (one a synapse); numbers that are evolved: 7"},
		"eta/rule*(A/layer*pre*post + F/neuron*w + G)": {"eta/rule*(A/layer*pre*post + F/neuron*w + G): coefficients G (one a synapse), F (one a neuron), A (one a layer), eta (one for all); numbers that are evolved: 7"},
		"ETA*(A*PRE*Post - W)": {"ETA*(A*PRE*Post - W): coefficients ETA, A, PRE, Post, W (one a synapse); numbers that are evolved: 7",
			"mind the capitals: ETA is a coefficient here, and eta something else", "mind the capitals: PRE is a coefficient here, and pre something else",
			"mind the capitals: Post is a coefficient here, and post something else", "mind the capitals: W is a coefficient here, and w something else"},
		"eta*OI*Oj": {"eta*OI*Oj: coefficients eta, OI, Oj (one a synapse); numbers that are evolved: 7",
			"mind the capitals: OI is a coefficient here, and oi something else", "mind the capitals: Oj is a coefficient here, and oj something else"},
	} {
		rule, err := brain.ParseRule(text)
		if err != nil {
			t.Fatal(err)
		}
		found := Searched(rule, 7)
		for i := range found {
			found[i], _, _ = strings.Cut(found[i], " ('hebbarium")
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s: expected %q, found %q", text, want, found)
		}
	}
}
