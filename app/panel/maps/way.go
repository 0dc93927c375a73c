package maps

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/maps"
)

// way is the weights' way, which a drag turns.
type way struct {
	*maps.PCAView
	turning bool
	at      image.Point // of the pointer
}

// pointer turns the way by a drag that begins on it.
func (w *way) pointer(m ui.Pointer, on bool) {
	if on && m.Pressed {
		w.turning, w.at = true, m.At
	}
	if !w.turning {
		return
	}
	w.Turn(float64(m.At.X-w.at.X), float64(m.At.Y-w.at.Y))
	w.at, w.turning = m.At, m.Down
}

// wayPlace is where the weights' way is shown, empty while it is not.
func (p *Panel) wayPlace() image.Rectangle {
	if !p.mode.way() {
		return p.brain.Layout().PCA
	}
	r := p.maps
	r.Max.Y -= p.px.Px(16)
	return r
}
