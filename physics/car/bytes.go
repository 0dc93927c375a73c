package car

import (
	"encoding/binary"
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
