package emblem

import (
	"image/color"
	"testing"

	"hebbarium/render/kit"
)

// At every size that systems ask for, the sign fills its square, is transparent at the
// corners, and shows a leaf that stands out.
func TestSign(t *testing.T) {
	for _, size := range []int{16, 22, 24, 32, 48, 64, 128, 256} {
		pic := Draw(size)
		if b := pic.Bounds(); b.Dx() != size || b.Dy() != size {
			t.Fatalf("%d: expected a square of that side, found %v", size, b)
		}
		last := size - 1
		for _, at := range [][2]int{{0, 0}, {last, 0}, {0, last}, {last, last}} {
			if a := pic.NRGBAAt(at[0], at[1]).A; a > 128 {
				t.Errorf("%d: expected a rounded corner at %v, found opacity %d", size, at, a)
			}
		}
		leaf, filled := 0, 0
		for y := range size {
			for x := range size {
				c := pic.NRGBAAt(x, y)
				if c.A > 128 {
					filled++
				}
				if near(c, kit.Accent) {
					leaf++
				}
			}
		}
		if share := float64(filled) / float64(size*size); share < 0.9 {
			t.Errorf("%d: expected the square filled, found %.2f of it", size, share)
		}
		if share := float64(leaf) / float64(size*size); share < 0.06 || share > 0.4 {
			t.Errorf("%d: expected a leaf, found its colour on %.2f of the square", size, share)
		}
	}
}

func near(c color.NRGBA, want kit.Color) bool {
	d := func(a uint8, b kit.Color) bool { return max(int(a), int(b&255))-min(int(a), int(b&255)) < 40 }
	return c.A > 200 && d(c.R, want>>24) && d(c.G, want>>16) && d(c.B, want>>8)
}
