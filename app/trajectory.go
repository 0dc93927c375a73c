package app

import "hebbarium/render"

// trajectory is the network's way through the space of its weights.
func (g *Game) trajectory() render.PCAFrame { return render.PCAFrame{} }

// trajectorySerial grows with each change of it.
func (g *Game) trajectorySerial() int { return 0 }
