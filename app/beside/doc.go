// Package beside starts other programs beside the window: an encoder, a file manager.
// Ctrl+C in the terminal that the window was started from ends the window, which then
// finishes what it has begun; it does not end them.
package beside
