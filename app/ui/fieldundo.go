package ui

import (
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
)

// mostUndone is how many changes of a field can be taken back.
const mostUndone = 200

// state is what a field holds at a moment.
type state struct {
	text          []rune
	caret, anchor int
}

// history is what a field held before its changes, and what was taken back of them.
type history struct {
	past, future []state
	typed        bool // the last change was a character, which the next one joins
}

// changes does something to the text that can be taken back; characters that are typed one
// after the other are taken back together.
func (f *Field) changes(typed bool, change func()) {
	h, before := &f.history, state{slices.Clone(f.text), f.caret, f.anchor}
	joins := typed && h.typed && len(h.past) > 0
	change()
	if slices.Equal(before.text, f.text) {
		return
	}
	if !joins {
		if h.past = append(h.past, before); len(h.past) > mostUndone {
			h.past = slices.Delete(h.past, 0, 1)
		}
	}
	h.typed, h.future = typed, nil
}

// undo takes the last change back, or makes it again, by the keys that do so everywhere.
func (f *Field) undo(k Keys) {
	if !k.Ctrl() {
		return
	}
	h := &f.history
	switch {
	case k.Repeats(ebiten.KeyZ) && !k.Shift():
		f.travel(&h.past, &h.future)
	case k.Repeats(ebiten.KeyZ), k.Repeats(ebiten.KeyY):
		f.travel(&h.future, &h.past)
	}
}

// travel goes to the newest state of one list, and leaves the present one in the other.
func (f *Field) travel(from, to *[]state) {
	n := len(*from) - 1
	if n < 0 {
		return
	}
	*to = append(*to, state{slices.Clone(f.text), f.caret, f.anchor})
	s := (*from)[n]
	*from = (*from)[:n]
	f.text, f.caret, f.anchor, f.ticks, f.history.typed = s.text, s.caret, s.anchor, 0, false
}

// Insert puts a text at the caret, in place of what is selected, as if it had been pasted.
func (f *Field) Insert(text string) { f.edit(func() { f.insert([]rune(text)) }) }

// Replace puts a text in place of all that was typed.
func (f *Field) Replace(text string) {
	f.edit(func() {
		f.anchor, f.caret = 0, len(f.text)
		f.insert([]rune(text))
	})
}

// edit changes the text from elsewhere than the keyboard.
func (f *Field) edit(change func()) {
	before := string(f.text)
	f.changes(false, change)
	if f.Live != nil && string(f.text) != before {
		f.Live(string(f.text))
	}
}

// Before is the character before the caret, 0 for none.
func (f *Field) Before() rune {
	if from, _ := f.selection(); from > 0 {
		return f.text[from-1]
	}
	return 0
}
