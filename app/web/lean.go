package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
)

// toolkit is the module of the window's toolkit.
const toolkit = "github.com/hajimehoshi/ebiten/v2"

// templated are the toolkit's packages that write nine shaders each with text/template.
// That package looks methods up by names that only running it tells, so that the linker
// has to keep every method of every type of the program: 5 of 20 MB of its code. What the
// templates give is known before: it is put in their place.
var templated = []string{"internal/builtinshader", "internal/colormshader"}

// leanFolder is where the changed toolkit lies while the program is built: its place is
// named in the program, so that it is the same each time.
const leanFolder = "dist/.toolkit"

// lean makes a copy of the toolkit without these templates, and the file of modules that
// names it. Both are there until done is called.
func lean() (modules string, done func(), err error) {
	source, err := tell("go", "list", "-m", "-f", "{{.Dir}}", toolkit)
	if err != nil {
		return "", nil, err
	}
	if source == "" {
		return "", nil, fmt.Errorf("expected %s among the modules here, which go mod download fetches", toolkit)
	}
	done = func() { os.RemoveAll(leanFolder) }
	defer func() {
		if err != nil {
			done()
		}
	}()
	done()
	if err := os.MkdirAll(filepath.Dir(leanFolder), 0o755); err != nil {
		return "", nil, err
	}
	if err := os.CopyFS(leanFolder, os.DirFS(source)); err != nil {
		return "", nil, err
	}
	for _, each := range templated {
		path := filepath.Join(leanFolder, filepath.FromSlash(each), "shader.go")
		content, err := os.ReadFile(path)
		if err == nil {
			content, err = withoutTemplate(content)
		}
		if err == nil {
			err = os.Remove(path) // copies are read-only, as what they are of
		}
		if err == nil {
			err = os.WriteFile(path, content, 0o644)
		}
		if err != nil {
			return "", nil, fmt.Errorf("%s: %w", each, err)
		}
	}
	modules = filepath.Join(leanFolder, "program.mod")
	for _, each := range []struct{ from, to, more string }{
		{"go.mod", modules, fmt.Sprintf("\nreplace %s => ./%s\n", toolkit, leanFolder)},
		{"go.sum", strings.TrimSuffix(modules, ".mod") + ".sum", ""},
	} {
		content, err := os.ReadFile(each.from)
		if err == nil {
			err = os.WriteFile(each.to, append(content, each.more...), 0o644)
		}
		if err != nil {
			return "", nil, err
		}
	}
	return modules, done, nil
}

// The number of filters and of ways to address a texture that there are shaders for.
const filters, addresses = 3, 3

// withoutTemplate is a package's file with the texts that its template gives in place of
// the template and of the function that executes it.
func withoutTemplate(source []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "shader.go", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	type span struct{ from, to token.Pos }
	var gone []span
	var text string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == "ShaderSource" {
				gone = append(gone, span{d.Doc.Pos(), d.End()})
			}
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				gone = append(gone, span{d.Pos(), d.End()})
			}
			if d.Tok != token.VAR {
				continue
			}
			gone = append(gone, span{d.Pos(), d.End()})
			ast.Inspect(d, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING && strings.HasPrefix(l.Value, "`") {
					text, _ = strconv.Unquote(l.Value)
				}
				return true
			})
		}
	}
	if text == "" || len(gone) != 4 {
		return nil, fmt.Errorf("expected a template, its cache, ShaderSource and imports in it, found %d of them and a template of %d bytes", len(gone), len(text))
	}
	var out bytes.Buffer
	at := 0
	for _, each := range gone {
		out.Write(source[at:set.Position(each.from).Offset])
		at = set.Position(each.to).Offset
	}
	out.Write(source[at:])
	fmt.Fprintf(&out, "\nvar shaders = [FilterCount][AddressCount]string{\n")
	shader, err := template.New("shader").Parse(text)
	if err != nil {
		return nil, err
	}
	for filter := range filters {
		out.WriteString("{\n")
		for address := range addresses {
			var one bytes.Buffer
			err := shader.Execute(&one, struct {
				Filter, FilterNearest, FilterLinear, FilterPixelated      int
				Address, AddressUnsafe, AddressClampToZero, AddressRepeat int
			}{filter, 0, 1, 2, address, 0, 1, 2})
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&out, "%q,\n", one.String())
		}
		out.WriteString("},\n")
	}
	out.WriteString("}\n\nfunc ShaderSource(filter Filter, address Address) []byte { return []byte(shaders[filter][address]) }\n")
	return format.Source(out.Bytes())
}
