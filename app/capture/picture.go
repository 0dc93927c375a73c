package capture

import (
	"fmt"
	"image"
	"image/png"
	"io"
)

// WritePNG writes pixels, RGBA with 4 bytes each, or a part of them.
func WritePNG(w io.Writer, pixels []byte, size image.Point, part image.Rectangle) error {
	if len(pixels) < 4*size.X*size.Y || size.X <= 0 || size.Y <= 0 {
		return fmt.Errorf("PNG: expected %d × %d pixels, found %d bytes", size.X, size.Y, len(pixels))
	}
	pic := &image.RGBA{Pix: pixels, Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
	if part = part.Intersect(pic.Rect); part.Empty() {
		return fmt.Errorf("PNG: expected a part of the picture")
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	return encoder.Encode(w, pic.SubImage(part))
}
