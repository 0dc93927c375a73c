package strategy

import (
	"math/rand/v2"

	"hebbarium/evolve/chance"
)

// NoiseChunk is the number of consecutive parameters whose noise comes from one
// stream: any part of a noise vector can be drawn again without the rest, so
// that the update can be shared between workers and gives the same bits for any
// number of them.
const NoiseChunk = 4096

// The two parts of a rule set have noise of their own.
const (
	PartTheta = "noise"
	PartBorn  = "noise conv" // named before first weights could co-evolve
)

// Noise is where the normal noise of a campaign comes from: each vector can be
// drawn again from its seed whenever it is needed.
type Noise struct {
	Seed uint64
}

// Fill draws N(0,1) into dst: the parameters from, from+1, … of the noise
// vector of one pair of one generation. from is a multiple of NoiseChunk, and
// each chunk is what NormFloat64 draws from chance.NewSource(seed of the chunk, part).
func (n Noise) Fill(dst []float32, generation, pair int, part string, from int) {
	z, stream := normal(), chance.NameHash(part)
	d := new(draws)
	rest := rand.New(d)
	for at := 0; at < len(dst); at += NoiseChunk {
		to := min(at+NoiseChunk, len(dst))
		d.seed(chance.Mix(n.Seed, uint64(generation), uint64(pair), uint64(from+at)), stream)
		z.fill(dst[at:to], d, rest)
	}
}
