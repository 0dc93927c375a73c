package report

import (
	"bytes"
	"fmt"
	"strings"
)

// Markdown is the report beside its pictures, whose files are named NAME.png.
func (r *Report) Markdown() []byte {
	var b bytes.Buffer
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# %s\n", Title)
	p("What Najarro and Risi (NeurIPS 2020) report, and what was found here. A score that was reached under other conditions is another achievement: what differs from the paper's setting stands in a column of its own.\n")
	if n := r.Notice(); n != "" {
		p("**%s**\n", n)
	}
	p("## Definitions\n")
	for _, d := range r.Definitions() {
		p("- **%s**: %s", d.Word, d.Meaning)
	}
	if missing := r.Missing(); len(missing) > 0 {
		p("\n## What was not there, or is short\n")
		for _, m := range missing {
			p("- %s", m)
		}
	}
	p("\n## The paper and ours\n")
	p("| test | rule set | the paper | ours | what differs from the paper's setting (which is in brackets) |")
	p("| --- | --- | --- | --- | --- |")
	for _, c := range r.Comparisons() {
		p("| %s | %s | %s | %s | %s |", cell(c.What), cell(c.Rules), cell(c.Paper), cell(c.Ours), cell(c.Differs))
	}
	p("\n## Figures")
	for _, e := range r.Entries {
		p("\n### %s (%s)\n", e.Experiment.Title, e.Experiment.Paper)
		if e.Finding.NotRun {
			p("Not run. %s", e.Finding.Missing)
			continue
		}
		for _, line := range sentences(e.Finding.Line) {
			p("- %s", line)
		}
		if e.Finding.Missing != "" {
			p("\n%s", e.Finding.Missing)
		}
		for _, picture := range e.Pictures {
			p("\n![%s](%s.png)", picture.Title, picture.Name)
		}
		p("\nNumbers: %s", strings.Join(e.Files, ", "))
	}
	p("\n## Commands and fingerprints\n")
	p("```sh")
	for _, c := range r.Commands() {
		p("%s", c)
	}
	p("```\n")
	p("%s. Seed of the first rollout: %d. Physics:\n", r.Program, r.Study.Seed)
	for _, line := range r.Physics() {
		p("- %s", line)
	}
	p("\n| file | SHA-256 |\n| --- | --- |")
	for _, f := range r.Fingerprints() {
		p("| %s | `%s` |", cell(f[0]), f[1])
	}
	return b.Bytes()
}

// cell keeps a text within its cell of a table.
func cell(s string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(s)
}
