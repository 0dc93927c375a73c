//go:build !js

package app

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/window"
)

// shown is what the toolkit runs.
func shown(w *window.Window) ebiten.Game { return w }
