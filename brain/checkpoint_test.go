package brain

import (
	"archive/zip"
	"bytes"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestCheckpointsOfEveryKind reads one array from all that numpy, pickle and torch
// write it to: testdata/checkpoints/make.py.
func TestCheckpointsOfEveryKind(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "checkpoints", "*.dat"))
	check(t, err)
	if len(files) < 40 {
		t.Fatalf("expected the checkpoints of make.py, found %d files", len(files))
	}
	for _, path := range files {
		c, err := ReadCheckpoint(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if !slices.Equal(c.Shape, []int{3, 2}) || !slices.Equal(c.Data, []float32{-0.5, -0.25, 0, 0.25, 0.5, 0.75}) {
			t.Errorf("%s: expected the six numbers in 3 rows, found %v of shape %v", path, c.Data, c.Shape)
		}
	}
}

// TestBytesOfTheOldestProtocols reads numbers whose bytes, carried as text, take twice as
// many in memory as in the file: nothing is made of them twice.
func TestBytesOfTheOldestProtocols(t *testing.T) {
	c, err := ReadCheckpoint(filepath.Join("testdata", "high_bytes_p0.dat"))
	if err != nil {
		t.Fatal(err)
	}
	want := math.Float32frombits(0xbf838281)
	if !slices.Equal(c.Shape, []int{20, 5}) || slices.ContainsFunc(c.Data, func(v float32) bool { return v != want }) {
		t.Errorf("expected %v in 20 rows of 5, found %v of shape %v", want, c.Data, c.Shape)
	}
}

// deflated is a zip with one compressed entry.
func deflated(t testing.TB, name string, content []byte) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	check(t, err)
	_, err = w.Write(content)
	check(t, err)
	check(t, z.Close())
	return out.Bytes()
}

// TestBombsStaySmall reads checkpoints that ask for far more memory than they have
// bytes.
func TestBombsStaySmall(t *testing.T) {
	long := func(n int) []byte { // a string of n bytes, kept as number 1
		size := []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}
		b := append([]byte("\x80\x02c_codecs\nencode\nq\x00X"), size...)
		return append(append(b, make([]byte, n)...), "q\x01"...)
	}
	again := strings.Repeat("h\x00h\x01X\x06\x00\x00\x00latin1\x86R", 50)
	tensor, err := os.ReadFile(filepath.Join("testdata", "checkpoints", "tensor_legacy_p2.dat"))
	check(t, err)
	huge := bytes.Replace(tensor, []byte("K\x03K\x02\x86"), []byte("J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86"), 1)
	wide := bytes.Replace(tensor, []byte("K\x03K\x02\x86q\x06K\x02K\x01\x86"), []byte("J\x00\x00\x10\x00K\x02\x86q\x06K\x00K\x00\x86"), 1)
	for name, c := range map[string]struct {
		b    []byte
		says string
	}{
		"60 MB unpacked":    {deflated(t, "a/data.pkl", append(long(60<<20), again+"."...)), "at most 16777216 bytes unpacked"},
		"8 MB, 50 times":    {deflated(t, "a/data.pkl", append(long(8<<20), again+"."...)), "more bytes made than the pickle has"},
		"as it is":          {append(long(8<<20), again+"."...), "more bytes made than the pickle has"},
		"array of nothing":  {deflated(t, "a.npy", append([]byte("\x93NUMPY\x01\x00\x4d\x00{'descr': '<f4', 'fortran_order': False, 'shape': (100000000, 10000000000,), }"), make([]byte, 100)...)), "fits into"},
		"60 MB of an array": {deflated(t, "a.npy", make([]byte, 60<<20)), "unpacked"},
		"tensor":            {huge, "fits into"},
		"marks":             {append([]byte("\x80\x02"), bytes.Repeat([]byte("("), 60<<20)...), "instructions"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := DecodeCheckpoint(c.b)
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", name, c.says, err)
		}
		if made := after.TotalAlloc - before.TotalAlloc; made > 80<<20 {
			t.Errorf("%s: expected at most 80 MB to be made, found %d MB", name, made>>20)
		}
	}
	// One number, repeated by strides of 0, is a tensor, within bounds.
	if bytes.Equal(wide, tensor) || bytes.Equal(huge, tensor) {
		t.Fatal("expected the pickle of the tensor to hold its shape")
	}
	if c, err := DecodeCheckpoint(wide); err != nil || len(c.Data) != 2<<20 {
		t.Errorf("expected a tensor that repeats a number, found %v", err)
	}
}

