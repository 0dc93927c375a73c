package kit

import "github.com/go-text/typesetting/fontscan"

// systemFonts are none: a browser shows a page no file of its system.
func systemFonts() []fontscan.Footprint { return nil }
