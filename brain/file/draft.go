package file

import (
	"crypto/rand"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Draft is a file that is being written beside the path that it is for. Its bytes
// reach the disk, and only then it takes that path's name. Where that fails, on a
// full disk or in a read-only folder, the old file is intact and nothing else is
// left behind.
type Draft struct {
	path string      // that the caller named
	goal string      // the same, behind symbolic links
	old  fs.FileInfo // of the file to replace, nil where there is none
	file *os.File
}

// NewDraft begins a file for path. What lies there and is no regular file is
// refused: to take the name of a device or of a pipe would replace it by a file. A
// symbolic link stays, and the file that it leads to is replaced.
func NewDraft(path string) (*Draft, error) {
	goal, old, err := target(path)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	return begin(path, goal, old)
}

// begin makes the draft. It is locked for as long as it is open, by which SweepAll knows
// that its process lives.
func begin(path, goal string, old fs.FileInfo) (*Draft, error) {
	mode := fs.FileMode(0o666) // as everywhere, the umask takes its part of it
	if old != nil {
		mode = 0o600 // until it is that of the old file
	}
	for range 1000 {
		f, err := os.OpenFile(draftName(goal), os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", path, err)
		}
		if _, taken := lock(f); taken || !still(f) { // it is being swept away
			f.Close()
			continue
		}
		return &Draft{path, goal, old, f}, nil
	}
	return nil, fmt.Errorf("write %s: expected a free name beside it, found none", path)
}

// target follows symbolic links from path to where the file is to lie, and says
// what lies there, nil for nothing.
func target(path string) (goal string, old fs.FileInfo, err error) {
	goal = path
	for range 40 {
		info, err := os.Lstat(goal)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return goal, nil, nil
		case err != nil:
			return "", nil, err
		case info.Mode().IsRegular():
			return goal, info, nil
		case info.Mode()&fs.ModeSymlink == 0:
			return "", nil, fmt.Errorf("expected a regular file to replace, or none, found %s", kind(info.Mode()))
		}
		next, err := os.Readlink(goal)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(goal), next)
		}
		goal = next
	}
	return "", nil, errors.New("expected a file behind the symbolic links, found no end of them")
}

// Name is the path under which the draft is written, for a program that does so.
func (d *Draft) Name() string { return d.file.Name() }

// Keep gives the draft the path that it is for.
func (d *Draft) Keep() (err error) {
	defer func() {
		if err != nil {
			d.Discard()
			err = fmt.Errorf("write %s: %w", d.path, err)
		}
	}()
	if d.old != nil {
		keepOwner(d.file, d.old)
		if err := d.file.Chmod(d.old.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := d.file.Sync(); err != nil {
		return err
	}
	if err := d.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(d.file.Name(), d.goal); err != nil {
		return err
	}
	d.goal = ""
	syncFolder(filepath.Dir(d.path))
	return nil
}

// Discard removes the draft, unless it was kept.
func (d *Draft) Discard() {
	if d.goal != "" {
		d.goal = ""
		d.file.Close()
		os.Remove(d.file.Name())
	}
}

// syncFolder makes a rename last through a loss of power. Where folders cannot
// be synced the file is whole all the same, so that an error is no failure.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// The name of a draft holds a number made of the file's own name in place of that
// name, which may be as long as the file system allows.
const (
	draftPrefix = ".hebbarium-"
	draftSuffix = ".tmp"
)

func draftName(goal string) string {
	dir, base := filepath.Split(goal)
	var random [4]byte
	_, _ = rand.Read(random[:]) // never fails
	return filepath.Join(dir, fmt.Sprintf("%s%x%s", draftOf(base), random, draftSuffix))
}

// draftOf begins the names of the drafts of a file.
func draftOf(base string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(base))
	return fmt.Sprintf("%s%08x-", draftPrefix, h.Sum32())
}

// Sweep removes the drafts of the file at path that a killed process left beside
// it. Nobody may be writing the file.
func Sweep(path string) {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // there is nothing then that could be removed
	}
	for _, e := range entries {
		if IsDraft(base, e.Name()) && e.Type().IsRegular() {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// IsDraft tells whether a name is that of a draft of the file called base.
func IsDraft(base, name string) bool {
	// Earlier versions began a draft's name with the file's.
	ours := strings.HasPrefix(name, draftOf(base)) || strings.HasPrefix(name, "."+base+".")
	return ours && strings.HasSuffix(name, draftSuffix)
}
