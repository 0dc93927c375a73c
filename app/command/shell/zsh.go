package shell

import (
	"fmt"
	"strings"
)

// zsh is the completion for zsh.
func (s surface) zsh() string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	p("#compdef %s\n# zsh completion for %[1]s, written by: %[1]s completion zsh\n\n", s.program)
	p("_%s() {\n\tlocal -a commands\n\tcommands=(\n", s.program)
	for _, c := range s.commands {
		p("\t\t%s\n", quote(strings.ReplaceAll(c.name, ":", `\:`)+":"+brief(c.help)))
	}
	p("\t)\n\tlocal i\n\tfor ((i = 2; i < CURRENT; i++)); do\n")
	p("\t\tif [[ -n ${(M)commands:#${words[i]}:*} ]]; then\n")
	p("\t\t\twords=(\"${(@)words[i,-1]}\")\n\t\t\t((CURRENT -= i - 1))\n\t\t\tcase ${words[1]} in\n")
	for _, c := range s.commands {
		p("\t\t\t%s)\n\t\t\t\t_arguments", c.name)
		for _, f := range c.flags {
			p(" \\\n\t\t\t\t\t%s", f.zsh())
		}
		for i, a := range c.args {
			at := fmt.Sprint(i + 1)
			if a.many {
				at = "*"
			}
			p(" \\\n\t\t\t\t\t%s", quote(at+":"+zshText(a.name)+":"+a.zshAction()))
		}
		p("\n\t\t\t\t;;\n")
	}
	p("\t\t\tesac\n\t\t\treturn\n\t\tfi\n\tdone\n")
	p("\t_arguments")
	for _, f := range s.open.flags {
		p(" \\\n\t\t%s", f.zsh())
	}
	p(" \\\n\t\t'1: :{_describe command commands; _files}'\n}\n\n")
	// The file is a function of its own where zsh finds it in its path.
	p("if [[ ${funcstack[1]} == _%s ]]; then\n\t_%[1]s \"$@\"\nelse\n\tcompdef _%[1]s %[1]s\nfi\n", s.program)
	return b.String()
}

// zsh is the flag as _arguments takes it.
func (f flag) zsh() string {
	about, many := "["+zshText(f.brief())+"]", ""
	if f.many {
		many = "*"
	}
	if f.plain {
		return quote("--" + f.name + about)
	}
	takes := ":" + zshText(f.name) + ":" + f.zshAction()
	out := quote(many + "--" + f.name + "=" + about + takes)
	if f.short != 0 {
		out += " " + quote(fmt.Sprintf("%s-%c%s%s", many, f.short, about, takes))
	}
	return out
}

func (v value) zshAction() string {
	switch {
	case len(v.words) > 0:
		return "(" + strings.Join(v.words, " ") + ")"
	case v.files:
		return "_files"
	}
	return " "
}

// zshText is a text within what _arguments takes apart at colons and brackets.
func zshText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ":", `\:`, "[", `\[`, "]", `\]`).Replace(s)
}
