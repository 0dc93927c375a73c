package elsewhere

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"hebbarium/evolve/experiment"
)

// encode writes what a job gave: for each table the number of its rows, for each row the
// number of its values, and these; all little-endian, counts of four bytes, values of
// eight, so that every bit travels.
func encode(r experiment.Result) []byte {
	var out []byte
	for _, rows := range r {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(rows)))
		for _, row := range rows {
			out = binary.LittleEndian.AppendUint32(out, uint32(len(row)))
			for _, v := range row {
				out = binary.LittleEndian.AppendUint64(out, math.Float64bits(v))
			}
		}
	}
	return out
}

var errShort = errors.New("expected more bytes than there are")

// decode reads what a job gave of these tables.
func decode(data []byte, tables []experiment.Table) (experiment.Result, error) {
	count := func(least int) (int, error) { // of things that take so many bytes at the least
		if len(data) < 4 {
			return 0, errShort
		}
		n := uint64(binary.LittleEndian.Uint32(data))
		if data = data[4:]; n*uint64(least) > uint64(len(data)) {
			return 0, errShort
		}
		return int(n), nil
	}
	out := make(experiment.Result, len(tables))
	for t, table := range tables {
		rows, err := count(4)
		if err != nil {
			return nil, err
		}
		for range rows {
			n, err := count(8)
			if err != nil {
				return nil, err
			}
			if n != len(table.Values) {
				return nil, fmt.Errorf("expected %d values in a row, found %d", len(table.Values), n)
			}
			row := make(experiment.Row, n)
			for i := range row {
				row[i] = math.Float64frombits(binary.LittleEndian.Uint64(data))
				data = data[8:]
			}
			out[t] = append(out[t], row)
		}
	}
	if len(data) > 0 {
		return nil, fmt.Errorf("expected nothing after the last table, found %d bytes", len(data))
	}
	return out, nil
}
