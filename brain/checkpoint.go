package brain

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"hebbarium/brain/file"
	"hebbarium/brain/pickle"
)

// Checkpoint is an array or a tensor of floats, as the original code and those who
// use it save them.
type Checkpoint struct {
	Shape []int
	Data  []float32 // C order
}

// MaxCheckpointFile is the largest checkpoint, in bytes, that is read; the
// original's largest is below 4 MB. Of what is compressed in a file, maxUnpacked
// bytes are read, and maxNumbers is how many numbers a checkpoint has at most,
// four times those of the original's largest.
const (
	MaxCheckpointFile = 64 << 20
	maxUnpacked       = 16 << 20
	maxNumbers        = 1 << 21
)

// ReadCheckpoint reads an array of float16, float32 or float64 from a file that
// torch.save, numpy.save, numpy.savez or pickle.dump wrote, or a tensor, of
// bfloat16 too, that torch.save wrote: in either layout of torch and every protocol
// of pickle. A pickle is never executed: only the instructions and the names that
// arrays and tensors consist of are understood, anything else is refused by name.
func ReadCheckpoint(path string) (*Checkpoint, error) {
	b, err := file.Read(path, MaxCheckpointFile)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	c, err := DecodeCheckpoint(b)
	if err != nil {
		return nil, fmt.Errorf("checkpoint %s: %w", path, err)
	}
	return c, nil
}

// DecodeCheckpoint is ReadCheckpoint on a file's content.
func DecodeCheckpoint(b []byte) (*Checkpoint, error) {
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return zipCheckpoint(b)
	case bytes.HasPrefix(b, []byte(npyMagic)):
		return npyCheckpoint(b)
	case len(b) > 0 && (b[0] == '\x80' || b[0] == 'c'):
		return bareCheckpoint(b)
	}
	return nil, fmt.Errorf("expected a file written by torch.save, numpy.save, numpy.savez or pickle.dump, found one that begins %q", b[:min(len(b), 8)])
}

// unpickle reads the pickle of a whole array, and of nothing else.
func unpickle(program []byte) (*Checkpoint, error) {
	v, _, err := pickle.Load(program, &pickled{room: len(program)})
	if err != nil {
		return nil, err
	}
	return arrayOf(v)
}

// arrayOf is what a pickle has made, which must be an array.
func arrayOf(v any) (*Checkpoint, error) {
	a, ok := v.(*ndarray)
	if !ok {
		return nil, fmt.Errorf("pickle: expected an array or a tensor of floats, found %s", nameOf(v))
	}
	return a.checkpoint()
}

// nameOf is what a value that is no array is called.
func nameOf(v any) string {
	switch v.(type) {
	case *dtype:
		return "a dtype"
	case *tensorView, *storage:
		return "a torch tensor without the file of its numbers"
	case callable, ndarrayClass, storageClass:
		return "a class"
	case *pickle.Dict:
		return "dict, as of a whole model: save one of its tensors"
	}
	return pickle.Kind(v)
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
	c, err := newCheckpoint(a.shape)
	if err != nil {
		return nil, err
	}
	if len(a.data) != len(c.Data)*size {
		return nil, fmt.Errorf("array: expected %d bytes for shape %v, found %d", len(c.Data)*size, a.shape, len(a.data))
	}
	for k := range c.Data {
		at := k
		if a.fortran {
			at = fortranIndex(k, a.shape)
		}
		if err := c.set(k, number(order, a.data[at*size:])); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// newCheckpoint makes room for the numbers of a shape.
func newCheckpoint(shape []int) (*Checkpoint, error) {
	count := 1
	for _, d := range shape {
		if d < 0 || d > 0 && count > maxNumbers/d {
			return nil, fmt.Errorf("array: expected a shape that fits into %d numbers, found %v", maxNumbers, shape)
		}
		count *= d
	}
	return &Checkpoint{Shape: shape, Data: make([]float32, count)}, nil
}

// set sets number k, which must be finite as a float32.
func (c *Checkpoint) set(k int, v float64) error {
	if c.Data[k] = float32(v); math.IsNaN(v) || infinite(c.Data[k]) {
		return fmt.Errorf("array: expected finite numbers, found %v at element %d of shape %v", v, k, c.Shape)
	}
	return nil
}

// numbers says how to read one element.
func (d *dtype) numbers() (size int, order binary.ByteOrder, number func(binary.ByteOrder, []byte) float64, err error) {
	if size, number, err = numbersOf(d.kind); err != nil {
		return 0, nil, nil, err
	}
	switch d.order {
	case "<", "=": // the machines that write = are little-endian, as those that read it
		order = binary.LittleEndian
	case ">":
		order = binary.BigEndian
	default:
		return 0, nil, nil, fmt.Errorf("dtype: expected byte order < or >, found %.20q", d.order)
	}
	return size, order, number, nil
}

// numbersOf says how to read one number of a type, by NumPy's name, or bf16.
func numbersOf(kind string) (size int, number func(binary.ByteOrder, []byte) float64, err error) {
	switch kind {
	case "f2":
		return 2, func(o binary.ByteOrder, b []byte) float64 { return float64(halfToFloat(o.Uint16(b))) }, nil
	case "bf16":
		return 2, func(o binary.ByteOrder, b []byte) float64 {
			return float64(math.Float32frombits(uint32(o.Uint16(b)) << 16))
		}, nil
	case "f4":
		return 4, func(o binary.ByteOrder, b []byte) float64 { return float64(math.Float32frombits(o.Uint32(b))) }, nil
	case "f8":
		return 8, func(o binary.ByteOrder, b []byte) float64 { return math.Float64frombits(o.Uint64(b)) }, nil
	}
	return 0, nil, fmt.Errorf("dtype: expected f2, f4 or f8, found %.20q", kind)
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
