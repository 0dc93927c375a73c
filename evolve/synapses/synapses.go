// Package synapses is how an event says which synapses of a brain it is about.
package synapses

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Set is those that an event is about: all of them (the zero value), a layer,
// a rectangle of a layer, or several of the same rows and columns, or all synapses of some neurons. Which regions these are is
// known once there is a network.
type Set struct {
	Layer     int        // from 1; 0: all layers
	Pre, Post brain.Span // of Layer; the zero value: all of that side
	// Others of that side, apart from the first: as scattered reads them, "" for none.
	PreToo, PostToo string
	Level           int        // of Neurons: 0 the inputs, then the hidden layers, last the outputs
	Neurons         brain.Span // the zero value: not by neurons
}

// Read takes layer, pre, post and neurons.
func Read(a *argument.List) (Set, error) {
	var s Set
	var err error
	if s.Layer, err = a.Whole("layer", 1, 0); err != nil {
		return s, err
	}
	for _, side := range []struct {
		key string
		to  *brain.Span
		too *string
	}{{"pre", &s.Pre, &s.PreToo}, {"post", &s.Post, &s.PostToo}} {
		text, ok := a.Value(side.key)
		if !ok {
			continue
		}
		if *side.to, *side.too, err = scattered(side.key, text); err != nil {
			return s, err
		}
		if s.Layer == 0 {
			return s, fmt.Errorf("%s: expected layer=L beside it", side.key)
		}
	}
	if text, ok := a.Value("neurons"); ok {
		level, which, cut := strings.Cut(text, ":")
		s.Level, err = strconv.Atoi(level)
		if !cut || err != nil || s.Level < 0 {
			return s, fmt.Errorf("neurons: expected LEVEL:A..B, found %q", text)
		}
		if s.Neurons, err = span("neurons", which); err != nil {
			return s, err
		}
		if s.Layer != 0 {
			return s, fmt.Errorf("neurons: expected no layer=L beside it")
		}
	}
	return s, nil
}

// span reads A..B, both inclusive, or a single number.
func span(what, s string) (brain.Span, error) {
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	lo, err1 := strconv.Atoi(from)
	hi, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || lo < 0 || hi < lo || hi == math.MaxInt {
		return brain.Span{}, fmt.Errorf("%s: expected A..B with 0 ≤ A ≤ B, found %q", what, s)
	}
	return brain.Span{From: lo, To: hi + 1}, nil
}

// Arguments are the synapses as text, to follow others; "" for all of them.
func (s Set) Arguments() string {
	if s.Neurons != (brain.Span{}) {
		return fmt.Sprintf(",neurons=%d:%s", s.Level, spanText(s.Neurons))
	}
	text := ""
	if s.Layer != 0 {
		text = fmt.Sprintf(",layer=%d", s.Layer)
	}
	if s.Pre != (brain.Span{}) {
		text += ",pre=" + SpansText(side(s.Pre, s.PreToo)...)
	}
	if s.Post != (brain.Span{}) {
		text += ",post=" + SpansText(side(s.Post, s.PostToo)...)
	}
	return text
}

func spanText(s brain.Span) string { return fmt.Sprintf("%d..%d", s.From, s.To-1) }

// All tells whether no synapse is left out.
func (s Set) All() bool { return s.Layer == 0 && s.Neurons == (brain.Span{}) }

// In finds the synapses in a network.
func (s Set) In(n *brain.Network) ([]brain.Region, error) {
	if s.Neurons != (brain.Span{}) {
		return n.Neurons(s.Level, s.Neurons)
	}
	var regions []brain.Region
	for _, pre := range side(s.Pre, s.PreToo) {
		for _, post := range side(s.Post, s.PostToo) {
			regions = append(regions, brain.Region{Layer: s.Layer, Pre: pre, Post: post})
		}
	}
	return regions, n.CheckRegions(regions...)
}

// Regions are the synapses in a network, nil where it does not have them.
func (s Set) Regions(n *brain.Network) []brain.Region {
	regions, err := s.In(n)
	if err != nil {
		return nil
	}
	return regions
}

// ReadOrAll is Read with a word for all of them.
func ReadOrAll(a *argument.List) (Set, error) {
	s, err := Read(a)
	if err != nil || !s.All() {
		return s, err
	}
	if word, ok := a.Word(); !ok || word != "all" {
		return s, fmt.Errorf("expected what to freeze or thaw, or all")
	}
	return s, nil
}

// OrAll is the inverse of ReadOrAll.
func (s Set) OrAll() string {
	if s.All() {
		return "all"
	}
	return s.Arguments()[1:]
}
