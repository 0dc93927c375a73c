package maps

import (
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// look is what the maps of one world's network look like.
type look struct {
	layers []string // captions of the layers
	short  []string // where there is less room, nil for the same
	scaled bool     // inputs reach beyond ±1 and are shown by their largest
}

// looks has an entry a world.
func looks() map[string]look {
	return map[string]look{
		"ant": {
			layers: []string{"28 sensors → 128", "128 → 64", "64 → 8 motors"},
			short:  []string{"28 sensors → 128", "128 → 64", "64 → 8"},
		},
		"car": {
			layers: []string{"648 features of the picture → 128", "128 → 64", "64 → steer, gas, brake"},
			short:  []string{"648 features → 128", "128 → 64", "64 → 3"},
			scaled: true,
		},
	}
}

// lookOf is what a world's network looks like; one without an entry looks plain.
func lookOf(world string) look { return looks()[world] }

// names are the captions of the layers: the short one where a long one would reach the
// window's edge, or the next caption.
func (l look) names(fold maps.BrainLayout, edge int, t *kit.Type) []string {
	if l.short == nil {
		return l.layers
	}
	names := append([]string(nil), l.layers...)
	for i := range min(len(names), len(fold.Maps)) {
		at, end := fold.Maps[i].Caption, float64(edge)
		for k, m := range fold.Maps {
			if k != i && m.Caption.X > at.X && m.Caption.Y == at.Y {
				end = min(end, m.Caption.X)
			}
		}
		if at.X+t.Width(names[i], kit.Caption, kit.Regular)+t.Px(4) > end {
			names[i] = l.short[i]
		}
	}
	return names
}
