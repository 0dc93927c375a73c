package ui

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/hajimehoshi/ebiten/v2"
)

// Keys reads the keyboard for one tick: what is typed and pasted goes to the caret, in
// place of what is selected. On a slow machine one tick has several keys, of which nobody
// knows the order: what selects comes before what is typed in its place.
func (f *Field) Keys(k Keys) {
	before := string(f.text)
	f.undo(k)
	switch {
	case k.Ctrl() && k.Just(ebiten.KeyA):
		f.anchor, f.caret = 0, len(f.text)
	case k.Ctrl() && k.Just(ebiten.KeyC):
		f.copy(k)
	case k.Ctrl() && k.Just(ebiten.KeyX):
		if f.copy(k) {
			f.changes(false, func() { f.remove(f.selection()) })
		}
	}
	f.changes(true, func() { f.insert(k.Typed()) })
	if k.Ctrl() && k.Just(ebiten.KeyV) || k.Shift() && k.Just(ebiten.KeyInsert) {
		f.changes(false, func() { f.paste(k) })
	}
	f.changes(false, func() { f.erase(k) })
	f.move(k)
	if f.Live != nil && string(f.text) != before {
		f.Live(string(f.text))
	}
}

// erase removes what is selected, or what lies before or behind the caret: a character or,
// with Ctrl, a word.
func (f *Field) erase(k Keys) {
	back, forth := k.Repeats(ebiten.KeyBackspace), k.Repeats(ebiten.KeyDelete)
	if !back && !forth {
		return
	}
	from, to := f.selection()
	switch {
	case from < to:
	case back:
		from = f.step(-1, k.Ctrl())
	default:
		to = f.step(1, k.Ctrl())
	}
	f.remove(from, to)
}

// move moves the caret; with Shift, what it passes is selected.
func (f *Field) move(k Keys) {
	from, to := f.selection()
	chosen := from < to && !k.Shift()
	var at int
	switch {
	case k.Repeats(ebiten.KeyArrowLeft) && chosen:
		at = from
	case k.Repeats(ebiten.KeyArrowRight) && chosen:
		at = to
	case k.Repeats(ebiten.KeyArrowLeft):
		at = f.step(-1, k.Ctrl())
	case k.Repeats(ebiten.KeyArrowRight):
		at = f.step(1, k.Ctrl())
	case k.Just(ebiten.KeyHome):
		at = 0
	case k.Just(ebiten.KeyEnd):
		at = len(f.text)
	default:
		return
	}
	f.put(at, k.Shift())
}

// put puts the caret before a character, and selects from where it was or not.
func (f *Field) put(at int, selects bool) {
	f.caret, f.ticks = min(max(at, 0), len(f.text)), 0 // a caret that moves is lit
	f.history.typed = false
	if !selects {
		f.anchor = f.caret
	}
}

// step is where the caret comes to by a character or a word, forth or back.
func (f *Field) step(by int, word bool) int {
	at := f.caret
	passes := func(ok func(rune) bool) bool {
		i := at + min(by, 0)
		return i >= 0 && i < len(f.text) && ok(f.text[i])
	}
	if !word {
		if passes(func(rune) bool { return true }) {
			at += by
		}
		return at
	}
	for passes(func(r rune) bool { return !inWord(r) }) {
		at += by
	}
	for passes(inWord) {
		at += by
	}
	return at
}

// inWord tells whether a character belongs to a word, such as a part of a path.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// selection is what is selected, as a range of characters.
func (f *Field) selection() (from, to int) {
	return min(f.anchor, f.caret), max(f.anchor, f.caret)
}

func (f *Field) remove(from, to int) {
	f.text = append(f.text[:from:from], f.text[to:]...)
	f.put(from, false)
}

// insert puts characters in place of what is selected. Where there are too many, or some that
// the field does not take, it says so.
func (f *Field) insert(typed []rune) {
	var allowed, refused []rune
	for _, r := range typed {
		if f.Allowed == "" && !unicode.IsControl(r) || f.Allowed != "" && strings.ContainsRune(f.Allowed, r) {
			allowed = append(allowed, r)
		} else if unicode.IsGraphic(r) {
			refused = append(refused, r)
		}
	}
	if len(refused) > 0 {
		f.tell(fmt.Sprintf("Left out: %q. Expected %s", string(refused[:min(len(refused), 16)]), takes(f)))
	}
	if len(allowed) == 0 {
		return
	}
	if from, to := f.selection(); from < to {
		f.remove(from, to)
	}
	if room := mostText - len(f.text); len(allowed) > room {
		allowed = allowed[:max(room, 0)]
		f.tell("The text is too long: its end was left out")
	}
	at := f.caret
	f.text = append(f.text[:at:at], append(allowed, f.text[at:]...)...)
	f.put(at+len(allowed), false)
}

// takes says which characters the field takes.
func takes(f *Field) string {
	const digits = "0123456789"
	if rest := strings.Join(strings.Split(strings.TrimSpace(strings.ReplaceAll(f.Allowed, digits, "")), ""), " "); rest != "" {
		return "digits, and " + rest
	}
	return "digits"
}

// paste inserts the first line of the text on the clipboard.
func (f *Field) paste(k Keys) {
	text, err := k.Paste()
	if err != nil {
		f.tell(err.Error())
	}
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	f.insert([]rune(strings.TrimRight(line, "\r")))
}

// copy puts what is selected on the clipboard, and tells whether it did.
func (f *Field) copy(k Keys) bool {
	from, to := f.selection()
	if from == to {
		return false
	}
	err := k.Copy(string(f.text[from:to]))
	if err != nil {
		f.tell(err.Error())
	}
	return err == nil
}

func (f *Field) tell(s string) {
	if f.Tell != nil {
		f.Tell(s)
	}
}
