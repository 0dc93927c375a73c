package kit

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// Tone is what a tag, a marker or a read-out stands for.
type Tone uint8

// Damage is in warn, the twin and what recovered in accent, and what lives beside the agent
// in a colour of its own.
const (
	Neutral Tone = iota
	Damage
	Good
	Other
)

// Colours are the tone's ground and ink.
func (t Tone) Colours() (ground, ink Color) {
	switch t {
	case Damage:
		return WarnBG, Warn
	case Good:
		return AccentBG, Accent
	case Other:
		return RivalBG, Rival
	}
	return BG2, Text
}

// TagHeight is the height of a tag at a text scale of 1.
const TagHeight = 28

// Tag draws a label on its own ground with its left end at x and its middle at
// y, and returns its rectangle.
func (t *Theme) Tag(dst *ebiten.Image, x, y float64, tone Tone, icon Icon, s string) image.Rectangle {
	ground, ink := tone.Colours()
	w, h := t.TagWidth(icon, s), t.Type.Px(TagHeight)
	p := t.pen
	p.RoundRect(x, y-h/2, w, h, Radius, ground)
	left := x + t.Type.Px(12)
	if tone == Good || tone == Other {
		left = x + t.Type.Px(16)
	}
	if icon != NoIcon {
		size := t.Type.Px(14)
		p.Icon(icon, left+size/2, y, size, ink)
		left += size + Gap
	}
	p.Flush(dst)
	t.Type.Draw(dst, s, left, y, Body, Regular, ink, Left)
	return image.Rect(int(x), int(y-h/2), int(x+w), int(y+h/2))
}

// TagWidth is the width that Tag takes.
func (t *Theme) TagWidth(icon Icon, s string) float64 {
	w := t.Type.Width(s, Body, Regular) + t.Type.Px(28)
	if icon != NoIcon {
		w += t.Type.Px(14) + Gap - t.Type.Px(4)
	}
	return w
}

// plateShade is how dark the ground of what is written over a world is: text on it can be
// read over a kerb, and on the ant's floor it hardly shows.
const plateShade = 0.72

// Plate lays a ground under what is written over a world.
func (t *Theme) Plate(dst *ebiten.Image, r image.Rectangle) {
	if r.Empty() {
		return
	}
	t.pen.RoundRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), Radius, BG0.Alpha(plateShade))
	t.pen.Flush(dst)
}
