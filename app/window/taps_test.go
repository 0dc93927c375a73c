package window

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/screen"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// However many presses fall between two frames, and however late the screen is heard, each
// acts once: none more than once at any time, and all in the end.
func TestEachPressActsOnce(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 15))
		keys := []ebiten.Key{ebiten.KeySpace, ebiten.KeyArrowRight, ebiten.KeyZ}
		slow := rng.IntN(4) // frames that what is heard may take
		var taps taps
		pressed, acted := map[ebiten.Key]int{}, map[ebiten.Key]int{}
		var heard [8][]screen.Press // by how many frames from now
		for frame := range 200 {
			shown := map[ebiten.Key]bool{}
			press := func(n int, at int) {
				for range n {
					k := keys[rng.IntN(len(keys))]
					pressed[k]++
					shown[k] = true
					late := at
					if slow > 0 {
						late += rng.IntN(slow + 1)
					}
					heard[late] = append(heard[late], screen.Press{Key: k})
				}
			}
			var early []screen.Press
			if frame < 150 { // before the toolkit looks
				press(rng.IntN(4), 0)
			}
			var went []ebiten.Key
			for k := range shown {
				went = append(went, k)
				acted[k]++
			}
			// While the frame is made more comes, which it shows in the next.
			if next := rng.IntN(3); frame < 150 && next == 0 {
				k := keys[rng.IntN(len(keys))]
				early = append(early, screen.Press{Key: k})
			}
			taps.shown(went)
			taps.missed()
			for _, p := range taps.due {
				acted[p.Key]++
			}
			taps.due = nil
			for k, n := range acted {
				if n > pressed[k] {
					t.Fatalf("seed %d, frame %d: %v acted %d times, pressed %d times", seed, frame, k, n, pressed[k])
				}
			}
			taps.drawn(heard[0])
			copy(heard[:], heard[1:])
			heard[7] = nil
			if len(early) > 0 { // heard after the frame was drawn, shown in the next
				k := early[0].Key
				pressed[k]++
				taps.shown([]ebiten.Key{k})
				acted[k]++
				taps.missed()
				for _, p := range taps.due {
					acted[p.Key]++
				}
				taps.due = nil
				taps.drawn(early)
			}
		}
		for _, k := range keys {
			if acted[k] != pressed[k] {
				t.Errorf("seed %d: %v acted %d times, pressed %d times", seed, k, acted[k], pressed[k])
			}
		}
	}
}

// What the toolkit never showed went down elsewhere; and what it showed of which the screen
// never told is not waited for for ever.
func TestPressesElsewhere(t *testing.T) {
	var taps taps
	taps.drawn([]screen.Press{{Key: ebiten.KeyZ}, {Key: ebiten.KeyZ}})
	if taps.missed(); len(taps.due) > 0 {
		t.Errorf("a key that was never shown: %v", taps.due)
	}
	taps.shown([]ebiten.Key{ebiten.KeyZ})
	for range lately + 2 {
		taps.drawn(nil)
		taps.missed()
	}
	taps.shown([]ebiten.Key{ebiten.KeyZ})
	taps.drawn([]screen.Press{{Key: ebiten.KeyZ}, {Key: ebiten.KeyZ}})
	if taps.missed(); len(taps.due) != 1 {
		t.Errorf("two presses after one that was not heard of are %d more than was shown", len(taps.due))
	}
}

// Two presses of one key act twice, with the modifiers that each had, and where a letter is
// printed; of what was typed nothing comes twice.
func TestMissedPressesAct(t *testing.T) {
	w, f := open(t)
	var did []string
	add := func(id string, c ui.Chord) {
		w.Actions.Add(ui.Action{ID: id, Chords: []ui.Chord{c}, Run: func() { did = append(did, id) }})
	}
	add("right", ui.Chord{Key: ebiten.KeyArrowRight, Again: true})
	add("z", ui.Chord{Key: ebiten.KeyZ})
	add("undo", ui.Chord{Key: ebiten.KeyZ, Ctrl: true})
	w.keys.layout = newLayout(prints(map[ebiten.Key]string{ebiten.KeyY: "z", ebiten.KeyZ: "y"}))
	tap := func() {
		for range 20000 {
			if w.Refresh(); !w.Desk.Behind() {
				break
			}
			time.Sleep(time.Millisecond)
		}
		w.tap()
	}
	w.keys.taps.due = dues(false, screen.Press{Key: ebiten.KeyArrowRight}, screen.Press{Key: ebiten.KeyY, Ctrl: true}, screen.Press{Key: ebiten.KeyY}, screen.Press{Key: ebiten.KeyZ})
	for range 4 {
		tap()
	}
	if !slices.Equal(did, []string{"right", "undo", "z"}) || len(w.keys.taps.due) > 0 {
		t.Errorf("did %q, %d are due", did, len(w.keys.taps.due))
	}
	w.focus.on = f["rack"].controls[2]
	w.Press(uitest.Press(ebiten.KeyEnter))
	w.Press(uitest.Type("good"))
	w.keys.taps.due = dues(true, screen.Press{Key: ebiten.KeyO}, screen.Press{Key: ebiten.KeyBackspace}, screen.Press{Key: ebiten.KeyEnter})
	for range 3 {
		tap()
	}
	if f["rack"].text != "goo" {
		t.Errorf("typed %q", f["rack"].text)
	}
}

