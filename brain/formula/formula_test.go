package formula

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestSpellings(t *testing.T) {
	for _, c := range []struct{ text, canonical, pretty string }{
		{"eta*(A*pre*post+B*pre)", "eta*(A*pre*post + B*pre)", "η·(A·oi·oj + B·oi)"},
		{"η·(A·oi·oj + B·oi)", "eta*(A*pre*post + B*pre)", "η·(A·oi·oj + B·oi)"},
		{" ( A ) *pre*( post ) ", "A*pre*post", "A·oi·oj"},
		{"A*(pre*post)", "A*(pre*post)", "A·(oi·oj)"},
		{"A-(B-C)-D", "A - (B - C) - D", "A − (B − C) − D"},
		{"A/(B/C)/D", "A/(B/C)/D", "A/(B/C)/D"},
		{"--A", "--A", "−−A"},
		{"-A^2*(-B)^2", "-A^2*(-B)^2", "−A²·(−B)²"},
		{"A**3", "A^3", "A³"},
		{"A*post²", "A*post^2", "A·oj²"},
		{"A*2e3*.5", "A*2000*0.5", "A·2000·0.5"},
		{"A/neuron*pre + A*post", "A/neuron*pre + A*post", "A·oi + A·oj"},
		{"A*pre + A/layer", "A/layer*pre + A", "A·oi + A"},
		{"A/rule/B", "A/rule/B", "A/B"},
		{"A*(mpre+mpost);tau=5", "A*(mpre + mpost), tau=5", "A·(ōi + ōj)"},
		{"A*mpre, tau=2+T", "A*mpre, tau=2 + T/layer", "A·ōi"},
		{"clip(A,-1,1)*min(pre,post,w)", "clip(A, -1, 1)*min(pre, post, w)", "clip(A, −1, 1)·min(oi, oj, w)"},
		{"A*dpost*m*step", "A*dpost*m*step", "A·Δoj·m·step"},
	} {
		f, err := Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if f.String() != c.canonical || f.Pretty() != c.pretty {
			t.Errorf("%s: expected %q and %q, found %q and %q", c.text, c.canonical, c.pretty, f, f.Pretty())
		}
	}
}

func TestErrorsSayWhere(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int
		says   string
	}{
		{"", 1, "expected a formula, such as"},
		{"eta*(A*pre", 11, "expected an operator or a closing bracket, found the end"},
		{"eta*(A*pre))", 12, `expected an operator or the end, found ")"`},
		{"eta*A*prex", 7, `one of pre post w`},
		{"eta A", 5, `expected an operator, as in eta*A, or the end, found "A"`},
		{"A + 2B", 6, `expected an operator, as in 2*B, or the end, found "B"`},
		{"eta*(2(A + B))", 7, `expected an operator, as in 2*(, or a closing bracket, found "("`},
		{"A*pre*post/0", 12, "expected a divisor that is not always 0, found 0"},
		{"A/(2*(1 - 1)*pre)", 3, "expected a divisor that is not always 0"},
		{"A + 0^-1", 5, "expected something that is not always 0 under a negative power"},
		{"eta*", 5, "expected a name, a number or a bracket, found the end"},
		{"A*mpre", 7, "expected the steps of the running means, such as , tau=20"},
		{"A*pre, tau=20", 6, "expected a running mean"},
		{"A*mpre, tau=pre", 13, "expected a number or a coefficient in tau"},
		{"A*mpre, tau=A", 13, "expected a coefficient of a layer or a rule"},
		{"A*mpre, taux", 9, "expected tau="},
		{"A/neuron*pre + A/layer", 18, "expected the scope of A that column 3 says, neuron"},
		{"pre*post", 1, "expected a coefficient for evolution to find"},
		{"A^1.5", 3, "expected a whole power"},
		{"A^9", 3, "expected a whole power from 1 to 8"},
		{"A^2^2", 4, "brackets around a power"},
		{"tanh A", 6, "expected a bracket behind tanh"},
		{"clip(A, 1)", 10, "3 arguments of clip: a comma"},
		{"tanh(A, 1)", 7, "one argument of tanh: a closing bracket"},
		{"A*1e99", 3, "expected a number"},
		{"A # B", 3, `found "#"`},
		{strings.Repeat("(", 40) + "A", 33, "brackets at most 32 deep"},
		{strings.Repeat("-", 40) + "A", 32, "at most 32 deep"},
		{strings.Repeat("A+", 300) + "A", 1, "a formula of at most 400 bytes"},
		{"A+B+C+D+E+F+G+H+I+J+K+L+M+N+O+P+Q", 33, "at most 16 coefficients"},
		{"A" + strings.Repeat("+A*pre", 16), 93, "at most 16 summands"},
		{"Aη", 1, "plain letters"},
	} {
		_, err := Parse(c.text)
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Column != c.column || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected column %d: %s, found %v", c.text, c.column, c.says, err)
		}
	}
}

