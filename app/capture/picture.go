package capture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"

	"hebbarium/brain/file"
)

// WritePNG writes pixels, RGBA with 4 bytes each, or a part of them, and which program it
// was.
func WritePNG(w io.Writer, pixels []byte, size image.Point, part image.Rectangle) error {
	if len(pixels) < 4*size.X*size.Y || size.X <= 0 || size.Y <= 0 {
		return fmt.Errorf("PNG: expected %d × %d pixels, found %d bytes", size.X, size.Y, len(pixels))
	}
	pic := &image.RGBA{Pix: pixels, Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
	if part = part.Intersect(pic.Rect); part.Empty() {
		return fmt.Errorf("PNG: expected a part of the picture")
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, pic.SubImage(part)); err != nil {
		return err
	}
	head := b.Next(pngHead)
	for _, piece := range [][]byte{head, pngText("Software", file.Program()), b.Bytes()} {
		if _, err := w.Write(piece); err != nil {
			return err
		}
	}
	return nil
}

// pngHead is the length of what comes first in a PNG: its mark, and the chunk with its size.
const pngHead = 8 + 4 + 4 + 13 + 4

// pngText is a chunk with a text under a key.
func pngText(key, text string) []byte {
	content := append([]byte("tEXt"+key+"\x00"), text...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)-4))
	return binary.BigEndian.AppendUint32(append(chunk, content...), crc32.ChecksumIEEE(content))
}
