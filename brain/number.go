package brain

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/nlpodyssey/safetensors"
)

// numberTypes are the types that a tensor's numbers may have in a file.
const numberTypes = "F32, F64, F16 or BF16"

// readable tells whether a tensor's numbers may be of a type.
func readable(t safetensors.DType) bool {
	return t == safetensors.F32 || t == safetensors.F64 || t == safetensors.F16 || t == safetensors.BF16
}

// widen converts the little-endian numbers of a tensor to float32; those of F64
// are rounded to it, and become infinite beyond it.
func widen(dst []float32, t safetensors.DType, b []byte) error {
	switch t {
	case safetensors.F32:
		for i := range dst {
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
	case safetensors.BF16:
		for i := range dst {
			dst[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(b[2*i:])) << 16)
		}
	case safetensors.F16:
		for i := range dst {
			dst[i] = halfToFloat(binary.LittleEndian.Uint16(b[2*i:]))
		}
	case safetensors.F64:
		for i := range dst {
			dst[i] = float32(math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:])))
		}
	default:
		return fmt.Errorf("expected %s, found %s", numberTypes, t)
	}
	return nil
}

// halfToFloat widens an IEEE 754 binary16 number, exactly.
func halfToFloat(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, int(h>>10&31), uint32(h&1023)
	switch exponent {
	case 0:
		v := float32(fraction) / (1 << 24)
		return math.Float32frombits(math.Float32bits(v) | sign)
	case 31:
		return math.Float32frombits(sign | 0x7f800000 | fraction<<13)
	}
	return math.Float32frombits(sign | uint32(exponent+112)<<23 | fraction<<13)
}
