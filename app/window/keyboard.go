package window

import (
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/clipboard"
	"hebbarium/app/ui"
)

// keys is the real keyboard.
type keys struct{}

func (keys) Just(k ebiten.Key) bool { return inpututil.IsKeyJustPressed(k) }
func (keys) Down(k ebiten.Key) bool { return ebiten.IsKeyPressed(k) }
func (keys) Shift() bool            { return ebiten.IsKeyPressed(ebiten.KeyShift) }
func (keys) Typed() []rune          { return ebiten.AppendInputChars(nil) }
func (keys) Paste() (string, error) { return clipboard.Paste() }
func (keys) Copy(text string) error { return clipboard.Copy(text) }

func (keys) Ctrl() bool {
	return ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
}

// Repeats tells whether a key was just pressed, or is held down long enough to act
// again.
func (keys) Repeats(k ebiten.Key) bool {
	d := inpututil.KeyPressDuration(k)
	return inpututil.IsKeyJustPressed(k) || d > 24 && d%3 == 0
}

// Press lets one tick of the keyboard act: on what lies over the window, on what is
// typed, or as the actions say.
func (w *Window) Press(k ui.Keys) {
	f := &w.focus
	switch {
	case w.Popups.Keys(k):
		return
	case f.typing != nil:
		w.typing(k)
		return
	case k.Just(ebiten.KeyTab):
		w.tab(k.Shift(), k.Ctrl())
		return
	case k.Just(ebiten.KeyEnter) && f.enter(), !k.Ctrl() && f.turn(k):
		return
	}
	w.Actions.Press(k)
}

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
