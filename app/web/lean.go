package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Modules of which the page leaves something out: the window's toolkit, and what shapes its
// text.
const (
	toolkit = "github.com/hajimehoshi/ebiten/v2"
	shaping = "github.com/go-text/typesetting"
)

// templated are the toolkit's packages that write nine shaders each with text/template.
// That package looks methods up by names that only running it tells, so that the linker
// has to keep every method of every type of the program: 5 of 20 MB of its code. What the
// templates give is known before: it is put in their place.
var templated = []string{"internal/builtinshader", "internal/colormshader"}

// idle are functions of the modules that the page never has a use for, and what stands in
// their place: each brings a package or more with it.
var idle = []struct{ module, file, function, body string }{
	// Who called the toolkit, looked up with go/build, for its log.
	{toolkit, "internal/debug/caller.go", "FirstCaller", `return "", 0, CallerTypeNone`},
	{toolkit, "internal/thread/thread.go", "logDiscardedCall", ``},
	// Shaders of old, rewritten with go/printer. All of ours are in pixels.
	{toolkit, "internal/legacyshader/convert.go", "convertToPixels", `panic("expected a shader in pixels")`},
	{toolkit, "internal/legacyshader/convert.go", "srcPosConversionStmt", `return nil`},
	{toolkit, "internal/legacyshader/convert.go", "blankUseStmt", `return nil`},
	// Glyphs that are pictures, as in fonts of the system: ours have outlines alone.
	{toolkit, "text/v2/gotextfacesource.go", "svgGlyphData", `return nil`},
	{toolkit, "text/v2/gotextfacesource.go", "decodeBitmapGlyph", `return nil`},
	{toolkit, "text/v2/gotextsvg.go", "svgToImage", `return nil`},
	{toolkit, "text/v2/gotextsvgdoc.go", "newSVGDocIndex", `return nil`},
	{shaping, "font/svg.go", "svgRootAttributes", `return "", "", "", false`},
	{shaping, "font/glyphs.go", "decodeBitmapConfig", `return 0, 0, 0, fmt.Errorf("no glyphs that are pictures in the page")`},
	// Tables that our fonts lack, which gives the same: pictures, colours, and another system's.
	{shaping, "font/opentype/tables/glyphs_sbix_gen.go", "ParseSbix", `return Sbix{}, 0, nil`},
	{shaping, "font/opentype/tables/glyphs_misc_gen.go", "ParseSVG", `return SVG{}, 0, nil`},
	{shaping, "font/opentype/tables/glyphs_colr_src.go", "ParseCOLR", `return COLR1{}, fmt.Errorf("no colours in the page's fonts")`},
	{shaping, "font/opentype/tables/glyphs_cpal_gen.go", "ParseCPAL", `return CPAL{}, 0, nil`},
	{shaping, "font/opentype/tables/aat_mortx_gen.go", "ParseMorx", `return Morx{}, 0, nil`},
	{shaping, "font/opentype/tables/aat_kerx_gen.go", "ParseKerx", `return Kerx{}, 0, nil`},
	{shaping, "font/opentype/tables/aat_ankr_gen.go", "ParseAnkr", `return Ankr{}, 0, nil`},
}

// logging are files of the toolkit that write to log/slog, which the page shows nobody.
var logging = []string{"internal/atlas/gpuresources.go"}

// leanFolder is where the changed modules lie while the program is built: their place is
// named in the program, so that it is the same each time.
const leanFolder = "dist/.toolkit"

// lean makes copies of the modules with less in them, and the file of modules that names
// them. All are there until done is called.
func lean() (modules string, done func(), err error) {
	done = func() { os.RemoveAll(leanFolder) }
	defer func() {
		if err != nil {
			done()
		}
	}()
	done()
	if err := os.MkdirAll(leanFolder, 0o755); err != nil {
		return "", nil, err
	}
	place, replaced := map[string]string{}, "\n"
	for _, module := range []string{toolkit, shaping} {
		folder, err := tell("go", "list", "-m", "-f", "{{.Dir}}", module)
		if err != nil {
			return "", nil, err
		}
		if folder == "" {
			return "", nil, fmt.Errorf("expected %s among the modules here, which go mod download fetches", module)
		}
		place[module] = path.Join(leanFolder, path.Base(path.Dir(module)))
		if err := os.CopyFS(place[module], os.DirFS(folder)); err != nil {
			return "", nil, err
		}
		replaced += fmt.Sprintf("replace %s => ./%s\n", module, place[module])
	}
	if err := trim(place); err != nil {
		return "", nil, err
	}
	modules = filepath.Join(leanFolder, "program.mod")
	for _, each := range []struct{ from, to, more string }{
		{"go.mod", modules, replaced},
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

// trim leaves out of the modules' copies, by their places, what the page never uses.
func trim(place map[string]string) error {
	for _, each := range templated {
		if err := change(path.Join(place[toolkit], each, "shader.go"), withoutTemplate); err != nil {
			return err
		}
	}
	for _, each := range logging {
		if err := change(path.Join(place[toolkit], each), func(source []byte) ([]byte, error) { return withoutCalls(source, "slog") }); err != nil {
			return err
		}
	}
	bodies := map[string]map[string]string{} // by path and function
	for _, each := range idle {
		path := path.Join(place[each.module], each.file)
		if bodies[path] == nil {
			bodies[path] = map[string]string{}
		}
		bodies[path][each.function] = each.body
	}
	for path, of := range bodies {
		if err := change(path, func(source []byte) ([]byte, error) { return withBodies(source, of) }); err != nil {
			return err
		}
	}
	return nil
}

// change makes a file anew.
func change(path string, by func([]byte) ([]byte, error)) error {
	path = filepath.FromSlash(path)
	content, err := os.ReadFile(path)
	if err == nil {
		content, err = by(content)
	}
	if err == nil {
		err = os.Remove(path) // copies are read-only, as what they are of
	}
	if err == nil {
		err = os.WriteFile(path, content, 0o644)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
