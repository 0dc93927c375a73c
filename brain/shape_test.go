package brain

import (
	"bytes"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// shapes are networks unlike the worlds' own, of sizes that fill no vector.
func shapes() map[string]Architecture {
	all := map[string]Architecture{}
	for name, s := range map[string]Shape{
		"one hidden layer": {Hidden: []int{17}},
		"none":             {Hidden: []int{}},
		"none with bias":   {Hidden: []int{}, Constant: true},
		"four":             {Hidden: []int{33, 5, 1, 70}, Activation: []Hidden{HiddenReLU, HiddenTanh, HiddenLinear, HiddenTanh}},
		"relu":             {Activation: []Hidden{HiddenReLU}},
		"linear":           {Hidden: []int{9, 7}, Activation: []Hidden{HiddenLinear}},
		"first recurrent":  {Hidden: []int{13, 6}, Recurrent: 1},
		"second recurrent": {Hidden: []int{13, 6}, Recurrent: 2, Constant: true},
		"forgets":          {Hidden: []int{12}, Forget: 0.01, Constant: true},
		"all":              {Hidden: []int{20, 11}, Activation: []Hidden{HiddenReLU, HiddenTanh}, Recurrent: 1, Constant: true, Forget: 0.05},
	} {
		arch := s.Apply(PlainArchitecture("plain", OutputTanh, false, 5, 8, 6, 3))
		arch.Bound = 0.15
		all[name] = arch
	}
	return all
}

// shapedFor is the network with a modulating neuron where the rule reads it.
func shapedFor(arch Architecture, rule Rule) Architecture {
	if f := rule.Written(); f != nil && f.Reads(formula.Modulation) {
		return arch.WithModulators(1)
	}
	return arch
}

// handMade lives a network by the plainest loops: ABCD with η.
type handMade struct {
	arch   Architecture
	g      *Genome
	levels [][]float32
	w      [][][]float32 // of each layer, [pre][post]
}

func (h *handMade) step(obs []float32) {
	h.levels[0] = obs
	var pres [][]float32
	for l := range h.w {
		pre := slices.Clone(h.levels[l])
		if h.arch.Recurrent == l+1 {
			pre = append(pre, h.levels[l+1]...)
		}
		if h.arch.Constant {
			pre = append(pre, 1)
		}
		post := make([]float32, h.arch.Sizes[l+1])
		for j := range post {
			for i, x := range pre {
				post[j] += float32(x * h.w[l][i][j])
			}
			kind := HiddenTanh
			if n := len(h.arch.Hidden); n == 1 && l < len(h.w)-1 {
				kind = h.arch.Hidden[0]
			} else if n > 1 && l < n {
				kind = h.arch.Hidden[l]
			}
			switch kind {
			case HiddenTanh:
				post[j] = kernel.Tanh(post[j])
			case HiddenReLU:
				post[j] = max(0, post[j])
			}
		}
		h.levels[l+1], pres = post, append(pres, pre)
	}
	for l, w := range h.w {
		most, c := float32(0), func(k, i, j int) float32 { return h.g.Plane(l, k)[i*h.arch.Sizes[l+1]+j] }
		for i, oi := range pres[l] {
			for j, oj := range h.levels[l+1] {
				sum := float32(float32(c(0, i, j)*oi) * oj)
				sum += float32(c(1, i, j) * oi)
				sum += float32(c(2, i, j) * oj)
				sum += c(4, i, j)
				w[i][j] += float32(c(3, i, j) * sum)
				most = max(most, float32(math.Abs(float64(w[i][j]))))
			}
		}
		by := float32(1)
		if h.arch.Forget != 0 {
			by = 1 / (1 - h.arch.Forget)
		}
		if b := h.arch.Bound; b != 0 && most/b > by {
			by = most / b
		}
		for i := range w {
			for j := range w[i] {
				w[i][j] /= by
			}
		}
	}
}

// abcdEta holds what the plain loops take for granted.
func abcdEta(t *testing.T) {
	t.Helper()
	if want := []string{"A", "B", "C", "eta", "D"}; !slices.Equal(ABCD_lr.Coefficients(), want) {
		t.Fatalf("expected the coefficients %v, found %v", want, ABCD_lr.Coefficients())
	}
}

// TestShapesLiveAsByHand holds networks of every shape, on every kernel, to plain loops.
func TestShapesLiveAsByHand(t *testing.T) {
	abcdEta(t)
	for name, arch := range shapes() {
		for _, k := range kernel.Available() {
			t.Run(name+" "+k.Name(), func(t *testing.T) {
				rng := seeded(3)
				g := RandomGenome(arch, ABCD_lr, rng)
				for i := range g.Theta {
					g.Theta[i] *= 0.2
				}
				n := NewNetworkOn(k, arch, ABCD_lr)
				check(t, n.Load(g))
				check(t, n.Reset(Init{}, rng))
				h := handMade{arch: arch, g: g}
				for _, size := range arch.Sizes {
					h.levels = append(h.levels, make([]float32, size))
				}
				for _, l := range n.Layers() {
					var w [][]float32
					for i := range l.Pre {
						w = append(w, slices.Clone(l.W[i*l.Post:(i+1)*l.Post]))
					}
					h.w = append(h.w, w)
				}
				for step := range 60 {
					obs := make([]float32, arch.Sizes[0])
					for i := range obs {
						obs[i] = float32(rng.NormFloat64())
					}
					action := n.Forward(obs)
					n.Learn()
					h.step(obs)
					for j, want := range h.levels[len(h.levels)-1] {
						if action[j] != want {
							t.Fatalf("step %d: expected action %v, found %v", step, h.levels[len(h.levels)-1], action)
						}
					}
					for l, layer := range n.Layers() {
						for s, w := range layer.W {
							if want := h.w[l][s/layer.Post][s%layer.Post]; w != want {
								t.Fatalf("step %d, %s [%d,%d]: expected %g, found %g", step, layer.Name, s/layer.Post, s%layer.Post, want, w)
							}
						}
					}
				}
				check(t, n.Finite())
			})
		}
	}
}

// TestShapesGoOnFromAState restores a state into another network of the shape, with a formula
// that remembers the step before, and with a rhythm.
func TestShapesGoOnFromAState(t *testing.T) {
	for name, arch := range shapes() {
		for _, text := range append(writtenRules(), "ABCD_lr") {
			arch.Every, arch.Mean = 2, 3
			rule, err := ParseRule(text)
			check(t, err)
			arch := shapedFor(arch, rule)
			g := RandomGenome(arch, rule, seeded(4))
			one, other := NewNetwork(arch, rule), NewNetworkOn(kernel.Portable(), arch, rule)
			for _, n := range []*Network{one, other} {
				check(t, n.Load(g))
				check(t, n.Reset(Init{}, seeded(5)))
			}
			liveSteps(one, seeded(6), 9)
			liveSteps(other, seeded(7), 4)
			state := one.AppendState(nil)
			check(t, other.RestoreState(state))
			if !bytes.Equal(other.AppendState(nil), state) {
				t.Fatalf("%s, %s: expected the state back", name, text)
			}
			liveSteps(one, seeded(8), 9)
			liveSteps(other, seeded(8), 9)
			if !bytes.Equal(other.AppendState(nil), one.AppendState(nil)) {
				t.Errorf("%s, %s: expected the life to go on as it was", name, text)
			}
			check(t, one.Reset(Init{}, seeded(5)))
			check(t, other.Reset(Init{}, seeded(5)))
			if fresh := NewNetwork(arch, rule); true {
				check(t, fresh.Load(g))
				check(t, fresh.Reset(Init{}, seeded(5)))
				if want := fresh.AppendState(nil); !bytes.Equal(want, one.AppendState(nil)) || !bytes.Equal(want, other.AppendState(nil)) {
					t.Errorf("%s, %s: expected nothing of the life before after a reset", name, text)
				}
			}
		}
	}
}

// TestShapesFile holds that files keep every shape, that those of older programs stay as they
// were, and that a shape that its numbers do not fit is refused.
func TestShapesFile(t *testing.T) {
	for name, arch := range shapes() {
		for _, rule := range []Rule{ABCD_lr, Static, parsed(t, writtenRules()[1])} {
			arch := shapedFor(arch, rule)
			g := written(arch, rule, rule == ABCD_lr)
			path := filepath.Join(t.TempDir(), "g.safetensors")
			check(t, Save(path, g))
			got, err := Load(path)
			check(t, err)
			if !got.Arch.Equal(arch) {
				t.Errorf("%s: expected %s, found %s", name, arch, got.Arch)
			}
			got.Arch = g.Arch
			if !reflect.DeepEqual(got, g) {
				t.Errorf("%s %s: expected the genome back", name, rule)
			}
		}
	}
	arch := shapes()["all"]
	good, err := Encode(written(arch, ABCD_lr, false))
	check(t, err)
	meta := func(key string, value any) []byte {
		return rewrite(t, good, func(h map[string]map[string]any) {
			m := h["__metadata__"]
			if delete(m, key); value != nil {
				m[key] = value
			}
			delete(m, digestKey)
			delete(m, cardDigestKey)
		})
	}
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"recurrent": {meta("recurrent", "2"), "l1.A: expected 6×20 by rule "},
		"no bias":   {meta("bias_neurons", nil), "l1.A: expected 25×20 by rule "},
		"none":      {meta("recurrent", "3"), "expected a hidden layer from 1 to 2"},
		"word":      {meta("recurrent", "yes"), "recurrent: expected the number of a hidden layer"},
		"kind":      {meta("hidden", "sine"), "tanh, relu or linear"},
		"kinds":     {meta("hidden", "tanh,relu,tanh"), "one for each of 2, found 3"},
		"forget":    {meta("forget", "1"), "forget: expected a share"},
		"NaN":       {meta("forget", "NaN"), "forget: expected a share"},
		"both":      {meta("normalise", "true"), "normalised"},
	} {
		if _, err := Decode(c.b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: expected an error that says %q, found %v", name, c.want, err)
		}
	}
	for want, g := range map[string]*Genome{"1": written(AntArchitecture(), ABCD_lr, false), "3": written(arch, ABCD_lr, false)} {
		if got := g.format(); got != want {
			t.Errorf("%s: expected format %s, found %s", g.Arch, want, got)
		}
	}
}

