// Package pair finds how the maps of two brains lie beside each other.
package pair

import (
	"image"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Of finds the layout of two brains of one shape in a room: side by side, one above the other
// or folded together, as makes their synapses largest. most is twice the area of the smallest
// synapse, in pixels; 0 where they do not fit.
func Of(room image.Rectangle, net maps.Net, t *kit.Type) (pair [2]maps.BrainLayout, most int) {
	aside, under := int(t.Px(34)), int(t.Px(30))
	across, down := room, room
	across.Max.X = room.Min.X + (room.Dx()-aside)/2
	down.Max.Y = room.Min.Y + (room.Dy()-under)/2
	for _, way := range []struct {
		first image.Rectangle
		shift image.Point
	}{{across, image.Pt(across.Dx()+aside, 0)}, {down, image.Pt(0, down.Dy()+under)}} {
		fold := maps.Fold(net, way.first)
		if n := smallest(fold, way.first); n > most {
			pair, most = [2]maps.BrainLayout{fold, maps.Fold(net, way.first.Add(way.shift))}, n
		}
	}
	if both, ok := maps.FoldPair(net, room); ok {
		if n := smallest(both[0], room); n > most {
			pair, most = both, n
		}
	}
	return pair, most
}

// smallest is twice the area of the smallest synapse of a layout, 0 where that does not fit
// into a room.
func smallest(fold maps.BrainLayout, room image.Rectangle) int {
	least := 0
	for i, m := range fold.Maps {
		if !m.Place.In(room) {
			return 0
		}
		n := m.Room()
		if i == 0 || n < least {
			least = n
		}
	}
	for _, s := range fold.Strips {
		if !s.Place.In(room) {
			return 0
		}
	}
	return least
}
