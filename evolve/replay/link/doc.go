// Package link writes a life as an address and reads it back: its recipe, and at which
// step, how fast and how it is to be seen. What a link says is bounded and checked before
// anything is lived, since anybody may have written it.
package link
