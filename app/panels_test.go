package app

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/render/maps"
)

// The weights' way is a tab where it has no place beside the maps, or a small one, and
// nowhere else, and its place leaves the controls alone.
func TestPCAIsATabInASmallWindow(t *testing.T) {
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			for _, world := range []string{"ant", "car"} {
				l := NewLayout(size, scale, world, -1, false)
				beside := maps.FoldBrain(networkOf(world), l.Maps).PCA
				_, tab := l.At["mode 7"]
				if tab != l.PCATab || tab != (l.Compact || beside.Empty()) {
					t.Errorf("%v, %d %%, %s: a tab: %v, beside the maps: %v", size, scale, world, tab, beside)
				}
				place := l.pcaPlace()
				if place.Dx() < 300 || place.Dy() < 150 || !place.In(l.Brain) {
					t.Errorf("%v, %d %%, %s: the way lies at %v in %v", size, scale, world, place, l.Brain)
				}
				for name, r := range l.At {
					if r.Overlaps(place) {
						t.Errorf("%v, %d %%, %s: %s lies on the way", size, scale, world, name)
					}
				}
			}
		}
	}
	if l := NewLayout(image.Pt(1440, 900), 100, "car", -1, false); l.PCATab {
		t.Error("a tab at 1440×900")
	}
	if l := NewLayout(image.Pt(1024, 640), 100, "ant", -1, false); !l.PCATab {
		t.Error("no tab at 1024×640")
	}
}

// Numbers of the network keep what matters of them, whatever their size.
func TestExactNumbers(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0.00"}, {0.18, "+0.18"}, {-0.0123, "−0.0123"}, {0.00004, "+0.0000"}, {0.0996, "+0.10"}, {-3.1, "−3.10"},
		{9999.4, "+9999.40"}, {-12345, "−12.35k"}, {5e7, "+50.00M"},
	} {
		if got := exact(c.v); got != c.want {
			t.Errorf("%v is written %q, want %q", c.v, got, c.want)
		}
	}
}

// The buttons of a card stand side by side within it, whatever it offers.
func TestCardButtons(t *testing.T) {
	broken := errors.New("l2.A: expected 128×64, found 128×32")
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			g := &Game{layout: NewLayout(size, scale, "ant", -1, false), size: size}
			for _, c := range []struct {
				card *card
				want []string
			}{
				{&card{first: choice{title: "a"}, other: choice{title: "b"}}, []string{"card first", "card other"}},
				{&card{first: choice{title: "a"}, err: broken}, []string{"card close", "card copy", "card first"}},
				{&card{first: choice{title: "a"}, other: choice{title: "b"}, err: broken}, []string{"card close", "card copy", "card first", "card other"}},
			} {
				var found []string
				var places []image.Rectangle
				for _, name := range []string{"card close", "card copy", "card first", "card other"} {
					r, ok := c.card.placeOf(name, g)
					if !ok {
						continue
					}
					found = append(found, name)
					if !r.In(c.card.place(g)) || r.Dx() < 30 || slices.ContainsFunc(places, r.Overlaps) {
						t.Errorf("%v, %d %%: %s at %v in %v, beside %v", size, scale, name, r, c.card.place(g), places)
					}
					places = append(places, r)
				}
				if !slices.Equal(found, c.want) {
					t.Errorf("buttons %v, want %v", found, c.want)
				}
			}
		}
	}
}

// The details name the program, the file and the world, and hold the whole text,
// of which the card shows four lines.
func TestDetails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "broken.safetensors")
	if err := os.WriteFile(file, []byte("not a rule set"), 0o644); err != nil {
		t.Fatal(err)
	}
	long := errors.New(strings.Repeat("expected this, found that; ", 40) + "the end")
	c := &card{title: "broken.safetensors", lines: wrapError(long), err: long, file: file}
	if len(c.lines) > 5 || strings.Contains(strings.Join(c.lines, " "), "the end") {
		t.Errorf("a card of %d lines", len(c.lines))
	}
	text := (&Game{seed: 7}).detailsOf(c)
	for _, want := range []string{"Hebbarium: " + version(), "File: " + file, long.Error()} {
		if !strings.Contains(text, want) {
			t.Errorf("the details lack %q:\n%s", want, text)
		}
	}
	// Where no clipboard answers they are in a file that the card names.
	folder := filepath.Join(t.TempDir(), "state")
	said := keepDetails(folder, text)
	files, err := filepath.Glob(filepath.Join(folder, "error-*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if b, err := os.ReadFile(files[0]); err != nil || string(b) != text {
		t.Errorf("the file holds %q, %v", b, err)
	}
	if len(said) != 2 || filepath.Base(said[1]) != filepath.Base(files[0]) {
		t.Errorf("the card says %q of %s", said, files[0])
	}
	if said := keepDetails(filepath.Join(files[0], "under a file"), text); len(said) < 2 || !strings.Contains(said[0], "no file") {
		t.Errorf("where nothing can be written the card says %q", said)
	}
}
