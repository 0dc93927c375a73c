// Package planes has the sizes in bytes of the car's planes, as conv.go of package kernel lays
// them out, for the generators of all vectors but those of 512 bits, which lay out their own.
package planes

// Sizes in bytes: a row or a plane of the image, of the larger of two rows, of the pooled
// numbers, of the sums of a row and of the features.
const (
	Number      = 4
	ImageRow    = 84 * Number
	ImagePlane  = 84 * ImageRow
	PairRow     = 82 * Number
	PairPlane   = 41 * PairRow
	PooledRow   = 41 * Number
	PooledPlane = 41 * PooledRow
	SumsRow     = 18 * 8 * Number
	FeatureRow  = 9 * Number
)
