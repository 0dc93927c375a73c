package rack

import (
	"image"
	"slices"

	"hebbarium/app/ui"
)

// takeWheel is the button by which a person takes the actuators, or lets them go.
func takeWheel(p *Panel, words string) ui.Control {
	return ui.NewActionButton("wheel", p.actions, "wheel", ui.Choice(words, func() bool {
		return p.view.Snap.Hands || slices.Contains(p.view.Snap.Driven, true)
	}))
}

// beside is a place beside a section's title, at its right end.
func (l lot) beside(width float64) image.Rectangle {
	return image.Rect(l.place.Max.X-l.px.Px(width), l.place.Min.Y+l.px.Px(6), l.place.Max.X, l.place.Min.Y+l.px.Px(30))
}
