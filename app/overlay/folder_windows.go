package overlay

import (
	"os/exec"
	"syscall"
)

// explorer shows a file in its folder. It reads its command line itself, and takes quotes
// about the path only.
func explorer(path string) *exec.Cmd {
	c := exec.Command("explorer")
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer /select,"` + path + `"`}
	return c
}
