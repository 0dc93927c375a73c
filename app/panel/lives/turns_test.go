package lives

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/render/kit/kittest"
)

// However slow the machine is, each tile has its turn within as many frames as tiles are
// spread over.
func TestEveryTileHasItsTurn(t *testing.T) {
	for turns := 1; turns <= mostTurns; turns++ {
		for _, lives := range many.Counts() {
			r := newRig(t, lives)
			r.grid.turns = turns
			g := &ui.Painter{Dst: ebiten.NewImage(744, 572), Theme: kittest.Theme(t)}
			s := &many.Snapshot{World: "ant", Lives: make([]many.Life, lives)}
			seen := make([]int, lives) // frames since the tile was drawn
			for frame := range 5 * turns {
				for i := range s.Lives {
					s.Lives[i].Step = frame + 1 // each is another in each frame
				}
				before := append([]ui.Sum(nil), r.grid.shown...)
				r.drawTiles(g, s, (slowFrame+fastFrame)/2)
				for i := range seen {
					if seen[i]++; frame == 0 && r.grid.shown[i] != (ui.Sum(0)) || frame > 0 && r.grid.shown[i] != before[i] {
						seen[i] = 0
					}
					if seen[i] > turns {
						t.Fatalf("%d lives over %d frames: tile %d waits for %d", lives, turns, i+1, seen[i])
					}
				}
			}
		}
	}
}
