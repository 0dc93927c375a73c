package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"hebbarium/app/parcel"
	"hebbarium/app/web/subset"
)

// light puts smaller forms in place of what the program carries: fonts of the characters
// that it can show, pictures of few colours, and rule sets that pack better.
func light(o *overlay) error {
	keep, err := shown()
	if err != nil {
		return err
	}
	for _, each := range []struct {
		pattern string
		by      func([]byte) ([]byte, error)
	}{
		{"assets/fonts/*.?tf", func(file []byte) ([]byte, error) { return subset.Font(file, keep, "tnum") }},
		{"assets/presets/*.png", fewColours},
		{"saves/*.safetensors", parcel.Pack},
	} {
		files, err := filepath.Glob(filepath.FromSlash(each.pattern))
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := o.edit(file, each.by); err != nil {
				return err
			}
		}
	}
	return nil
}

// written are characters that people write names of files and notes with, which the page has
// no other font for.
var written = [][2]rune{
	{0, 0x17f},       // Latin, of all of Europe
	{0x386, 0x3ce},   // Greek
	{0x401, 0x45f},   // Cyrillic
	{0x2010, 0x203a}, // dashes, quotation marks, dots
	{'€', '€'},
}

// shown tells of a character whether the page's fonts are to have it: what stands anywhere
// in the source, the lessons and the guide, and what people type.
func shown() (func(rune) bool, error) {
	in := map[rune]bool{}
	for _, top := range []string{"app", "assets", "brain", "evolve", "physics", "render", "saves"} {
		err := filepath.WalkDir(top, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !slices.Contains([]string{".go", ".json", ".md", ".toml", ".js"}, filepath.Ext(path)) {
				return err
			}
			content, err := os.ReadFile(path)
			for _, r := range string(content) {
				in[r] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return func(r rune) bool {
		return in[r] || slices.ContainsFunc(written, func(span [2]rune) bool { return span[0] <= r && r <= span[1] })
	}, nil
}

// colours is how many a picture of the gallery has in the page.
const colours = 64

// fewColours is a picture with the colours that stand for most of its own.
func fewColours(file []byte) ([]byte, error) {
	from, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	to := image.NewPaletted(from.Bounds(), palette(from))
	draw.FloydSteinberg.Draw(to, to.Bounds(), from, from.Bounds().Min)
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, to)
	return out.Bytes(), err
}

// palette halves the picture's colours again and again, where they are furthest apart times
// how many there are, and takes the middle of each part.
func palette(from image.Image) color.Palette {
	var all [][3]int
	bounds := from.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r, g, b, _ := from.At(x, y).RGBA()
			all = append(all, [3]int{int(r >> 8), int(g >> 8), int(b >> 8)})
		}
	}
	parts := [][][3]int{all}
	for len(parts) < colours {
		best, axis, most := -1, 0, 0
		for i, part := range parts {
			for k := range 3 {
				low, high := 255, 0
				for _, c := range part {
					low, high = min(low, c[k]), max(high, c[k])
				}

				if score := (high - low) * (high - low) * len(part); high > low && score > most {
					best, axis, most = i, k, score
				}
			}
		}
		if best < 0 {
			break
		}
		part := parts[best]
		slices.SortStableFunc(part, func(a, b [3]int) int { return a[axis] - b[axis] })
		at := len(part) / 2
		for at < len(part) && part[at][axis] == part[0][axis] {
			at++ // one colour stays in one part
		}
		if at == len(part) {
			for at = len(part) / 2; part[at-1][axis] == part[len(part)-1][axis]; at-- {
			}
		}
		parts[best] = part[:at]
		parts = append(parts, part[at:])
	}
	var out color.Palette
	for _, part := range parts {
		var sum [3]int
		for _, c := range part {
			for k := range 3 {
				sum[k] += c[k]
			}
		}
		n := len(part)
		out = append(out, color.RGBA{uint8((sum[0] + n/2) / n), uint8((sum[1] + n/2) / n), uint8((sum[2] + n/2) / n), 255})
	}
	return out
}
