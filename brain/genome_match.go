package brain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nlpodyssey/safetensors"

	"hebbarium/brain/file"
)

// match compares the file's tensors with those that the genome needs.
func (h header) match(g *Genome) error {
	found := h.Tensors()
	expected := filedAll(tensorShapes(g.Arch, g.Rule, h.coevolved()))
	if h.shared() {
		var err error
		if expected, err = h.matchShared(g, expected); err != nil {
			return err
		}
	}
	missing, strange := strangers(expected, found)
	of := fmt.Sprintf("rule %s on %s %v", g.Rule, g.Arch.Name, g.Arch.Sizes)
	switch {
	case len(strange) == 0:
	case len(missing) > 0:
		return fmt.Errorf("%s: expected the tensors of %s, with %s, found these in their place", someOf(strange), of, someOf(missing))
	default:
		return fmt.Errorf("%s: expected the tensors of %s only, found this one of %s", file.Printable(strange[0]), of, dimensions(found[strange[0]].Shape))
	}
	for _, t := range expected {
		info := found[t.name]
		if info == nil {
			return fmt.Errorf("%s: expected %s by %s, found no such tensor", t.name, dimensions(t.shape), of)
		}
		if dimensions(info.Shape) != dimensions(t.shape) {
			return fmt.Errorf("%s: expected %s by %s, found %s", t.name, dimensions(t.shape), of, dimensions(info.Shape))
		}
		if t.index && !indexing(info.DType) {
			return fmt.Errorf(`%s: expected I32 or I64, found %s: in Python, write tensors[%q].astype("int32")`, t.name, info.DType, t.name)
		}
		if !t.index && !readable(info.DType) {
			return fmt.Errorf(`%s: expected %s, found %s: in Python, write tensors[%q].astype("float32")`, t.name, numberTypes, info.DType, t.name)
		}
	}
	return nil
}

// strangers are the tensors that a file lacks and those that it should not have, in order.
func strangers(expected []tensor, found map[string]*safetensors.TensorInfo) (missing, strange []string) {
	for _, t := range expected {
		if found[t.name] == nil {
			missing = append(missing, t.name)
		}
	}
	for name := range found {
		if !slices.ContainsFunc(expected, func(t tensor) bool { return t.name == name }) {
			strange = append(strange, name)
		}
	}
	slices.Sort(strange)
	return missing, strange
}

// someOf are the first of some names, and how many more there are.
func someOf(names []string) string {
	const most = 4
	shown := names[:min(len(names), most)]
	for i, name := range shown {
		shown[i] = file.Printable(name)
	}
	text := strings.Join(shown, ", ")
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// dimensions writes a shape as 128×64.
func dimensions[T int | uint64](shape []T) string {
	if len(shape) == 0 {
		return "a single number"
	}
	s := make([]string, len(shape))
	for i, d := range shape {
		s[i] = strconv.FormatUint(uint64(d), 10)
	}
	return strings.Join(s, "×")
}
