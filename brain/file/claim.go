package file

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// NewClaim begins a file that takes no other's place: KeepNew gives it a path that no
// file has.
func NewClaim(path string) (*Draft, error) { return begin(path, path, nil) }

// KeepNew gives the draft the path that it is for or, where a file has that by now, the
// path with -2, -3, … before its extension, and returns it. Of two processes that want
// one path at the same moment each gets its own.
func (d *Draft) KeepNew() (path string, err error) {
	defer func() {
		if err != nil {
			d.Discard()
			err = fmt.Errorf("write %s: %w", d.path, err)
		}
	}()
	if err := errors.Join(d.file.Sync(), d.file.Close()); err != nil {
		return "", err
	}
	path = d.path
	for n := 2; n < 10000; n++ {
		switch err := take(d.file.Name(), path); {
		case err == nil:
			d.goal = ""
			syncFolder(filepath.Dir(path))
			return path, nil
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
		path = Numbered(d.path, n)
	}
	return "", errors.New("expected a free name beside it, found none")
}

// Numbered is a path with a number before its extension.
func Numbered(path string, n int) string {
	extension := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, extension), n, extension)
}

// take gives a file a path that none has: in one go where the file system has links, and
// over an empty file that claims the path where it has none.
func take(from, path string) error {
	switch err := os.Link(from, path); {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	return claim(from, path)
}

func claim(from, path string) error {
	empty, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	empty.Close()
	if err = os.Rename(from, path); err != nil {
		os.Remove(path)
	}
	return err
}

// WriteNew writes a new file in one piece, and returns the path that it got, see
// KeepNew.
func WriteNew(path string, data []byte) (string, error) {
	return WriteNewWith(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// WriteNewWith is WriteNew of what content writes.
func WriteNewWith(path string, content func(io.Writer) error) (string, error) {
	d, err := NewClaim(path)
	if err != nil {
		return "", err
	}
	defer d.Discard()
	b := bufio.NewWriter(d.file)
	if err = content(b); err == nil {
		err = b.Flush()
	}
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, err)
	}
	return d.KeepNew()
}
