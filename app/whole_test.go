package app

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/overlay"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
)

func sizes() []image.Point {
	return []image.Point{{1024, 640}, {1100, 700}, {1280, 800}, {1440, 900}, {1920, 1080}, {2560, 1440}}
}

// Every action has a name of its own, and no key does two things in one world.
func TestActionsHaveKeysOfTheirOwn(t *testing.T) {
	for _, world := range episode.Worlds() {
		l := layoutOf(t, world, image.Pt(1440, 900))
		taken, ids := map[string]string{}, map[string]bool{}
		for _, a := range l.Actions.All() {
			if ids[a.ID] {
				t.Errorf("two actions are called %q", a.ID)
			}
			ids[a.ID] = true
			if (a.Keys == "") != (len(a.Chords) == 0) {
				t.Errorf("%q: written keys %q for %d chords", a.ID, a.Keys, len(a.Chords))
			}
			if !a.Here() {
				continue
			}
			for _, c := range a.Chords {
				shifts := []bool{c.Shift}
				if c.AnyShift {
					shifts = []bool{false, true}
				}
				for _, shift := range shifts {
					chord := fmt.Sprint(c.Key, " ctrl ", c.Ctrl, " shift ", shift)
					if other := taken[chord]; other != "" {
						t.Errorf("%s: %s does both %q and %q", world, chord, other, a.ID)
					}
					taken[chord] = a.ID
				}
			}
		}
	}
}

// The keyboard map of the design is all there, and each of its keys does its action and no
// other.
func TestEveryKeyDoesItsAction(t *testing.T) {
	l := layoutOf(t, "ant", image.Pt(1440, 900))
	var written []string
	all := l.Actions.All()
	did := ""
	for i := range all {
		a := &all[i]
		written = append(written, a.Keys)
		a.Run = func() { did = a.ID }
	}
	for _, want := range strings.Split("Space|→|←|Shift →|Shift ←|+|−|Backspace|Shift Backspace|R|Z|F|P|T|1|2|3|4|Shift 1|Ctrl K|F1|Shift F1|Ctrl Z|Ctrl Shift Z|End|Esc|S|Ctrl 0|H|L|E|Shift E|M|N|Shift N|X|B|V|Shift V|?|Shift L|Ctrl S|Ctrl L|Ctrl V|[|]", "|") {
		if !slices.Contains(written, want) {
			t.Errorf("no action has the key %q", want)
		}
	}
	lessons := map[bool]int{}
	for _, a := range all {
		for _, c := range a.Chords {
			shifts := []bool{c.Shift}
			if c.AnyShift {
				shifts = []bool{false, true}
			}
			for _, shift := range shifts {
				k := uitest.Press(c.Key)
				if c.Sign != 0 {
					k.Characters = string(c.Sign)
				}
				k.Control, k.Shifted = c.Ctrl, shift
				did = ""
				if l.Press(k); did != a.ID && a.Here() {
					t.Errorf("%s (ctrl %v, shift %v) did %q, want %q", c.Key, c.Ctrl, shift, did, a.ID)
				}
				lessons[a.Here()]++
			}
		}
	}
	if lessons[true] < 40 {
		t.Errorf("%d keys were pressed", lessons[true])
	}
}

// Controls lie in the window, at every size and text, and none on another of its panel or
// of a panel beside.
func TestControlsLieApart(t *testing.T) {
	for _, world := range episode.Worlds() {
		l := layoutOf(t, world, image.Pt(1440, 900))
		for _, percent := range []string{"100", "125", "150"} {
			for _, size := range sizes() {
				l.LayoutF(float64(size.X), float64(size.Y))
				var places []image.Rectangle
				var names []string
				for _, s := range l.Seats {
					for _, c := range s.Controls() {
						r := c.Rect()
						if r.Empty() {
							continue
						}
						if !r.In(l.Bounds()) {
							t.Errorf("%s %v %s %%: %s at %v leaves the window", world, size, percent, c.Name(), r)
						}
						if s.Name() != "card" && !r.In(l.Region(s.Name())) {
							t.Errorf("%s %v %s %%: %s at %v leaves its panel at %v", world, size, percent, c.Name(), r, l.Region(s.Name()))
						}
						for i, other := range places {
							if r.Overlaps(other) {
								t.Errorf("%s %v %s %%: %s at %v lies on %s at %v", world, size, percent, c.Name(), r, names[i], other)
							}
						}
						places, names = append(places, r), append(names, c.Name())
					}
				}
				if len(places) < 20 {
					t.Errorf("%s %v: %d controls are shown", world, size, len(places))
				}
			}
			l.Actions.Do("text size")
			l.Refresh()
		}
	}
}

