package car

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestParityGlyphs compares the embedded bitmaps with those of the recordings,
// where they hold them.
func TestParityGlyphs(t *testing.T) {
	path := filepath.Join(recordings(), "hud_glyphs.json")
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no hud_glyphs.json")
	}
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Glyphs map[string]struct {
			L, B, R, T, Advance int
			Rows                []string `json:"alpha_rows"`
		} `json:"glyphs"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	have := loadGlyphs()
	for _, char := range "-0123456789" {
		want, ok := file.Glyphs[string(char)]
		if !ok {
			t.Errorf("%s: expected a glyph %q, found none", path, char)
			continue
		}
		g := have.of(uint8(char))
		if g.left != want.L || g.bottom != want.B || g.left+g.width != want.R || g.bottom+g.height != want.T || g.advance != want.Advance {
			t.Errorf("glyph %q: expected the box %+v, found %+v", char, want, *g)
			continue
		}
		for y, row := range want.Rows {
			if found := fmt.Sprintf("%x", g.alpha[y*g.width:(y+1)*g.width]); found != row {
				t.Errorf("glyph %q, row %d: expected %s, found %s", char, y, row, found)
			}
		}
	}
}
