package brain

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path"

	"github.com/nlpodyssey/gopickle/pickle"
)

// Checkpoint is a NumPy array as the original code saves it.
type Checkpoint struct {
	Shape []int
	Data  []float32 // C order
}

// MaxCheckpointFile is the largest checkpoint, in bytes, that is read; the
// original's largest is below 4 MB.
const MaxCheckpointFile = 64 << 20

// legacyMagic opens the older layout of torch.save: a pickle of the number
// 0x1950a86a20f9469cfc6c.
const legacyMagic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."

// ReadCheckpoint reads a NumPy array of float32 or float64 from a file written
// by torch.save, in either layout: a zip with the pickle in NAME/data.pkl, or
// four bare pickles of which the last is the array. The pickle is never
// executed: only the instructions and the four names that a NumPy array
// consists of are understood, anything else is refused by name.
func ReadCheckpoint(path string) (*Checkpoint, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("expected a regular file, found %s", info.Mode().Type())
	}
	if err == nil && info.Size() > MaxCheckpointFile {
		err = fmt.Errorf("expected at most %d bytes, found %d", MaxCheckpointFile, info.Size())
	}
	if err != nil {
		return nil, fmt.Errorf("checkpoint %s: %w", path, err)
	}
	b := make([]byte, info.Size())
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, fmt.Errorf("checkpoint %s: expected %d bytes: %w", path, info.Size(), err)
	}
	c, err := DecodeCheckpoint(b)
	if err != nil {
		return nil, fmt.Errorf("checkpoint %s: %w", path, err)
	}
	return c, nil
}

// DecodeCheckpoint is ReadCheckpoint on a file's content.
func DecodeCheckpoint(b []byte) (*Checkpoint, error) {
	var program []byte
	var err error
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		program, err = zippedPickle(b)
	case bytes.HasPrefix(b, []byte(legacyMagic)):
		program, err = legacyPickle(b)
	default:
		err = fmt.Errorf("expected a file written by torch.save, a zip or a legacy pickle, found one that begins %q", b[:min(len(b), 8)])
	}
	if err != nil {
		return nil, err
	}
	return unpickle(program)
}

// zippedPickle takes NAME/data.pkl out of the zip.
func zippedPickle(b []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("zip: %w", err)
	}
	var found *zip.File
	for _, f := range z.File {
		if path.Base(f.Name) == "data.pkl" {
			if found != nil {
				return nil, fmt.Errorf("zip: expected one data.pkl, found %s and %s", found.Name, f.Name)
			}
			found = f
		}
	}
	if found == nil {
		return nil, fmt.Errorf("zip: expected NAME/data.pkl, found none among %d entries", len(z.File))
	}
	r, err := found.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", found.Name, err)
	}
	defer r.Close()
	program, err := io.ReadAll(io.LimitReader(r, MaxCheckpointFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", found.Name, err)
	}
	if len(program) > MaxCheckpointFile {
		return nil, fmt.Errorf("%s: expected at most %d bytes unpacked, found more", found.Name, MaxCheckpointFile)
	}
	return program, nil
}

// legacyPickle skips the magic number, the protocol and the system's
// description, each a pickle of its own, and returns the fourth.
func legacyPickle(b []byte) ([]byte, error) {
	at := 0
	for range 3 {
		n, err := scanPickle(b[at:], true)
		if err != nil {
			return nil, fmt.Errorf("legacy header at byte %d: %w", at, err)
		}
		at += n
	}
	n, err := scanPickle(b[at:], false)
	if err != nil {
		return nil, fmt.Errorf("array at byte %d: %w", at, err)
	}
	return b[at : at+n], nil
}

// unpickle runs a program that scanPickle has approved.
func unpickle(program []byte) (c *Checkpoint, err error) {
	if _, err := scanPickle(program, false); err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			c, err = nil, fmt.Errorf("pickle: expected a NumPy array, found a program that does not make one: %v", r)
		}
	}()
	u := pickle.NewUnpickler(bytes.NewReader(program))
	u.FindClass = findNumPy
	v, err := u.Load()
	if err != nil {
		return nil, fmt.Errorf("pickle: %w", err)
	}
	a, ok := v.(*ndarray)
	if !ok {
		return nil, fmt.Errorf("pickle: expected a NumPy array, found %T", v)
	}
	return a.checkpoint()
}

// checkpoint converts the array's bytes to numbers in C order.
func (a *ndarray) checkpoint() (*Checkpoint, error) {
	if a.dtype == nil {
		return nil, errors.New("array: expected its shape and numbers, found none")
	}
	size, order, number, err := a.dtype.numbers()
	if err != nil {
		return nil, err
	}
	count := 1
	for _, d := range a.shape {
		if d < 0 || d > 0 && count > MaxCheckpointFile/d {
			return nil, fmt.Errorf("array: expected a shape that fits into %d bytes, found %v", MaxCheckpointFile, a.shape)
		}
		count *= d
	}
	if len(a.data) != count*size {
		return nil, fmt.Errorf("array: expected %d bytes for shape %v, found %d", count*size, a.shape, len(a.data))
	}
	c := &Checkpoint{Shape: a.shape, Data: make([]float32, count)}
	for k := range c.Data {
		at := k
		if a.fortran {
			at = fortranIndex(k, a.shape)
		}
		v := float32(number(order, a.data[at*size:]))
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			return nil, fmt.Errorf("array: expected finite numbers, found %v at element %d of shape %v", v, k, a.shape)
		}
		c.Data[k] = v
	}
	return c, nil
}

// fortranIndex is where element k, counted in C order, lies in a
// column-major array.
func fortranIndex(k int, shape []int) int {
	stride, at := 1, 0
	for _, d := range shape {
		stride *= d
	}
	for i := len(shape) - 1; i >= 0; i-- {
		stride /= shape[i]
		at += k % shape[i] * stride
		k /= shape[i]
	}
	return at
}
