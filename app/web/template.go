package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"text/template"
)

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
