// Package apart sets seeds apart for the scores that are published: no campaign lives an
// episode with one of them. Whoever compares rule sets to choose one takes others (evaluate
// begins at 1), so that what is published was neither trained on nor chosen by.
package apart

import "hebbarium/evolve/chance"

// The seeds that are set apart.
const (
	From  uint64 = 2_000_000 // the first
	Count uint64 = 1_000_000
)

// Is tells whether n seeds from first on are all set apart.
func Is(first uint64, n int) bool {
	return n >= 0 && first >= From && first-From <= Count && uint64(n) <= Count-(first-From)
}

// Other is a seed, or another one in its place where it is set apart.
func Other(seed uint64) uint64 {
	for Is(seed, 1) {
		seed = chance.Mix(seed, From)
	}
	return seed
}
