package subset

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

const assets = "../../../assets"

// shaped are a text's glyphs as a font sets them, with where they stand.
func shaped(face *font.Face, text string) []shaping.Glyph {
	var s shaping.HarfbuzzShaper
	runes := []rune(text)
	return s.Shape(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: face, Size: 15 << 6, Script: language.Latin, Language: "en",
		FontFeatures: []shaping.FontFeature{{Tag: opentype.MustNewTag("tnum"), Value: 1}},
	}).Glyphs
}

// parsed is a font that can be read.
func parsed(t *testing.T, file []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// Text of characters that are kept is set as by the whole font, to the last outline; the
// others are none of the font's.
func TestTextIsSetAsByTheWholeFont(t *testing.T) {
	var text strings.Builder
	pages, err := filepath.Glob(filepath.Join(assets, "guide", "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(content)
	}
	text.WriteString("fi ffl -> => 1/2 11⁄2 3x4 12:30 (A) Ångström, ñandú Žižek áé e\u0301 „so“")
	kept := map[rune]bool{}
	for _, r := range text.String() {
		kept[r] = true
	}
	const lost = 'Ж' // which the guide has no use for
	files, err := filepath.Glob(filepath.Join(assets, "fonts", "*.?tf"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			small, err := Font(file, func(r rune) bool { return kept[r] }, "tnum")
			if err != nil {
				t.Fatal(err)
			}
			whole, part := parsed(t, file), parsed(t, small)
			same := map[font.GID]bool{}
			for line := range strings.Lines(text.String()) {
				line = strings.TrimSpace(line)
				want, got := shaped(whole, line), shaped(part, line)
				if !slices.Equal(got, want) {
					t.Fatalf("%q is set otherwise", line)
				}
				for _, each := range got {
					if !same[each.GlyphID] && !reflect.DeepEqual(whole.GlyphData(each.GlyphID), part.GlyphData(each.GlyphID)) {
						t.Errorf("%q: a glyph is drawn otherwise", line)
					}
					same[each.GlyphID] = true
				}
			}
			if len(same) < 100 {
				t.Errorf("the text has %d glyphs", len(same))
			}
			if _, ok := part.NominalGlyph(lost); ok {
				t.Errorf("it says that it has %q", lost)
			}
			glyph, ok := whole.NominalGlyph(lost)
			if outline, is := part.GlyphData(glyph).(font.GlyphOutline); !ok || !is || len(outline.Segments) != 0 {
				t.Errorf("%q is still drawn", lost)
			}
		})
	}
}

// What is no font, or one cut short, is refused without a crash.
func TestBrokenFonts(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(assets, "fonts", "Inter-Regular.otf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 3, 11, 100, 1000, len(file) / 2} {
		if _, err := Font(file[:n], func(rune) bool { return true }); err == nil {
			t.Errorf("a font of %d bytes was taken", n)
		}
	}
}
