//go:build !amd64 && !js

package kernel

func best() *Kernel { return Portable() }
