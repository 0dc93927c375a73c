// Package lives is the panel that shows many lives at once: a tile for each in place of
// the world, and what became of them all over it. While one life is shown, all of it is
// the switch between one and many, which lies over the world.
package lives
