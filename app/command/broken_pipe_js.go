package command

// outliveBrokenPipes has no signals to outlive here.
func outliveBrokenPipes() {}
