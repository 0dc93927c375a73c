package main

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
)

// common are the files that every archive holds: LICENSE, README.md, and the pages and
// pictures that this leads to, so that it reads as in the source.
func (r *release) common() ([]file, error) {
	return linked("README.md", "LICENSE")
}

// within is the folder of the report, whose figures the program holds already: where pages
// lead to it, an archive has the words alone.
const within = "assets/report/"

// links finds where a page of Markdown leads: the words, and the goal.
var links = regexp.MustCompile(`!?\[([^\]]*)\]\(([^)\s]+)\)`)

// linked are files of the source, with all that pages of Markdown among them lead to,
// directly or by another.
func linked(names ...string) ([]file, error) {
	var files []file
	for i := 0; i < len(names); i++ {
		name := names[i]
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("a page leads to a file that is not there: %w", err)
		}
		if path.Ext(name) == ".md" {
			data = links.ReplaceAllFunc(data, func(found []byte) []byte {
				part := links.FindSubmatch(found)
				next, ok := goal(name, string(part[2]))
				switch {
				case !ok:
				case strings.HasPrefix(next, within):
					return part[1]
				case !slices.Contains(names, next):
					names = append(names, next)
				}
				return found
			})
		}
		files = append(files, file{name: name, data: data})
	}
	return files, nil
}

// goal is the file of the source that a page's link leads to, where it leads to one.
func goal(page, to string) (name string, ok bool) {
	address, err := url.Parse(to)
	if err != nil || address.Scheme != "" || address.Path == "" {
		return "", false
	}
	return path.Join(path.Dir(page), address.Path), true
}
