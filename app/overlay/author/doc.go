// Package author makes a lesson of the life that is open: its events and where it was
// paused, with the words that a person gives it, as a file that an editor opens.
package author
