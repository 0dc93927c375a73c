package mujoco

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"unsafe"
)

// Library is a MuJoCo that was found, loaded and checked. It stays loaded until the
// program ends, and may be used by several goroutines, each with its own World.
type Library struct {
	Path    string // of the file
	Version string // as the library reports it

	layout layout
	loadXML, deleteModel, makeData, deleteData, resetData,
	step1, step2, kinematics, forward, nameToID uintptr
	symbol func(name string) (uintptr, error)
}

// Open loads MuJoCo from the file at path. With an empty path it takes the file that the
// environment variable HEBBARIUM_MUJOCO names, or else the first usable one of the system's
// library folders and the Python wheels in the usual places; never one for being in the
// current folder. It returns a *NotFoundError that says what was looked for, a *VersionError
// for a version whose layout is not known, or a *FileError.
func Open(path string) (*Library, error) {
	if path != "" {
		return load(path)
	}
	path, err := named()
	if err != nil {
		return nil, err
	}
	if path != "" {
		l, err := load(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", Environment, err)
		}
		return l, nil
	}
	files, looked := candidates()
	missing := &NotFoundError{Looked: looked}
	for _, file := range files {
		l, err := load(file)
		if err == nil {
			return l, nil
		}
		missing.Broken = append(missing.Broken, err)
	}
	return nil, missing
}

// named is the file that the environment names, "" for none. In a relative path the current
// folder would have a say in which code runs.
func named() (string, error) {
	path := os.Getenv(Environment)
	if path != "" && !filepath.IsAbs(path) {
		return "", fmt.Errorf("%s: %w", Environment, &FileError{path, errors.New("expected a path from the root of the file system")})
	}
	return path, nil
}

// Look says why Open("") could not find a library, or nil where there is a file that it
// would load. It loads nothing: whether the file is a MuJoCo of a known version, only Open
// can tell.
func Look() error {
	if !Supported { // a constant, so that such a build has nothing of what follows
		return platform()
	}
	path, err := named()
	if err != nil {
		return err
	}
	if path != "" {
		if err := checkFile(path); err != nil {
			return fmt.Errorf("%s: %w", Environment, &FileError{path, err})
		}
		return nil
	}
	files, looked := candidates()
	missing := &NotFoundError{Looked: looked}
	for _, file := range files {
		err := checkFile(file)
		if err == nil {
			return nil
		}
		missing.Broken = append(missing.Broken, &FileError{file, err})
	}
	return missing
}

func load(path string) (*Library, error) {
	// A name without a folder would send the loader searching.
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, &FileError{path, err}
	}
	if err := checkFile(path); err != nil {
		return nil, &FileError{path, err}
	}
	handle, err := open(path)
	if err != nil {
		return nil, &FileError{path, err}
	}
	return check(path, handle)
}

// check looks up the functions and the layout of a library that has been loaded, and
// tries it; where it is of no use it is unloaded.
func check(path string, handle uintptr) (*Library, error) {
	l, err := identify(path, handle)
	if err != nil {
		shut(handle)
		return nil, err
	}
	w, err := l.NewWorld()
	if err != nil {
		// Once it has run, a library stays.
		return nil, &FileError{path, fmt.Errorf("MuJoCo %s does not behave as expected: %w", l.Version, err)}
	}
	w.Close()
	return l, nil
}

func identify(path string, handle uintptr) (*Library, error) {
	version, err := symbol(handle, "mj_version")
	if err != nil {
		return nil, &FileError{path, fmt.Errorf("expected a MuJoCo library: %w", err)}
	}
	known, err := layouts()
	if err != nil {
		return nil, err
	}
	number := int(int32(call(version)))
	l := &Library{Path: path, Version: versionName(number)}
	for _, candidate := range known {
		if candidate.version == number {
			l.layout = candidate
		}
	}
	if l.layout.version == 0 {
		return nil, &VersionError{path, l.Version, Versions()}
	}
	var missing []error
	l.symbol = func(name string) (uintptr, error) { return symbol(handle, name) }
	find := func(name string) uintptr {
		address, err := l.symbol(name)
		if err != nil {
			missing = append(missing, err)
		}
		return address
	}
	l.loadXML, l.deleteModel = find("mj_loadXML"), find("mj_deleteModel")
	l.makeData, l.deleteData, l.resetData = find("mj_makeData"), find("mj_deleteData"), find("mj_resetData")
	l.step1, l.step2 = find("mj_step1"), find("mj_step2")
	l.kinematics, l.forward, l.nameToID = find("mj_kinematics"), find("mj_forward"), find("mj_name2id")
	errorHandler, warningHandler, harmless := find("mju_user_error"), find("mju_user_warning"), find("mj_versionString")
	if len(missing) > 0 {
		return nil, &FileError{path, fmt.Errorf("MuJoCo %s is not complete: %w", l.Version, errors.Join(missing...))}
	}
	// Warnings are counted in mjData, where diverged reads them. By default MuJoCo also
	// writes them to a file in the working folder; a function that ignores its argument
	// stops that.
	atomic.StoreUintptr((*uintptr)(pointer(errorHandler)), onError())
	atomic.StoreUintptr((*uintptr)(pointer(warningHandler)), harmless)
	return l, nil
}

// guard turns MuJoCo's giving up, a panic from onError, into an error. It is deferred.
func guard(err *error) {
	switch r := recover().(type) {
	case nil:
	case *FatalError:
		*err = r
	default:
		panic(r)
	}
}

// cString is a string's bytes with a zero behind them, for a call.
func cString(s string) []byte {
	b := heap[byte](len(s) + 1)
	copy(b, s)
	return b
}

func address(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }
