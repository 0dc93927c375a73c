package guide

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"hebbarium/assets"
)

// Index is the page that leads to all others.
const Index = "README"

// order is the table of the guide's pages as they are read. A new page is its file in
// assets/guide, and its line here.
var order = [...]string{Index, "window", "commands", "campaigns", "machines", "files", "lessons", "links", "science", "paper", "originals", "speed", "install", "contributing", "notices"}

// Page is one page of the guide.
type Page struct {
	Name  string // of its file, without .md
	Title string // its first heading
	About string // what it is about, the line after that
	Text  string // all of it, in Markdown
}

// Pages are all pages, the index first.
func Pages() ([]Page, error) { return pagesIn(assets.Guide) }

// pagesIn reads the pages of a folder laid out as assets is.
func pagesIn(folder fs.FS) ([]Page, error) {
	var all []Page
	for _, name := range order {
		text, err := fs.ReadFile(folder, "guide/"+name+".md")
		if err != nil {
			return nil, fmt.Errorf("guide: %w", err)
		}
		p := Page{Name: name, Text: strings.ReplaceAll(string(text), "\r\n", "\n")}
		lines := strings.SplitN(p.Text, "\n", 4)
		if len(lines) < 4 || !strings.HasPrefix(lines[0], "# ") || lines[1] != "" || lines[2] == "" {
			return nil, fmt.Errorf("guide/%s.md: expected a heading, an empty line and one of what the page is about", name)
		}
		p.Title, p.About = strings.TrimPrefix(lines[0], "# "), lines[2]
		all = append(all, p)
	}
	return all, nil
}

// Find is the page of a name, whatever its case; false for none.
func Find(all []Page, name string) (Page, bool) {
	i := slices.IndexFunc(all, func(p Page) bool { return strings.EqualFold(p.Name, name) })
	if i < 0 {
		return Page{}, false
	}
	return all[i], true
}

// mark is a comment that begins or ends what the program writes.
var mark = regexp.MustCompile(`(?m)^<!-- (written: [a-z ]+|end) -->\n+`)
