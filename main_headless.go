//go:build headless && !js

package main

import (
	"errors"

	"hebbarium/app/command"
)

// A headless build has neither window nor MuJoCo, is linked to nothing, and runs in an
// empty container image.

var errNoWindow = command.UsageError{Err: errors.New("expected a command (hebbarium --help): this build has no window")}

// window is what no argument means where there is a window.
type window struct {
	File []string `arg:"" optional:"" help:"There is no window in this build."`
}

// Run refuses.
func (w *window) Run() error { return errNoWindow }

// openReplay refuses; replay --headless needs no window.
var openReplay = command.OpenReplay(func(string, string, string) error { return errNoWindow })
