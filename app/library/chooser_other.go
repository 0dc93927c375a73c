//go:build !js

package library

// Offers tells whether there is such a way; the window has its own where files have paths.
func (c *Chooser) Offers() bool { return false }

// Ask has nobody to ask.
func (c *Chooser) Ask() {}

// hear hears of nothing: the toolkit has paths of what is dropped.
func (c *Chooser) hear() {}
