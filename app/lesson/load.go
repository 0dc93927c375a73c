package lesson

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain/file"
	"hebbarium/evolve/turn"
)

// MaxFile is the size in bytes beyond which a file is refused unread.
const MaxFile = 256 << 10

// Extension ends the names of lessons.
const Extension = ".json"

// Decode reads a lesson and checks all that it says.
func Decode(data []byte) (*Lesson, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("expected at most %d bytes, found %d", MaxFile, len(data))
	}
	data, err := file.Text(data)
	if err != nil {
		return nil, err
	}
	if err := file.NamesOnce(data); err != nil {
		return nil, err
	}
	// The version is read on its own first, so that a file from the future is
	// called one, whatever fields it has.
	var head struct {
		Format int `json:"lesson"`
	}
	if err := json.Unmarshal(data, &head); err == nil && head.Format > Version {
		return nil, (&Lesson{Format: head.Format}).Check()
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	l := &Lesson{}
	if err := d.Decode(l); err != nil {
		return nil, explain(data, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("expected the end of the file after the lesson, found more at byte %d", d.InputOffset())
	}
	if err := l.Check(); err != nil {
		return nil, err
	}
	return l, nil
}

// explain says on which line a file is not a lesson.
func explain(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("expected a lesson in JSON, found the end of the file: it is cut short")
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: %w", line(data, syntax.Offset), err)
	case errors.As(err, &kind):
		at := fmt.Sprintf("line %d", line(data, kind.Offset))
		if kind.Field != "" {
			at += ": " + kind.Field
		}
		return fmt.Errorf("%s: expected %s, found: %s", at, named(kind.Type), kind.Value)
	}
	return err
}

// named says in the words of a lesson's author what a field holds.
func named(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Uint64:
		return "a whole number from 0 to 18446744073709551615"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.String:
		return "a text in quotation marks"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list in square brackets"
	}
	return "names with values in braces"
}

func line(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n"))
}

// Load reads the lesson in a file.
func Load(fsys fs.FS, name string) (*Lesson, error) {
	fail := func(err error) (*Lesson, error) { return nil, &FileError{name, err} }
	data, err := file.ReadFS(fsys, name, MaxFile)
	if err != nil {
		return fail(err)
	}
	l, err := Decode(data)
	if err != nil {
		return fail(err)
	}
	l.Name = strings.TrimSuffix(path.Base(name), Extension)
	return l, nil
}

// FileError is a file that is no lesson, with the reason.
type FileError struct {
	Name string
	Err  error
}

func (e *FileError) Error() string { return fmt.Sprintf("lesson %s: %v", e.Name, e.Err) }

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }

// Unread are the files that List could not read, out of its error.
func Unread(err error) []*FileError {
	var all []*FileError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, each := range joined.Unwrap() {
			all = append(all, Unread(each)...)
		}
		return all
	}
	var one *FileError
	if errors.As(err, &one) {
		all = append(all, one)
	}
	return all
}

// number is the one that a name begins with, after all others where it begins with none.
func number(name string) int {
	digits, _, _ := strings.Cut(name, "-")
	if n, err := strconv.Atoi(digits); err == nil {
		return n
	}
	return math.MaxInt
}

// Heading is the title after its number, where its file's name begins with one.
func (l *Lesson) Heading() string {
	if n := number(l.Name); n < 1000 {
		return fmt.Sprintf("%d  %s", n, l.Title)
	}
	return l.Title
}

// List reads all lessons of a folder in order of the numbers and the names of their files; err joins what is
// wrong with those that cannot be read.
func List(fsys fs.FS, folder string) (lessons []*Lesson, err error) {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int {
		return cmp.Or(cmp.Compare(number(a.Name()), number(b.Name())), cmp.Compare(a.Name(), b.Name()))
	})
	var errs []error
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != Extension {
			continue
		}
		turn.First()
		l, err := Load(fsys, path.Join(folder, e.Name()))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		lessons = append(lessons, l)
	}
	return lessons, errors.Join(errs...)
}
