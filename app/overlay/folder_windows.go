package overlay

import (
	"os/exec"

	"hebbarium/app/beside"
)

// explorer shows a file in its folder. It reads its command line itself, and takes quotes
// about the path only.
func explorer(path string) *exec.Cmd {
	c := beside.Command("explorer")
	c.SysProcAttr.CmdLine = `explorer /select,"` + path + `"`
	return c
}
