package brain

import (
	"fmt"
	"hebbarium/brain/formula"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Genome is what evolution finds: the coefficients of every synapse, or the
// weights themselves where the rule is Static, and the convolutions.
type Genome struct {
	Card Card
	Arch Architecture
	Rule Rule
	// Theta holds the coefficients layer by layer, within a layer plane by
	// plane in the order of Rule.Coefficients, each plane [pre][post].
	Theta []float32
	// Conv holds the car's 162 + 1200 convolution weights, (6,3,3,3) then
	// (8,6,5,5), in C order; nil without convolutions.
	Conv []float32
	// Weights holds co-evolved initial weights, layer by layer, [pre][post];
	// nil where the weights start at random.
	Weights []float32
	// Bias holds the biases of a static network, layer by layer, [post]; nil where
	// the architecture has none.
	Bias []float32
	// Shared says which synapses follow one rule; nil where each has its own. It is not
	// written to.
	Shared *Sharing
}

// NewGenome is a genome of zeros.
func NewGenome(arch Architecture, rule Rule) *Genome {
	g := &Genome{Arch: arch, Rule: rule, Theta: make([]float32, ThetaLen(arch, rule))}
	g.Card.World, g.Card.Rule = arch.Name, rule.String()
	if arch.Conv {
		g.Conv = make([]float32, ConvLen)
	}
	if arch.Bias {
		g.Bias = make([]float32, arch.BiasLen())
	}
	return g
}

// RandomGenome draws every coefficient and convolution weight from N(0, 1), as
// the original starts its search.
func RandomGenome(arch Architecture, rule Rule, rng *rand.Rand) *Genome {
	g := NewGenome(arch, rule)
	for i := range g.Theta {
		g.Theta[i] = float32(rng.NormFloat64())
	}
	for i := range g.Conv {
		g.Conv[i] = float32(rng.NormFloat64())
	}
	TieShared(g.Theta, arch, rule)
	return g
}

// ThetaLen is the length of Theta for an architecture and a rule.
func ThetaLen(arch Architecture, rule Rule) int { return arch.Synapses() * rule.Planes() }

// Plane is the view of coefficient k of a layer (both from 0), [pre][post].
func (g *Genome) Plane(layer, k int) []float32 {
	return plane(g.Theta, g.Arch, g.Rule.Planes(), layer, k)
}

// Initial is the view of a layer's co-evolved initial weights, [pre][post], or
// nil.
func (g *Genome) Initial(layer int) []float32 {
	if g.Weights == nil {
		return nil
	}
	return plane(g.Weights, g.Arch, 1, layer, 0)
}

// Biases is the view of a layer's biases, [post], or nil.
func (g *Genome) Biases(layer int) []float32 {
	if g.Bias == nil {
		return nil
	}
	at := 0
	for l := range layer {
		at += g.Arch.Post(l)
	}
	n := g.Arch.Post(layer)
	return g.Bias[at : at+n : at+n]
}

func plane(theta []float32, arch Architecture, planes, layer, k int) []float32 {
	at := 0
	for l := range layer {
		at += arch.Plane(l) * planes
	}
	n := arch.Plane(layer)
	at += k * n
	return theta[at : at+n : at+n]
}

// Clone is a deep copy.
func (g *Genome) Clone() *Genome {
	c := *g
	c.Arch.Sizes = append([]int(nil), g.Arch.Sizes...)
	c.Theta = append([]float32(nil), g.Theta...)
	if g.Conv != nil {
		c.Conv = append([]float32(nil), g.Conv...)
	}
	if g.Weights != nil {
		c.Weights = append([]float32(nil), g.Weights...)
	}
	if g.Bias != nil {
		c.Bias = append([]float32(nil), g.Bias...)
	}
	return &c
}

// CheckShape refuses a genome whose parts do not fit its architecture and rule.
// It does not look at the numbers, see Check.
func (g *Genome) CheckShape() error {
	if err := g.Arch.Check(); err != nil {
		return err
	}
	if !g.Rule.Known() {
		return fmt.Errorf("genome: unknown rule %d", g.Rule)
	}
	if want := ThetaLen(g.Arch, g.Rule); len(g.Theta) != want {
		return fmt.Errorf("genome: %s on %s: expected %d coefficients, found %d", g.Rule, g.Arch.Name, want, len(g.Theta))
	}
	if want := g.Arch.ConvLen(); len(g.Conv) != want {
		return fmt.Errorf("genome: %s: expected %d convolution weights, found %d", g.Arch.Name, want, len(g.Conv))
	}
	if want := g.Arch.Synapses(); g.Weights != nil && len(g.Weights) != want {
		return fmt.Errorf("genome: %s: expected %d initial weights or none, found %d", g.Arch.Name, want, len(g.Weights))
	}
	if want := g.Arch.BiasLen(); len(g.Bias) != want {
		return fmt.Errorf("genome: %s: expected %d biases, found %d", g.Arch.Name, want, len(g.Bias))
	}
	if g.Arch.Bias && g.Rule != Static {
		return g.errBias()
	}
	return CheckModulation(g.Arch, g.Rule)
}

// errBias is said of a plastic genome with biases: no rule changes a bias.
func (g *Genome) errBias() error {
	return fmt.Errorf("genome: %s: expected biases with the rule static only, found them with %s", g.Arch.Name, g.Rule)
}

// Check is CheckShape, and refuses numbers that are not finite, naming the
// first as layer, coefficient and synapse [pre,post].
func (g *Genome) Check() error {
	if err := g.CheckShape(); err != nil {
		return err
	}
	for _, t := range g.tensors() {
		if i := firstNotFinite(t.data); i >= 0 {
			return fmt.Errorf("genome: %w", t.notFinite(i))
		}
	}
	if err := g.checkTied(); err != nil {
		return err
	}
	return g.checkShared()
}

// firstNotFinite is the index of the first NaN or infinity, or -1.
func firstNotFinite(x []float32) int {
	for i, v := range x {
		if infinite(v) {
			return i
		}
	}
	return -1
}

// infinite is true for NaN and the infinities.
func infinite(v float32) bool { return math.Float32bits(v)&0x7f800000 == 0x7f800000 }

// tensor is one named part of a genome, as genome files name it.
type tensor struct {
	name  string
	shape []int
	data  []float32
	index bool          // whole numbers, of rules that are shared
	own   bool          // a coefficient, which a file has once a rule where rules are shared
	scope formula.Scope // who shares it, by the rule's formula; a file has it once for each
}

// notFinite names the element at flat index i and says what is wrong with it.
func (t tensor) notFinite(i int) error {
	at := make([]string, len(t.shape))
	rest := i
	for d := len(t.shape) - 1; d >= 0; d-- {
		at[d] = strconv.Itoa(rest % t.shape[d])
		rest /= t.shape[d]
	}
	return fmt.Errorf("%s[%s]: expected a finite number, found %v", t.name, strings.Join(at, ","), t.data[i])
}

// tensors lists the genome's parts as views, in the order of tensorShapes.
func (g *Genome) tensors() []tensor {
	ts := tensorShapes(g.Arch, g.Rule, g.Weights != nil)
	rest := ts
	if g.Arch.Conv {
		ts[0].data, ts[1].data = g.Conv[:conv1Len], g.Conv[conv1Len:]
		rest = ts[2:]
	}
	for l := range g.Arch.Layers() {
		for k := range g.Rule.Planes() {
			rest[k].data = g.Plane(l, k)
		}
		rest = rest[g.Rule.Planes():]
		if g.Weights != nil {
			rest[0].data = g.Initial(l)
			rest = rest[1:]
		}
		if g.Arch.Bias {
			rest[0].data = g.Biases(l)
			rest = rest[1:]
		}
	}
	return ts
}

// tensorShapes names the parts of a genome, without their numbers: conv1, conv2,
// then for each layer l1, l2, … its coefficients (l1.A …) and, where it has them,
// its co-evolved initial weights (l1.w0) and its biases (l1.b).
func tensorShapes(arch Architecture, rule Rule, coevolved bool) []tensor {
	var ts []tensor
	if arch.Conv {
		ts = append(ts,
			tensor{name: "conv1", shape: []int{6, 3, 3, 3}},
			tensor{name: "conv2", shape: []int{8, 6, 5, 5}})
	}
	for l := range arch.Layers() {
		shape := []int{arch.Pre(l), arch.Post(l)}
		for k, name := range rule.Coefficients() {
			t := tensor{name: fmt.Sprintf("l%d.%s", l+1, name), shape: shape, own: true}
			if f := rule.Written(); f != nil {
				t.scope = f.Coefficients()[k].Scope
			}
			ts = append(ts, t)
		}
		if coevolved {
			ts = append(ts, tensor{name: fmt.Sprintf("l%d.w0", l+1), shape: shape})
		}
		if arch.Bias {
			ts = append(ts, tensor{name: fmt.Sprintf("l%d.b", l+1), shape: shape[1:]})
		}
	}
	return ts
}
