// Package look says what the maps of a world's network look like.
package look

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Look is what the maps of one world's network look like.
type Look struct {
	inputs, outputs string // what they are, after their number
	names           string // of the outputs, in place of their number where there is room
	Scaled          bool   // inputs reach beyond ±1 and are shown by their largest
}

// looks has an entry a world.
func looks() map[string]Look {
	return map[string]Look{
		"ant": {inputs: " sensors", outputs: " motors"},
		"car": {inputs: " features", names: "steer, gas, brake", Scaled: true},
	}
}

// Of is what a world's network looks like; one without an entry looks plain.
func Of(world string) Look { return looks()[world] }

// caption is that of a layer, from 0; a short one says less of the outputs.
func (l Look) caption(a brain.Architecture, layer int, short bool) string {
	in, out := fmt.Sprint(a.Sizes[layer]), fmt.Sprint(a.Sizes[layer+1])
	if layer == 0 {
		in += l.inputs
	}
	if layer < a.Layers()-1 {
		return in + " → " + out
	}
	if out = fmt.Sprint(a.ActionLen()); !short && l.names != "" {
		out = l.names
	}
	switch {
	case short && a.Modulators > 0:
		out += fmt.Sprintf(" + %d", a.Modulators)
	case short:
	case a.Modulators > 0:
		out += fmt.Sprintf("%s and %d modulating", l.outputs, a.Modulators)
	default:
		out += l.outputs
	}
	return in + " → " + out
}

// Names are the captions of the layers: the short one where a long one would reach the
// window's edge, the next caption, or what lies beside it, in this layout or another one's.
func (l Look) Names(a brain.Architecture, fold maps.BrainLayout, edge int, t *kit.Type, others ...maps.BrainLayout) []string {
	var names []string
	for i := range min(a.Layers(), len(fold.Maps)) {
		name := l.caption(a, i, false)
		at, end := fold.Maps[i].Caption, float64(edge)
		for k, m := range fold.Maps {
			if k != i && m.Caption.X > at.X && m.Caption.Y == at.Y {
				end = min(end, m.Caption.X)
			}
		}
		for _, all := range append(others, fold) {
			for _, other := range all.Beside(at) {
				end = min(end, float64(other.Min.X))
			}
		}
		if at.X+t.Width(name, kit.Caption, kit.Regular)+t.Px(4) > end {
			name = l.caption(a, i, true)
		}
		names = append(names, name)
	}
	return names
}
