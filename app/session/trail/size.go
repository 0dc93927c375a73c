package trail

import (
	"math"

	"hebbarium/brain"
)

// MeanSize is the mean absolute value over all synapses of what of a layer is looked at.
func MeanSize(layers []*brain.Layer, of func(*brain.Layer) []float32) float64 {
	sum, n := 0.0, 0
	for _, layer := range layers {
		var part float32
		for _, v := range of(layer) {
			part += float32(math.Abs(float64(v)))
		}
		sum, n = sum+float64(part), n+len(layer.W)
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
