package mujoco

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// image is a library's file in memory, to be damaged.
func image(t *testing.T, l *Library) []byte {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the test takes an ELF file apart")
	}
	b, err := os.ReadFile(l.Path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func damaged(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "libmujoco.so")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// refused opens a file that must be refused by a *FileError which names it and the reason.
func refused(t *testing.T, path, reason string) {
	t.Helper()
	_, err := Open(path)
	var file *FileError
	if !errors.As(err, &file) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), reason) {
		t.Errorf("expected %s to be refused for %q, found: %v", path, reason, err)
	}
}

func TestDamagedLibraries(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		whole := image(t, l)
		refused(t, damaged(t, nil), "shared library")
		refused(t, damaged(t, []byte("#!/bin/sh\necho no library\n")), "shared library")
		for _, share := range []int{1, 10, 50, 90} {
			path := damaged(t, whole[:len(whole)/100*share])
			if _, err := Open(path); err == nil {
				t.Errorf("a library of which %d %% is left was taken", share)
			}
		}
		refused(t, damaged(t, whole[:len(whole)/2]), "")
		without := bytes.Replace(whole, []byte("\x00mj_step2\x00"), []byte("\x00mj_stepX\x00"), 1)
		if bytes.Equal(whole, without) {
			t.Error("expected the name mj_step2 in the library")
		}
		refused(t, damaged(t, without), "mj_step")
	})
}

// TestUnknownVersion changes what a copy of the library says of itself.
func TestUnknownVersion(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the test knows the machine code of mj_version on amd64 only")
	}
	each(t, func(t *testing.T, l *Library) {
		whole := image(t, l)
		// mov eax, version
		code := binary.LittleEndian.AppendUint32([]byte{0xb8}, uint32(l.layout.version))
		at := int(functionOffset(t, whole, "mj_version"))
		if at+16 > len(whole) || !bytes.Contains(whole[at:at+16], code) {
			t.Skip("mj_version is compiled in another way")
		}
		at += bytes.Index(whole[at:at+16], code) + 1
		as := func(version uint32) string {
			copied := slices.Clone(whole)
			binary.LittleEndian.PutUint32(copied[at:], version)
			return damaged(t, copied)
		}
		_, err := Open(as(3999009))
		var version *VersionError
		if !errors.As(err, &version) || version.Found != "3.999.9" || !strings.Contains(err.Error(), "3.2.7") {
			t.Errorf("expected 3.999.9 to be refused by name, found: %v", err)
		}
		// A library that lies about its version is found out, not believed.
		lie := uint32(327)
		if l.layout.version == 327 {
			lie = 222
		}
		refused(t, as(lie), "does not behave as expected")
	})
}

// functionOffset is where in the file a function begins.
func functionOffset(t *testing.T, file []byte, name string) uint64 {
	t.Helper()
	f, err := elf.NewFile(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := f.DynamicSymbols()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range symbols {
		if s.Name != name {
			continue
		}
		for _, p := range f.Progs {
			if p.Type == elf.PT_LOAD && s.Value >= p.Vaddr && s.Value < p.Vaddr+p.Filesz {
				return s.Value - p.Vaddr + p.Off
			}
		}
	}
	t.Fatalf("expected a function %s", name)
	return 0
}

func TestOtherLibraries(t *testing.T) {
	others, _ := filepath.Glob("/lib/*-linux-gnu*/libm.so.6")
	if len(others) == 0 {
		t.Skip("no other library at hand")
	}
	refused(t, others[0], "expected a MuJoCo library")
	refused(t, filepath.Join(t.TempDir(), "none.so"), "no such file")
	refused(t, t.TempDir(), "expected a file")
}

// TestNothingFound empties every place and asks what is said.
func TestNothingFound(t *testing.T) {
	t.Setenv(Environment, "/nowhere/libmujoco.so")
	_, err := Open("")
	if err == nil || !strings.Contains(err.Error(), Environment) || !strings.Contains(err.Error(), "/nowhere/libmujoco.so") {
		t.Errorf("expected an error that names the variable and the file, found: %v", err)
	}
	text := (&NotFoundError{Looked: []string{"/here/libmujoco.so*"}, Broken: []error{&VersionError{"/there", "9.9.9", Versions()}}}).Error()
	for _, part := range []string{"/here/libmujoco.so*", Environment, debianPackage, "found MuJoCo 9.9.9", "3.2.7"} {
		if !strings.Contains(text, part) {
			t.Errorf("expected %q in: %s", part, text)
		}
	}
}

// TestCandidates puts files where wheels and unpacked releases would be.
func TestCandidates(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("names of Linux")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, name := range []string{"VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH", "LD_LIBRARY_PATH"} {
		t.Setenv(name, "")
	}
	put := func(path ...string) string {
		file := filepath.Join(append([]string{home}, path...)...)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	old := put(".local", "lib", "python3.10", "site-packages", "mujoco", "libmujoco.so.3.2.7")
	unknown := put(".local", "lib", "python3.11", "site-packages", "mujoco", "libmujoco.so.3.99.1")
	fresh := put(".local", "lib", "python3.12", "site-packages", "mujoco", "libmujoco.so.3.17.0")
	release := put(".mujoco", "mujoco-3.3.7", "lib", "libmujoco.so.3.3.7")
	own := put("own", "libmujoco.so.2.2.2")
	t.Setenv("LD_LIBRARY_PATH", filepath.Join(home, "own"))
	files, looked := candidates()
	var found []string
	for _, file := range files {
		if strings.HasPrefix(file, home) {
			found = append(found, file)
		}
	}
	if want := []string{own, release, fresh, old, unknown}; !slices.Equal(found, want) {
		t.Errorf("expected\n%s\nfound\n%s", strings.Join(want, "\n"), strings.Join(found, "\n"))
	}
	if len(looked) < 10 {
		t.Errorf("expected all folders, found %v", looked)
	}
}
