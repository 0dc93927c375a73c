package plan

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// formulas are what every test of this package goes through: the examples, and shapes that
// take each pass.
func formulas() []string {
	all := []string{
		"eta*(A*pre*post + B*pre + C*post + D) + 0*w", "A", "A/rule", "A/neuron*post", "A/layer*pre", "-A", "A*pre^3 - B*post^-2", "A - pre", "pre - A", "pre*post - A", "2*A/3 + step",
		"clip(A*pre*post, -0.1, 0.1) + tanh(B)*abs(w) - sign(C)*m", "min(A, pre, post)*max(w, B, 0.5)", "(A + B)*(C + pre)", "(A + B)*post - (A + B)*pre", "A*A + A*A*pre",
		"A/w + pre/B + post/C + 1/A", "(A*pre)*(B*post)*(C*w)", "A*pre - (B*pre - C*post)", "eta*(dpre*dpost + mpre*A - mpost*B), tau=2+abs(T)*10", "tanh(pre*A - post*B)*C/neuron", "sign(pre)*A + abs(post)*A + tanh(post)*tanh(pre)*A",
		"A*(pre + post)", "A*min(pre, 0.25) + max(post, 0)*w", "0 - A", "1 - A*pre*w", "(pre - A)*(post - A)",
	}
	for _, e := range formula.Examples() {
		all = append(all, e.Text)
	}
	return all
}

func parse(t testing.TB, text string) *formula.Formula {
	t.Helper()
	f, err := formula.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// layer is one with numbers of its own; coefficients that are shared are the same in all
// that share them.
func layer(f *formula.Formula, pre, post int, rng *rand.Rand) *Layer {
	draw := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(rng.NormFloat64())
		}
		return x
	}
	l := &Layer{Weights: draw(pre * post), Pre: draw(pre), PreChange: draw(pre), PreMean: draw(pre), Post: draw(post), PostChange: draw(post), PostMean: draw(post), Modulation: 0.7, Step: 12}
	for _, c := range f.Coefficients() {
		p := draw(pre * post)
		for i := range p {
			switch c.Scope {
			case formula.PerNeuron:
				p[i] = p[i%post]
			case formula.PerLayer, formula.PerRule:
				p[i] = p[0]
			}
		}
		l.Planes = append(l.Planes, p)
	}
	return l
}

func (l *Layer) synapse(i, j int) *Synapse {
	s := &Synapse{l.Pre[i], l.Post[j], l.Weights[i*len(l.Post)+j], l.PreChange[i], l.PostChange[j], l.PreMean[i], l.PostMean[j], l.Modulation, l.Step, nil, l.Strengths}
	for _, p := range l.Planes {
		s.Coefficients = append(s.Coefficients, p[i*len(l.Post)+j])
	}
	return s
}

// naive computes a formula as it is written, and knows of no graph.
func naive(n *formula.Node, s *Synapse) float32 {
	x := func(i int) float32 { return naive(n.Args[i], s) }
	switch n.Kind {
	case formula.Number:
		return n.Value
	case formula.Read:
		return s.variable(n.Variable)
	case formula.Coefficient:
		return s.Coefficients[n.Index]
	case formula.Negative:
		return -x(0)
	case formula.Sum:
		return x(0) + x(1)
	case formula.Difference:
		return x(0) - x(1)
	case formula.Product:
		return float32(x(0) * x(1))
	case formula.Quotient:
		return x(0) / x(1)
	case formula.Power:
		v, of := float32(1), x(0)
		for k := range max(n.Exponent, -n.Exponent) {
			if v = float32(v * of); k == 0 {
				v = of
			}
		}
		if n.Exponent < 0 {
			v = 1 / v
		}
		return v
	}
	switch n.Function {
	case "tanh":
		return kernel.Tanh(x(0))
	case "abs":
		return max(x(0), -x(0))
	case "sign":
		return kernel.Sign(x(0))
	case "clip":
		return max(x(1), min(x(2), x(0)))
	}
	all := x(0)
	for i := range n.Args {
		if all = min(all, x(i)); n.Function == "max" {
			all = max(all, x(i))
		}
	}
	if n.Function == "max" {
		all = x(0)
		for i := range n.Args {
			all = max(all, x(i))
		}
	}
	return all
}

