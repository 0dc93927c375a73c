//go:build !js

package screen

import (
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/jezek/xgb/xproto"
)

// Each press is one, with its modifiers; what a held key repeats is none.
func TestWatchHearsEachPress(t *testing.T) {
	const z, space, other = 52, 65, 99
	w := &Watch{down: map[xproto.Keycode]bool{}, keys: map[xproto.Keycode]ebiten.Key{z: ebiten.KeyZ, space: ebiten.KeySpace}}
	down := func(code xproto.Keycode, state uint16) { w.hear(xproto.KeyPressEvent{Detail: code, State: state}) }
	up := func(code xproto.Keycode) { w.hear(xproto.KeyReleaseEvent{Detail: code}) }
	down(space, 0)
	up(space)
	down(space, 0)
	down(space, 0) // held
	down(space, 0)
	down(z, xproto.ModMaskControl)
	up(z)
	down(z, xproto.ModMaskControl|xproto.ModMaskShift|xproto.ModMaskLock)
	down(other, 0)
	want := []Press{{Key: ebiten.KeySpace}, {Key: ebiten.KeySpace}, {Key: ebiten.KeyZ, Ctrl: true}, {Key: ebiten.KeyZ, Ctrl: true, Shift: true}}
	if got := w.Presses(); !slices.Equal(got, want) {
		t.Errorf("heard %v, want %v", got, want)
	}
	if got := w.Presses(); len(got) > 0 {
		t.Errorf("told twice: %v", got)
	}
	w.hear(xproto.FocusOutEvent{}) // another window hears of the release
	down(space, 0)
	if got := w.Presses(); len(got) != 1 {
		t.Errorf("after another window: %v", got)
	}
	for range 2 * mostPresses {
		up(space)
		down(space, 0)
	}
	if got := w.Presses(); len(got) != mostPresses {
		t.Errorf("%d presses are kept for a window that does not ask", len(got))
	}
	if (*Watch)(nil).Presses() != nil {
		t.Error("of no window a press is known")
	}
}

// Keys are known by their places' names, whatever is printed on them.
func TestKeysByTheirPlaces(t *testing.T) {
	answer := func(names ...string) []byte {
		b := make([]byte, 32)
		b[18], b[19] = 24, byte(len(names))
		for _, n := range names {
			b = append(b, (n + "\x00\x00\x00\x00")[:4]...)
		}
		return b
	}
	got := keysOf(answer("AD01", "AB01", "AE10", "AE01", "AC11", "UP", "FK12", "LFSH", "I120", "SPCE"))
	want := map[xproto.Keycode]ebiten.Key{24: ebiten.KeyQ, 25: ebiten.KeyZ, 26: ebiten.KeyDigit0, 27: ebiten.KeyDigit1, 28: ebiten.KeyQuote,
		29: ebiten.KeyArrowUp, 30: ebiten.KeyF12, 33: ebiten.KeySpace}
	if len(got) != len(want) {
		t.Errorf("%d keys, want %d", len(got), len(want))
	}
	for code, key := range want {
		if got[code] != key {
			t.Errorf("code %d is %v, want %v", code, got[code], key)
		}
	}
	for _, cut := range [][]byte{nil, answer("AD01")[:31], answer("AD01", "AD02")[:36]} {
		if n := len(keysOf(cut)); n > 1 {
			t.Errorf("an answer of %d bytes names %d keys", len(cut), n)
		}
	}
}
