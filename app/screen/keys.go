//go:build !js

package screen

import (
	"encoding/binary"
	"fmt"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Presses are the keys that went down in the window since the last call, in their order:
// each press is one, also of a key that went down twice, and what a key that is held down
// repeats is none.
func (w *Watch) Presses() []Press {
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	all := w.pressed
	w.pressed = nil
	return all
}

// press takes note of a key that goes down, of which the server tells again while it is
// held.
func (w *Watch) press(e xproto.KeyPressEvent) {
	w.mu.Lock()
	defer w.mu.Unlock()
	key, known := w.keys[e.Detail]
	if known && !w.down[e.Detail] && len(w.pressed) < mostPresses {
		w.pressed = append(w.pressed, Press{key, e.State&xproto.ModMaskControl != 0, e.State&xproto.ModMaskShift != 0})
	}
	w.down[e.Detail] = true
}

func (w *Watch) release(e xproto.KeyReleaseEvent) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.down, e.Detail)
}

// places are the keys of a keyboard by the names that the X keyboard extension has for
// their places.
func places() map[string]ebiten.Key {
	m := map[string]ebiten.Key{
		"TLDE": ebiten.KeyBackquote, "BKSL": ebiten.KeyBackslash, "LSGT": ebiten.KeyIntlBackslash, "SPCE": ebiten.KeySpace,
		"BKSP": ebiten.KeyBackspace, "RTRN": ebiten.KeyEnter, "KPEN": ebiten.KeyNumpadEnter, "TAB": ebiten.KeyTab, "ESC": ebiten.KeyEscape,
		"INS": ebiten.KeyInsert, "DELE": ebiten.KeyDelete, "HOME": ebiten.KeyHome, "END": ebiten.KeyEnd, "PGUP": ebiten.KeyPageUp, "PGDN": ebiten.KeyPageDown,
		"LEFT": ebiten.KeyArrowLeft, "RGHT": ebiten.KeyArrowRight, "UP": ebiten.KeyArrowUp, "DOWN": ebiten.KeyArrowDown,
		"AE10": ebiten.KeyDigit0, "AE11": ebiten.KeyMinus, "AE12": ebiten.KeyEqual, "AD11": ebiten.KeyBracketLeft, "AD12": ebiten.KeyBracketRight,
		"AC10": ebiten.KeySemicolon, "AC11": ebiten.KeyQuote, "AB08": ebiten.KeyComma, "AB09": ebiten.KeyPeriod, "AB10": ebiten.KeySlash,
		"KPAD": ebiten.KeyNumpadAdd, "KPSU": ebiten.KeyNumpadSubtract,
	}
	for i := range 9 {
		m[fmt.Sprintf("AE%02d", i+1)] = ebiten.KeyDigit1 + ebiten.Key(i)
	}
	for i := range 12 {
		m[fmt.Sprintf("FK%02d", i+1)] = ebiten.KeyF1 + ebiten.Key(i)
	}
	for row, letters := range map[string]string{"AD": "QWERTYUIOP", "AC": "ASDFGHJKL", "AB": "ZXCVBNM"} {
		for i, c := range letters {
			m[fmt.Sprintf("%s%02d", row, i+1)] = ebiten.KeyA + ebiten.Key(c-'A')
		}
	}
	return m
}

// Of the X keyboard extension, version 1.0: its requests, and what they ask for.
const (
	xkbUseExtension   = 0
	xkbGetNames       = 17
	xkbPerClientFlags = 21
	coreKeyboard      = 0x100
	keyNames          = 1 << 9
	detectableRepeat  = 1
)

// askForKeys asks the server which key lies where, and to tell a key that is held from one
// that goes down again. Where it cannot say, no key is known.
func (w *Watch) askForKeys() (known bool) {
	const name = "XKEYBOARD"
	extension, err := xproto.QueryExtension(w.conn, uint16(len(name)), name).Reply()
	if err != nil || !extension.Present {
		return false
	}
	ask := func(minor byte, words ...uint32) []byte {
		b := []byte{extension.MajorOpcode, minor, 0, 0}
		binary.LittleEndian.PutUint16(b[2:], uint16(1+len(words)))
		for _, word := range words {
			b = binary.LittleEndian.AppendUint32(b, word)
		}
		cookie := w.conn.NewCookie(true, true)
		w.conn.NewRequest(b, cookie)
		reply, err := cookie.Reply()
		if err != nil {
			return nil
		}
		return reply
	}
	if ask(xkbUseExtension, 1) == nil {
		return false
	}
	flags := ask(xkbPerClientFlags, coreKeyboard, detectableRepeat, detectableRepeat, 0, 0, 0)
	if len(flags) < 16 || xgb.Get32(flags[12:])&detectableRepeat == 0 {
		return false
	}
	w.keys = keysOf(ask(xkbGetNames, coreKeyboard, keyNames))
	return len(w.keys) > 0
}

// keysOf are the keys by their codes, as the server's answer names their places.
func keysOf(names []byte) map[xproto.Keycode]ebiten.Key {
	const head = 32
	if len(names) < head {
		return nil
	}
	first, n, known := int(names[18]), int(names[19]), places()
	keys := map[xproto.Keycode]ebiten.Key{}
	for i := range min(n, (len(names)-head)/4) {
		name := names[head+4*i : head+4*i+4]
		end := 4
		for end > 0 && name[end-1] == 0 {
			end--
		}
		if key, ok := known[string(name[:end])]; ok {
			keys[xproto.Keycode(first+i)] = key
		}
	}
	return keys
}
