package brain

import (
	"archive/zip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// array is a NumPy array widened to float64.
type array struct {
	shape []int
	data  []float64
}

func (a array) float32() []float32 {
	x := make([]float32, len(a.data))
	for i, v := range a.data {
		x[i] = float32(v)
	}
	return x
}

// readNPZ reads every array of a .npz file.
func readNPZ(t *testing.T, path string) map[string]array {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	arrays := map[string]array{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		a, err := parseNPY(b)
		if err != nil {
			t.Fatalf("%s: %s: %v", path, f.Name, err)
		}
		arrays[strings.TrimSuffix(f.Name, ".npy")] = a
	}
	return arrays
}

// parseNPY reads the NPY format, version 1 or 2, C order, little-endian.
func parseNPY(b []byte) (array, error) {
	if len(b) < 12 || string(b[:6]) != "\x93NUMPY" {
		return array{}, fmt.Errorf("expected an NPY file")
	}
	n, at := int(binary.LittleEndian.Uint16(b[8:])), 10
	if b[6] > 1 {
		n, at = int(binary.LittleEndian.Uint32(b[8:])), 12
	}
	m := regexp.MustCompile(`'descr': *'([^']+)'.*'fortran_order': *(\w+).*'shape': *\(([^)]*)\)`).FindStringSubmatch(string(b[at : at+n]))
	if m == nil || m[2] != "False" {
		return array{}, fmt.Errorf("unexpected NPY header %q", b[at:at+n])
	}
	a, count := array{}, 1
	for _, s := range strings.Split(m[3], ",") {
		if s = strings.TrimSpace(s); s != "" {
			d, err := strconv.Atoi(s)
			if err != nil {
				return array{}, err
			}
			a.shape, count = append(a.shape, d), count*d
		}
	}
	data := b[at+n:]
	a.data = make([]float64, count)
	for i := range a.data {
		switch m[1] {
		case "<f4":
			a.data[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:])))
		case "<f8":
			a.data[i] = math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
		case "<f2":
			a.data[i] = float64(halfToFloat(binary.LittleEndian.Uint16(data[2*i:])))
		case "|u1":
			a.data[i] = float64(data[i])
		default:
			return array{}, fmt.Errorf("unexpected type %q", m[1])
		}
	}
	return a, nil
}
