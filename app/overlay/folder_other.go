//go:build !windows

package overlay

import "os/exec"

// explorer is Windows' own.
func explorer(path string) *exec.Cmd { return exec.Command("explorer", "/select,"+path) }
