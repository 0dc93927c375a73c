package car

import "encoding/binary"

//go:generate go run ./gen/neon -out pixels_arm64.s

// Seen is the width and height of the image that the network sees.
const Seen = 84

// Resize shrinks the state image to 84×84: each pixel of dst, laid out
// [y][x][c], is the mean of a box of 8/7×8/7 pixels of src weighted by area,
// rounded to the nearest byte, and to the even one of two that are as near, as
// OpenCV's INTER_AREA does.
//
// 96/84 is 8/7, so pixel i covers two pixels of src along each axis, from
// 8⌊i/7⌋+k on with k = i mod 7, in the ratio 7-k to k+1. The weights of a box
// are thus whole 64ths and the mean is exact in integers.
func Resize(src *Image, dst *[Seen * Seen * 3]uint8) {
	if fast {
		resizeFast(src, dst)
	} else {
		resizePlain(src, dst)
	}
}

// resizePlain is Resize for any processor. A pixel's three channels travel side
// by side in 16-bit lanes of one word, which hold the greatest sum, 64·255, so
// one multiplication weighs all three.
func resizePlain(src *Image, dst *[Seen * Seen * 3]uint8) {
	var lines [2][Seen]uint64
	upper, lower := &lines[0], &lines[1]
	for y := range Seen {
		k := uint64(y % 7)
		row := y + y/7
		if k == 0 {
			shrinkLine(src, row, upper)
		}
		shrinkLine(src, row+1, lower)
		out := dst[y*seenStride : (y+1)*seenStride : (y+1)*seenStride]
		for x := range Seen {
			const half, odd = 0x001f_001f_001f, 0x0001_0001_0001
			sum := upper[x]*(7-k) + lower[x]*(k+1)
			sum = (sum + half + sum>>6&odd) >> 6 & 0x00ff_00ff_00ff
			out[3*x] = uint8(sum)
			out[3*x+1] = uint8(sum >> 16)
			out[3*x+2] = uint8(sum >> 32)
		}
		upper, lower = lower, upper
	}
}

// shrinkLine weighs the neighbours in one row of src: eighths of 84 pixels.
func shrinkLine(src *Image, row int, line *[Seen]uint64) {
	in := src[row*stride : (row+1)*stride]
	for x := 0; x < Seen; x += 7 {
		out := line[x : x+7 : x+7]
		w := in[:24:24]
		in = in[24:]
		a := binary.LittleEndian.Uint64(w)
		b := binary.LittleEndian.Uint64(w[8:])
		c := binary.LittleEndian.Uint64(w[16:])
		p0, p1, p2 := lanes(a), lanes(a>>24), lanes(a>>48|b<<16)
		p3, p4, p5 := lanes(b>>8), lanes(b>>32), lanes(b>>56|c<<8)
		p6, p7 := lanes(c>>16), lanes(c>>40)
		out[0] = 7*p0 + p1
		out[1] = 6*p1 + 2*p2
		out[2] = 5*p2 + 3*p3
		out[3] = 4*p3 + 4*p4
		out[4] = 3*p4 + 5*p5
		out[5] = 2*p5 + 6*p6
		out[6] = p6 + 7*p7
	}
}

// lanes spreads the lowest three bytes of v over 16-bit lanes.
func lanes(v uint64) uint64 {
	v = v&0xffff | v&0xff_0000<<16
	return (v | v<<8) & 0x00ff_00ff_00ff
}
