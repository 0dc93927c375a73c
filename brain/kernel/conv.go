package kernel

// Sizes of the car's convolutions.
const (
	ImageLen    = 3 * imageSide * imageSide   // the image, [channel][x][y]
	PooledLen   = 6 * pooledSide * pooledSide // the first convolution's output, [filter][x][y]
	FeaturesLen = 8 * featureSide * featureSide
	ConvLen     = conv1Len + conv2Len // weights, (6,3,3,3) then (8,6,5,5), C order

	conv1Len = 6 * taps1
	conv2Len = 8 * taps2
	taps1    = 3 * 3 * 3
	taps2    = 6 * 5 * 5

	imageSide   = 84
	sums1Side   = 82 // 84 - 3 + 1
	pooledSide  = sums1Side / 2
	sums2Side   = 18 // (41 - 5)/2 + 1 = 19, of which pooling drops the last
	featureSide = sums2Side / 2
)

// Conv is the car's fixed front: 3×84×84 → 6 filters 3×3 → 2×2 max-pool → tanh →
// 6×41×41 → 8 filters 5×5, stride 2 → 2×2 max-pool → tanh → 8×9×9, flattened
// (channel, axis 0, axis 1). Cross-correlation without bias; the last row and
// column of the second convolution's 19×19 are not pooled. The network of Najarro
// & Risi takes tanh before it pools; tanh is monotone, so the order does not
// matter but for its rounding, and a quarter of the work is left.
//
// Each sum adds its taps in ascending (channel, axis 0, axis 1). A Conv owns its
// scratch: one goroutine uses it at a time.
type Conv struct {
	kernel *Kernel
	w1     []float32 // [tap][6]
	w2     []float32 // [tap][8]
	rows   []float32 // [6][41][82], the larger of each two rows of the first sums
	pooled []float32 // [6][41][41]
	sums   []float32 // [18][18][8]
	split  []float32 // of kernels with a front of their own, which lay all of this out otherwise
}

// NewConv allocates a Conv that computes with k; Load gives it its weights.
func NewConv(k *Kernel) *Conv {
	c := &Conv{kernel: k, w1: make([]float32, conv1Len), w2: make([]float32, conv2Len)}
	if k.room != nil {
		k.room(c)
		return c
	}
	c.rows = make([]float32, 6*pooledSide*sums1Side)
	c.pooled = make([]float32, PooledLen)
	c.sums = make([]float32, sums2Side*sums2Side*8)
	return c
}

// Load copies the ConvLen weights, (6,3,3,3) then (8,6,5,5) in C order.
func (c *Conv) Load(w []float32) {
	fit("Conv.Load", "w", ConvLen, len(w))
	interleave(c.w1, w[:conv1Len], 6)
	interleave(c.w2, w[conv1Len:], 8)
}

// interleave turns [filter][tap] into [tap][filter].
func interleave(dst, src []float32, filters int) {
	taps := len(src) / filters
	for f := range filters {
		for t := range taps {
			dst[t*filters+f] = src[f*taps+t]
		}
	}
}

// Forward writes the FeaturesLen features of an image of ImageLen numbers,
// [channel][x][y].
func (c *Conv) Forward(features, image []float32) {
	fit("Conv.Forward", "features", FeaturesLen, len(features))
	fit("Conv.Forward", "image", ImageLen, len(image))
	k := c.kernel
	if k.front != nil {
		k.front(c, features, image)
		return
	}
	k.conv1(c.rows, image, c.w1)
	k.pool1(c.pooled, c.rows)
	k.tanh(c.pooled, c.pooled)
	k.conv2(c.sums, c.pooled, c.w2)
	k.pool2(features, c.sums)
	k.tanh(features, features)
}

// Pooled is the first convolution's output for the last image, [6][41][41], after
// pooling and tanh. It stays valid until the next Forward.
func (c *Conv) Pooled() []float32 { return c.pooled }
