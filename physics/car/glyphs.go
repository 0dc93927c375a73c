package car

import (
	_ "embed"
	"fmt"
	"math"
)

// The score is written in DejaVu Sans at 36 points, and these are bitmaps of
// that font: "-" and the ten digits. DejaVu fonts are derived from Bitstream
// Vera (© 2003 Bitstream, Inc.), whose licence allows copying and embedding;
// the changes of DejaVu are in the public domain.
//
// The file holds for each character: the character, left, bottom, width,
// height, advance (one byte each, left and bottom signed), then height rows of
// width opacities from the top. All in units of the 1000×800 window.
//
//go:embed glyphs.bin
var glyphFile string

// glyph is one character's bitmap; left and bottom are from the pen position
// to its lower left corner.
type glyph struct {
	left, bottom, width, height, advance int
	alpha                                string // rows from the top
}

type glyphs struct {
	minus glyph
	digit [10]glyph
}

func (g *glyphs) of(char uint8) *glyph {
	if char == '-' {
		return &g.minus
	}
	return &g.digit[char-'0']
}

// loadGlyphs reads the embedded file; that it is whole is a matter of the
// build, so a fault in it panics.
func loadGlyphs() *glyphs {
	g := new(glyphs)
	rest := glyphFile
	for n := 0; n < 11; n++ {
		if len(rest) < 6 {
			panic(fmt.Sprintf("car: glyphs.bin ends in the header of glyph %d of 11", n))
		}
		into := glyph{
			left: int(int8(rest[1])), bottom: int(int8(rest[2])),
			width: int(rest[3]), height: int(rest[4]), advance: int(rest[5]),
		}
		size := into.width * into.height
		if len(rest) < 6+size {
			panic(fmt.Sprintf("car: glyphs.bin ends in glyph %q", rest[0]))
		}
		into.alpha = rest[6 : 6+size]
		*g.of(rest[0]) = into
		rest = rest[6+size:]
	}
	return g
}

// sample returns the opacity in [0, 1] at u from the left and v from the top
// edge, in texels: linear between the centres of the four nearest ones.
func (g *glyph) sample(u, v float64) float64 {
	u -= 0.5
	v -= 0.5
	fu, fv := math.Floor(u), math.Floor(v)
	i, j := int(fu), int(fv)
	u -= fu
	v -= fv
	upper := float64(g.at(i, j)*(1-u)) + float64(g.at(i+1, j)*u)
	lower := float64(g.at(i, j+1)*(1-u)) + float64(g.at(i+1, j+1)*u)
	return (float64(upper*(1-v)) + float64(lower*v)) / 255
}

func (g *glyph) at(i, j int) float64 {
	if i < 0 || j < 0 || i >= g.width || j >= g.height {
		return 0
	}
	return float64(g.alpha[j*g.width+i])
}
