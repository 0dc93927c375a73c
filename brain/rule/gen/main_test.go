package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The committed files must be what the generator writes today.
func TestFilesAreCurrent(t *testing.T) {
	for path, want := range files() {
		got, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: expected what the generator writes, found other text: run go generate in brain/rule", path)
		}
	}
}
