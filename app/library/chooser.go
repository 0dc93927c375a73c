package library

// Chooser lets a person choose a file in the browser's own way, where the program runs in a
// page: files come to it as content, without a path.
type Chooser struct{ chosen chan Chosen }

// Chosen is a file that came without a path.
type Chosen struct {
	Name    string
	Content []byte
	Err     error // why it could not be read
}

// NewChooser makes one that nothing was chosen in.
func NewChooser() *Chooser { return &Chooser{chosen: make(chan Chosen, 1)} }

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
