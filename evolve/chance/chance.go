// Package chance is where everything that is drawn comes from: a source for each
// purpose, named, from the seed of an episode or a campaign.
package chance

import (
	"hash/fnv"
	"math/rand/v2"
)

// Stream returns the source of chance called name of the episode or campaign
// with the given seed. Streams of different names are independent, so that
// drawing more of one never shifts another.
func Stream(seed uint64, name string) *rand.Rand {
	return rand.New(NewSource(seed, name))
}

// NewSource is the generator behind Stream: PCG-DXSM keyed with the seed and
// the FNV-1a hash of the name.
func NewSource(seed uint64, name string) *rand.PCG { return rand.NewPCG(seed, NameHash(name)) }

// NameHash is what the name of a stream adds to the seed: the FNV-1a hash.
func NameHash(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}

// Mix derives an independent seed from a seed and a list of numbers
// (generation, member, …) by the finaliser of SplitMix64 (Steele, Lea and
// Flood, 2014).
func Mix(seed uint64, parts ...uint64) uint64 {
	x := seed
	for _, p := range parts {
		x += 0x9e3779b97f4a7c15 + p*0xd1342543de82ef95
		x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
		x = (x ^ x>>27) * 0x94d049bb133111eb
		x ^= x >> 31
	}
	return x
}
