// Package screen watches from beside the window's toolkit what becomes of the window on
// the screen: whether all of it is hidden, when a part of it that was hidden is seen
// again, and each key that goes down in it. On X11 a second connection is told; elsewhere
// the system keeps what a window shows, and nothing is known.
package screen
