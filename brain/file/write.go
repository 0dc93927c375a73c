package file

import (
	"bufio"
	"fmt"
	"io"
)

// Write replaces the file at path by data in one piece, see Draft. Errors name
// the path.
func Write(path string, data []byte) error {
	return WriteWith(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// WriteWith is Write of what content writes.
func WriteWith(path string, content func(io.Writer) error) (err error) {
	d, err := NewDraft(path)
	if err != nil {
		return err
	}
	defer d.Discard()
	b := bufio.NewWriter(d.file)
	if err = content(b); err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return d.Keep()
}
