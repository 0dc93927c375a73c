package kit

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// Characters that the program's fonts have need no other; those that no font has are named,
// and looked for once.
func TestMissingCharacters(t *testing.T) {
	typ := theme(t).Type
	looked := 0
	typ.fallback.list = func() []fontscan.Footprint { looked++; return nil }
	if m := typ.Missing("A leg goes: −1.5 × η → “café” …"); len(m) > 0 || looked > 0 {
		t.Errorf("of the program's own %q are missing, looked %d times", m, looked)
	}
	for range 2 {
		if m := typ.Missing("歩く 歩 a\u200d\ufe0f"); !slices.Equal(m, []rune("歩く")) || looked != 1 {
			t.Errorf("%q are missing, looked %d times", m, looked)
		}
	}
	if _, multi := typ.face("歩く", Body, Regular).(*text.MultiFace); multi {
		t.Error("without another font a face of several is made")
	}
}

// The font that has most of what is missing is taken, rather an upright one without serifs.
func TestBestFont(t *testing.T) {
	set := func(family string, aspect font.Aspect, runes ...rune) fontscan.Footprint {
		fp := fontscan.Footprint{Family: family, Aspect: aspect}
		for _, r := range runes {
			fp.Runes.Add(r)
		}
		return fp
	}
	upright := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal, Stretch: font.StretchNormal}
	slanted := font.Aspect{Style: font.StyleItalic, Weight: font.WeightBold, Stretch: font.StretchNormal}
	fonts := []fontscan.Footprint{
		set("mono", upright, 'あ'), set("sans", slanted, 'あ', 'い'), set("serif", upright, 'あ', 'い'), set("sans", upright, 'あ', 'い'), set("other", upright, 'ש'),
	}
	for lack, want := range map[string]int{"あい": 3, "ש": 4, "x": -1} {
		if got := best(fonts, []rune(lack)); got != want {
			t.Errorf("for %s font %d is taken, want %d", lack, got, want)
		}
	}
}

// Text that the program's fonts lack is drawn with the system's: not as boxes of one width,
// while all other text keeps its face.
func TestFallsBackOnTheSystemsFonts(t *testing.T) {
	typ := theme(t).Type
	const hebrew = "שלום"
	before := typ.Width("plain", Body, Regular)
	if len(typ.Missing(hebrew)) > 0 {
		t.Skip("this system has no font for Hebrew")
	}
	face, ok := typ.face(hebrew, Body, Regular).(*text.MultiFace)
	if !ok {
		t.Fatal("there is a font, and it is not used")
	}
	w := func(s string) float64 { return text.AdvanceAt(s, len(s), face) }
	if w("ש") == w("ו") && w("ל") == w("ם") {
		t.Error("all characters are as wide as each other")
	}
	if _, multi := typ.face("plain − →", Body, Regular).(*text.MultiFace); multi || typ.Width("plain", Body, Regular) != before {
		t.Error("other text has another face")
	}
	// Another size of text makes another face.
	if err := typ.SetScale(150); err != nil {
		t.Fatal(err)
	}
	if again := typ.face(hebrew, Body, Regular); again == text.Face(face) || typ.Width(hebrew, Body, Regular) <= w(hebrew) {
		t.Error("larger text is no larger")
	}
}

// What is drawn before the system's fonts are known is drawn anew with them, once.
func TestTextIsDrawnAnewWithOtherFonts(t *testing.T) {
	typ := theme(t).Type
	wait := make(chan bool)
	typ.fallback.list = func() []fontscan.Footprint { <-wait; return nil }
	typ.Width("plain", Body, Regular)
	if typ.Renewed() || typ.fallback.scan != nil {
		t.Error("for plain text fonts are looked for")
	}
	typ.Width("歩", Body, Regular)
	if typ.Renewed() {
		t.Error("fonts are found before there are any")
	}
	wait <- true
	for !typ.fallback.scanned(true) {
	}
	if !typ.Renewed() || typ.Renewed() {
		t.Error("fonts that were found are not told of once")
	}
}
