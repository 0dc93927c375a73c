package file

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Read is the content of the regular file at path, which has at most so many
// bytes. Anything else is refused: a folder, a device, and a named pipe, which
// could keep the program waiting for ever. Errors name the path.
func Read(path string, most int64) ([]byte, error) {
	f, size, err := Open(path, most)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := readAll(f, size, most)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return data, nil
}

// Open opens the regular file at path, which has at most so many bytes, and says
// how many it has. Errors name the path.
func Open(path string, most int64) (*os.File, int64, error) {
	// Opening alone can do something to a device, so that it is looked at first;
	// what lies there may have changed by the time it is open.
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, err
	}
	if err := check(info, most); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", path, err)
	}
	f, err := openNow(path)
	if err != nil {
		return nil, 0, err
	}
	if info, err = f.Stat(); err == nil {
		err = check(info, most)
	}
	if err != nil {
		f.Close()
		return nil, 0, fmt.Errorf("%s: %w", path, err)
	}
	return f, info.Size(), nil
}

// ReadFS is Read of a file in a file system, whose errors leave it to the caller
// to name the file.
func ReadFS(fsys fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if err := check(info, most); err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err == nil {
		err = check(info, most)
	}
	if err != nil {
		return nil, err
	}
	return readAll(f, info.Size(), most)
}

// readAll reads on to the end, since a file may have grown since it was measured.
func readAll(r io.Reader, size, most int64) ([]byte, error) {
	b := make([]byte, 0, size+1)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case int64(len(b)) > most:
			return nil, fmt.Errorf("expected at most %d bytes, found more", most)
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

func check(info fs.FileInfo, most int64) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("expected a regular file, found %s", kind(info.Mode()))
	}
	if info.Size() > most {
		return fmt.Errorf("expected at most %d bytes, found %d", most, info.Size())
	}
	return nil
}

// kind says in words what lies at a path that holds no regular file.
func kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	}
	return "something else (" + m.Type().String() + ")"
}
