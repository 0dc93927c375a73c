// Package screen watches from beside the window's toolkit what becomes of the window on
// the screen: whether all of it is hidden, when a part of it that was hidden is seen
// again, each key that goes down in it, and each move of the mouse. On X11 a second
// connection is told, but for the mouse; in a page its events tell of mouse and keys;
// elsewhere the system keeps what a window shows, and nothing is known.
package screen
