package beside

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// apart also lets a command open no console of its own, which would lie over the window.
func apart(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{
		HideWindow: true, CreationFlags: windows.CREATE_NEW_PROCESS_GROUP | windows.CREATE_NO_WINDOW,
	}
}
