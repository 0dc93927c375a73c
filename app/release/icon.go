package main

import (
	"bytes"
	"fmt"
	"image/png"

	"hebbarium/render/emblem"
)

// icon is the program's sign as PNG.
func icon(size int) ([]byte, error) {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, emblem.Draw(size)); err != nil {
		return nil, fmt.Errorf("icon of %d pixels: %w", size, err)
	}
	return b.Bytes(), nil
}
