// Package film keeps pictures, videos and the last seconds of the window, and the
// episode as a table, a figure, a replay or a pack. Frames are read where they are
// drawn; all else is done on other goroutines.
package film
