package beside

import "os/exec"

// Command is a program to be started with arguments, as exec.Command, that is not in the
// window's own group of processes.
func Command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	apart(c)
	return c
}
