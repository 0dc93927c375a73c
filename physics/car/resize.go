package car

// Seen is the width and height of the image that the network sees.
const Seen = 84

// Resize shrinks the state image to 84×84: each pixel of dst, laid out
// [y][x][c], is the mean of a box of 8/7×8/7 pixels of src weighted by area,
// rounded to the nearest byte.
//
// 96/84 is 8/7, so pixel i covers two pixels of src along each axis, from
// 8⌊i/7⌋+k on with k = i mod 7, in the ratio 7-k to k+1. The weights of a box
// are thus whole 64ths and the mean is exact in integers.
func Resize(src *Image, dst *[Seen * Seen * 3]uint8) {
	for y := range Seen {
		ky := uint32(y % 7)
		sy := y + y/7
		for x := range Seen {
			kx := uint32(x % 7)
			sx := x + x/7
			o := sy*stride + 3*sx
			for c := range 3 {
				a := uint32(src[o+c])*(7-kx) + uint32(src[o+3+c])*(kx+1)
				b := uint32(src[o+stride+c])*(7-kx) + uint32(src[o+stride+3+c])*(kx+1)
				dst[(y*Seen+x)*3+c] = uint8((a*(7-ky) + b*(ky+1) + 32) >> 6)
			}
		}
	}
}
