//go:build !js

package app

import (
	"runtime/debug"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/window"
)

// gcPercent is how much garbage may gather beside what is used. An hour of an ant's life
// uses some 110 MB; Go's own 100 would add as much again for nothing that is seen.
const gcPercent = 50

// shown is what the toolkit runs.
func shown(w *window.Window) ebiten.Game {
	debug.SetGCPercent(gcPercent)
	return w
}
