package campaign

import "hebbarium/evolve/chance"

// Seeds that are set apart for the scores that are published: no campaign lives an episode
// with one of them. Whoever compares rule sets to choose one takes others (evaluate begins
// at 1), so that what is published was neither trained on nor chosen by.
const (
	ApartFrom uint64 = 2_000_000 // the first
	Apart     uint64 = 1_000_000 // how many
)

// IsApart tells whether n seeds from first on are all set apart.
func IsApart(first uint64, n int) bool {
	return n >= 0 && first >= ApartFrom && first-ApartFrom <= Apart && uint64(n) <= Apart-(first-ApartFrom)
}

// notApart is a seed, or another one in its place where it is set apart.
func notApart(seed uint64) uint64 {
	for IsApart(seed, 1) {
		seed = chance.Mix(seed, ApartFrom)
	}
	return seed
}
