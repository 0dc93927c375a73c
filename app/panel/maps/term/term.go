// Package term says what the terms of a rule are called and what each does, for the switches
// that take them out.
package term

import (
	"slices"

	"hebbarium/brain"
)

// Eta is the coefficient that all others are multiplied by.
const Eta = "eta"

// Rates are what η can be multiplied by.
func Rates() []float64 { return []float64{0, 0.25, 0.5, 1, 2, 4} }

// Meanings says of each coefficient of the built-in rules what it does, in the order of the
// switches.
func Meanings() [][2]string {
	return [][2]string{
		{"A", "changes with the activity on both sides of the synapse together"},
		{"B", "changes with the activity before the synapse alone"},
		{"C", "changes with the activity behind the synapse alone"},
		{"D", "changes by the same amount at every step, whatever the activity"},
		{"Din", "changes by the same amount at every step, as fast as η says"},
		{"Dout", "changes by the same amount at every step, whatever η says"},
		{Eta, "how fast the synapse changes by its terms"},
	}
}

// Of are the terms that a rule has switches for, η last.
func Of(r brain.Rule) []string {
	var list []string
	for _, m := range Meanings() {
		if slices.Contains(r.Coefficients(), m[0]) {
			list = append(list, m[0])
		}
	}
	return list
}

// Meaning is what a coefficient does.
func Meaning(name string) string {
	for _, m := range Meanings() {
		if m[0] == name {
			return m[1]
		}
	}
	return ""
}
