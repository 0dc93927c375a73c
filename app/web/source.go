package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// withBodies is a file of Go with other bodies of some functions, by their names, and
// without the imports that nothing needs any more.
func withBodies(source []byte, bodies map[string]string) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	found := 0
	var edits []edit
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		if body, ok := bodies[f.Name.Name]; ok {
			found++
			edits = append(edits, edit{set.Position(f.Body.Lbrace).Offset + 1, set.Position(f.Body.Rbrace).Offset, "\n" + body + "\n"})
		}
	}
	if found != len(bodies) {
		return nil, fmt.Errorf("expected each of its functions %v once, found %d of them", bodies, found)
	}
	return withoutImports(edited(source, edits))
}

// withoutCalls is a file of Go that calls nothing of a package where no more than that is
// asked: what would have been handed over is still worked out.
func withoutCalls(source []byte, name string) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var edits []edit
	ast.Inspect(file, func(n ast.Node) bool {
		statement, ok := n.(*ast.ExprStmt)
		if !ok {
			return true
		}
		call, ok := statement.X.(*ast.CallExpr)
		if !ok || !calls(call, name) || len(call.Args) == 0 {
			return true
		}
		blanks := strings.TrimSuffix(strings.Repeat("_, ", len(call.Args)), ", ")
		edits = append(edits,
			edit{set.Position(call.Pos()).Offset, set.Position(call.Args[0].Pos()).Offset, blanks + " = "},
			edit{set.Position(call.Rparen).Offset, set.Position(call.End()).Offset, ""})
		return true
	})
	if len(edits) == 0 {
		return nil, fmt.Errorf("expected calls of package %s in it, found none", name)
	}
	return withoutImports(edited(source, edits))
}

// calls tells whether a call is one of a package's functions.
func calls(call *ast.CallExpr, name string) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := f.X.(*ast.Ident)
	return ok && of.Name == name
}

// edit is a text in place of the bytes from one offset to another.
type edit struct {
	from, to int
	text     string
}

// edited is a source with edits that do not overlap.
func edited(source []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(source[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(source[at:])
	return out.Bytes()
}

// withoutImports is a file of Go without the imports that nothing in it names.
func withoutImports(source []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	named := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if of, ok := s.X.(*ast.Ident); ok {
				named[of.Name] = true
			}
		}
		return true
	})
	var edits []edit
	for _, each := range file.Imports {
		where, _ := strconv.Unquote(each.Path.Value)
		name := path.Base(where)
		if strings.HasPrefix(name, "v") && strings.Trim(name[1:], "0123456789") == "" {
			name = path.Base(path.Dir(where))
		}
		if each.Name != nil {
			name = each.Name.Name
		}
		if name != "_" && name != "." && !named[name] {
			edits = append(edits, edit{set.Position(each.Pos()).Offset, set.Position(each.End()).Offset, ""})
		}
	}
	return format.Source(edited(source, edits))
}
