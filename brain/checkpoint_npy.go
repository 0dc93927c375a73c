package brain

import (
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// npyMagic opens the files of numpy.save.
const npyMagic = "\x93NUMPY"

// What the header of such a file says, a dictionary as Python writes it.
var (
	npyDescr = regexp.MustCompile(`['"]descr['"]\s*:\s*['"]([^'"]*)['"]`)
	npyOrder = regexp.MustCompile(`['"]fortran_order['"]\s*:\s*(True|False)`)
	npyShape = regexp.MustCompile(`['"]shape['"]\s*:\s*\(([0-9, ]*)\)`)
)

// npyCheckpoint reads an array in NumPy's own format: the magic, the version, the
// length of the header, the header and the numbers.
func npyCheckpoint(b []byte) (*Checkpoint, error) {
	if !strings.HasPrefix(string(b[:min(len(b), len(npyMagic))]), npyMagic) {
		return nil, fmt.Errorf("npy: expected an array, found a file that begins %q", b[:min(len(b), 8)])
	}
	if len(b) < 12 {
		return nil, errors.New("npy: expected a header, found the end: the file is cut off")
	}
	from, length := 10, uint64(binary.LittleEndian.Uint16(b[8:]))
	switch version := b[6]; {
	case version == 2 || version == 3:
		from, length = 12, uint64(binary.LittleEndian.Uint32(b[8:]))
	case version != 1:
		return nil, fmt.Errorf("npy: expected version 1, 2 or 3, found %d", version)
	}
	if length > uint64(len(b)-from) {
		return nil, fmt.Errorf("npy: expected a header of %d bytes, found %d: the file is cut off", length, len(b)-from)
	}
	header := string(b[from : from+int(length)])
	descr, order, shape := npyDescr.FindStringSubmatch(header), npyOrder.FindStringSubmatch(header), npyShape.FindStringSubmatch(header)
	if descr == nil || order == nil || shape == nil || len(descr[1]) < 2 {
		return nil, fmt.Errorf("npy: expected the type, order and shape of an array of floats, found %.200q", header)
	}
	a := &ndarray{dtype: &dtype{kind: descr[1][1:], order: descr[1][:1]}, fortran: order[1] == "True", data: b[from+int(length):]}
	for field := range strings.SplitSeq(shape[1], ",") {
		if field = strings.TrimSpace(field); field == "" {
			continue
		}
		n, err := strconv.Atoi(field)
		if err != nil {
			return nil, fmt.Errorf("npy: expected a shape of whole numbers, found %.100q", shape[1])
		}
		a.shape = append(a.shape, n)
	}
	return a.checkpoint()
}
