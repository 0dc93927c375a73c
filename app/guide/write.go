//go:build !js

package guide

import (
	_ "embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"hebbarium/assets"
	"hebbarium/brain/file"
)

//go:embed guide.css
var sheet []byte

// typefaces are the fonts of the pages, in assets.Fonts.
var typefaces = [...]string{"Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf"}

// Write writes the guide to a folder as pages for a browser, index.html first, with what
// they lead to. Their links are relative, so that the folder works wherever it lies. Files
// of the same names are replaced, others left alone.
func Write(dir string) error {
	all, err := Pages()
	if err != nil {
		return err
	}
	files := map[string][]byte{"guide.css": sheet}
	for _, p := range all {
		if files[p.File()], err = Render(p, all); err != nil {
			return err
		}
		for _, to := range leads(p) {
			if err := take(files, p.Name, to); err != nil {
				return err
			}
		}
	}
	for _, name := range typefaces {
		if files["fonts/"+name], err = fs.ReadFile(assets.Fonts, "fonts/"+name); err != nil {
			return fmt.Errorf("guide: %w", err)
		}
	}
	for name, content := range files {
		if err := put(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			return fmt.Errorf("guide: %w", err)
		}
	}
	return nil
}

// take reads what a page leads to, where it is no page itself. The report is one file in
// a browser, and text on a code host.
func take(files map[string][]byte, page, to string) error {
	at, inside := strings.CutPrefix(to, "../")
	if !inside {
		if strings.HasSuffix(to, ".md") {
			return nil
		}
		return fmt.Errorf("guide/%s.md: expected a link to a page, to ../pictures or to ../report, found %q", page, to)
	}
	at = target(at)
	content, err := fs.ReadFile(assets.Guide, at)
	if err != nil {
		return fmt.Errorf("guide/%s.md: %q: %w", page, path.Clean(to), err)
	}
	files[at] = content
	return nil
}

// put writes a file in one piece, unless it is there already as it should be.
func put(name string, content []byte) error {
	if there, err := os.ReadFile(name); err == nil && string(there) == string(content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return file.Write(name, content)
}
