package brain

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomGenome is a genome of a rule for an architecture, with coefficients of all sizes.
func ledgerNetwork(t *testing.T, arch Architecture, rule Rule, rng *rand.Rand) *Network {
	t.Helper()
	theta := make([]float32, ThetaLen(arch, rule))
	for i := range theta {
		theta[i] = float32(rng.NormFloat64() * math.Pow(10, -3*rng.Float64()))
	}
	TieShared(theta, arch, rule)
	n := NewNetwork(arch, rule)
	if err := n.Load(&Genome{Arch: arch, Rule: rule, Theta: theta}); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{Kind: InitUniform, Scale: 0.1}, rng); err != nil {
		t.Fatal(err)
	}
	return n
}

// Every synapse's entry is what the update did, under every rule, bound and rhythm, with
// frozen synapses, terms of other strengths and random rules: its parts make up the change
// of the weight to the last bit.
func TestLedgerIsTheUpdate(t *testing.T) {
	shapes := map[string]func(*Architecture){
		"free":       func(*Architecture) {},
		"normalised": func(a *Architecture) { a.Normalise = true },
		"bounded":    func(a *Architecture) { a.Bound = 0.2 },
		"rhythm":     func(a *Architecture) { a.Bound, a.Every, a.Mean = 0.3, 3, 4 },
		"shaped": func(a *Architecture) {
			a.Bound, a.Forget, a.Recurrent, a.Constant, a.Hidden = 0.2, 0.03, 2, true, []Hidden{HiddenReLU}
		},
	}
	rules := Rules()
	for _, text := range append(writtenRules(), modulated, "(1 + m)*0.1*(A*pre*post - B*w)") {
		rules = append(rules, parsed(t, text))
	}
	for _, rule := range rules {
		for name, shape := range shapes {
			t.Run(fmt.Sprint(rule, " ", name), func(t *testing.T) {
				arch := Architecture{Name: "ant", Sizes: []int{7, 9, 5, 3}, Output: OutputTanh}
				if rule != Static {
					shape(&arch)
				}
				arch = shapedFor(arch, rule)
				ledgerLife(t, ledgerNetwork(t, arch, rule, rand.New(rand.NewPCG(1, uint64(rule)))), rule)
			})
		}
	}
}

// ledgerLife lives through steps with everything that changes how a network learns, and
// looks at each synapse after each of them.
func ledgerLife(t *testing.T, n *Network, rule Rule) {
	t.Helper()
	rng, ledger := rand.New(rand.NewPCG(2, 3)), n.Ledger()
	obs := make([]float32, n.arch.Sizes[0])
	before := make([][]float32, len(n.layers))
	seen := map[Kept]int{}
	for step := range 120 {
		switch {
		case step == 20:
			must(t, n.Freeze(Region{Layer: 1, Pre: Span{1, 4}}))
		case step == 40:
			n.SetPlastic(false)
		case step == 45:
			n.SetPlastic(true)
		case rule == Static:
		case step == 60:
			must(t, n.SetTerms(2, Term{rule.Coefficients()[0], 0}))
		case step == 65 && slices.Contains(rule.Terms(), "term1"):
			must(t, n.SetTerms(1, Term{"term1", 0.5}))
		case step == 70:
			must(t, n.SetTerms(0, Term{rule.Coefficients()[rule.Planes()-1], -2.5}))
		case step == 80:
			must(t, n.RandomRules(rng))
		case step == 90:
			n.EvolvedRules()
			must(t, n.Thaw(Region{}))
		}
		for i := range obs {
			obs[i] = float32(rng.NormFloat64())
		}
		n.Forward(obs)
		for i, l := range n.layers {
			before[i] = append(before[i][:0], l.W...)
		}
		n.Learn()
		for i, l := range n.layers {
			for k, w := range l.W {
				e := ledger.Entry(i+1, k/l.Post, k%l.Post, before[i][k])
				seen[e.Kept]++
				sum := float64(e.Before)
				for _, term := range e.Terms[:e.Count] {
					sum += term.Share
				}
				switch {
				case e.After != w || e.Before != before[i][k]:
					t.Fatalf("step %d, %s[%d]: expected %v to %v, found %v to %v", step, l.Name, k, before[i][k], w, e.Before, e.After)
				case sum != float64(e.Updated):
					t.Fatalf("step %d, %s[%d]: expected shares that lead to %v, found %v", step, l.Name, k, e.Updated, sum)
				case sum+e.Scaled() != float64(w):
					t.Fatalf("step %d, %s[%d]: expected parts that lead to %v, found %v", step, l.Name, k, w, sum+e.Scaled())
				case float32(e.Updated/e.Divisor) != w:
					t.Fatalf("step %d, %s[%d]: expected %v divided by %v to be %v, found %v", step, l.Name, k, e.Updated, e.Divisor, w, e.Updated/e.Divisor)
				case e.Kept != Learnt && w != before[i][k]:
					t.Fatalf("step %d, %s[%d]: kept as it was (%d), and yet changed", step, l.Name, k, e.Kept)
				}
			}
		}
	}
	if rule == Static {
		if len(seen) != 1 || seen[KeptStatic] == 0 {
			t.Errorf("expected a static network to change nothing, found %v", seen)
		}
		return
	}
	if seen[Learnt] == 0 || seen[KeptOff] == 0 || seen[KeptFrozen] == 0 || (seen[KeptNotDue] == 0) == n.arch.HasRhythm() {
		t.Errorf("expected synapses that learn, are frozen, wait and are off, found %v", seen)
	}
}

func TestLedgerAllocatesNothing(t *testing.T) {
	n := ledgerNetwork(t, AntArchitecture(), ABCD_lr, rand.New(rand.NewPCG(1, 1)))
	n.Forward(make([]float32, 28))
	n.Learn()
	g := n.Ledger()
	if allocs := testing.AllocsPerRun(100, func() { g.Entry(2, 5, 6, 0.1) }); allocs != 0 {
		t.Errorf("expected an entry to allocate nothing, found %v", allocs)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
