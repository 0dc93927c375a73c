package library

// Chooser lets a person choose a file in the browser's own way, or drop it, where the program
// runs in a page: files come to it as content, without a path.
type Chooser struct{ chosen chan Chosen }

// Chosen is a file that came without a path.
type Chosen struct {
	Name    string
	Content []byte
	More    int   // how many others came with it, and were left
	Err     error // why it could not be read
}

// NewChooser makes one that nothing was chosen in. It takes what is dropped from then on.
func NewChooser() *Chooser {
	c := &Chooser{chosen: make(chan Chosen, 1)}
	c.hear()
	return c
}

// Take is what was chosen since the last call, if anything was.
func (c *Chooser) Take() (file Chosen, ok bool) {
	if c == nil {
		return Chosen{}, false
	}
	select {
	case file = <-c.chosen:
		return file, true
	default:
		return Chosen{}, false
	}
}
