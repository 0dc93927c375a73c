// Package term says what the terms of a rule are called and what each does, for the switches
// that take them out.
package term

import (
	"fmt"
	"slices"

	"hebbarium/app/words"
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
		{"C", "changes with the activity after the synapse alone"},
		{"D", "changes by the same amount at every step, whatever the activity"},
		{"Din", "changes by the same amount at every step, as fast as η says"},
		{"Dout", "changes by the same amount at every step, whatever η says"},
		{Eta, "how fast the synapse changes by its terms"},
	}
}

// Of are the terms that a rule has switches for, η last: of a formula its summands in their
// order, then the coefficients that are in several.
func Of(r brain.Rule) []string {
	var list []string
	if f := r.Written(); f != nil {
		for _, s := range f.Summands() {
			list = append(list, s.Name)
		}
		for _, c := range r.Coefficients() {
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
		if at := slices.Index(list, Eta); at >= 0 {
			list = append(slices.Delete(list, at, at+1), Eta)
		}
		return list
	}
	for _, m := range Meanings() {
		if slices.Contains(r.Coefficients(), m[0]) {
			list = append(list, m[0])
		}
	}
	return list
}

// Names are all that a term may be called that the palette has: the capital letters, and the
// summands by their places.
func Names() []string {
	list := append([]string{"Din", "Dout"}, letters()...)
	for i := range 8 {
		list = append(list, fmt.Sprint("term", i+1))
	}
	return list
}

// Coefficients are all that a coefficient of a formula may be called that the palette has.
func Coefficients() []string { return append(letters(), Eta) }

func letters() (list []string) {
	for c := 'A'; c <= 'Z'; c++ {
		list = append(list, string(c))
	}
	return list
}

// Meaning is what a term does in a rule.
func Meaning(r brain.Rule, name string) string {
	if f := r.Written(); f != nil {
		for _, s := range f.Summands() {
			if s.Name == name {
				return "the part " + s.Pretty + " of the rule"
			}
		}
		if name != Eta {
			return "a number of the rule " + r.Formula()
		}
	}
	for _, m := range Meanings() {
		if m[0] == name {
			return m[1]
		}
	}
	return ""
}

// Tip says of a coefficient's map what it shows.
func Tip(r brain.Rule, name string) string {
	switch {
	case name == Eta:
		return "η of each synapse, evolved and fixed: " + Meaning(r, name)
	case r.Written() != nil:
		return words.Coefficient(name) + " of each synapse, evolved and fixed: " + Meaning(r, name)
	}
	return name + " of each synapse, evolved and fixed: it " + Meaning(r, name)
}

// Planes are the coefficients whose maps have a tab, by their places, −1 for none: four and
// η, or a fifth where there is no η. Of a rule with more the last tab lists what is left,
// which Rest has.
func Planes(r brain.Rule) [5]int {
	at := [5]int{-1, -1, -1, -1, -1}
	names := r.Coefficients()
	if r.Written() == nil {
		for i, own := range [5][]string{{"A"}, {"B"}, {"C"}, {"D", "Dout"}, {Eta}} {
			for k, name := range names {
				if slices.Contains(own, name) {
					at[i] = k
				}
			}
		}
		return at
	}
	order, tabs := inOrder(names), len(at)
	if len(order) > tabs {
		tabs-- // the last one is a list
	}
	for i, k := range order[:min(len(order), tabs)] {
		at[i] = k
	}
	if last := len(order) - 1; last >= 0 && last < tabs && names[order[last]] == Eta {
		at[last], at[4] = -1, order[last]
	}
	return at
}

// Rest are the coefficients of a rule that have no tab of their own.
func Rest(r brain.Rule) []int {
	if order := inOrder(r.Coefficients()); r.Written() != nil && len(order) > 5 {
		return order[4:]
	}
	return nil
}

// inOrder are the places of coefficients as maps show them, η last.
func inOrder(names []string) []int {
	var order []int
	for k := range names {
		order = append(order, k)
	}
	if at := slices.Index(names, Eta); at >= 0 {
		order = append(slices.Delete(order, at, at+1), at)
	}
	return order
}
