//go:build unix

package beside

import (
	"os/exec"
	"syscall"
)

func apart(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
