// Package seeing answers “What am I seeing?”: notes over the dimmed window, each tied by a
// line to the thing that it is about.
package seeing