// TestMachineIsTheFormula holds passes, the evaluator and the naive reading together, bit
// for bit, on wide layers and narrow ones, with switched terms and frozen synapses.
func TestMachineIsTheFormula(t *testing.T) {
	for _, k := range []*kernel.Kernel{kernel.Portable(), kernel.Best()} {
		for _, text := range formulas() {
			f := parse(t, text)
			m, e := NewMachine(k, f), NewEvaluator(f)
			rng := rand.New(rand.NewPCG(1, 2))
			for _, size := range [][2]int{{5, 128}, {7, 97}, {64, 8}, {70, 3}, {3, 95}, {1, 1}, {300, 1}} {
				for variant := range 3 {
					l := layer(f, size[0], size[1], rng)
					if variant > 0 {
						for range f.Summands() {
							l.Strengths = append(l.Strengths, float32(rng.IntN(3))/2)
						}
					}
					if variant == 2 {
						l.Frozen = make([]bool, len(l.Weights))
						for i := range l.Frozen {
							l.Frozen[i] = rng.IntN(3) == 0
						}
					}
					want, most := slices.Clone(l.Weights), float32(0)
					for s := range want {
						of := l.synapse(s/size[1], s%size[1])
						change := e.Change(of, len(f.Summands()))
						if plain := naive(f.Root, of); variant == 0 && bits(plain) != bits(change) && plain != change {
							t.Fatalf("%s: expected %v as it is written, found %v", text, plain, change)
						}
						if l.Frozen == nil || !l.Frozen[s] {
							want[s] += change
							most = max(most, kernel.Abs(want[s]))
						}
					}
					found := m.Update(l)
					for s := range want {
						if bits(want[s]) != bits(l.Weights[s]) {
							t.Fatalf("%s on %s, %v, variant %d, synapse %d: expected %v, found %v", text, k.Name(), size, variant, s, want[s], l.Weights[s])
						}
					}
					if found != most {
						t.Fatalf("%s: expected a largest weight of %v, found %v", text, most, found)
					}
				}
			}
		}
	}
}

// TestDivergenceShows where a weight is no number.
func TestDivergenceShows(t *testing.T) {
	f := parse(t, "clip(A*pre/w, -1, 1)")
	l := layer(f, 4, 100, rand.New(rand.NewPCG(3, 4)))
	l.Weights[7], l.Pre[0] = 0, 0
	if most := NewMachine(kernel.Best(), f).Update(l); !math.IsNaN(float64(most)) || !math.IsNaN(float64(l.Weights[7])) {
		t.Errorf("expected a weight that is no number to show, found %v and a largest of %v", l.Weights[7], most)
	}
}

// TestSummandsAddUp to the change, one after the other.
func TestSummandsAddUp(t *testing.T) {
	f := parse(t, "eta*(A*pre*post - B*pre) + D")
	l := layer(f, 2, 2, rand.New(rand.NewPCG(5, 6)))
	e, s := NewEvaluator(f), l.synapse(1, 0)
	c := s.Coefficients
	for n, want := range []float32{0, c[0] * (c[1] * s.Pre * s.Post), c[0] * (c[1]*s.Pre*s.Post - c[2]*s.Pre)} {
		if found := e.Change(s, n); found != want {
			t.Errorf("%d summands: expected %v, found %v", n, want, found)
		}
	}
	e.Change(s, 3)
	if found, want := e.Summand(1), -c[2]*s.Pre; found != want {
		t.Errorf("expected %v of the second summand, found %v", want, found)
	}
}

func TestUpdateAllocatesNothing(t *testing.T) {
	f := parse(t, "eta*(A*pre*post + tanh(B)*mpre*mpost - post^2*w), tau=5")
	rng := rand.New(rand.NewPCG(7, 8))
	wide, slim := layer(f, 20, 128, rng), layer(f, 64, 8, rng)
	slim.Frozen = make([]bool, len(slim.Weights))
	m := NewMachine(kernel.Best(), f)
	step := func() { m.Update(wide); m.Update(slim) }
	step()
	if n := testing.AllocsPerRun(20, step); n != 0 {
		t.Errorf("expected no allocation, found %v", n)
	}
}
