package brain

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"path"

	"hebbarium/brain/file"
	"hebbarium/brain/pickle"
)

// zipCheckpoint reads what torch.save writes, NAME/data.pkl with the numbers of
// tensors in NAME/data/0 and so on, or the one array of numpy.savez.
func zipCheckpoint(b []byte) (*Checkpoint, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("zip: %w", err)
	}
	var pickles, arrays []*zip.File
	for _, f := range z.File {
		switch {
		case path.Base(f.Name) == "data.pkl":
			pickles = append(pickles, f)
		case path.Ext(f.Name) == ".npy":
			arrays = append(arrays, f)
		}
	}
	switch {
	case len(pickles) > 1:
		return nil, fmt.Errorf("zip: expected one data.pkl, found %s and %s", file.Printable(pickles[0].Name), file.Printable(pickles[1].Name))
	case len(pickles) == 1:
		return torchCheckpoint(z, pickles[0])
	case len(arrays) > 1:
		return nil, fmt.Errorf("zip: expected one array, found %d, %s and %s among them: save the one with numpy.save", len(arrays), file.Printable(arrays[0].Name), file.Printable(arrays[1].Name))
	case len(arrays) == 0:
		return nil, fmt.Errorf("zip: expected NAME/data.pkl of torch.save or an array of numpy.savez, found none among %d entries", len(z.File))
	}
	array, err := unpack(arrays[0])
	if err != nil {
		return nil, err
	}
	c, err := npyCheckpoint(array)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Printable(arrays[0].Name), err)
	}
	return c, nil
}

// torchCheckpoint reads an array or a tensor whose pickle is an entry of z.
func torchCheckpoint(z *zip.Reader, entry *zip.File) (*Checkpoint, error) {
	program, err := unpack(entry)
	if err != nil {
		return nil, err
	}
	v, _, err := pickle.Load(program, &pickled{room: len(program)})
	if err != nil {
		return nil, err
	}
	t, ok := v.(*tensorView)
	if !ok {
		return arrayOf(v)
	}
	beside := func(name string) ([]byte, error) {
		name = path.Join(path.Dir(entry.Name), name)
		for _, f := range z.File {
			if f.Name == name {
				return unpack(f)
			}
		}
		return nil, fmt.Errorf("zip: expected the tensor's numbers in %s, found no such entry", file.Printable(name))
	}
	raw, err := beside("data/" + t.storage.key)
	if err != nil {
		return nil, err
	}
	var order binary.ByteOrder = binary.LittleEndian
	if word, err := beside("byteorder"); err == nil && isBig(string(word)) {
		order = binary.BigEndian
	}
	return t.checkpoint(raw, order)
}

// unpack reads an entry of a zip. What lies in it as it is has at most the file's
// own bytes; what is compressed could become a thousand times as much, and is
// bounded.
func unpack(f *zip.File) ([]byte, error) {
	most := uint64(maxUnpacked)
	if f.Method == zip.Store {
		most = MaxCheckpointFile
	}
	fail := func(err error) ([]byte, error) { return nil, fmt.Errorf("%s: %w", file.Printable(f.Name), err) }
	if f.UncompressedSize64 > most {
		return fail(fmt.Errorf("expected at most %d bytes unpacked, found %d", most, f.UncompressedSize64))
	}
	r, err := f.Open()
	if err != nil {
		return fail(err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err == nil && uint64(len(b)) > most {
		err = fmt.Errorf("expected at most %d bytes unpacked, found more", most)
	}
	if err != nil {
		return fail(err)
	}
	return b, nil
}

// bareCheckpoint reads a pickle that lies in a file as it is: of an array, or the
// older layout of torch.save, which is one of a magic number, one of the protocol,
// one of the machine and one of the array or the tensor.
func bareCheckpoint(b []byte) (*Checkpoint, error) {
	first, at, err := pickle.Load(b, &pickled{room: len(b)})
	if err != nil {
		return nil, err
	}
	if magic, ok := first.(pickle.Long); !ok || string(magic) != torchMagic {
		return arrayOf(first)
	}
	var order binary.ByteOrder = binary.LittleEndian
	for range 2 {
		v, n, err := pickle.Load(b[at:], nothing{})
		if err != nil {
			return nil, fmt.Errorf("legacy header at byte %d: %w", at, err)
		}
		if machine, ok := v.(*pickle.Dict); ok {
			if little, ok := machine.Get("little_endian"); ok && little == false {
				order = binary.BigEndian
			}
		}
		at += n
	}
	rest := b[at:]
	v, n, err := pickle.Load(rest, &pickled{room: len(rest)})
	if err != nil {
		return nil, fmt.Errorf("array at byte %d: %w", at, err)
	}
	t, ok := v.(*tensorView)
	if !ok {
		return arrayOf(v)
	}
	raw, err := legacyNumbers(rest[n:], t.storage)
	if err != nil {
		return nil, fmt.Errorf("numbers at byte %d: %w", at+n, err)
	}
	return t.checkpoint(raw, order)
}

// torchMagic is the magic number of the older layout, 0x1950a86a20f9469cfc6c.
const torchMagic = "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"

// legacyNumbers finds the numbers of a tensor behind its pickle: a pickle of the
// list of keys and then, for each of them, the count and the numbers.
func legacyNumbers(b []byte, s *storage) ([]byte, error) {
	v, n, err := pickle.Load(b, nothing{})
	if err != nil {
		return nil, err
	}
	keys, ok := v.(*pickle.List)
	if !ok || len(keys.Items) != 1 {
		return nil, fmt.Errorf("expected the numbers of one tensor, found %s", pickle.Kind(v))
	}
	if key, ok := pickle.Text(keys.Items[0]); !ok || key != s.key {
		return nil, fmt.Errorf("expected the key %.100q, found another", s.key)
	}
	if b = b[n:]; len(b) < 8 {
		return nil, fmt.Errorf("expected their count, found %d bytes: the file is cut off", len(b))
	}
	size, _, err := numbersOf(s.kind)
	if err != nil {
		return nil, err
	}
	b = b[8:] // the count, which the tensor knows as well
	if len(b) < s.count*size {
		return nil, fmt.Errorf("expected %d bytes, found %d: the file is cut off", s.count*size, len(b))
	}
	return b, nil
}

// nothing is the world of pickles that hold plain values only.
type nothing struct{}

// Find refuses every name.
func (nothing) Find(module, name string) (any, error) {
	return nil, fmt.Errorf("expected plain values, found a reference to %.100q, which is refused", module+"."+name)
}

// Persistent refuses every id.
func (nothing) Persistent(any) (any, error) {
	return nil, fmt.Errorf("expected plain values, found a reference to something outside, which is refused")
}