// On a phone that lies on its side every control is at least 32 pixels high and wide, also
// those of a life in its past.
func TestControlsOnAPhoneAreForFingers(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, size := range []image.Point{{844, 390}, {667, 375}} {
			folder := t.TempDir()
			saveRandom(t, folder, world)
			l := layoutWith(t, Options{File: "#world=" + world + "&paused&at=9&events=3:zero:0.1", SavesDir: folder}, size)
			until := func(step int) {
				for l.Refresh(); l.Desk.View().Snap.Step != step; l.Refresh() {
					time.Sleep(time.Millisecond)
				}
			}
			until(9)
			l.Actions.Do("back")
			until(8)
			shown := 0
			for _, s := range l.Seats {
				for _, c := range s.Controls() {
					r := c.Rect()
					if r.Empty() {
						continue
					}
					if shown++; r.Dx() < 32 || r.Dy() < 32 || !r.In(l.Bounds()) {
						t.Errorf("%s %v: %s of %s is %v", world, size, c.Name(), s.Name(), r)
					}
				}
			}
			if shown < 15 {
				t.Errorf("%s %v: %d controls are shown", world, size, shown)
			}
		}
	}
}

// In an embed nothing of bar and rack is shown, all else lies in the window, and what a key
// does is done all the same.
func TestEmbedHasNoBars(t *testing.T) {
	for _, size := range []image.Point{{960, 540}, {1280, 720}, {1920, 1080}} {
		folder := t.TempDir()
		saveRandom(t, folder, "ant")
		l := layoutWith(t, Options{File: "#embed&world=ant&paused&at=3", SavesDir: folder}, size)
		if card := l.Desk.View().Card; card != nil || l.Bounds().Size() != size {
			t.Fatalf("%v: card %+v, bounds %v", size, card, l.Bounds())
		}
		shown := 0
		for _, s := range l.Seats {
			for _, c := range s.Controls() {
				r := c.Rect()
				if r.Empty() {
					continue
				}
				shown++
				if s.Name() == "bar" || s.Name() == "rack" || !r.In(l.Bounds()) {
					t.Errorf("%v: %s of %s lies at %v", size, c.Name(), s.Name(), r)
				}
			}
		}
		if shown < 8 {
			t.Errorf("%v: %d controls are shown", size, shown)
		}
		press := uitest.Press(ebiten.KeyK)
		press.Control = true
		l.Press(press)
		if l.Refresh(); l.Popups.Open() == nil || !l.Popups.Place().In(l.Bounds()) {
			t.Errorf("%v: the palette lies at %v", size, l.Popups.Place())
		}
	}
}

// Every control has a name of its own in each world.
func TestControlsHaveNamesOfTheirOwn(t *testing.T) {
	for _, world := range episode.Worlds() {
		l := layoutOf(t, world, image.Pt(1440, 900))
		of := map[string]string{}
		for _, s := range l.Seats {
			for _, c := range s.Controls() {
				if other := of[c.Name()]; other != "" {
					t.Errorf("%s: controls of %s and %s are called %q", world, other, s.Name(), c.Name())
				}
				of[c.Name()] = s.Name()
			}
		}
	}
}

