package strategy

// drawnLimit is how many numbers of noise a campaign keeps at most: 512 MB. The
// car's take 183 MB at a population of 200 and 458 MB at 500.
const drawnLimit = 128 << 20

// Drawn keeps the noise of the pairs of one generation from their lives to the
// update, so that it need not be drawn twice. Pairs beyond the limit are drawn
// again. Each pair's room is written by the one worker that lives it, and reused
// in the next generation.
type Drawn struct {
	size  int         // numbers of a pair
	rooms [][]float32 // of the pairs that are kept; nil until first used
}

// NewDrawn keeps size numbers for each pair, as far as the limit goes.
func NewDrawn(pairs, size int) *Drawn {
	return &Drawn{size: size, rooms: make([][]float32, min(pairs, drawnLimit/max(size, 1)))}
}

// Room is where the noise of a pair is to be drawn, or nil where it is not kept.
func (d *Drawn) Room(pair int) []float32 {
	if pair >= len(d.rooms) {
		return nil
	}
	if d.rooms[pair] == nil {
		d.rooms[pair] = make([]float32, d.size)
	}
	return d.rooms[pair]
}

// Kept is the noise that was drawn for a pair in this generation, or nil.
func (d *Drawn) Kept(pair int) []float32 {
	if pair >= len(d.rooms) {
		return nil
	}
	return d.rooms[pair]
}
