//go:build !amd64

package kernel

func best() *Kernel { return Portable() }
