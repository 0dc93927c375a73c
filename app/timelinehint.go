package app

import (
	"fmt"
	"image"

	"hebbarium/render/kit"
)

// hint is what the pointer rests on in the timeline, and where.
func (t *timelinePanel) hint() (string, image.Rectangle) {
	if !t.inside || t.drag || t.g.norules {
		return "", image.Rectangle{}
	}
	if text := t.markerHint(); text != "" {
		// Beside the icon: under it lie the traces, over it the read-out.
		x, y := t.view.MarkerPlace(t.hover)
		half := int(t.g.theme.Type.Px(14))
		return text, image.Rect(x+16, y-half-10, x+40, y-half-6)
	}
	lane := t.view.ChangeLane()
	if !t.at.In(lane) {
		return "", image.Rectangle{}
	}
	text := "Mean |Δw| of a step as a share of the mean |w|, on a logarithmic scale"
	if i := t.view.StepAt(t.at.X) - 1; i >= 0 && i < len(t.lines.change) {
		text = fmt.Sprintf("%s  ·  %s %% at step %d", text, kit.Number(100*float64(t.lines.change[i]), 3), i+1)
	}
	return text, lane
}

// markerHint is what the marker under the pointer says, "" where there is none. The last
// may be where a number has left its range.
func (t *timelinePanel) markerHint() string {
	s := t.g.snap
	switch n := len(s.Markers); {
	case t.hover == n && s.Err != nil:
		return divergence(s) + ": step back, or start again"
	case t.hover < 0 || t.hover >= n:
		return ""
	case !s.Markers[t.hover].Event.Damages():
		return "No damage: nothing to recover from  ·  click to go to its step"
	}
	return "Its read-out is above  ·  click to go to its step"
}
