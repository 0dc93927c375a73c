package figure

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// family is a family of type in an SVG, such as Inter or Inter Medium.
var family = regexp.MustCompile(`font-family:(Inter[^;,]*);`)

// dotsPerInch of a PNG: sharp in print at the width of a page.
const dotsPerInch = 220

// PNG is the figure as a picture of pixels.
func (f *Figure) PNG(s *Style) ([]byte, error) {
	w, h := f.size(s)
	c := vgimg.NewWith(vgimg.UseWH(w, h), vgimg.UseDPI(dotsPerInch))
	pixels := *s
	pixels.dots = vg.Length(72.0 / dotsPerInch)
	f.draw(&pixels, draw.New(c))
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, reduce(c.Image())); err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.Name, err)
	}
	return b.Bytes(), nil
}

// SVG is the figure as lines and text. Where Inter is not installed, its text is set in
// what stands in for it.
func (f *Figure) SVG(s *Style) ([]byte, error) {
	w, h := f.size(s)
	c := vgsvg.NewWith(vgsvg.UseWH(w, h))
	f.draw(s, draw.New(c))
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.Name, err)
	}
	out := family.ReplaceAll(b.Bytes(), []byte("font-family:$1,Inter,Helvetica,Arial,sans-serif;"))
	// Each number of a matrix is one pixel, which is not to be blurred.
	return bytes.ReplaceAll(out, []byte("<image "), []byte(`<image preserveAspectRatio="none" style="image-rendering:pixelated" `)), nil
}
