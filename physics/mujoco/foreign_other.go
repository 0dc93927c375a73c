//go:build headless || !((linux || darwin) && (amd64 || arm64))

package mujoco

import (
	"fmt"
	"runtime"
)

// Supported tells whether this is a build that can load MuJoCo.
const Supported = false

var errPlatform = fmt.Errorf("expected a build for Linux or macOS on amd64 or arm64, and not a headless one, to load MuJoCo, found %s on %s", runtime.GOOS, runtime.GOARCH)

// platform says why this machine can load no MuJoCo.
func platform() error { return errPlatform }

func open(string) (uintptr, error)            { return 0, errPlatform }
func shut(uintptr)                            {}
func symbol(uintptr, string) (uintptr, error) { return 0, errPlatform }
func call(uintptr, ...uintptr) uintptr        { panic(errPlatform) }
func onError() uintptr                        { panic(errPlatform) }
func text(uintptr) string                     { return "" }
