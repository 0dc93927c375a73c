package window

import (
	"slices"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/clipboard"
	"hebbarium/app/screen"
	"hebbarium/app/ui"
)

// keyboard is the real one. It asks for keys by the names that actions have, and finds
// them where the layout has them.
type keyboard struct {
	*layout
	taps    taps
	focused bool          // the window had the keyboard in the tick before
	turned  bool          // a modifier went down or up in this tick
	with    *screen.Press // the key that went down in such a tick, where the screen has told of it
	pressed []ebiten.Key
}

func newKeyboard() *keyboard {
	return &keyboard{layout: newLayout(func(ebiten.Key) string { return "" })}
}

// read notes what went down in this tick, of which the system may tell more. It looks for
// another layout: at the start, when a person comes back from another window, and where a key
// that goes down is not what it was.
func (b *keyboard) read(f Frame) {
	focused := ebiten.IsFocused()
	anew := focused && !b.focused
	b.focused = focused
	b.pressed = inpututil.AppendJustPressedKeys(b.pressed[:0])
	for _, k := range b.pressed {
		if was, known := b.names[k]; known && strings.ToUpper(ebiten.KeyName(k)) != was {
			anew = true
		}
	}
	if anew {
		b.layout = newLayout(ebiten.KeyName)
	}
	b.taps.shown(b.pressed)
	b.turned = slices.ContainsFunc(modifiers, func(k ebiten.Key) bool {
		return inpututil.IsKeyJustPressed(k) || inpututil.IsKeyJustReleased(k)
	})
	if b.with = nil; b.turned {
		b.taps.hear(heard(f))
		b.with = b.taps.with(b.pressed)
	}
}

// modifiers are the keys that chords have. Ebitengine counts them as held for all of a tick
// in which they were held for a moment.
var modifiers = []ebiten.Key{
	ebiten.KeyShiftLeft, ebiten.KeyShiftRight, ebiten.KeyControlLeft, ebiten.KeyControlRight, ebiten.KeyMetaLeft, ebiten.KeyMetaRight,
}

func (b *keyboard) Just(k ebiten.Key) bool { return inpututil.IsKeyJustPressed(b.place(k)) }
func (b *keyboard) Down(k ebiten.Key) bool { return ebiten.IsKeyPressed(b.place(k)) }
func (b *keyboard) Turned() bool           { return b.turned && b.with == nil }
func (b *keyboard) Typed() []rune          { return ebiten.AppendInputChars(nil) }
func (b *keyboard) Paste() (string, error) { return clipboard.Paste() }
func (b *keyboard) Copy(text string) error { return clipboard.Copy(text) }

func (b *keyboard) Shift() bool {
	if b.with != nil {
		return b.with.Shift
	}
	return ebiten.IsKeyPressed(ebiten.KeyShift)
}

func (b *keyboard) Ctrl() bool {
	if b.with != nil {
		return b.with.Ctrl
	}
	return ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
}

// Repeats tells whether a key was just pressed, or is held down long enough to act
// again.
func (b *keyboard) Repeats(k ebiten.Key) bool {
	d := inpututil.KeyPressDuration(b.place(k))
	return b.Just(k) || d > 24 && d%3 == 0
}

// Press lets one tick of the keyboard act: on what lies over the window, on what is
// typed, or as the actions say. Of several keys that went down between two frames each
// acts.
func (w *Window) Press(k ui.Keys) {
	f := &w.focus
	switch {
	case w.Popups.Keys(k):
		drive(w, k, false)
		return
	case f.typing != nil:
		drive(w, k, false)
		w.typing(k)
		return
	}
	k = drive(w, k, true)
	if k.Just(ebiten.KeyTab) {
		w.tab(k.Shift(), k.Ctrl())
	}
	if k.Just(ebiten.KeyEnter) && f.enter() {
		k = without{k, []ebiten.Key{ebiten.KeyEnter}}
	}
	if !k.Ctrl() && f.turn(k) {
		k = without{k, turning()}
	}
	w.Actions.Press(k)
}

// without is a keyboard without some of its keys, which have acted already.
type without struct {
	ui.Keys
	keys []ebiten.Key
}

func (w without) acted(k ebiten.Key) bool {
	for _, gone := range w.keys {
		if k == gone {
			return true
		}
	}
	return false
}

func (w without) Just(k ebiten.Key) bool    { return !w.acted(k) && w.Keys.Just(k) }
func (w without) Repeats(k ebiten.Key) bool { return !w.acted(k) && w.Keys.Repeats(k) }
func (w without) Down(k ebiten.Key) bool    { return !w.acted(k) && w.Keys.Down(k) }

// typing lets a field take the keys.
func (w *Window) typing(k ui.Keys) {
	f := &w.focus
	tab := k.Just(ebiten.KeyTab)
	f.typing.Keys(k) // first: what was typed between two frames comes before what ends it
	switch {
	case k.Just(ebiten.KeyEnter), k.Just(ebiten.KeyNumpadEnter), tab:
		if f.typing.End(true) {
			f.typing = nil
			if tab {
				w.tab(k.Shift(), k.Ctrl())
			}
		}
	case k.Just(ebiten.KeyEscape):
		f.end(false)
	}
}
