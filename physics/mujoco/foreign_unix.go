//go:build !headless && (linux || darwin) && (amd64 || arm64)

package mujoco

import (
	"fmt"
	"runtime"
	"sync"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Supported tells whether this is a build that can load MuJoCo.
const Supported = true

// platform is nil on machines that can load MuJoCo.
func platform() error { return nil }

// open loads a shared library. Its names stay its own: two versions of MuJoCo can be
// loaded side by side.
func open(path string) (uintptr, error) {
	// The loader keeps its last error for each thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_LOCAL)
}

func shut(handle uintptr) { _ = purego.Dlclose(handle) }

func symbol(handle uintptr, name string) (uintptr, error) {
	address, err := purego.Dlsym(handle, name)
	if err != nil {
		return 0, fmt.Errorf("expected a symbol %s, found none", name)
	}
	return address, nil
}

// call calls a C function of pointers and integers.
func call(function uintptr, arguments ...uintptr) uintptr {
	r, _, _ := purego.SyscallN(function, arguments...)
	return r
}

// onError is MuJoCo's handler of fatal errors, after which it must not go on and would end
// the program: the panic unwinds to the Go function that called it, which recovers (see
// guard). There are never more than this one callback.
var onError = sync.OnceValue(func() uintptr {
	return purego.NewCallback(func(message uintptr) {
		panic(&FatalError{text(message)})
	})
})

// text copies a C string. It looks at no byte behind its end, which may be that of the
// memory.
func text(p uintptr) string {
	if p == 0 {
		return ""
	}
	const most = 4096
	var b []byte
	for i := range most {
		c := *(*byte)(unsafe.Add(pointer(p), i))
		if c == 0 {
			break
		}
		b = append(b, c)
	}
	return string(b)
}
