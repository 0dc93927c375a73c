package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// recordedEnv, set to "update", writes the recorded pictures of the page anew:
//
//	HEBBARIUM_PAGE_PICTURES=update go test ./app/web -run 'TestPage$'
const recordedEnv = "HEBBARIUM_PAGE_PICTURES"

// coarse is by how much recorded pictures are smaller: what a browser's fonts and its way to
// draw lines do to single pixels is not seen in them.
const coarse = 4

// By how much of 255 a picture may differ from the recorded one, in all and where it differs
// most: other words on a button are less, a map or a body that is not drawn is more.
const (
	mostMean = 2
	mostPart = 48
)

// recorded compares a picture of the page with the recorded one: all of it, and each part of
// it, may differ a little, since no two browsers draw the same.
func recorded(t *testing.T, name string, shot []byte) {
	t.Helper()
	now, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	small := shrunk(now)
	path := filepath.Join("testdata", name+".png")
	if os.Getenv(recordedEnv) == "update" {
		var out bytes.Buffer
		if err := png.Encode(&out, small); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	then, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if small.Bounds() != then.Bounds() {
		t.Fatalf("%s: the picture is of %v, the recorded one of %v", name, small.Bounds().Size(), then.Bounds().Size())
	}
	if mean, part, at := difference(small, then); mean > mostMean || part > mostPart {
		t.Errorf("%s: each colour differs by %.2f of 255 from the recorded picture, and by %.1f around %v; if that is meant, look at it and write it anew (see %s)", name, mean, part, at.Mul(coarse), recordedEnv)
	}
}

// shrunk is a picture of which each pixel is the mean of coarse × coarse.
func shrunk(from image.Image) *image.RGBA {
	size := from.Bounds().Size().Div(coarse)
	to := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			var sum [3]uint32
			for i := range coarse * coarse {
				r, g, b, _ := from.At(from.Bounds().Min.X+x*coarse+i%coarse, from.Bounds().Min.Y+y*coarse+i/coarse).RGBA()
				sum[0], sum[1], sum[2] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+b>>8
			}
			const n = coarse * coarse
			to.SetRGBA(x, y, color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255})
		}
	}
	return to
}

// difference is by how much the colours of two pictures of one size differ: the mean of all,
// and that of the part, of some thirty pixels a side of the page, that differs most.
func difference(a, b image.Image) (mean, worst float64, at image.Point) {
	const part = 8
	size := a.Bounds().Size()
	sums, counts := map[image.Point]float64{}, map[image.Point]float64{}
	total := 0.0
	for y := range size.Y {
		for x := range size.X {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			d := (math.Abs(float64(p.R)-float64(q.R)) + math.Abs(float64(p.G)-float64(q.G)) + math.Abs(float64(p.B)-float64(q.B))) / 3
			total += d
			in := image.Pt(x/part*part, y/part*part)
			sums[in], counts[in] = sums[in]+d, counts[in]+1
		}
	}
	for in, sum := range sums {
		if m := sum / counts[in]; m > worst {
			worst, at = m, in
		}
	}
	return total / float64(size.X*size.Y), worst, at
}
