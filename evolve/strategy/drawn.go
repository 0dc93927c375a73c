package strategy

import "sync/atomic"

// drawnLimit is how many numbers of noise a campaign keeps at most: 512 MB. The
// car's take 183 MB at a population of 200 and 458 MB at 500.
const drawnLimit = 128 << 20

// Drawn keeps the noise of the pairs of one generation from their lives to the
// update, so that it need not be drawn twice. Pairs beyond the limit are drawn
// again, as are those whose lives were elsewhere. Each pair's room is reused in the
// next generation. A nil Drawn keeps nothing.
type Drawn struct {
	size  int         // numbers of a pair
	rooms [][]float32 // of the pairs that are kept; nil until first used
	state []atomic.Int32
}

// What a room holds.
const (
	roomFree int32 = iota // nothing of this generation
	roomTaken
	roomDrawn
)

// NewDrawn keeps size numbers for each pair, as far as the limit goes.
func NewDrawn(pairs, size int) *Drawn {
	n := min(pairs, drawnLimit/max(size, 1))
	return &Drawn{size: size, rooms: make([][]float32, n), state: make([]atomic.Int32, n)}
}

// Forget makes room for another generation.
func (d *Drawn) Forget() {
	for i := range d.state {
		d.state[i].Store(roomFree)
	}
}

// Room is where the noise of a pair is to be drawn, by the one who asks first and then
// says Filled; nil for anybody else, and where it is not kept.
func (d *Drawn) Room(pair int) []float32 {
	if d == nil || pair >= len(d.rooms) || !d.state[pair].CompareAndSwap(roomFree, roomTaken) {
		return nil
	}
	if d.rooms[pair] == nil {
		d.rooms[pair] = make([]float32, d.size)
	}
	return d.rooms[pair]
}

// Filled says that the noise of a pair is in the room that was given for it.
func (d *Drawn) Filled(pair int) { d.state[pair].Store(roomDrawn) }

// Kept is the noise that was drawn for a pair in this generation, or nil.
func (d *Drawn) Kept(pair int) []float32 {
	if d == nil || pair >= len(d.rooms) || d.state[pair].Load() != roomDrawn {
		return nil
	}
	return d.rooms[pair]
}
