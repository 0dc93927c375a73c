// Package parcel is the form in which a rule set travels to a page: the bytes of its numbers
// are sorted, those that say how large a number is beside those of all others, since they
// pack better so. What comes out is the rule set's file to the last bit.
package parcel

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
)

// mark begins a parcel. No rule set does: there it would be a header of a length beyond any.
const mark = "hebbarium parcel"

// Pack is the parcel of a .safetensors file of 32-bit numbers.
func Pack(file []byte) ([]byte, error) {
	if len(file) < 8 {
		return nil, fmt.Errorf("expected a .safetensors file, found %d bytes", len(file))
	}
	length := binary.LittleEndian.Uint64(file)
	if length > uint64(len(file)-8) || (len(file)-8-int(length))%4 != 0 {
		return nil, fmt.Errorf("expected a header and 32-bit numbers, found a header of %d in a file of %d bytes", length, len(file))
	}
	head := 8 + int(length)
	out := append([]byte(mark), file[:head]...)
	out = append(out, make([]byte, len(file)-head)...)
	to, n := out[len(mark)+head:], (len(file)-head)/4
	for i := range n {
		v := binary.LittleEndian.Uint32(file[head+4*i:])
		v = v<<1 | v>>31 // the sign behind, so that the first byte is the exponent
		for k := range 4 {
			to[k*n+i] = byte(v >> (8 * k))
		}
	}
	return out, nil
}

// Unpack is the file that a parcel was made of; what is no parcel is returned as it is.
func Unpack(data []byte) ([]byte, error) {
	file, found := bytes.CutPrefix(data, []byte(mark))
	if !found {
		return data, nil
	}
	if len(file) < 8 || binary.LittleEndian.Uint64(file) > uint64(len(file)-8) {
		return nil, errors.New("parcel: expected a header in it, found its end")
	}
	head := 8 + int(binary.LittleEndian.Uint64(file))
	from, n := file[head:], (len(file)-head)/4
	out := make([]byte, head+4*n)
	copy(out, file[:head])
	for i := range n {
		v := uint32(from[i]) | uint32(from[n+i])<<8 | uint32(from[2*n+i])<<16 | uint32(from[3*n+i])<<24
		binary.LittleEndian.PutUint32(out[head+4*i:], v>>1|v<<31)
	}
	return out, nil
}

// Folder is a folder whose parcels are opened when they are read.
type Folder struct{ fs.ReadFileFS }

// Open opens a file, or the folder.
func (f Folder) Open(name string) (fs.File, error) {
	file, err := f.ReadFileFS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		return file, err
	}
	file.Close()
	data, err := f.ReadFile(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &opened{Reader: bytes.NewReader(data), info: size{info, int64(len(data))}}, nil
}

// ReadFile is the content of a file.
func (f Folder) ReadFile(name string) ([]byte, error) {
	data, err := f.ReadFileFS.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return Unpack(data)
}

// opened is a file that came as a parcel.
type opened struct {
	*bytes.Reader
	info size
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

// size is what is said of a file, with its own size.
type size struct {
	fs.FileInfo
	bytes int64
}

func (s size) Size() int64 { return s.bytes }
