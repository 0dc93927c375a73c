//go:build !windows

package overlay

import (
	"os/exec"

	"hebbarium/app/beside"
)

// explorer is Windows' own.
func explorer(path string) *exec.Cmd { return beside.Command("explorer", "/select,"+path) }
