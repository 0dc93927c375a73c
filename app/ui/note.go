package ui

import "image"

// Note says of a thing in the window what it is.
type Note struct {
	Title string
	Text  string          // the thing's tip too
	About image.Rectangle // where the thing lies, in device-independent pixels
	At    image.Point     // the point of it that a line leads to
}

// In is the note of a thing that lies in a place, pointed at in its middle.
func (n Note) In(r image.Rectangle) Note {
	n.About, n.At = r, r.Min.Add(r.Max).Div(2)
	return n
}
