package brain

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// shared is a genome whose synapses follow seven rules.
func shared(arch Architecture, coevolved bool) *Genome {
	g := written(arch, ABCD_lr, coevolved)
	s := &Sharing{Rules: 7, Index: make([]uint32, arch.Synapses())}
	rng := seeded(6)
	for i := range s.Index {
		s.Index[i] = uint32(i % 7)
		if i >= 7 {
			s.Index[i] = uint32(rng.IntN(7))
		}
	}
	rules := make([]float32, 7*ABCD_lr.Planes())
	for i := range rules {
		rules[i] = float32(rng.NormFloat64())
	}
	g.Shared = s
	s.Spread(g.Theta, rules, arch, ABCD_lr)
	return g
}

// A file has each rule once, and is read as the planes that the loops take.
func TestSharedRulesInTheFile(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture(), tinyArchitecture()} {
		for _, coevolved := range []bool{false, true} {
			g := shared(arch, coevolved)
			path := filepath.Join(t.TempDir(), "g.safetensors")
			check(t, Save(path, g))
			got, err := Load(path)
			check(t, err)
			if !reflect.DeepEqual(got, g) {
				t.Errorf("%s: expected the genome back", arch.Name)
			}
			card, err := LoadCard(path)
			check(t, err)
			if !reflect.DeepEqual(card, g.Card) {
				t.Errorf("%s: expected card %+v, found %+v", arch.Name, g.Card, card)
			}
			own := g.Clone()
			own.Shared = nil
			few, err := Encode(g)
			check(t, err)
			many, err := Encode(own)
			check(t, err)
			if arch.Name != "tiny" && !coevolved && len(few) > len(many)/4 {
				t.Errorf("%s: expected a file of a quarter or less, found %d bytes for %d", arch.Name, len(few), len(many))
			}
			// They live the same life.
			a, b := NewNetwork(arch, ABCD_lr), NewNetwork(arch, ABCD_lr)
			check(t, a.Load(got))
			check(t, b.Load(own))
			check(t, a.Reset(Init{}, seeded(1)))
			check(t, b.Reset(Init{}, seeded(1)))
			obs := make([]float32, arch.ObservationLen())
			obs[0] = 1
			for range 3 {
				a.Forward(obs)
				a.Learn()
				b.Forward(obs)
				b.Learn()
			}
			if !bytes.Equal(a.AppendState(nil), b.AppendState(nil)) {
				t.Errorf("%s: expected the same life", arch.Name)
			}
		}
	}
}

func TestDamagedSharedRulesAreRefused(t *testing.T) {
	good, err := Encode(shared(tinyArchitecture(), false))
	check(t, err)
	apart := shared(tinyArchitecture(), false)
	apart.Theta[3] += 1
	if _, err := Encode(apart); err == nil || !strings.Contains(err.Error(), "same coefficients") {
		t.Errorf("expected synapses that do not follow their rule to be refused, found %v", err)
	}
	change := func(tensor, field string, value any) []byte {
		return rewrite(t, good, func(h map[string]map[string]any) {
			delete(h["__metadata__"], digestKey)
			h[tensor][field] = value
		})
	}
	header, data, err := split(good, int64(len(good)))
	check(t, err)
	at := len(good) - len(data) + int(header.Tensors()["l2.rule"].DataOffsets[0])
	outside := bytes.Clone(rewrite(t, good, func(h map[string]map[string]any) {
		delete(h["__metadata__"], digestKey)
		delete(h["__metadata__"], cardDigestKey)
	}))
	at -= len(good) - len(outside)
	binary.LittleEndian.PutUint32(outside[at:], 7)
	for name, c := range map[string]struct {
		b    []byte
		says string
	}{
		"a rule that is not there": {outside, "l2.rule: expected rules from 0 to 6, found 7"},
		"another shape":            {change("rules", "shape", []int{5, 7}), "of 5 coefficients, found 5×7"},
		"numbers for an index":     {change("l1.rule", "dtype", "F32"), `astype("int32")`},
		"whole numbers for rules":  {change("rules", "dtype", "I32"), "rules: expected F32"},
		"static":                   {rewrite(t, good, func(h map[string]map[string]any) { h["__metadata__"]["rule"] = "static" }), "plastic"},
	} {
		if _, err := Decode(c.b); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected %q, found %v", name, c.says, err)
		}
	}
}

func TestMeanOfSharedRules(t *testing.T) {
	a, b := shared(tinyArchitecture(), false), shared(tinyArchitecture(), false)
	for i := range b.Theta {
		b.Theta[i] *= 3
	}
	mean, err := MeanGenome(a, b)
	check(t, err)
	if mean.Shared == nil || mean.Theta[5] != 2*a.Theta[5] {
		t.Errorf("expected the mean of rules that are shared alike to be shared")
	}
	_, err = Encode(mean)
	check(t, err)
	other := written(tinyArchitecture(), ABCD_lr, false)
	mean, err = MeanGenome(a, other)
	check(t, err)
	if mean.Shared != nil {
		t.Error("expected the mean of rules that are not shared alike not to be shared")
	}
}