// TestBrokenTensorsAreRefused changes the pickle and the file of a tensor.
func TestBrokenTensorsAreRefused(t *testing.T) {
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("testdata", "checkpoints", name+".dat"))
		check(t, err)
		return b
	}
	legacy, npy, npz := read("tensor_legacy_p2"), read("npy_f4"), read("npz")
	swap := func(b []byte, from, to string) []byte {
		if !bytes.Contains(b, []byte(from)) {
			t.Fatalf("%q is not in the file", from)
		}
		return bytes.Replace(b, []byte(from), []byte(to), 1)
	}
	repacked := func(change func(name string, content []byte) (string, []byte)) []byte {
		z, err := zip.NewReader(bytes.NewReader(read("tensor_zip_p2")), int64(len(read("tensor_zip_p2"))))
		check(t, err)
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, f := range z.File {
			content, err := unpack(f)
			check(t, err)
			name, content := change(f.Name, content)
			e, err := w.Create(name)
			check(t, err)
			_, err = e.Write(content)
			check(t, err)
		}
		check(t, w.Close())
		return out.Bytes()
	}
	for name, c := range map[string]struct {
		b    []byte
		says string
	}{
		"cut":          {legacy[:len(legacy)-3], "cut off"},
		"no numbers":   {repacked(func(n string, b []byte) (string, []byte) { return strings.Replace(n, "data/0", "data/1", 1), b }), "x/data/0"},
		"longer shape": {swap(legacy, "K\x03K\x02\x86", "K\x04K\x02\x86"), "beyond"},
		"offset":       {swap(legacy, "QK\x00K\x03", "QK\x01K\x03"), "beyond"},
		"negative":     {swap(legacy, "QK\x00K\x03", "QJ\xff\xff\xff\xffK\x03"), "beyond"},
		"stride":       {swap(legacy, "K\x02K\x01\x86", "J\xff\xff\xff\xffK\x01\x86"), "strides"},
		"integers":     {swap(legacy, "FloatStorage", "LongStorage"), "torch.LongStorage"},
		"code":         {swap(legacy, "_rebuild_tensor_v2", "_load_global_deps__"), "torch._utils._load_global_deps__"},
		"model":        {[]byte("\x80\x02}q\x00X\x01\x00\x00\x00wK\x01s."), "found dict, as of a whole model"},
		"objects":      {swap(npy, "'<f4'", "'|O' "), `"O"`},
		"npy integers": {swap(npy, "'<f4'", "'<i4'"), `"i4"`},
		"npy shape":    {swap(npy, "(3, 2)", "(3, 9)"), "expected 108 bytes"},
		"npy version":  {swap(npy, "NUMPY\x01", "NUMPY\x09"), "version"},
		"npy cut":      {npy[:30], "cut off"},
		"two arrays":   {deflatedTwo(t, npy), "expected one array, found 2"},
		"damaged npz":  {swap(npz, "\x00\x00\x00\xbf\x00\x00", "\x00\x00\x01\xbf\x00\x00"), "checksum"},
	} {
		got, err := DecodeCheckpoint(c.b)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v, %v", name, c.says, got, err)
		}
	}
}

func deflatedTwo(t testing.TB, content []byte) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"a.npy", "b.npy"} {
		w, err := z.Create(name)
		check(t, err)
		_, err = w.Write(content)
		check(t, err)
	}
	check(t, z.Close())
	return out.Bytes()
}