// Tab comes to every control that is on and shown, once, panel after panel, and Shift
// turns it round.
func TestTabReachesEveryControl(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, size := range []image.Point{{1440, 900}, {1024, 640}} {
			l := layoutOf(t, world, size)
			var on []string
			for _, s := range l.Seats {
				for _, c := range s.Controls() {
					if !c.Rect().Empty() && !c.Off() {
						on = append(on, c.Name())
					}
				}
			}
			tab := uitest.Press(ebiten.KeyTab)
			var way []string
			for range on {
				l.Press(tab)
				way = append(way, l.Focus().Name())
			}
			if !slices.Equal(way, on) {
				t.Errorf("%s %v: Tab came to %q, want %q", world, size, way, on)
			}
			l.Press(tab)
			back := tab
			back.Shifted = true
			for i := len(on) - 1; i >= 0; i-- {
				if l.Press(back); l.Focus().Name() != on[i] {
					t.Errorf("%s %v: backwards %s came in place of %s", world, size, l.Focus().Name(), on[i])
				}
			}
			if size.X == 1440 {
				for _, name := range []string{"speed", "share", "value", "steps", "seed value"} {
					if !slices.Contains(on, name) {
						t.Errorf("%s: Tab never came to %s", world, name)
					}
				}
			}
		}
	}
}

// Whatever control the pointer rests on, in whatever window, its hint lies in the window
// and not on the control; in the large windows it hides no other control either.
func TestTipHidesNoControl(t *testing.T) {
	for _, world := range episode.Worlds() {
		l := layoutOf(t, world, image.Pt(1440, 900))
		for _, size := range sizes() {
			l.LayoutF(float64(size.X), float64(size.Y))
			var all []ui.Control
			for _, s := range l.Seats {
				for _, c := range s.Controls() {
					if !c.Rect().Empty() {
						all = append(all, c)
					}
				}
			}
			for _, c := range all {
				r := c.Rect()
				var others []image.Rectangle
				for _, o := range all {
					if o != c {
						others = append(others, o.Rect())
					}
				}
				inRack := r.In(l.Region("rack"))
				tip := overlay.BesideOthers(r, image.Pt(220, 26), l.Bounds(), others, inRack)
				if !tip.In(l.Bounds()) || tip.Overlaps(r) {
					t.Errorf("%v %s: the hint of %s at %v lies at %v", size, world, c.Name(), r, tip)
				}
				if !l.Scale().Compact && ui.Overlaps(tip, others) {
					t.Errorf("%v %s: the hint of %s at %v lies at %v, on another control", size, world, c.Name(), r, tip)
				}
			}
		}
	}
}

// The palette, the help and the lists open over the window at every size, and Esc closes
// them; the list of lessons hangs from its button where there is one.
func TestPopupsFit(t *testing.T) {
	l := layoutOf(t, "ant", image.Pt(1440, 900))
	esc := uitest.Press(ebiten.KeyEscape)
	for range 3 {
		for _, size := range sizes() {
			l.LayoutF(float64(size.X), float64(size.Y))
			for _, id := range []string{"commands", "help", "lessons", "rules", "evolve", "open", "save replay"} {
				l.Actions.Do(id)
				l.Refresh()
				place := l.Popups.Place()
				if l.Popups.Open() == nil || place.Empty() || !place.In(l.Bounds()) {
					t.Errorf("%v: %s lies at %v", size, id, place)
				}
				if button := l.at("lessons"); id == "lessons" && !button.Empty() && place.Min.Y != button.Max.Y+4 {
					t.Errorf("%v: the list at %v does not hang from its button at %v", size, place, button)
				}
				if l.Press(esc); l.Popups.Open() != nil {
					t.Errorf("%v: Esc leaves %s open", size, id)
				}
			}
		}
		l.Actions.Do("text size")
		l.Refresh()
	}
}

// The help of a world has the keys and the mouse's ways that do something in it.
func TestHelpKeepsToItsWorld(t *testing.T) {
	for world, legs := range map[string]int{"ant": 2, "car": 0} {
		l := layoutOf(t, world, image.Pt(1440, 900))
		l.Actions.Do("help")
		help, ok := l.Popups.Open().(*overlay.Help)
		if !ok {
			t.Fatal("no help is open")
		}
		found, mouse := 0, 0
		for _, r := range help.Rows() {
			if strings.Contains(r.Title, "a leg") && r.Value != "" {
				found++
			}
			if strings.Contains(r.Title, "a leg") && r.Note != "" {
				mouse++
			}
		}
		if found != legs || mouse != legs/2 {
			t.Errorf("%s: %d keys and %d ways of the mouse for legs, want %d and %d", world, found, mouse, legs, legs/2)
		}
	}
}
