package microscope

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// keyOf asks for a synapse.
const keyOf = ebiten.KeyY

// places are where the parts lie.
type places struct {
	title, symbols, numbers int // heights of the lines' middles
	lanes                   image.Rectangle
}

// Place lays the microscope out.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.lay()
}

// lay lays the lines and the lanes out, and hides the control of a closed microscope.
func (p *Panel) lay() {
	r, px := p.region, p.px.Px
	if !p.open || r.Empty() {
		p.controls.Put(nil)
		return
	}
	line := px(30)
	if r.Dy() < px(300) {
		line = px(25)
	}
	p.place.title = r.Min.Y + px(4) + line/2
	p.place.symbols = p.place.title + line
	p.place.numbers = p.place.symbols + px(26)
	foot := p.place.numbers + px(12)
	p.place.lanes = image.Rect(r.Min.X, foot, r.Max.X, r.Max.Y)
	p.plot.SetPlace(p.place.lanes)
	h := min(px(30), 2*(p.place.title-r.Min.Y)-2)
	p.controls.Put(map[string]image.Rectangle{"microscope close": image.Rect(r.Max.X-px(16)-px(72), p.place.title-h/2, r.Max.X-px(16), p.place.title-h/2+h)})
}
