package screen

import "github.com/hajimehoshi/ebiten/v2"

// Press is a key that went down.
type Press struct {
	Key         ebiten.Key // by its place
	Ctrl, Shift bool
}

// mostPresses bounds what is kept for a window that does not ask.
const mostPresses = 256
