package car

import (
	"encoding/binary"
	"fmt"
	"math"
)

func appendFloat(dst []byte, v float64) []byte {
	return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v))
}

func appendSingle(dst []byte, v float32) []byte {
	return binary.LittleEndian.AppendUint32(dst, math.Float32bits(v))
}

func appendInt(dst []byte, v int) []byte {
	return binary.LittleEndian.AppendUint32(dst, uint32(int32(v)))
}

// appendBools packs flags eight to a byte.
func appendBools(dst []byte, flags []bool) []byte {
	dst = appendInt(dst, len(flags))
	for i := 0; i < len(flags); i += 8 {
		packed := byte(0)
		for k, flag := range flags[i:min(i+8, len(flags))] {
			if flag {
				packed |= 1 << k
			}
		}
		dst = append(dst, packed)
	}
	return dst
}

func (r *stateReader) byte() byte { return r.take(1)[0] }
func (r *stateReader) int() int   { return int(int32(binary.LittleEndian.Uint32(r.take(4)))) }
func (r *stateReader) float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}
func (r *stateReader) single() float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(r.take(4)))
}

// bools reads as many flags as there is room for.
func (r *stateReader) bools(flags []bool) {
	if n := r.int(); r.err == nil && n != len(flags) {
		r.fail(fmt.Sprintf("flags of %d tiles", len(flags)), fmt.Sprint(n))
	}
	for i, packed := range r.take((len(flags) + 7) / 8) {
		for k := range flags[8*i : min(8*i+8, len(flags))] {
			flags[8*i+k] = packed>>k&1 == 1
		}
	}
}
