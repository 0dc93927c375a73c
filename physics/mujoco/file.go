package mujoco

import (
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"runtime"
)

// checkFile refuses what the loader would only notice by a crash: a file that is cut off,
// for another machine, or no shared library. A file that is not there is left to open.
func checkFile(path string) error {
	if runtime.GOOS != "linux" {
		return nil // macOS checks the signature of every page
	}
	info, err := os.Stat(path) // before it is opened, which would wait for the writer of a pipe
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("expected a file")
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	image, err := elf.NewFile(file)
	if err != nil {
		return fmt.Errorf("expected a shared library: %w", err)
	}
	machine := map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[runtime.GOARCH]
	if image.Type != elf.ET_DYN || image.Machine != machine {
		return fmt.Errorf("expected a shared library (%v, %v), found %v, %v", elf.ET_DYN, machine, image.Type, image.Machine)
	}
	for _, segment := range image.Progs {
		if end := segment.Off + segment.Filesz; end > uint64(info.Size()) {
			return fmt.Errorf("expected at least %d bytes, found %d: the file is cut off", end, info.Size())
		}
	}
	return nil
}
