package shell

import (
	"fmt"
	"strings"
)

// bash is the completion for bash 4 or newer. What is to be a file is left to readline,
// which knows how to quote it.
func (s surface) bash() string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	p("# bash completion for %s, written by: %[1]s completion bash\n\n", s.program)
	p("_%s() {\n", s.program)
	p("\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= at=0 i word\n")
	p("\tCOMPREPLY=()\n")
	// Bash takes --flag=value apart, into three words.
	p("\tif [[ $cur == = ]]; then\n\t\tcur=\n\telif [[ $prev == = ]]; then\n\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n\tfi\n")
	p("\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\tword=${COMP_WORDS[i]}\n\t\tcase $word in\n")
	p("\t\t%s)\n\t\t\tcommand=$word at=$i\n\t\t\tbreak\n\t\t\t;;\n\t\tesac\n\tdone\n", strings.Join(s.names(), " | "))
	p("\tlocal words= flags= nothing=\n\tcase $command in\n")
	for _, c := range append([]command{{flags: s.open.flags, args: []value{{words: s.names(), files: true}}}}, s.commands...) {
		p("\t%s)\n\t\tcase $prev in\n", quote(c.name))
		var flags []string
		for _, f := range c.flags {
			flags = append(flags, "--"+f.name)
			name := "--" + f.name
			if f.short != 0 {
				name = fmt.Sprintf("-%c | %s", f.short, name)
			}
			switch {
			case f.plain:
			case len(f.words) > 0:
				p("\t\t%s) words=%s ;;\n", name, quote(strings.Join(f.words, " ")))
			case f.files:
				p("\t\t%s) return ;;\n", name)
			default:
				p("\t\t%s) nothing=yes ;;\n", name)
			}
		}
		p("\t\t*)\n\t\t\tflags=%s\n", quote(strings.Join(flags, " ")))
		if len(c.args) > 0 && len(c.args[0].words) > 0 {
			first := "((COMP_CWORD == at + 1))"
			if c.name == "" {
				first = "true"
			}
			p("\t\t\t%s && words=%s\n", first, quote(strings.Join(c.args[0].words, " ")))
		}
		p("\t\t\t;;\n\t\tesac\n\t\t;;\n")
	}
	p("\tesac\n")
	p("\tif [[ $cur == -* && -n $flags ]]; then\n\t\twords=$flags\n\tfi\n")
	p("\tif [[ -n $nothing ]]; then\n\t\tcompopt +o default 2>/dev/null\n\telif [[ -n $words ]]; then\n")
	p("\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n\tfi\n}\n")
	p("complete -o default -F _%s %[1]s\n", s.program)
	return b.String()
}

func (s surface) names() []string {
	var names []string
	for _, c := range s.commands {
		names = append(names, c.name)
	}
	return names
}

// quote is a text as a shell takes it, whatever is in it.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
