package pickle

import "fmt"

// What a pickle makes: nil for None, bool, int, float64, string, and these.
type (
	// Bytes are bytes, a bytearray, or a string of Python 2; part of the pickle.
	Bytes []byte
	// Long is a whole number beyond 64 bits, little-endian, in two's complement.
	Long []byte
	// Tuple is a tuple.
	Tuple []any
	// List is a list.
	List struct{ Items []any }
	// Dict is a dictionary, its pairs in order.
	Dict struct{ Keys, Values []any }
)

// Callable is what a name may stand for where the pickle calls it.
type Callable interface {
	Call(args Tuple) (any, error)
}

// Stateful is a value that the pickle completes by a state.
type Stateful interface {
	SetState(state any) error
}

// World is all that a pickle can name.
type World interface {
	// Find is what module.name stands for.
	Find(module, name string) (any, error)
	// Persistent is what lies outside the pickle under an id.
	Persistent(id any) (any, error)
}

// Text is the text of a string, of either Python.
func Text(v any) (string, bool) {
	if b, ok := v.(Bytes); ok {
		return string(b), true
	}
	s, ok := v.(string)
	return s, ok
}

// Ints are the whole numbers of a tuple.
func Ints(v any) ([]int, bool) {
	t, ok := v.(Tuple)
	if !ok {
		return nil, false
	}
	all := make([]int, len(t))
	for i, each := range t {
		if all[i], ok = each.(int); !ok {
			return nil, false
		}
	}
	return all, true
}

// Get is the value of a key that is text.
func (d *Dict) Get(key string) (any, bool) {
	for i, k := range d.Keys {
		if s, ok := Text(k); ok && s == key {
			return d.Values[i], true
		}
	}
	return nil, false
}

// Kind names a value's type as Python does.
func Kind(v any) string {
	switch v.(type) {
	case nil:
		return "None"
	case bool:
		return "bool"
	case int, Long:
		return "int"
	case float64:
		return "float"
	case string:
		return "str"
	case Bytes:
		return "bytes"
	case Tuple:
		return "tuple"
	case *List:
		return "list"
	case *Dict:
		return "dict"
	}
	return fmt.Sprintf("%T", v)
}
