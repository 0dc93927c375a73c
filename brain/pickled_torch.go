package brain

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"hebbarium/brain/pickle"
)

// storageClass is the class of a tensor's numbers, as numbersOf calls their type.
type storageClass struct{ kind string }

// storage is where a tensor's numbers lie outside the pickle.
type storage struct {
	kind  string
	key   string // of the file of it
	count int    // of numbers
}

// tensorView is a tensor: a view of a storage.
type tensorView struct {
	storage       *storage
	offset        int // in numbers, as the strides are
	shape, stride []int
}

// findTorch is what the names of torch's tensors stand for, nil for other names.
func findTorch(module, name string) any {
	kinds := map[string]string{"FloatStorage": "f4", "DoubleStorage": "f8", "HalfStorage": "f2", "BFloat16Storage": "bf16"}
	if kind := kinds[name]; kind != "" && (module == "torch" || module == "torch.cuda") {
		return storageClass{kind}
	}
	switch module + "." + name {
	case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2":
		return callable(rebuildTensor)
	case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state":
		return callable(rebuildParameter)
	case "collections.OrderedDict":
		return callable(func(pickle.Tuple) (any, error) { return &pickle.Dict{}, nil })
	}
	return nil
}

// Persistent takes ('storage', class, key, device, count of numbers) and, in the
// older layout, the part of another storage that it is, or None.
func (p *pickled) Persistent(id any) (any, error) {
	bad := fmt.Errorf("expected the numbers of a torch tensor, found a reference to something else (%s)", pickle.Kind(id))
	t, ok := id.(pickle.Tuple)
	if !ok || len(t) < 5 || len(t) > 6 {
		return nil, bad
	}
	word, wordOK := pickle.Text(t[0])
	class, classOK := t[1].(storageClass)
	key, keyOK := pickle.Text(t[2])
	count, countOK := t[4].(int)
	if !wordOK || word != "storage" || !classOK || !keyOK || !countOK || count < 0 {
		return nil, bad
	}
	if len(t) == 6 && t[5] != nil {
		return nil, errors.New("expected a torch tensor with numbers of its own, found a part of others: save a clone of it")
	}
	return &storage{class.kind, key, count}, nil
}

// rebuildTensor takes (storage, offset, shape, strides, …).
func rebuildTensor(args pickle.Tuple) (any, error) {
	if len(args) < 4 {
		return nil, fmt.Errorf("_rebuild_tensor: expected 4 arguments or more, found %d", len(args))
	}
	s, storageOK := args[0].(*storage)
	offset, offsetOK := args[1].(int)
	shape, shapeOK := pickle.Ints(args[2])
	stride, strideOK := pickle.Ints(args[3])
	if !storageOK || !offsetOK || !shapeOK || !strideOK || len(shape) != len(stride) {
		return nil, errors.New("_rebuild_tensor: expected (storage, offset, shape, strides), found others")
	}
	return &tensorView{s, offset, shape, stride}, nil
}

// rebuildParameter takes (tensor, …).
func rebuildParameter(args pickle.Tuple) (any, error) {
	if len(args) > 0 {
		if t, ok := args[0].(*tensorView); ok {
			return t, nil
		}
	}
	return nil, errors.New("_rebuild_parameter: expected a tensor, found none")
}

// checkpoint gathers the tensor's numbers, in C order, from those of its storage.
func (t *tensorView) checkpoint(raw []byte, order binary.ByteOrder) (*Checkpoint, error) {
	size, number, err := numbersOf(t.storage.kind)
	if err != nil {
		return nil, err
	}
	if t.storage.count > len(raw)/size {
		return nil, fmt.Errorf("tensor: expected %d numbers of %d bytes, found %d bytes", t.storage.count, size, len(raw))
	}
	c, err := newCheckpoint(t.shape)
	if err != nil || len(c.Data) == 0 {
		return c, err
	}
	last := t.offset
	for i, d := range t.shape {
		// No product here is beyond the square of what an array may have.
		if t.stride[i] < 0 || t.stride[i] > len(raw) {
			return nil, fmt.Errorf("tensor: expected strides within its numbers, found %v", t.stride)
		}
		last += (d - 1) * t.stride[i]
	}
	if t.offset < 0 || t.offset > len(raw) || last >= t.storage.count {
		return nil, fmt.Errorf("tensor: expected shape %v with strides %v from number %d on within %d numbers, found one beyond", t.shape, t.stride, t.offset, t.storage.count)
	}
	index := make([]int, len(t.shape))
	at := t.offset
	for k := range c.Data {
		if err := c.set(k, number(order, raw[at*size:])); err != nil {
			return nil, err
		}
		for i := len(index) - 1; i >= 0; i-- {
			index[i]++
			at += t.stride[i]
			if index[i] < t.shape[i] {
				break
			}
			at -= index[i] * t.stride[i]
			index[i] = 0
		}
	}
	return c, nil
}

// isBig tells from the word for a byte order, which torch keeps beside its
// tensors, whether it begins with the highest byte.
func isBig(order string) bool { return strings.TrimSpace(order) == "big" }
