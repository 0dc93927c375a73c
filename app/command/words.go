package command

import (
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/brain"
)

// Words are what the help of the flags names and other packages know: the rules.
func Words() kong.Vars {
	var names []string
	for _, r := range brain.Rules() {
		names = append(names, r.String())
	}
	last := len(names) - 1
	return kong.Vars{"rules": strings.Join(names[:last], ", ") + " or " + names[last]}
}
