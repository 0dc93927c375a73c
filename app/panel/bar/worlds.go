package bar

// world is a world that the bar goes to.
type world struct {
	name  string
	title string
	width float64 // of its segment, before scaling
}

// worlds are those that the bar goes to, from left to right.
func worlds() []world {
	return []world{
		{"ant", "Ant", 56},
		{"car", "Car", 54},
	}
}
