//go:build !js

package kit

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-text/typesetting/fontscan"
)

// systemFonts lists the fonts of the system. An index of them is kept in the user's cache.
func systemFonts() []fontscan.Footprint {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	cache = filepath.Join(cache, "hebbarium")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		cache = os.TempDir()
	}
	fonts, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), cache)
	if err != nil {
		return nil // a system without fonts: what the program's lack is missing
	}
	return slices.Clone(fonts)
}
