package strategy

import (
	"fmt"
	"slices"
	"strings"
)

// Optimiser is how the centre follows the estimated gradient. A search asks for
// candidates, lives them, and tells an optimiser what they came to. It holds no state:
// what it keeps from one generation to the next lies in the centre.
type Optimiser interface {
	// Vectors is how many vectors it keeps, each as long as what is searched.
	Vectors() int
	// Tell moves theta by the summed gradient of a generation; own are its vectors.
	Tell(theta, gradient []float32, own [][]float32, by Step)
}

// Step is what a generation's step depends on beside the gradient.
type Step struct {
	Rate, Sigma float64
	Population  int
	Generation  int // from 1
}

// scale turns the summed gradient into the estimated one.
func (s Step) scale() float64 { return 1 / (float64(s.Population) * s.Sigma) }

// optimisers is the table of them all, the paper's first. A new one is its file, and its
// line here.
var optimisers = []struct {
	name string
	Optimiser
}{
	{"sgd", Ascent{}},
	{"adam", Adam{}},
	{"momentum", Momentum{}},
	{"clipup", ClipUp{}},
}

// Optimisers are the names that OptimiserOf knows, the paper's first.
func Optimisers() []string {
	var names []string
	for _, o := range optimisers {
		names = append(names, o.name)
	}
	return names
}

// OptimiserOf looks an optimiser up by its name.
func OptimiserOf(name string) (Optimiser, error) {
	for _, o := range optimisers {
		if o.name == name {
			return o.Optimiser, nil
		}
	}
	return nil, fmt.Errorf("optimiser: expected %s, found %q", either(Optimisers()), name)
}

// either lists choices: a, b or c.
func either(words []string) string {
	n := len(words)
	return strings.Join(slices.Concat(words[:n-2], []string{words[n-2] + " or " + words[n-1]}), ", ")
}