// What a key was meant with is as the screen was told of that one key, and a press that was
// heard of early counts once.
func TestWhatAKeyWasMeantWith(t *testing.T) {
	var taps taps
	up, down := screen.Press{Key: ebiten.KeyE}, screen.Press{Key: ebiten.KeyE, Shift: true}
	if taps.with([]ebiten.Key{ebiten.KeyE}) != nil {
		t.Error("known of a key that was not heard of")
	}
	taps.shown([]ebiten.Key{ebiten.KeyE})
	taps.hear([]screen.Press{{Key: ebiten.KeyZ, Ctrl: true}, up})
	if p := taps.with([]ebiten.Key{ebiten.KeyShiftLeft, ebiten.KeyE}); p == nil || *p != up {
		t.Errorf("the key is meant with %+v", p)
	}
	if p := taps.with([]ebiten.Key{ebiten.KeyZ, ebiten.KeyE}); p != nil {
		t.Errorf("of two keys both are meant with %+v", p)
	}
	taps.drawn([]screen.Press{down})
	if taps.missed(); len(taps.due) != 1 || taps.due[0].Press != down || len(taps.early) > 0 {
		t.Errorf("after one press that was shown, of two: %v are due", taps.due)
	}
}

func dues(text bool, presses ...screen.Press) []due {
	var all []due
	for _, p := range presses {
		all = append(all, due{p, text})
	}
	return all
}

// Of what is typed into a list that a slow window closes before all of it was heard of,
// nothing becomes a key of the window; what goes down afterwards does.
func TestWhatWasTypedIsNoKeyOfTheWindow(t *testing.T) {
	for late := range 2 { // frames after which the screen is heard
		w, _ := open(t)
		did := 0
		w.Actions.Add(ui.Action{ID: "z", Chords: []ui.Chord{{Key: ebiten.KeyZ}}, Run: func() { did++ }})
		frame := func(shown []ebiten.Key, acts func(), heard ...screen.Press) {
			for range 20000 {
				if w.Refresh(); !w.Desk.Behind() {
					break
				}
				time.Sleep(time.Millisecond)
			}
			w.keys.taps.shown(shown)
			meant(w)
			acts()
			w.tap()
			w.keys.taps.drawn(heard)
		}
		press, nothing := screen.Press{Key: ebiten.KeyZ}, func() {}
		ui.OpenList(w.Popups, func() image.Rectangle { return image.Rect(100, 100, 200, 120) }, []ui.Row{{Title: "a row", Act: func() {}}}, 200)
		w.Popups.Fit(w.Bounds(), w.Scale())
		frame(nil, nothing)
		heard := [][]screen.Press{{press, press}, nil}
		if late == 1 {
			heard = [][]screen.Press{nil, {press, press}}
		}
		// Both presses, and what closes the list, come between two frames.
		frame([]ebiten.Key{ebiten.KeyZ}, w.Popups.Close, heard[0]...)
		frame(nil, nothing, heard[1]...)
		for range 4 {
			frame(nil, nothing)
		}
		if did > 0 {
			t.Errorf("heard after %d frames: what was typed into the list acts %d times on the window", late, did)
		}
		frame([]ebiten.Key{ebiten.KeyZ}, func() { w.Press(uitest.Press(ebiten.KeyZ)) }, press, press)
		frame(nil, nothing)
		if frame(nil, nothing); did != 2 {
			t.Errorf("two presses after that act %d times", did)
		}
	}
}