// TestShapesRefused holds Check to what no network can be.
func TestShapesRefused(t *testing.T) {
	for want, s := range map[string]Shape{
		"1 to 65536 neurons, found 0":   {Hidden: []int{0}},
		"2 to 17 sizes, found 5002":     {Hidden: make([]int, 5000)},
		"at most 16777216 synapses":     {Hidden: []int{60000, 60000}},
		"recurrent: expected 0 without": {Hidden: []int{}, Recurrent: 1},
		"layer from 1 to 2":             {Recurrent: 3},
		"one for each of 2, found 3":    {Activation: make([]Hidden, 3)},
		"unknown hidden units 9":        {Activation: []Hidden{9}},
		"0 to 0.9, found -1":            {Forget: -1},
	} {
		if err := s.Apply(AntArchitecture()).Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: expected an error that says %q, found %v", s, want, err)
		}
	}
	if err := (Shape{Forget: 0.1}).Apply(CarArchitecture()).Check(); err == nil {
		t.Error("expected a normalised network that forgets to be refused")
	}
	for _, s := range []Shape{{}, {Hidden: []int{}}, {Hidden: []int{256, 256, 128}}} {
		check(t, s.Apply(CarArchitecture()).Check())
	}
}

// TestShapesAreStruckWhole holds that a neuron is cut off from all that it hears and tells.
func TestShapesAreStruckWhole(t *testing.T) {
	arch := Shape{Hidden: []int{6, 4}, Recurrent: 1, Constant: true}.Apply(AntArchitecture())
	n := NewNetwork(arch, ABCD_lr)
	check(t, n.Load(RandomGenome(arch, ABCD_lr, seeded(1))))
	check(t, n.Reset(Init{Kind: InitOnes}, seeded(2)))
	regions, err := n.Neurons(1, Span{2, 3})
	check(t, err)
	check(t, n.ZeroRegions(regions...))
	for l, layer := range n.Layers() {
		for s, w := range layer.W {
			source, i := arch.Source(l, s/layer.Post)
			hears := l == 0 && s%layer.Post == 2
			tells := i == 2 && (l == 1 && source == FromLevel || l == 0 && source == FromSelf)
			if cut := w == 0; cut != (hears || tells) {
				t.Errorf("%s [%d,%d]: cut off %v", layer.Name, s/layer.Post, s%layer.Post, cut)
			}
		}
	}
	check(t, n.Reset(Init{Kind: InitOnes}, seeded(2)))
	check(t, n.ZeroRegions(n.Band(0.5)...))
	for s, w := range n.Layers()[0].W {
		source, i := arch.Source(0, s/6)
		in := func(i int) bool { return i == 1 || i == 2 || i == 3 } // 3 of 6, from the middle
		if want := in(s%6) || source == FromSelf && in(i); (w == 0) != want {
			t.Errorf("l1 [%d,%d]: in the band %v, expected %v", s/6, s%6, w == 0, want)
		}
	}
	if got := fmt.Sprint(arch.Pre(0), arch.Post(0), arch.Pre(1), arch.Pre(2), arch.Own(0), arch.Own(1)); got != "35 6 7 5 {28 34} {0 0}" {
		t.Errorf("found %s", got)
	}
}
