package render

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// Tone is what a tag, a marker or a read-out stands for.
type Tone uint8

// Damage is in warn, the twin and what recovered in accent.
const (
	Neutral Tone = iota
	Damage
	Good
)

// colours are the tone's ground and ink.
func (t Tone) colours() (ground, ink Color) {
	switch t {
	case Damage:
		return WarnBG, Warn
	case Good:
		return AccentBG, Accent
	}
	return BG2, Text
}

// TagHeight is the height of a tag at a text scale of 1.
const TagHeight = 28

// Tag draws a label on its own ground with its left end at x and its middle at
// y, and returns its rectangle.
func (t *Theme) Tag(dst *ebiten.Image, x, y float64, tone Tone, icon Icon, s string) image.Rectangle {
	ground, ink := tone.colours()
	w, h := t.TagWidth(icon, s), t.Type.Px(TagHeight)
	p := t.pen
	p.RoundRect(x, y-h/2, w, h, Radius, ground)
	left := x + t.Type.Px(12)
	if tone == Good {
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

// HUD draws a scene's figures at the top left: one large line and one small.
func (t *Theme) HUD(dst *ebiten.Image, x, y float64, large, small string) {
	t.Type.Draw(dst, large, x, y+t.Type.Px(32), HUD, SemiBold, Text, Left)
	t.Type.Draw(dst, small, x, y+t.Type.Px(62), Body, Regular, Text2.Mix(Text, 0.4), Left)
}
