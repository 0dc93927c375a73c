package maps

import (
	"math"

	"hebbarium/render/kit"
)

// AutoScale follows the value at which a mode's maps reach full colour: the
// 99th percentile of |w|, or the largest. It rises at once and falls slowly, with a half-life
// of two seconds, from no higher than where that percentile is told from zero.
type AutoScale struct {
	Value  float64
	Locked bool // stays as it is
	Whole  bool // to the largest |w| of all
	bins   []uint32
}

// fallTime is the half-life of a falling scale, in seconds.
const fallTime = 2.0

// Follow takes the values of all layers and the seconds since the last call.
func (a *AutoScale) Follow(layers [][]float32, dt float64) {
	if a.Locked {
		return
	}
	want := a.percentile(layers)
	if want >= a.Value || a.Value == 0 {
		a.Value = want
		return
	}
	a.Value = want + (a.Value-want)*math.Exp2(-dt/fallTime)
	if want > 0 { // weights that ran away and were drawn anew are seen at once
		a.Value = min(a.Value, want/kit.Faintest)
	}
}

// percentile finds the 99th percentile of |w| to within 1 %: the leading bits
// of a float32 are its magnitude in steps of a 128th. What has left the range of
// numbers does not count: the scale would stay with it.
func (a *AutoScale) percentile(layers [][]float32) float64 {
	const shift = 16
	if a.bins == nil {
		a.bins = make([]uint32, 1<<(31-shift))
	}
	clear(a.bins)
	finite := len(a.bins) - 1<<(23-shift) // bins below it; over them are infinities and what is no number
	n := 0
	for _, values := range layers {
		for _, v := range values {
			a.bins[math.Float32bits(v)&^(1<<31)>>shift]++
		}
		n += len(values)
	}
	for _, k := range a.bins[finite:] {
		n -= int(k)
	}
	above := n / 100
	if a.Whole {
		above = 0
	}
	for i := finite - 1; i > 0; i-- {
		if above -= int(a.bins[i]); above < 0 {
			return float64(math.Float32frombits(uint32(i)<<shift | 1<<(shift-1)))
		}
	}
	return 0
}
