// Package render is a folder of rooms that draw. In kit stands what all pictures are
// drawn with: the pen, the type, the colours and the look; on it alone, and on none of
// the others, each picture: the ant, the car, the maps of the brain, the plots, and the
// diagram of the body. They read snapshots of physics and brain, step nothing, and
// measure no time: whatever moves takes a clock from its caller, in seconds.
package render
