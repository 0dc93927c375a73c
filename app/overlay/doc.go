// Package overlay is what lies over the window: the card of an error or an empty
// state, the command palette, the help, the name of a replay, a line of news, and
// what the pointer rests on.
package overlay
