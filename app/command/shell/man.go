package shell

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/app/command/manual"
	"hebbarium/brain/file"
)

// Man prints the manual page, for man.
type Man struct{}

// Run does it.
func (c *Man) Run(app *kong.Kong) error {
	_, err := fmt.Fprint(app.Stdout, surfaceOf(app.Model).man(file.Program()))
	return err
}

// man is the manual page in man's own macros.
func (s surface) man(source string) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	head := func(title string) { p(".SH %s\n", title) }
	p(".TH %s 1 \"\" %s \"User Commands\"\n", strings.ToUpper(s.program), argOf(source))
	name, rest, _ := strings.Cut(strings.TrimSuffix(s.summary, "."), ": ")
	head("NAME")
	p("%s \\- %s\n", s.program, roff(strings.ToLower(name[:1])+name[1:]))
	head("SYNOPSIS")
	p(".B %s\n%s\n", s.program, roff(synopsis(s.open)))
	for _, c := range s.commands {
		p(".br\n.B %s %s\n%s\n", s.program, roff(c.name), roff(synopsis(c)))
	}
	head("DESCRIPTION")
	if rest != "" {
		rest = strings.ToUpper(rest[:1]) + rest[1:] + ". "
	}
	p("%s\n", roff(rest+"Without a command it opens its window."))
	head("THE WINDOW")
	section(p, s.open, true)
	head("COMMANDS")
	for _, c := range s.commands {
		p(".SS %s %s\n%s\n", s.program, roff(c.name), roff(c.help))
		section(p, c, false)
	}
	head("EXIT STATUS")
	p("0 on success, 1 on failure, 2 on bad usage.\n")
	head("ENVIRONMENT")
	for _, v := range manual.Environment() {
		p(".TP\n.B %s\n%s\n", v.Name, roff(v.Says+"."))
	}
	head("FILES")
	p(".TP\n.I ~/.config/hebbarium\n%s\n", roff("The window's settings, recorded sessions, campaigns and own lessons."))
	return b.String()
}

// synopsis is what a command takes, in short.
func synopsis(c command) string {
	var words []string
	for _, f := range c.flags {
		if f.needed {
			words = append(words, f.form)
		}
	}
	words = append(words, "[OPTION]…")
	for _, a := range c.args {
		words = append(words, a.place())
	}
	return strings.Join(words, " ")
}

// place is a value without a flag, as it is written.
func (v value) place() string {
	out := strings.ToUpper(v.name)
	if v.many {
		out += "…"
	}
	if !v.needed {
		out = "[" + out + "]"
	}
	return out
}

// section tells of each thing that a command takes, and of what all take where it is to.
func section(p func(string, ...any), c command, common bool) {
	for _, a := range c.args {
		p(".TP\n.I %s\n%s\n", roff(a.place()), roff(a.help))
	}
	for _, f := range c.flags {
		if f.common && !common {
			continue
		}
		form := f.form
		if f.short != 0 {
			form = fmt.Sprintf("-%c, %s", f.short, form)
		}
		help := f.help
		if f.plain || len(f.words) == 0 || strings.Contains(help, f.words[0]) {
			p(".TP\n.B %s\n%s\n", roff(form), roff(help))
			continue
		}
		p(".TP\n.B %s\n%s\n", roff(form), roff(help+" One of "+strings.Join(f.words, ", ")+"."))
	}
}

// roff is a text in which man sees no commands of its own.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}

// argOf is a text as one word of a macro's.
func argOf(s string) string { return `"` + strings.ReplaceAll(roff(s), `"`, `\(dq`) + `"` }