func TestCoefficientsAndSummands(t *testing.T) {
	for _, c := range []struct {
		text    string
		factors []Factor
		names   []string
		pretty  []string
	}{
		{"eta*(A*pre*post + B*pre)", []Factor{{"eta", 0}, {"A", 0}, {"B", 0}}, []string{"A", "B"}, []string{"A·oi·oj", "B·oi"}},
		{"eta*post*(pre - post*w)", []Factor{{"eta", 0}}, []string{"term1", "term2"}, []string{"oi", "−oj·w"}},
		{"eta*(A*pre - B*(C - D)) - E/layer", []Factor{{"eta", 0}, {"A", 0}, {"B", 0}, {"C", 0}, {"D", 0}, {"E", PerLayer}}, []string{"A", "term2", "E"}, []string{"A·oi", "−B·(C − D)", "−E"}},
		{"clip(eta*(A*pre + B), -1, 1)", []Factor{{"eta", 0}, {"A", 0}, {"B", 0}}, []string{"A", "B"}, []string{"A·oi", "B"}},
		{"eta*(pre - mpre)*(post - mpost), tau=T/rule", []Factor{{"eta", 0}, {"T", PerRule}}, []string{"eta"}, []string{"η·(oi − ōi)·(oj − ōj)"}},
		{"(1 + m)*eta*(A*pre + B)", []Factor{{"eta", 0}, {"A", 0}, {"B", 0}}, []string{"A", "B"}, []string{"A·oi", "B"}},
		{"m*eta*(A*pre + B)", []Factor{{"eta", 0}, {"A", 0}, {"B", 0}}, []string{"A", "B"}, []string{"A·oi", "B"}},
		{"(1 + m)*(step - 2)*A*pre", []Factor{{"A", 0}}, []string{"A"}, []string{"(1 + m)·(step − 2)·A·oi"}},
		{"-(A - B)", []Factor{{"A", 0}, {"B", 0}}, []string{"A", "B"}, []string{"−A", "B"}},
	} {
		f, err := Parse(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		var names, pretty []string
		for _, s := range f.Summands() {
			names, pretty = append(names, s.Name), append(pretty, s.Pretty)
		}
		if !reflect.DeepEqual(f.Coefficients(), c.factors) || !slices.Equal(names, c.names) || !slices.Equal(pretty, c.pretty) {
			t.Errorf("%s: found %v, %v, %v", c.text, f.Coefficients(), names, pretty)
		}
	}
}

func TestMirror(t *testing.T) {
	no, pre, post, both := Parity{}, Parity{Pre: true}, Parity{Post: true}, Parity{true, true}
	for text, want := range map[string][]Parity{
		"eta*(A*pre*post + B*pre + C*post + D)":                              {no, no, post, pre, both},
		"eta*post*(pre - post*w)":                                            {no},
		"eta*(pre - mpre)*(post - mpost), tau=T":                             {no, no},
		"clip(A*pre*post, -1, 1) + tanh(D)":                                  {no, both},
		"eta*(A/neuron*pre*post + B/neuron*pre)":                             {no, no, post},
		"eta*abs(post)*(A*pre^3*sign(post) - E*w)*max(1, abs(w), post^2)^-1": {no, no, no},
	} {
		f, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if found, err := f.Mirror(); err != nil || !slices.Equal(found, want) {
			t.Errorf("%s: expected %v, found %v, %v", text, want, found, err)
		}
	}
	for text, says := range map[string]string{
		"A*pre*post + 1":                       "found A·oi·oj + 1",
		"eta*pre*post*(post - mpost^2), tau=2": "found ōj²",
		"eta*(A*pre*post + B/layer*pre)":       "found one a layer",
		"eta*(A/rule*pre*post + D/neuron)":     "found one a neuron",
	} {
		f, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if _, err := f.Mirror(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: expected an error that says %q, found %v", text, says, err)
		}
	}
}

func TestExamplesAreWritten(t *testing.T) {
	for _, e := range Examples() {
		f, err := Parse(e.Text)
		if err != nil || f.String() != e.Text {
			t.Errorf("%s: expected it in the canonical spelling, found %v, %v", e.Text, f, err)
		}
	}
}

// FuzzParse holds that what is read is printed and read back as the same, in both
// spellings, and that what is refused says where.
func FuzzParse(f *testing.F) {
	for _, e := range Examples() {
		f.Add(e.Text)
	}
	for _, s := range []string{"", "A/neuron/B", "clip(tanh(A), -1, 1)^-3*w", "--A^2", "A*1e-3", "(((A", "η·oi·ōj², tau=T/rule*2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := Parse(text)
		if err != nil {
			var wrong *Error
			if !errors.As(err, &wrong) || wrong.Column < 1 || wrong.Expected == "" || parsed != nil {
				t.Fatalf("%q: expected an error that says where and what, found %#v", text, err)
			}
			return
		}
		back, err := Parse(parsed.String())
		if err != nil || back.String() != parsed.String() || !reflect.DeepEqual(back.Coefficients(), parsed.Coefficients()) || len(back.Summands()) != len(parsed.Summands()) {
			t.Fatalf("%q: expected %q back, found %v, %v", text, parsed, back, err)
		}
		if parsed.Tau == nil && !parsed.Shares() && len(parsed.Pretty()) <= MaxLength {
			if shown, err := Parse(parsed.Pretty()); err != nil || shown.String() != parsed.String() {
				t.Fatalf("%q: expected the label %q to be read as it, found %v, %v", text, parsed.Pretty(), shown, err)
			}
		}
		_, _ = parsed.Mirror()
	})
}
