// Package render draws: the worlds, the brain's maps, the plots, and the look
// that they share. It reads snapshots of physics and brain, steps nothing, and
// measures no time: whatever moves takes a clock from its caller, in seconds.
//
// A [Theme] holds the fonts and the settings of the look; one is made for the
// window and handed to every view. Views draw onto any ebiten.Image, in its
// pixels, and belong to the goroutine that draws.
package render
