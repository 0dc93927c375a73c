package argument

import (
	"fmt"
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/formula"
)

// Searched says in a line what of a rule a search of so many numbers evolves, and in another,
// of each coefficient whose name may be a slip, that it is a coefficient.
func Searched(rule brain.Rule, numbers int) []string {
	if rule == brain.Static {
		return []string{fmt.Sprintf("%s: the weights themselves; numbers that are evolved: %d", rule, numbers)}
	}
	var of [formula.PerRule + 1][]string
	var slips []string
	if f := rule.Written(); f != nil {
		for _, c := range f.Coefficients() {
			of[c.Scope] = append(of[c.Scope], c.Name)
			if word := formula.Lookalike(c.Name); word != "" {
				slips = append(slips, fmt.Sprintf("mind the capitals: %s is a coefficient here, and %s something else ('hebbarium help rules' has the names)", c.Name, word))
			}
		}
	} else {
		of[formula.PerSynapse] = rule.Coefficients()
	}
	var parts []string
	for scope, names := range of {
		switch {
		case len(names) == 0:
		case formula.Scope(scope) == formula.PerRule:
			parts = append(parts, strings.Join(names, ", ")+" (one for all)")
		default:
			parts = append(parts, fmt.Sprintf("%s (one a %s)", strings.Join(names, ", "), formula.Scope(scope)))
		}
	}
	return append([]string{fmt.Sprintf("%s: coefficients %s; numbers that are evolved: %d", rule, strings.Join(parts, ", "), numbers)}, slips...)
}
