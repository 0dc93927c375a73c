// Package figure draws what experiments found, for print: a light ground, the
// program's own type, and colours that the colour-blind can tell apart, each with a
// dash and a glyph of its own. A Figure is data; drawing it twice gives the same bytes.
package figure
