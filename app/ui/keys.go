package ui

import "github.com/hajimehoshi/ebiten/v2"

// Keys is the keyboard in one tick.
type Keys interface {
	Just(k ebiten.Key) bool    // went down in this tick
	Repeats(k ebiten.Key) bool // went down, or has been held long enough to act again
	Down(k ebiten.Key) bool
	Ctrl() bool    // or the Command key
	Shift() bool   // is held
	Turned() bool  // Ctrl or Shift went down or up in this tick, before or after the other keys
	Typed() []rune // characters
	Paste() (string, error)
	Copy(text string) error
}

// unmodified is a keyboard without Ctrl and Shift, and without what was typed.
type unmodified struct{ Keys }

func (unmodified) Ctrl() bool    { return false }
func (unmodified) Shift() bool   { return false }
func (unmodified) Typed() []rune { return nil }
