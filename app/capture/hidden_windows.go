package capture

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// hidden lets a command open no console of its own, which would lie over the window.
func hidden(c *exec.Cmd) *exec.Cmd {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	return c
}
