package main

import (
	"bufio"
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"hebbarium/app/command"
	"hebbarium/app/command/argument"
	"hebbarium/app/guide/guidetest"
)

// house says of each folder which of the program's other folders its packages
// may import: main → app → {render, evolve} → {physics, brain}. The first line
// that fits a folder counts.
var house = []struct {
	folder string
	may    []string
}{
	{"app/command", []string{"app/command", "app/evolving", "app/guide", "evolve", "brain", "physics", "assets", "saves"}}, // needs no window
	{"app", []string{"app", "render", "evolve", "brain", "physics", "assets"}},
	{"render", []string{"render", "brain", "physics", "assets"}},
	{"evolve", []string{"evolve", "brain", "physics"}},
	{"physics", []string{"physics", "assets"}},
	{"brain", []string{"brain"}},
	{"assets", nil},
	{"saves", nil},
	{".", []string{"app", "brain", "saves"}}, // which hands the window the rule sets that ship with the program
}

const module = "hebbarium/"

// source is one Go file of the program.
type source struct {
	path   string // slashes, relative to the top
	folder string
	test   bool
	file   *ast.File
}

// sources parses every Go file for every platform, whatever its build tags.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "runs" || name == "dist") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		folder := "."
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			folder = path[:i]
		}
		all = append(all, source{path, folder, strings.HasSuffix(path, "_test.go"), file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("expected the whole program below the working folder, found %d Go files", len(all))
	}
	return all
}

func (s source) imports(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, spec := range s.file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, path)
	}
	return all
}

func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

func withinAny(path string, folders ...string) bool {
	for _, f := range folders {
		if within(path, f) {
			return true
		}
	}
	return false
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		var may []string
		known := false
		for _, room := range house {
			if within(s.folder, room.folder) {
				may, known = room.may, true
				break
			}
		}
		if !known {
			t.Errorf("%s: expected every package in one of the house's folders", s.path)
			continue
		}
		for _, path := range s.imports(t) {
			if inner, ours := strings.CutPrefix(path, module); ours && !within(inner, s.folder) && !withinAny(inner, may...) {
				t.Errorf("%s imports %s; %s may import only %v", s.path, path, s.folder, may)
			}
			window := withinAny(s.folder, "app", "render") && !within(s.folder, "app/command")
			if within(path, "github.com/hajimehoshi/ebiten") && !window {
				t.Errorf("%s imports %s; only app and render may", s.path, path)
			}
			if within(path, "github.com/ebitengine/purego") && !within(s.folder, "physics/mujoco") {
				t.Errorf("%s imports %s; only physics/mujoco may", s.path, path)
			}
			if within(path, "gonum.org/v1/plot") && !within(s.folder, "evolve/experiment/figure") {
				t.Errorf("%s imports %s; only evolve/experiment/figure may", s.path, path)
			}
			clipboard := withinAny(s.folder, "app/clipboard", "app/screen") || s.folder == "app" && s.test
			if within(path, "github.com/jezek/xgb") && !clipboard {
				t.Errorf("%s imports %s; only app/clipboard, app/screen and app's tests may", s.path, path)
			}
			if within(path, "github.com/nats-io") && !within(s.folder, "evolve/cluster") {
				t.Errorf("%s imports %s; only evolve/cluster may", s.path, path)
			}
			if within(path, module+"evolve/cluster") && !withinAny(s.folder, "evolve/cluster", "app/command") {
				t.Errorf("%s imports %s, and with it a server; only app/command may, for the page and the window have no use for it", s.path, path)
			}
			if path == "C" {
				t.Errorf("%s needs cgo", s.path)
			}
		}
	}
}

// TestRoomsThatKnowNoEpisode keeps the search for rule sets, tests and all, apart from
// the lives that it is for, and the worlds from those that are lived in them.
func TestRoomsThatKnowNoEpisode(t *testing.T) {
	for _, s := range sources(t) {
		if !within(s.folder, "evolve/strategy") && (!within(s.folder, "evolve/world") || s.test) {
			continue
		}
		for _, path := range s.imports(t) {
			if within(path, module+"evolve") && path != module+"evolve/chance" {
				t.Errorf("%s imports %s; of evolve it may import only chance", s.path, path)
			}
		}
	}
}

