// Package session runs one agent's episodes for the window, on a goroutine of
// its own: it keeps time, takes commands, and publishes what there is to see.
//
// Commands return at once. Snapshots are copies, exchanged through three
// buffers, so that the simulation never waits for drawing nor drawing for it.
// Every change to an episode is an episode.Event, so that what was seen can be
// lived again: going back, undo and redo live the recipe anew.
package session
