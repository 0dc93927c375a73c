// Package author makes a lesson of the life that is open: its events and where it was
// paused, as a file to be written on in an editor.
package author
