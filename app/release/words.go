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

// common are the files that every archive holds: LICENSE, README.md, and the pictures and
// pages that this shows or names, so that it reads as in the source.
func (r *release) common() ([]file, error) {
	license, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	pages, err := linked("README.md")
	return append([]file{{name: "LICENSE", data: license}}, pages...), err
}

// links finds where a page of Markdown leads.
var links = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// linked is a page of Markdown with the pages and pictures of the source that it leads to,
// directly or by another.
func linked(page string) ([]file, error) {
	var files []file
	names := []string{page}
	for i := 0; i < len(names); i++ {
		name := names[i]
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("a page leads to a file that is not there: %w", err)
		}
		files = append(files, file{name: name, data: data})
		if path.Ext(name) != ".md" {
			continue
		}
		for _, found := range links.FindAllStringSubmatch(string(data), -1) {
			to, err := url.Parse(found[1])
			if err != nil || to.Scheme != "" || to.Path == "" {
				continue
			}
			next := path.Join(path.Dir(name), to.Path)
			if slices.Contains([]string{".md", ".png", ".gif", ".svg"}, path.Ext(next)) && !strings.HasPrefix(next, "..") && !slices.Contains(names, next) {
				names = append(names, next)
			}
		}
	}
	return files, nil
}
