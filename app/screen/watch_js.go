package screen

import "errors"

// Watch is nothing here: a page that nobody sees is asked for no frames.
type Watch struct{}

// Hidden, Bared and Presses know of nothing.
func (*Watch) Hidden() bool     { return false }
func (*Watch) Bared() bool      { return false }
func (*Watch) Presses() []Press { return nil }

// Close has nothing to end.
func (*Watch) Close() {}

// Window has nothing to watch.
func Window(string, uint32, string, func()) (*Watch, error) {
	return nil, errors.New("screen: expected a window system, found a page")
}
