package command

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"hebbarium/brain"
)

// TestEverythingIsSaidSafely holds the commands to say, note and sayTo, which make
// what comes from a file safe to show.
func TestEverythingIsSaidSafely(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		// output.go prints JSON.
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "say.go" || name == "output.go" {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "fmt" && (strings.HasPrefix(sel.Sel.Name, "Print") || strings.HasPrefix(sel.Sel.Name, "Fprint")) {
					t.Errorf("%s: expected say, note or sayTo, found fmt.%s", set.Position(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestSayTo(t *testing.T) {
	var b strings.Builder
	sayTo(&b, "%s %d %v %v %v %q\n", "a\nb", 7, errors.New("c\x1b"), []string{"d\r"}, brain.Static, "e")
	if want := `a\nb 7 c\x1b [d\r] static "e"` + "\n"; b.String() != want {
		t.Errorf("expected %q, found %q", want, b.String())
	}
	b.Reset()
	sayTo(&b, "%v", fmt.Errorf("both: %w", errors.Join(errors.New("one\nforged"), errors.New("two"))))
	if want := "both: one\\nforged\n  two"; b.String() != want {
		t.Errorf("expected %q, found %q", want, b.String())
	}
}
