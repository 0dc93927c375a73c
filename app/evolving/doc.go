// Package evolving runs a campaign of evolution in the background of the
// window: a few workers at low priority that can be paused, go on, and stop,
// and whose state is kept after each generation. It draws nothing and needs no
// display.
package evolving
