package mujoco

import (
	"fmt"
	"strings"
)

// NotFoundError is returned where no usable library was found.
type NotFoundError struct {
	Looked []string // patterns of files, in the order in which they were tried
	Broken []error  // libraries that were found and refused, each with its reason
}

func (e *NotFoundError) Error() string {
	var b strings.Builder
	v := Versions()
	fmt.Fprintf(&b, "expected a MuJoCo library (%s, or %s to %s), found none", v[0], v[1], v[len(v)-1])
	for _, err := range e.Broken {
		fmt.Fprintf(&b, "\n  refused: %v", err)
	}
	fmt.Fprintf(&b, "\n  looked for: %s", strings.Join(e.Looked, ", "))
	fmt.Fprintf(&b, "\n  set %s to the library's path, or install it: Debian's %s, or pip install mujoco", Environment, debianPackage)
	return b.String()
}

// Unwrap gives the reasons for which libraries were refused.
func (e *NotFoundError) Unwrap() []error { return e.Broken }

// VersionError is a MuJoCo whose layout is not known.
type VersionError struct {
	Path, Found string
	Supported   []string
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s: found MuJoCo %s; supported: %s", e.Path, e.Found, strings.Join(e.Supported, ", "))
}

// FileError is a file that is no MuJoCo library, or a damaged one.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }

// ModelError is a body that MuJoCo did not take, with its own words.
type ModelError struct{ Message string }

func (e *ModelError) Error() string { return "MuJoCo refused the ant: " + e.Message }

// FatalError is an error for which MuJoCo by itself would have ended the program.
type FatalError struct{ Message string }

func (e *FatalError) Error() string { return "MuJoCo gave up: " + e.Message }
