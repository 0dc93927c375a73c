package main

import (
	"bytes"
	"compress/gzip"
	"io"

	"github.com/andybalholm/brotli"
)

// window is Brotli's, as the power of two of its bytes: the largest that every browser takes.
const window = 24

// compressed is the content in the forms that servers and browsers know, by the extensions
// of their files.
func compressed(content []byte, quick bool) (map[string][]byte, error) {
	small, best := brotli.BestCompression, gzip.BestCompression
	if quick {
		small, best = 2, gzip.BestSpeed
	}
	forms := map[string][]byte{}
	for extension, open := range map[string]func(io.Writer) (io.WriteCloser, error){
		".br": func(w io.Writer) (io.WriteCloser, error) {
			return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: small, LGWin: window}), nil
		},
		".gz": func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, best) },
	} {
		var b bytes.Buffer
		w, err := open(&b)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		forms[extension] = b.Bytes()
	}
	return forms, nil
}