// TestPicturesStandOnTheKit keeps the pictures of render, tests and all, apart from each
// other.
func TestPicturesStandOnTheKit(t *testing.T) {
	for _, s := range sources(t) {
		if !within(s.folder, "render") {
			continue
		}
		for _, path := range s.imports(t) {
			if inner, ours := strings.CutPrefix(path, module); ours && within(inner, "render") && !within(inner, "render/kit") {
				t.Errorf("%s imports %s; of render it may import only kit", s.path, path)
			}
		}
	}
}

// TestRoomsAreSmall keeps each package of app, evolve and render to what can be read
// in an afternoon.
func TestRoomsAreSmall(t *testing.T) {
	const mostFiles, mostLines = 25, 2500
	files, lines := map[string]int{}, map[string]int{}
	for _, s := range sources(t) {
		if s.test || !withinAny(s.folder, "app", "evolve", "render") {
			continue
		}
		content, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		files[s.folder]++
		lines[s.folder] += bytes.Count(content, []byte("\n"))
	}
	for folder, n := range files {
		if n > mostFiles || lines[folder] > mostLines {
			t.Errorf("%s: expected at most %d files and %d lines besides tests, found %d and %d", folder, mostFiles, mostLines, n, lines[folder])
		}
	}
}

// floors are the rooms inside app, from the ground up: each imports of app only what lies
// on a lower floor, but for what it says itself. Panels, overlays and the window stand
// beside each other, and know nothing of each other.
var floors = [][]string{
	{"app/beside", "app/capture", "app/clipboard", "app/evolving", "app/guide", "app/lesson", "app/many", "app/recording", "app/screen", "app/session", "app/settings"},
	{"app/ui", "app/words", "app/pca", "app/library"},
	{"app/desk"},
	{"app/film", "app/overlay", "app/panel", "app/window"},
	{"app"},
}

// TestRoomsOfTheWindow holds the arrows inside app.
func TestRoomsOfTheWindow(t *testing.T) {
	floorOf := func(folder string) int {
		for n, rooms := range floors[:len(floors)-1] {
			if withinAny(folder, rooms...) {
				return n
			}
		}
		return len(floors) - 1
	}
	for _, s := range sources(t) {
		if !within(s.folder, "app") || within(s.folder, "app/command") {
			continue
		}
		here := floorOf(s.folder)
		for _, path := range s.imports(t) {
			inner, ours := strings.CutPrefix(path, module)
			if !ours {
				continue
			}
			ownTools := s.test && within(inner, "app/ui/uitest")
			switch {
			case within(s.folder, "app/ui") && !within(inner, "app/ui") && !within(inner, "render/kit"):
				t.Errorf("%s imports %s; ui may import only render/kit", s.path, path)
			case !within(inner, "app") || within(inner, s.folder) || ownTools || within(s.folder, "app/ui") && within(inner, "app/ui"):
			case within(inner, "app/command"):
				t.Errorf("%s imports %s; the window knows no command", s.path, path)
			case within(s.folder, "app/panel") && within(inner, "app/panel"):
				t.Errorf("%s imports %s; no panel knows another", s.path, path)
			case floorOf(inner) > here, here > 0 && floorOf(inner) == here:
				t.Errorf("%s imports %s, which does not lie under it", s.path, path)
			}
		}
	}
}

// TestNoTypeKnowsEverything keeps every type of app, evolve and render to 40 methods.
func TestNoTypeKnowsEverything(t *testing.T) {
	const most = 40
	methods := map[string]int{}
	for _, s := range sources(t) {
		if s.test || !withinAny(s.folder, "app", "evolve", "render") {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil {
				continue
			}
			of := f.Recv.List[0].Type
			if star, ok := of.(*ast.StarExpr); ok {
				of = star.X
			}
			if name, ok := of.(*ast.Ident); ok {
				methods[s.folder+"."+name.Name]++
			}
		}
	}
	for name, n := range methods {
		if n > most {
			t.Errorf("%s: expected at most %d methods, found %d", name, most, n)
		}
	}
}

