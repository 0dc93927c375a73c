//go:build !windows

package capture

import "os/exec"

// hidden lets a command open no console: none does here.
func hidden(c *exec.Cmd) *exec.Cmd { return c }
