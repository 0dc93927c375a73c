package ui

import "github.com/hajimehoshi/ebiten/v2"

// Keys is the keyboard in one tick.
type Keys interface {
	Just(k ebiten.Key) bool    // went down in this tick
	Repeats(k ebiten.Key) bool // went down, or has been held long enough to act again
	Down(k ebiten.Key) bool
	Ctrl() bool    // or the Command key
	Shift() bool   // is held
	Typed() []rune // characters
	Paste() (string, error)
	Copy(text string) error
}
