package brain

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// times multiplies a coefficient of a genome in a layer, from 1.
func times(g *Genome, layer, k int, by float32) {
	p := g.Plane(layer-1, k)
	for i := range p {
		if p[i] *= by; by == 0 {
			p[i] = 0
		}
	}
}

// A term that is multiplied does what a genome would with that coefficient multiplied, bit
// for bit, in every rule, also after a snapshot, and with frozen synapses.
func TestTermsAreAnotherGenome(t *testing.T) {
	for _, rule := range Rules() {
		if rule == Static {
			continue
		}
		for k, name := range rule.Coefficients() {
			for _, by := range []float32{0, 2, -0.5} {
				n, obs := alive(t, AntArchitecture(), rule)
				other, _ := alive(t, AntArchitecture(), rule)
				theta := append([]float32(nil), n.Genome().Theta...)
				check(t, n.SetTerms(2, Term{name, float64(by)}))
				times(other.Genome(), 2, k, by)
				check(t, n.Freeze(Region{2, Span{0, 3}, Span{0, 2}}))
				check(t, other.Freeze(Region{2, Span{0, 3}, Span{0, 2}}))
				for step := range 6 {
					n.Forward(obs)
					other.Forward(obs)
					n.Learn()
					other.Learn()
					for i, l := range n.Layers() {
						for s, w := range l.W {
							if math.Float32bits(w) != math.Float32bits(other.Layers()[i].W[s]) {
								t.Fatalf("%s, %s=%g: step %d, %s: expected %g, found %g", rule, name, by, step, l.Name, other.Layers()[i].W[s], w)
							}
						}
					}
					if step == 2 {
						state := n.AppendState(nil)
						n, _ = alive(t, AntArchitecture(), rule)
						check(t, n.RestoreState(state))
						if again := n.AppendState(nil); !bytes.Equal(state, again) {
							t.Fatalf("%s, %s=%g: another state after it was restored", rule, name, by)
						}
					}
				}
				for i, v := range n.Genome().Theta {
					if v != theta[i] {
						t.Fatalf("%s, %s=%g: the genome was written to", rule, name, by)
					}
				}
			}
		}
	}
}

// A network whose terms are given back, or that is loaded or born again, has the state of
// one that never lost any.
func TestTermsAreGivenBack(t *testing.T) {
	for name, back := range map[string]func(n *Network, before []byte) error{
		"by name":  func(n *Network, _ []byte) error { return n.SetTerms(0, Term{"C", 1}, Term{"eta", 1}) },
		"all":      func(n *Network, _ []byte) error { return n.SetTerms(0) },
		"restored": func(n *Network, before []byte) error { return n.RestoreState(before) },
		"loaded":   func(n *Network, _ []byte) error { return n.Load(n.Genome()) },
	} {
		n, _ := alive(t, AntArchitecture(), ABCD_lr)
		before := n.AppendState(nil)
		check(t, n.SetTerms(0, Term{"C", 0}))
		check(t, n.SetTerms(3, Term{"eta", 2}))
		if bytes.Equal(before, n.AppendState(nil)) {
			t.Error("expected another state without C")
		}
		check(t, back(n, before))
		if !bytes.Equal(before, n.AppendState(nil)) {
			t.Errorf("%s: expected the state before", name)
		}
		for i, l := range n.Layers() {
			for k := range n.Rule().Planes() {
				if c := l.Coefficient(k); &c[0] != &n.Genome().Plane(i, k)[0] || l.Strength(k) != 1 {
					t.Errorf("%s: %s: coefficient %d is not the genome's", name, l.Name, k)
				}
			}
		}
	}
	n, _ := alive(t, AntArchitecture(), ABCD_lr)
	check(t, n.SetTerms(0, Term{"C", 0}))
	check(t, n.Reset(Init{}, seeded(1)))
	if n.Layers()[0].Strength(2) != 1 || &n.Layers()[0].Coefficient(2)[0] != &n.Genome().Plane(0, 2)[0] {
		t.Error("a new life has not got its terms back")
	}
}

// Random rules lose the same terms.
func TestTermsOfRandomRules(t *testing.T) {
	n, _ := alive(t, AntArchitecture(), ABCD_lr)
	check(t, n.SetTerms(0, Term{"C", 0}, Term{"A", 2}))
	check(t, n.RandomRules(seeded(3)))
	other, _ := alive(t, AntArchitecture(), ABCD_lr)
	check(t, other.RandomRules(seeded(3)))
	for i, l := range n.Layers() {
		for s, v := range other.Layers()[i].Coefficient(0) {
			if l.Coefficient(0)[s] != 2*v || l.Coefficient(2)[s] != 0 {
				t.Fatalf("%s: synapse %d: expected A %g and no C, found %g and %g", l.Name, s, 2*v, l.Coefficient(0)[s], l.Coefficient(2)[s])
			}
		}
	}
	n.EvolvedRules()
	if n.Layers()[0].Coefficient(2)[0] != 0 || n.Layers()[0].Coefficient(0)[0] != 2*n.Genome().Plane(0, 0)[0] {
		t.Error("the terms came back with the evolved rules")
	}
}

func TestTermsRefused(t *testing.T) {
	for _, c := range []struct {
		rule  Rule
		layer int
		name  string
		want  string
	}{
		{ABCD, 0, "eta", `expected a term of the rule ABCD (A, B, C, D), found "eta"`},
		{ABCD_lr_D_in_and_out, 0, "D", `(A, B, C, eta, Din, Dout), found "D"`},
		{ABCD_lr, 4, "C", "expected a layer from 1 to 3, found 4"},
		{ABCD_lr, -1, "C", "expected a layer"},
		{Static, 0, "C", "found a static one"},
	} {
		n, _ := alive(t, AntArchitecture(), c.rule)
		before := n.AppendState(nil)
		err := n.SetTerms(c.layer, Term{"A", 0}, Term{c.name, 0})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, layer %d, %s: expected %q, found %v", c.rule, c.layer, c.name, c.want, err)
		}
		if !bytes.Equal(before, n.AppendState(nil)) {
			t.Errorf("%s, layer %d, %s: refused, and changed", c.rule, c.layer, c.name)
		}
	}
}

func TestStepWithoutTermsAllocatesNothing(t *testing.T) {
	n, obs := alive(t, AntArchitecture(), ABCD_lr)
	check(t, n.SetTerms(0, Term{"C", 0}))
	if a := testing.AllocsPerRun(3, func() { n.Forward(obs); n.Learn() }); a != 0 {
		t.Errorf("expected no allocation a step, found %g", a)
	}
}
