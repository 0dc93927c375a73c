package report

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"hebbarium/evolve/experiment"
)

//go:embed page.html
var page string

// HTML is the report as one file: it opens anywhere, holds its pictures, and prints.
func (r *Report) HTML() ([]byte, error) {
	t, err := template.New("report").Funcs(template.FuncMap{
		"title": func() string { return Title },
		"picture": func(p Picture) template.URL {
			return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(p.PNG))
		},
		"files": func(e Entry) string { return strings.Join(e.Files, ", ") },
		"lines": func(f *experiment.Finding) []string { return sentences(f.Line) },
	}).Parse(page)
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, r); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return b.Bytes(), nil
}

// sentences parts a line of findings, which are set apart by semicolons.
func sentences(line string) []string { return strings.Split(line, "; ") }
