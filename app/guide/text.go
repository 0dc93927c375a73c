package guide

import (
	"path"
	"regexp"
	"strings"
)

// fence begins and ends code.
const fence = "```"

// Columns are those of a terminal that a page keeps to, as far as its code does.
const Columns = 100

var (
	picture = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	link    = regexp.MustCompile(`\[([^\][|]+)\]\(([^)]+)\)`)
)

// Terminal is the page as it is read in a terminal: its Markdown, with tables laid out,
// pictures told and links to other pages as the topic to ask for.
func (p Page) Terminal() string {
	var b strings.Builder
	for i, piece := range strings.Split(mark.ReplaceAllString(p.Text, ""), fence) {
		if i%2 == 1 {
			b.WriteString(fence + piece + fence) // code, as it is
			continue
		}
		piece = picture.ReplaceAllString(piece, "(picture: $1)")
		b.WriteString(layPiece(link.ReplaceAllStringFunc(piece, told)))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// layPiece lays the tables and the long lines of a piece between code out.
func layPiece(piece string) string {
	var out, rows []string
	for _, line := range append(strings.Split(piece, "\n"), "") {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, line)
			continue
		}
		if len(rows) > 0 {
			out, rows = append(out, layOut(rows, Columns)...), nil
		}
		if strings.HasPrefix(line, " ") { // code, or the rest of a list's entry
			out = append(out, line)
		} else {
			out = append(out, wrap(line, Columns)...)
		}
	}
	return strings.Join(out[:len(out)-1], "\n")
}

// told says where a link leads: to a topic, a file of the program, or the web.
func told(markdown string) string {
	m := link.FindStringSubmatch(markdown)
	text, to := strings.ReplaceAll(m[1], "\n", " "), m[2]
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
