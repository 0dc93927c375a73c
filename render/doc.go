// Package render draws: the worlds, the brain's maps, the plots, and the look
// that they share. It reads snapshots of physics and brain, steps nothing, and
// measures no time: whatever moves takes a clock from its caller, in seconds.
//
// A [Theme] holds the fonts and the settings of the look; one is made for the
// window and handed to every view. Views are placed in pixels of the layout, draw onto
// any ebiten.Image in those of the screen, of which a [Density] of them make one of the
// layout, and belong to the goroutine that draws.
package render
