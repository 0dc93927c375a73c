package figure

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// A palette has as many of a picture's colours as make up this share of its pixels, within
// these numbers.
const (
	paletteShare = 0.97
	paletteLeast = 64
	paletteMost  = 256
)

// reduce makes a picture one with a palette, which takes a quarter of the bytes: its most
// frequent colours stay as they are, and the others, which lie on the soft edges of
// lines and letters, become the nearest of them.
func reduce(img image.Image) image.Image {
	b := img.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA) }
	count := map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	type entry struct {
		c color.RGBA
		n int
	}
	all := make([]entry, 0, len(count))
	for c, n := range count {
		all = append(all, entry{c, n})
	}
	key := func(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(b.n-a.n, key(a.c)-key(b.c)) })
	var palette color.Palette
	index := make(map[color.RGBA]uint8, len(all))
	kept := 0
	for i, e := range all {
		if i < paletteLeast || i < paletteMost && float64(kept) < paletteShare*float64(b.Dx()*b.Dy()) {
			palette = append(palette, e.c)
			kept += e.n
		}
		index[e.c] = uint8(palette.Index(e.c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return out
}
