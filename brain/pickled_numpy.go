package brain

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"hebbarium/brain/pickle"
)

// pickled is the whole world that the pickle of an array or a tensor can name.
type pickled struct {
	room int // bytes that may still be made out of strings
}

var _ pickle.World = (*pickled)(nil)

// callable is what a name stands for that a pickle calls.
type callable func(args pickle.Tuple) (any, error)

// Call calls it.
func (f callable) Call(args pickle.Tuple) (any, error) { return f(args) }

// ndarrayClass stands for numpy.ndarray, which is only ever named.
type ndarrayClass struct{}

// ndarray is an array under construction.
type ndarray struct {
	shape   []int
	dtype   *dtype
	fortran bool
	data    []byte
}

// dtype is the type of an array's elements.
type dtype struct {
	kind  string // f2, f4, f8
	order string // <, >
}

var (
	_ pickle.Stateful = (*ndarray)(nil)
	_ pickle.Stateful = (*dtype)(nil)
)

// Find gives each name the little that arrays and tensors of floats need of it.
func (p *pickled) Find(module, name string) (any, error) {
	switch module + "." + name {
	case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct":
		return callable(reconstruct), nil
	case "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer":
		return callable(fromBuffer), nil
	case "numpy.ndarray":
		return ndarrayClass{}, nil
	case "numpy.dtype":
		return callable(makeDtype), nil
	case "_codecs.encode":
		return callable(p.encode), nil
	}
	if v := findTorch(module, name); v != nil {
		return v, nil
	}
	return nil, fmt.Errorf("expected a NumPy array or a torch tensor, found a reference to %.100q, which is refused", module+"."+name)
}

// reconstruct makes an empty array; its state comes with SetState.
func reconstruct(args pickle.Tuple) (any, error) {
	if len(args) != 3 {
		return nil, fmt.Errorf("_reconstruct: expected 3 arguments, found %d", len(args))
	}
	if _, ok := args[0].(ndarrayClass); !ok {
		return nil, errors.New("_reconstruct: expected numpy.ndarray, found another class")
	}
	return &ndarray{}, nil
}

// SetState takes (version, shape, dtype, is Fortran order, bytes).
func (a *ndarray) SetState(state any) error {
	t, ok := state.(pickle.Tuple)
	if !ok || len(t) != 5 {
		return errors.New("ndarray: expected a state of 5 parts, found another")
	}
	shape, shapeOK := pickle.Ints(t[1])
	d, dtypeOK := t[2].(*dtype)
	fortran, fortranOK := t[3].(bool)
	data, dataOK := t[4].(pickle.Bytes)
	if !shapeOK || !dtypeOK || !fortranOK || !dataOK {
		return fmt.Errorf("ndarray: expected (version, shape, dtype, order, bytes), found (%s, %s, %s, %s, %s)",
			pickle.Kind(t[0]), pickle.Kind(t[1]), pickle.Kind(t[2]), pickle.Kind(t[3]), pickle.Kind(t[4]))
	}
	*a = ndarray{shape, d, fortran, data}
	return nil
}

// fromBuffer is how protocol 5 makes an array: (bytes, dtype, shape, order) and,
// where the axes lie in another order than they count, that order.
func fromBuffer(args pickle.Tuple) (any, error) {
	if len(args) != 4 && len(args) != 5 {
		return nil, fmt.Errorf("_frombuffer: expected 4 or 5 arguments, found %d", len(args))
	}
	data, dataOK := args[0].(pickle.Bytes)
	d, dtypeOK := args[1].(*dtype)
	shape, shapeOK := pickle.Ints(args[2])
	order, orderOK := pickle.Text(args[3])
	if !dataOK || !dtypeOK || !shapeOK || !orderOK || order != "C" && order != "F" || len(args) == 5 && args[4] != nil {
		return nil, errors.New("_frombuffer: expected (bytes, dtype, shape, C or F), found others")
	}
	return &ndarray{shape, d, order == "F", data}, nil
}

// makeDtype takes ('f4', False, True).
func makeDtype(args pickle.Tuple) (any, error) {
	if len(args) == 0 {
		return nil, errors.New("dtype: expected a name, found none")
	}
	kind, ok := pickle.Text(args[0])
	if !ok {
		return nil, fmt.Errorf("dtype: expected a name, found %s", pickle.Kind(args[0]))
	}
	return &dtype{kind: kind, order: "<"}, nil
}

// SetState takes (version, byte order, …).
func (d *dtype) SetState(state any) error {
	t, ok := state.(pickle.Tuple)
	if !ok || len(t) < 2 {
		return errors.New("dtype: expected a state of two parts or more, found another")
	}
	if d.order, ok = pickle.Text(t[1]); !ok {
		return fmt.Errorf("dtype: expected a byte order, found %s", pickle.Kind(t[1]))
	}
	return nil
}

// encode encodes a string as Latin-1, which is how protocols before 3 carry bytes.
// A pickle can ask for that as often as it likes, so that what is made is bounded
// by its length.
func (p *pickled) encode(args pickle.Tuple) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("encode: expected 2 arguments, found %d", len(args))
	}
	s, ok := args[0].(string)
	codec, codecOK := args[1].(string)
	if !ok || !codecOK || codec != "latin1" && codec != "latin-1" {
		return nil, errors.New("encode: expected a string to encode as latin1, found another request")
	}
	made := utf8.RuneCountInString(s) // fewer than the string has in UTF-8
	if p.room -= made; p.room < 0 {
		return nil, errors.New("encode: expected each string to be encoded once, found more bytes made than the pickle has")
	}
	b := make(pickle.Bytes, 0, made)
	for i, r := range s {
		if r > 255 {
			return nil, fmt.Errorf("encode: expected Latin-1 characters, found %q at byte %d", r, i)
		}
		b = append(b, byte(r))
	}
	return b, nil
}
