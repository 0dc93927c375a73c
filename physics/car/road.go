package car

// Road is how the road of a track is.
type Road uint8

// The roads. A darker one has half the light, and only what is seen of it changes. A
// narrower one has narrowShare of the width, with its kerbs at its edges: what is seen, what
// is driven on and what is paid for. Tiles are as many, and in the same places along the
// track; beside them the grass begins earlier.
const (
	UsualRoad Road = iota
	DarkerRoad
	NarrowerRoad
	roads
)

// narrowShare is the width of a narrower road, of the usual.
const narrowShare = 0.6

// Roads are the names of the roads, in their order.
func Roads() []string { return []string{"usual", "darker", "narrower"} }

// Narrower is the same track with a narrower road.
func (t *Track) Narrower() *Track {
	n := *t
	n.lay(narrowShare*trackHalf, narrowShare*trackHalf+kerbWidth)
	return &n
}

// Road is the track as it is driven on now: Track, or the same with another road.
func (w *World) Road() *Track {
	if w.narrow != nil {
		return w.narrow
	}
	return w.track
}

// pave puts the tiles of the present road under the car. What was touched and paid stays
// so; what is touched now the next step tells.
func (w *World) pave() {
	narrow := w.conditions.Road == NarrowerRoad
	if w.track == nil || narrow == (w.narrow != nil) {
		return
	}
	w.narrow = nil
	if narrow {
		w.narrow = w.track.Narrower()
	}
	w.solver.pave(w.Road())
}
