package lives

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/many"
	"hebbarium/render/ant"
	"hebbarium/render/car"
	"hebbarium/render/kit"
)

// stage draws the tiles of a world.
type stage interface {
	draw(clip *ebiten.Image, place image.Rectangle, l *many.Life, eyes bool)
}

func stages(theme *kit.Theme) map[string]stage {
	return map[string]stage{
		"ant": antTiles{ant.NewTiles(theme)},
		"car": carTiles{car.NewTiles(theme)},
	}
}

type antTiles struct{ *ant.Tiles }

func (t antTiles) draw(clip *ebiten.Image, place image.Rectangle, l *many.Life, _ bool) {
	t.Draw(clip, place, l.Ant)
}

type carTiles struct{ *car.Tiles }

func (t carTiles) draw(clip *ebiten.Image, place image.Rectangle, l *many.Life, eyes bool) {
	if l.Car == nil {
		return
	}
	if eyes {
		t.DrawSeen(clip, place, l.Car.Pixels[:])
		return
	}
	t.Draw(clip, place, l.Car.Track, &l.Car.State, l.Car.Dark)
}
