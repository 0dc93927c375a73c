package guide

import (
	"path"
	"regexp"
	"strings"
)

// Columns are those of a terminal that a page keeps to, as far as its code does.
const Columns = 100

var (
	picture = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	link    = regexp.MustCompile(`\[([^\]]+)\]\(([^)]+)\)`)
)

// Terminal is the page as it is read in a terminal: its Markdown, with tables laid out,
// pictures told and links to other pages as the topic to ask for.
func (p Page) Terminal() string {
	var out, rows []string
	code := false
	flush := func() {
		if len(rows) > 0 {
			out = append(out, layOut(rows, Columns)...)
			rows = nil
		}
	}
	for _, line := range strings.Split(mark.ReplaceAllString(p.Text, ""), "\n") {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if code {
			out = append(out, line)
			continue
		}
		line = picture.ReplaceAllString(line, "(picture: $1)")
		line = link.ReplaceAllStringFunc(line, told)
		if strings.HasPrefix(line, "|") {
			rows = append(rows, line)
			continue
		}
		flush()
		out = append(out, line)
	}
	flush()
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}

// told says where a link leads: to a topic, a file of the program, or the web.
func told(markdown string) string {
	m := link.FindStringSubmatch(markdown)
	text, to := m[1], m[2]
	file, _, _ := strings.Cut(to, "#")
	switch {
	case strings.Contains(to, "://"):
		return text + " (" + to + ")"
	case file == "":
		return text
	case path.Dir(file) == "." && strings.HasSuffix(file, ".md"):
		return text + " (hebbarium help " + strings.TrimSuffix(file, ".md") + ")"
	}
	return text + " (" + path.Join("assets/guide", file) + ")"
}
