// Package ui is the window's toolkit: a painter in one look, and buttons,
// sliders, fields, lists and actions made with it. It knows pixels, keys and
// words, and nothing of brains, worlds or sessions; of the project it imports
// render/kit alone.
//
// Everything here is told of the mouse and the keyboard as values (Pointer,
// Keys), so that whatever is built of it can be tested without a window.
package ui
