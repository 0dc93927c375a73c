//go:build !js

package guide

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

//go:embed page.html
var pageHTML string

// frame is what a page stands in: the way to the others, and to its own parts.
var frame = template.Must(template.New("page").Parse(pageHTML))

// part is a heading of a page.
type part struct{ ID, Title string }

// rendered is what the frame shows.
type rendered struct {
	Page         Page
	Pages        []Page
	Parts        []part
	Before, Next *Page
	Body         template.HTML
}

// File is the name of the page's file in a browser's folder.
func (p Page) File() string { return target(p.Name + ".md") }

// target is where a link of the guide leads in a browser's folder: a page of Markdown
// is one of HTML there, and pictures and the report lie below it.
func target(to string) string {
	file, anchor, parted := strings.Cut(to, "#")
	if file == Index+".md" {
		file = "index.html"
	}
	file = strings.TrimPrefix(file, "../")
	if name, ok := strings.CutSuffix(file, ".md"); ok {
		file = name + ".html"
	}
	if parted {
		file += "#" + anchor
	}
	return file
}

// outer tells whether a link leads away from the guide and what it lies beside.
func outer(to string) bool { return strings.Contains(to, ":") }

// links turns the links of a page into those of a browser's folder.
type links struct{}

func (links) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if to := string(n.Destination); !outer(to) {
				n.Destination = []byte(target(to))
			}
		case *ast.Image:
			n.Destination = []byte(target(string(n.Destination)))
		}
		return ast.WalkContinue, nil
	})
}

// markdown reads what code hosts read: tables, and headings that links lead to.
func markdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithASTTransformers(util.Prioritized(links{}, 100))),
		goldmark.WithRendererOptions(html.WithXHTML()))
}

// Render is a page in HTML, among others.
func Render(p Page, all []Page) ([]byte, error) {
	source := []byte(mark.ReplaceAllString(p.Text, ""))
	md := markdown()
	doc := md.Parser().Parse(text.NewReader(source))
	shown := rendered{Page: p, Pages: all, Parts: partsOf(doc, source)}
	for i := range all {
		if all[i].Name != p.Name {
			continue
		}
		if i > 0 {
			shown.Before = &all[i-1]
		}
		if i+1 < len(all) {
			shown.Next = &all[i+1]
		}
	}
	var body, page bytes.Buffer
	if err := md.Renderer().Render(&body, source, doc); err != nil {
		return nil, fmt.Errorf("guide/%s.md: %w", p.Name, err)
	}
	// Wide tables scroll by themselves, so that a page fits a phone.
	wide := strings.NewReplacer("<table>", `<div class="wide"><table>`, "</table>", "</table></div>").Replace(body.String())
	shown.Body = template.HTML(wide)
	if err := frame.Execute(&page, shown); err != nil {
		return nil, fmt.Errorf("guide/%s.md: %w", p.Name, err)
	}
	return page.Bytes(), nil
}

// partsOf are the second headings of a page.
func partsOf(doc ast.Node, source []byte) []part {
	var all []part
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 2 {
			continue
		}
		id, _ := h.AttributeString("id")
		name, _ := id.([]byte)
		all = append(all, part{string(name), plain(h, source)})
	}
	return all
}

// plain is the text of a node without its marks.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// leads are the files that a page's links and pictures lead to, relative to assets/guide,
// without those on the web and on the page itself.
func leads(p Page) []string {
	source := []byte(p.Text)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	var all []string
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		to := ""
		switch n := n.(type) {
		case *ast.Link:
			to = string(n.Destination)
		case *ast.Image:
			to = string(n.Destination)
		}
		if file, _, _ := strings.Cut(to, "#"); entering && file != "" && !outer(to) {
			all = append(all, path.Clean(file))
		}
		return ast.WalkContinue, nil
	})
	return all
}
