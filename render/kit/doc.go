// Package kit is what pictures are drawn with: a pen, type, colours, signs and tags.
//
// A [Theme] holds the fonts and the settings of the look; one is made for the
// window and handed to every view. Views are placed in pixels of the layout, draw onto
// any ebiten.Image in those of the screen, of which a [Density] of them make one of the
// layout, and belong to the goroutine that draws.
package kit
