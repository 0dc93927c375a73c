package strategy

import "math/rand/v2"

// Merge puts rules that are much alike into groups, so that a search goes on with one
// rule for each (Pedersen and Risi, "Evolving and merging Hebbian learning rules:
// increasing generalization by decreasing the number of rules", 2021). A new way to do it
// is its file.
type Merge interface {
	// Group puts each of the rows of width numbers into one of at most most groups, each
	// of which has a row. weights say how much a row counts. Groups are numbered from 0,
	// in the order of their first rows.
	Group(rows []float32, width int, weights []float64, most int, rng *rand.Rand) (group []int, groups int)
}

// Halve is how many rules a search goes on with that has so many and is to come down to
// least: half as many each time, as the authors do it.
func Halve(rules, least int) int { return max(least, rules/2) }
