package main

import "bytes"

// valueType is a type of WebAssembly's values by its byte in the binary format.
type valueType byte

const (
	i32  valueType = 0x7F
	f32  valueType = 0x7D
	v128 valueType = 0x7B
)

// module collects functions, all of them exported, over one imported memory.
type module struct{ functions []*function }

// function adds one, whose parameters are its first locals.
func (m *module) function(name string, result []valueType, params ...valueType) *function {
	f := &function{name: name, index: len(m.functions), params: params, result: result, locals: append([]valueType{}, params...)}
	m.functions = append(m.functions, f)
	return f
}

// bytes is the module in the binary format, version 1, which imports its memory as
// go.mem: the memory that a Go program exports under that name.
func (m *module) bytes() []byte {
	var types, imports, functions, exports, codes bytes.Buffer
	for _, b := range []*bytes.Buffer{&types, &functions, &exports, &codes} {
		unsigned(b, len(m.functions))
	}
	unsigned(&imports, 1)
	text(&imports, "go")
	text(&imports, "mem")
	imports.Write([]byte{0x02, 0x00, 0x00}) // a memory of no least size and no limit
	for n, f := range m.functions {
		types.WriteByte(0x60)
		valueTypes(&types, f.params)
		valueTypes(&types, f.result)
		unsigned(&functions, n)
		text(&exports, f.name)
		exports.WriteByte(0x00)
		unsigned(&exports, n)
		body := f.body()
		unsigned(&codes, len(body))
		codes.Write(body)
	}
	all := bytes.NewBuffer([]byte{0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00})
	for _, section := range []struct {
		id      byte
		content *bytes.Buffer
	}{{1, &types}, {2, &imports}, {3, &functions}, {7, &exports}, {10, &codes}} {
		all.WriteByte(section.id)
		unsigned(all, section.content.Len())
		all.Write(section.content.Bytes())
	}
	return all.Bytes()
}

// unsigned and signed write an integer in LEB128.
func unsigned(b *bytes.Buffer, v int) {
	for ; v >= 0x80; v >>= 7 {
		b.WriteByte(byte(v) | 0x80)
	}
	b.WriteByte(byte(v))
}

func signed(b *bytes.Buffer, v int32) {
	for ; v < -0x40 || v >= 0x40; v >>= 7 {
		b.WriteByte(byte(v) | 0x80)
	}
	b.WriteByte(byte(v) & 0x7F)
}

func text(b *bytes.Buffer, s string) {
	unsigned(b, len(s))
	b.WriteString(s)
}

func valueTypes(b *bytes.Buffer, types []valueType) {
	unsigned(b, len(types))
	for _, t := range types {
		b.WriteByte(byte(t))
	}
}
