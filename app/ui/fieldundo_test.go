package ui

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// What was typed is taken back and made again: characters in a row together, and what was put
// in from elsewhere by itself.
func TestFieldUndoes(t *testing.T) {
	f := typingField("")
	step := func(want string, k board) {
		t.Helper()
		f.Keys(k)
		if f.Typed() != want {
			t.Fatalf("found %q, want %q", f.Typed(), want)
		}
	}
	step("a", board{typed: "a"})
	step("ab", board{typed: "b"})
	if f.Insert("pre"); f.Typed() != "abpre" || f.Before() != 'e' {
		t.Fatalf("with a name put in: %q", f.Typed())
	}
	step("abpr", keyed("Backspace"))
	step("abpre", keyed("ctrl Z"))
	step("ab", keyed("ctrl Z"))
	step("", keyed("ctrl Z"))
	step("", keyed("ctrl Z"))
	step("ab", keyed("ctrl shift Z"))
	step("abpre", keyed("ctrl Y"))
	if f.Replace("C*post"); f.Typed() != "C*post" {
		t.Fatalf("replaced by %q", f.Typed())
	}
	step("abpre", keyed("ctrl Z"))
	step("abprex", board{typed: "x"}) // what was taken back is gone
	step("abprex", keyed("ctrl shift Z"))
	step("abprexy", board{pasted: "y", ctrl: true, went: keyed("V").went})
	step("abprex", keyed("ctrl Z"))
}

// What is wrong is underlined only while there is such a thing, within the text or behind it.
func TestFieldUnderlines(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	f := typingField("abc")
	for _, span := range [][2]int{{0, 0}, {1, 2}, {3, 4}, {7, 9}, {-1, 2}} {
		f.Wrong = func() (int, int) { return span[0], span[1] }
		f.Draw(&Painter{Dst: ebiten.NewImage(400, 60), Theme: theme})
	}
}
