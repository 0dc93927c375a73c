package brain

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/nlpodyssey/gopickle/types"
)

// The four things that a pickled NumPy array refers to, each reduced to what an
// array of floats needs.
type (
	reconstruct  struct{} // numpy.core.multiarray._reconstruct
	ndarrayClass struct{} // numpy.ndarray
	dtypeClass   struct{} // numpy.dtype
	encoder      struct{} // _codecs.encode

	// ndarray is an array under construction.
	ndarray struct {
		shape   []int
		dtype   *dtype
		fortran bool
		data    rawBytes
	}
	dtype struct {
		kind  string // f4, f8
		order string // <, >
	}
	// rawBytes are Python bytes.
	rawBytes []byte
)

var (
	_ types.Callable        = reconstruct{}
	_ types.Callable        = dtypeClass{}
	_ types.Callable        = encoder{}
	_ types.PyStateSettable = (*ndarray)(nil)
	_ types.PyStateSettable = (*dtype)(nil)
)

// findNumPy is the whole world that a pickle can name.
func findNumPy(module, name string) (any, error) {
	switch module + "." + name {
	case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct":
		return reconstruct{}, nil
	case "numpy.ndarray":
		return ndarrayClass{}, nil
	case "numpy.dtype":
		return dtypeClass{}, nil
	case "_codecs.encode":
		return encoder{}, nil
	}
	return nil, fmt.Errorf("expected a NumPy array, found a reference to %s.%s, which is refused", module, name)
}

// Call makes an empty array; its state comes with PySetState.
func (reconstruct) Call(args ...any) (any, error) {
	if len(args) != 3 {
		return nil, fmt.Errorf("_reconstruct: expected 3 arguments, found %d", len(args))
	}
	if _, ok := args[0].(ndarrayClass); !ok {
		return nil, errors.New("_reconstruct: expected numpy.ndarray, found another class")
	}
	return &ndarray{}, nil
}

// PySetState takes (version, shape, dtype, is Fortran order, bytes).
func (a *ndarray) PySetState(state any) error {
	t, ok := state.(*types.Tuple)
	if !ok || t.Len() != 5 {
		return errors.New("ndarray: expected a state of 5 parts, found another")
	}
	shape, shapeOK := t.Get(1).(*types.Tuple)
	d, dtypeOK := t.Get(2).(*dtype)
	fortran, fortranOK := t.Get(3).(bool)
	if !shapeOK || !dtypeOK || !fortranOK {
		return errors.New("ndarray: expected (version, shape, dtype, order, bytes), found another state")
	}
	a.shape = nil
	for i := range shape.Len() {
		n, ok := shape.Get(i).(int)
		if !ok {
			return errors.New("ndarray: expected a shape of whole numbers, found another")
		}
		a.shape = append(a.shape, n)
	}
	switch b := t.Get(4).(type) {
	case rawBytes:
		a.data = b
	case []byte:
		a.data = b
	default:
		return errors.New("ndarray: expected its numbers as bytes, found another type")
	}
	a.dtype, a.fortran = d, fortran
	return nil
}

// Call takes ('f4', False, True).
func (dtypeClass) Call(args ...any) (any, error) {
	if len(args) == 0 {
		return nil, errors.New("dtype: expected a name, found none")
	}
	kind, ok := args[0].(string)
	if !ok {
		return nil, errors.New("dtype: expected a name, found another type")
	}
	return &dtype{kind: kind, order: "<"}, nil
}

// PySetState takes (version, byte order, …).
func (d *dtype) PySetState(state any) error {
	t, ok := state.(*types.Tuple)
	if !ok || t.Len() < 2 {
		return errors.New("dtype: expected a state of two parts or more, found another")
	}
	if d.order, ok = t.Get(1).(string); !ok {
		return errors.New("dtype: expected a byte order, found another type")
	}
	return nil
}

// numbers says how to read one element.
func (d *dtype) numbers() (size int, order binary.ByteOrder, number func(binary.ByteOrder, []byte) float64, err error) {
	switch d.order {
	case "<":
		order = binary.LittleEndian
	case ">":
		order = binary.BigEndian
	default:
		return 0, nil, nil, fmt.Errorf("dtype: expected byte order < or >, found %q", d.order)
	}
	switch strings.TrimLeft(d.kind, "<>") {
	case "f4":
		return 4, order, func(o binary.ByteOrder, b []byte) float64 { return float64(math.Float32frombits(o.Uint32(b))) }, nil
	case "f8":
		return 8, order, func(o binary.ByteOrder, b []byte) float64 { return math.Float64frombits(o.Uint64(b)) }, nil
	}
	return 0, nil, nil, fmt.Errorf("dtype: expected f4 or f8, found %q", d.kind)
}

// Call encodes a string as Latin-1, which is how protocol 2 carries bytes.
func (encoder) Call(args ...any) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("encode: expected 2 arguments, found %d", len(args))
	}
	s, ok := args[0].(string)
	codec, codecOK := args[1].(string)
	if !ok || !codecOK || codec != "latin1" && codec != "latin-1" {
		return nil, errors.New("encode: expected a string to encode as latin1, found another request")
	}
	b := make(rawBytes, 0, len(s))
	for i, r := range s {
		if r > 255 {
			return nil, fmt.Errorf("encode: expected Latin-1 characters, found %q at byte %d", r, i)
		}
		b = append(b, byte(r))
	}
	return b, nil
}
