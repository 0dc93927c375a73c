package shell

import (
	"fmt"
	"strings"
)

// fish is the completion for fish 3 or newer.
func (s surface) fish() string {
	var b strings.Builder
	line := func(when, what, help string) {
		fmt.Fprintf(&b, "complete -c %s -n %s %s -d %s\n", s.program, fishQuote(when), what, fishQuote(brief(help)))
	}
	fmt.Fprintf(&b, "# fish completion for %s, written by: %[1]s completion fish\n\n", s.program)
	fmt.Fprintf(&b, "complete -c %s -f\n", s.program)
	first := "not __fish_seen_subcommand_from " + strings.Join(s.names(), " ")
	for _, a := range s.open.args {
		line(first, a.fish(), a.help)
	}
	for _, c := range s.commands {
		line(first, "-a "+c.name, c.help)
	}
	for _, f := range s.open.flags {
		line(first, f.fish(), f.help)
	}
	for _, c := range s.commands {
		fmt.Fprintln(&b)
		when := "__fish_seen_subcommand_from " + c.name
		for _, a := range c.args {
			if takes := a.fish(); takes != "" {
				line(when, takes, a.help)
			}
		}
		for _, f := range c.flags {
			line(when, f.fish(), f.help)
		}
	}
	return b.String()
}

// fish is the flag as complete takes it.
func (f flag) fish() string {
	out := "-l " + f.name
	if f.short != 0 {
		out += fmt.Sprintf(" -s %c", f.short)
	}
	switch {
	case f.plain:
		return out
	case f.files:
		return out + " -r -F"
	case len(f.words) > 0:
		return out + " -x " + f.value.fish()
	}
	return out + " -x"
}

// fish is what stands at a place, as complete takes it.
func (v value) fish() string {
	switch {
	case len(v.words) > 0:
		return "-a " + fishQuote(strings.Join(v.words, " "))
	case v.files:
		return "-F"
	}
	return ""
}

func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
