package kernel

// The convolutions by 512-bit vectors run over the columns of a filter's plane. The
// second one, which moves by two, reads even and odd rows and columns of what the first
// left from planes of their own. Their scratch differs from that of conv.go:
//
//	rows  [6][41][84], the last two columns of no meaning
//	split [6][x%2][y%2][464], of which up to 21×21 are used
//	sums  [8][384], of which 18 rows of 21, the last three columns of no meaning
//
// and all may be read or written a vector beyond its end.
func convAVX512(c *Conv, features, image []float32) {
	conv1AVX512(c.rows, image, c.w1)
	pool1AVX512(c.pooled, c.split, c.rows)
	conv2AVX512(c.sums, c.split, c.w2)
	pool2AVX512(features, c.sums)
}

// room512 gives a Conv that scratch.
func room512(c *Conv) {
	const beyond = 16
	c.rows = make([]float32, 6*pooledSide*imageSide+beyond)
	c.pooled = make([]float32, PooledLen, PooledLen+beyond)
	c.split = make([]float32, 6*4*464+beyond)
	c.sums = make([]float32, 8*384+beyond)
}
