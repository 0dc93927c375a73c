package seeing

import (
	"fmt"
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/render/kit/kittest"
)

// spots are where the things of the window lie, as shares of its width and height.
var spots = [][2]float64{{0.23, 0.35}, {0.42, 0.15}, {0.65, 0.3}, {0.8, 0.38}, {0.95, 0.25}, {0.63, 0.15}, {0.22, 0.74}, {0.14, 0.83}, {0.5, 0.89}, {0.2, 0.03}}

func notesOf(window image.Rectangle) []ui.Note {
	var notes []ui.Note
	for i, s := range spots {
		at := image.Pt(int(s[0]*float64(window.Dx())), int(s[1]*float64(window.Dy())))
		notes = append(notes, ui.Note{
			Title: fmt.Sprint("Thing number ", i+1), Text: strings.Repeat("words that say what it is ", 4), At: at,
			About: image.Rectangle{Min: at, Max: at}.Inset(-10),
		})
	}
	return notes
}

// In windows of every size, and with every size of text, all notes lie in the window, none
// on another, on the formula or on what another is about.
func TestNotesLieApart(t *testing.T) {
	theme := kittest.Theme(t)
	for _, percent := range []int{100, 125, 150} {
		if err := theme.Type.SetScale(percent); err != nil {
			t.Fatal(err)
		}
		for _, size := range []image.Point{{1024, 640}, {1280, 720}, {1440, 900}, {1920, 1080}, {2560, 1440}} {
			window := image.Rectangle{Max: size}
			o := New(&ui.Popups{}, theme, func() []ui.Note { return notesOf(window) }, func() brain.Rule { return brain.ABCD_lr })
			o.Fit(window, ui.Scale{Percent: percent})
			if len(o.boxes) != most {
				t.Fatalf("%v %d %%: %d notes", size, percent, len(o.boxes))
			}
			texts := 0
			for i, b := range o.boxes {
				if !b.place.In(window) || b.place.Overlaps(o.sum) {
					t.Errorf("%v %d %%: note %d at %v, the formula at %v", size, percent, i, b.place, o.sum)
				}
				for k, other := range o.boxes {
					if k != i && b.place.Overlaps(other.place) || o.notes[k].At.In(b.place) {
						t.Errorf("%v %d %%: note %d at %v lies on %d at %v or its thing at %v", size, percent, i, b.place, k, other.place, o.notes[k].At)
					}
				}
				p := o.notes[b.of].At
				for _, other := range o.boxes[:i] {
					if q := o.notes[other.of].At; cross(p, nearest(b.place, p), q, nearest(other.place, q)) {
						t.Errorf("%v %d %%: the lines of %d and %d cross", size, percent, b.of, other.of)
					}
				}
				texts += len(b.text)
			}
			if percent == 100 && texts == 0 {
				t.Errorf("%v: notes have no room for what they say", size)
			}
		}
	}
}

// A line that ends in nothing: what goes out of sight takes its note with it.
func TestNotesGoWithTheirThings(t *testing.T) {
	window := image.Rect(0, 0, 1440, 900)
	all := notesOf(window)
	o := New(&ui.Popups{}, kittest.Theme(t), func() []ui.Note { return all }, func() brain.Rule { return brain.Static })
	o.Fit(window, ui.Scale{Percent: 100})
	if !o.sum.Empty() {
		t.Error("what does not learn has a formula")
	}
	all = all[:4]
	if o.Fit(window, ui.Scale{Percent: 100}); len(o.boxes) != 4 {
		t.Errorf("%d notes of four things", len(o.boxes))
	}
}

// Esc, ? or a click closes the notes; the key that opened them does not while it is held.
func TestNotesClose(t *testing.T) {
	window := image.Rect(0, 0, 1440, 900)
	popups := &ui.Popups{}
	o := New(popups, kittest.Theme(t), func() []ui.Note { return notesOf(window) }, func() brain.Rule { return brain.A })
	held := uitest.Keys{Held: []ebiten.Key{ebiten.KeySlash}, Shifted: true, Characters: "?"}
	for name, close := range map[string]func(){
		"Esc": func() { popups.Keys(uitest.Press(ebiten.KeyEscape)) },
		"?":   func() { popups.Keys(uitest.Keys{}); popups.Keys(uitest.Type("?")) },
		"a click": func() {
			for _, p := range uitest.Click(image.Pt(300, 300)) {
				popups.Pointer(p)
			}
		},
	} {
		o.Actions()[0].Run()
		popups.Fit(window, ui.Scale{Percent: 100})
		if popups.Keys(held); !o.Shown() {
			t.Fatalf("before %s it is closed", name)
		}
		if close(); o.Shown() {
			t.Errorf("%s does not close it", name)
		}
	}
}

// The formula is the rule's, with what it adds told apart.
func TestFormula(t *testing.T) {
	for rule, want := range map[brain.Rule]string{
		brain.ABCD_lr:              "Δw = η·(A·pre·post + B·pre + C·post + D)",
		brain.A:                    "Δw = A·pre·post",
		brain.ABCD_lr_D_in_and_out: "Δw = η·(A·pre·post + B·pre + C·post + Din) + Dout",
	} {
		o := New(&ui.Popups{}, kittest.Theme(t), nil, func() brain.Rule { return rule })
		spans, _ := o.formula()
		text, coloured := "", 0
		for _, s := range spans {
			text += s.Text
			for first, ink := range inks {
				if s.Color == ink && s.Text[0] == first {
					coloured++
				}
			}
		}
		if text != want || coloured != strings.Count(want, "+")+1 {
			t.Errorf("%s: %q with %d terms in colour", rule, text, coloured)
		}
	}
}

// Wherever things lie, the lines of no two notes cross.
func TestLinesDoNotCross(t *testing.T) {
	theme := kittest.Theme(t)
	if err := theme.Type.SetScale(100); err != nil {
		t.Fatal(err)
	}
	for _, size := range []image.Point{{1366, 768}, {1440, 900}, {1920, 1080}} {
		window, hidden := image.Rectangle{Max: size}, 0
		for seed := range uint64(60) {
			rng := rand.New(rand.NewPCG(seed, 19))
			notes := notesOf(window)
			for i := range notes {
				n := &notes[i]
				n.At = n.At.Add(image.Pt(rng.IntN(240)-120, rng.IntN(160)-80))
				n.About = image.Rectangle{Min: n.At, Max: n.At}.Inset(-10)
			}
			o := New(&ui.Popups{}, theme, func() []ui.Note { return notes }, func() brain.Rule { return brain.ABCD_lr })
			o.Fit(window, ui.Scale{Percent: 100})
			for i, b := range o.boxes {
				p := o.notes[b.of].At
				for _, other := range o.boxes[:i] {
					if q := o.notes[other.of].At; cross(p, nearest(b.place, p), q, nearest(other.place, q)) {
						t.Errorf("%v, seed %d: the lines of %d and %d cross", size, seed, b.of, other.of)
					} else if cuts(p, nearest(b.place, p), other.place) || cuts(q, nearest(other.place, q), b.place) {
						hidden++
					}
				}
			}
		}
		if hidden > 1 {
			t.Errorf("%v: %d lines of 540 run under another note", size, hidden)
		}
	}
}
