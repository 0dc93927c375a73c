package brain

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/nlpodyssey/safetensors"
)

// How a file holds rules that synapses share: each once, in the tensor rules, and for
// each layer which of them its synapses follow. In Python, rules[l1.rule] are the
// coefficients of layer 1, [pre, post, coefficient].
const sharedRules = "rules"

// sharedIndex names the tensor of a layer, from 0.
func sharedIndex(layer int) string { return fmt.Sprintf("l%d.rule", layer+1) }

// storedTensor is a tensor as a file has it.
type storedTensor struct {
	name  string
	shape []int
	kind  safetensors.DType
	raw   []byte
}

// stored are the genome's tensors as its file has them.
func (g *Genome) stored() []storedTensor {
	var out []storedTensor
	for _, t := range filedAll(g.tensors()) {
		if !t.own || g.Shared == nil {
			out = append(out, storedTensor{t.name, t.shape, safetensors.F32, appendFloats(make([]byte, 0, 4*len(t.data)), t.data)})
		}
	}
	if g.Shared == nil {
		return out
	}
	rules := g.Shared.Gather(g.Theta, g.Arch, g.Rule)
	out = append(out, storedTensor{sharedRules, []int{g.Shared.Rules, g.Rule.Planes()}, safetensors.F32, appendFloats(nil, rules)})
	at := 0
	for l := range g.Arch.Layers() {
		shape := []int{g.Arch.Pre(l), g.Arch.Post(l)}
		n := shape[0] * shape[1]
		raw := make([]byte, 0, 4*n)
		for _, rule := range g.Shared.Index[at : at+n] {
			raw = binary.LittleEndian.AppendUint32(raw, rule)
		}
		out = append(out, storedTensor{sharedIndex(l), shape, safetensors.I32, raw})
		at += n
	}
	return out
}

// shared tells whether the file's synapses share rules.
func (h header) shared() bool { return h.Tensors()[sharedRules] != nil }

// indexing tells whether a tensor of such numbers can say which rule a synapse follows.
func indexing(t safetensors.DType) bool { return t == safetensors.I32 || t == safetensors.I64 }

// matchShared is what a file with shared rules needs in place of each synapse's own.
func (h header) matchShared(g *Genome, own []tensor) ([]tensor, error) {
	if g.Rule == Static {
		return nil, fmt.Errorf("%s: expected a plastic rule beside it, found static", sharedRules)
	}
	expected := slices.DeleteFunc(own, func(t tensor) bool { return t.own })
	shape := h.Tensors()[sharedRules].Shape
	if n := g.Arch.Synapses(); len(shape) != 2 || shape[0] > uint64(n) || shape[1] != uint64(g.Rule.Planes()) {
		return nil, fmt.Errorf("%s: expected 1 to %d rules of %d coefficients, found %s", sharedRules, n, g.Rule.Planes(), dimensions(shape))
	}
	expected = append(expected, tensor{name: sharedRules, shape: []int{int(shape[0]), int(shape[1])}})
	for l := range g.Arch.Layers() {
		expected = append(expected, tensor{name: sharedIndex(l), shape: []int{g.Arch.Pre(l), g.Arch.Post(l)}, index: true})
	}
	return expected, nil
}

// readShared reads the rules and who follows them, and spreads them out.
func (h header) readShared(g *Genome, data []byte) error {
	tensors := h.Tensors()
	info := tensors[sharedRules]
	t := tensor{name: sharedRules, shape: []int{int(info.Shape[0]), int(info.Shape[1])}}
	t.data = make([]float32, t.shape[0]*t.shape[1])
	if err := widen(t.data, info.DType, data[info.DataOffsets[0]:info.DataOffsets[1]]); err != nil {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	if i := firstNotFinite(t.data); i >= 0 {
		return t.notFinite(i)
	}
	s := &Sharing{Rules: t.shape[0], Index: make([]uint32, 0, g.Arch.Synapses())}
	for l := range g.Arch.Layers() {
		info := tensors[sharedIndex(l)]
		raw := data[info.DataOffsets[0]:info.DataOffsets[1]]
		for len(raw) > 0 {
			v := uint64(binary.LittleEndian.Uint32(raw))
			size := 4
			if info.DType == safetensors.I64 {
				v, size = binary.LittleEndian.Uint64(raw), 8
			}
			if v >= uint64(s.Rules) {
				return fmt.Errorf("%s: expected rules from 0 to %d, found %d", sharedIndex(l), s.Rules-1, int64(v))
			}
			s.Index, raw = append(s.Index, uint32(v)), raw[size:]
		}
	}
	g.Shared = s
	s.Spread(g.Theta, t.data, g.Arch, g.Rule)
	return nil
}