// TestNoWallClockBelowApp keeps the time of day and unseeded chance, which no
// recipe reproduces, out of everything that an episode runs through. Packages turn and
// cluster say when it waits, and for whom, and nothing of what it lives through.
func TestNoWallClockBelowApp(t *testing.T) {
	clock := map[string]bool{"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true,
		"Tick": true, "NewTicker": true, "NewTimer": true}
	seeded := map[string]bool{"New": true, "NewPCG": true, "NewChaCha8": true, "Rand": true, "Source": true, "PCG": true, "ChaCha8": true}
	for _, s := range sources(t) {
		if s.test || !withinAny(s.folder, "render", "evolve", "physics", "brain", "assets", "saves") || s.folder == "evolve/turn" || within(s.folder, "evolve/cluster") {
			continue
		}
		random := slices.ContainsFunc(s.imports(t), func(path string) bool { return path == "math/rand" || path == "math/rand/v2" })
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			switch pkg, ok := sel.X.(*ast.Ident); {
			case ok && pkg.Name == "time" && clock[sel.Sel.Name]:
				t.Errorf("%s uses time.%s; no wall clock below app", s.path, sel.Sel.Name)
			case ok && random && pkg.Name == "rand" && !seeded[sel.Sel.Name]:
				t.Errorf("%s uses rand.%s, whose source nobody seeds", s.path, sel.Sel.Name)
			}
			return true
		})
	}
}

func TestMainHoldsNoLogic(t *testing.T) {
	f, err := os.Open("main.go")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := 0
	for scan := bufio.NewScanner(f); scan.Scan(); {
		lines++
	}
	if lines >= 150 {
		t.Errorf("main.go: expected fewer than 150 lines, found %d", lines)
	}
}

// TestTopLevel keeps the top of the tree to the rooms of the house.
func TestTopLevel(t *testing.T) {
	allowed := map[string]bool{"app": true, "render": true, "physics": true, "brain": true, "evolve": true, "assets": true, "saves": true,
		"go.mod": true, "go.sum": true, "main.go": true, "main_test.go": true, "README.md": true, "LICENSE": true, "Makefile": true,
		"main_js.go": true, "main_window.go": true, "main_headless.go": true, "hebbarium": true, "bin": true, "runs": true, "dist": true} // the last four are built or run here and ignored by git
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || allowed[name] || strings.HasSuffix(name, ".out") || strings.HasSuffix(name, ".prof") || strings.HasSuffix(name, ".test") || strings.HasSuffix(name, ".exe") {
			continue
		}
		t.Errorf("%s: expected the top level to hold only the rooms of the house", name)
	}
}

// TestGuideTables keeps the guide's table of commands to what they say of themselves.
func TestGuideTables(t *testing.T) {
	var c commands
	parser, err := kong.New(&c, kong.Name("hebbarium"), command.Words(), argument.Texts(), kong.Vars(must(argument.Defaults())), kong.Vars{"version": "", "link_base": ""})
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, n := range parser.Model.Children {
		call := "hebbarium " + n.Name
		if n.Name == "window" {
			call = "hebbarium"
		}
		for _, p := range n.Positional {
			name := strings.ToUpper(p.Name)
			if !p.Required {
				name = "[" + name + "]"
			}
			call += " " + name
		}
		for _, f := range n.Flags {
			switch {
			case f.Required && f.Short != 0:
				call += " -" + string(f.Short) + " FILE"
			case f.Required:
				call += " --" + f.Name + " DIR"
			}
		}
		rows = append(rows, []string{"`" + call + "`", strings.TrimSuffix(n.Help, ".")})
	}
	guidetest.Written(t, ".", map[string]string{"commands": guidetest.Table([]string{"command", "does"}, rows...)})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
