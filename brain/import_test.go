package brain

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type expectedCheckpoint struct {
	Shape  []int     `json:"shape"`
	First8 []float32 `json:"first8"`
	Last8  []float32 `json:"last8"`
	Sum    float64   `json:"sum_f64"`
	SHA256 string    `json:"sha256_of_le_float32_bytes"`
}

// eachCheckpoint calls f for every recorded checkpoint.
func eachCheckpoint(t *testing.T, f func(t *testing.T, path string, want expectedCheckpoint)) {
	for _, index := range recordings(t, "formats", "expected.json") {
		b, err := os.ReadFile(index)
		check(t, err)
		var file struct {
			Files map[string]expectedCheckpoint `json:"files"`
		}
		check(t, json.Unmarshal(b, &file))
		for name, want := range file.Files {
			t.Run(name, func(t *testing.T) { f(t, filepath.Join(filepath.Dir(index), name), want) })
		}
	}
}

// TestParityCheckpoints reads the original's files, in both layouts, number for
// number.
func TestParityCheckpoints(t *testing.T) {
	eachCheckpoint(t, func(t *testing.T, path string, want expectedCheckpoint) {
		c, err := ReadCheckpoint(path)
		check(t, err)
		if !slices.Equal(c.Shape, want.Shape) {
			t.Fatalf("expected shape %v, found %v", want.Shape, c.Shape)
		}
		if first, last := c.Data[:len(want.First8)], c.Data[len(c.Data)-len(want.Last8):]; !slices.Equal(first, want.First8) || !slices.Equal(last, want.Last8) {
			t.Errorf("expected %v … %v, found %v … %v", want.First8, want.Last8, first, last)
		}
		sum := 0.0
		for _, v := range c.Data {
			sum += float64(v)
		}
		if math.Abs(sum-want.Sum) > 1e-6*math.Max(1, math.Abs(want.Sum)) {
			t.Errorf("expected a sum of %v, found %v", want.Sum, sum)
		}
		hash := sha256.Sum256(appendFloats(nil, c.Data))
		if hex.EncodeToString(hash[:]) != want.SHA256 {
			t.Errorf("expected SHA-256 %s, found %x", want.SHA256, hash)
		}
	})
}

// TestParityImport makes a genome of each recorded pair of checkpoints of the
// car and takes it apart again.
func TestParityImport(t *testing.T) {
	imported := 0
	eachCheckpoint(t, func(t *testing.T, path string, want expectedCheckpoint) {
		if want.Shape[0] != CarArchitecture().Synapses() && want.Shape[0] != AntArchitecture().Synapses() {
			t.Skip("not of a network that the program runs")
		}
		second := strings.Replace(path, "__coeffs__", "__CNN_parameters__", 1)
		if _, err := os.Stat(second); err != nil || second == path {
			second = ""
		}
		g, err := Import(path, second, "")
		check(t, err)
		check(t, g.Check())
		imported++
		hash := sha256.Sum256(appendFloats(nil, g.Rows()))
		if hex.EncodeToString(hash[:]) != want.SHA256 {
			t.Error("expected the coefficients back in the original's layout")
		}
		if !strings.Contains(path, "__"+g.Rule.String()+"__") {
			t.Errorf("expected the rule of the file's name, found %s", g.Rule)
		}
		if g.Arch.Conv {
			c, err := ReadCheckpoint(second)
			check(t, err)
			if !slices.Equal(g.Conv, c.Data) {
				t.Error("expected the convolutions of the second file")
			}
			if _, err := Import(path, "", ""); err == nil || !strings.Contains(err.Error(), "convolutions") {
				t.Errorf("expected the missing convolutions to be named, found %v", err)
			}
		}
		t.Logf("%s, %s, card %+v", g.Arch.Name, g.Rule, g.Card)
	})
	if imported == 0 {
		t.Skip("no recording holds a whole network: set HEBBARIUM_REFERENCE to run this test")
	}
}

// checkpointBytes writes an array as torch.save does.
func checkpointBytes(shape []int, data []float32) []byte {
	text := func(b []byte, s string) []byte {
		b = binary.LittleEndian.AppendUint32(append(b, 'X'), uint32(len(s)))
		return append(b, s...)
	}
	latin := make([]rune, 0, 4*len(data))
	for _, c := range appendFloats(nil, data) {
		latin = append(latin, rune(c))
	}
	b := []byte("\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85c_codecs\nencode\n")
	b = append(text(text(b, "b"), "latin1"), "\x86R\x87R(K\x01("...)
	for _, d := range shape {
		b = binary.LittleEndian.AppendUint32(append(b, 'J'), uint32(d))
	}
	b = append(text(append(b, "tcnumpy\ndtype\n"...), "f4"), "\x89\x88\x87R(K\x03"...)
	b = append(text(b, "<"), "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89c_codecs\nencode\n"...)
	return append(text(text(b, string(latin)), "latin1"), "\x86Rtb."...)
}

// zipped packs a pickle as torch.save does.
func zipped(t testing.TB, pickle []byte) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "x/data.pkl", Method: zip.Store})
	check(t, err)
	_, err = w.Write(pickle)
	check(t, err)
	check(t, z.Close())
	return out.Bytes()
}

func TestImportInfersWorldAndRule(t *testing.T) {
	dir := t.TempDir()
	n := AntArchitecture().Synapses()
	data := make([]float32, 92690)
	Init{}.Draw(data, seeded(3))
	save := func(name string, shape ...int) string {
		count := 1
		for _, d := range shape {
			count *= d
		}
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, zipped(t, checkpointBytes(shape, data[:count])), 0o600))
		return path
	}
	for _, c := range []struct {
		name  string
		shape []int
		given string
		want  Rule
		fails string
	}{
		{"x.dat", []int{n}, "A", A, ""},
		{"x__A__y.dat", []int{n}, "", A, ""},
		{"x.dat", []int{n, 1}, "", 0, "A or static"},
		{"x.dat", []int{n, 1}, "A", A, ""},
		{"x.dat", []int{CarArchitecture().Synapses()}, "", 0, "A or static"},
		{"x.dat", []int{92690}, "A", 0, "--rule static"},
		{"x__ABCD__y.dat", []int{92690}, "", 0, "--cnn"},
		{"x.dat", []int{n, 2}, "", AD, ""},
		{"x.dat", []int{n, 3}, "", 0, "AD_lr or ABC"},
		{"x__ABC__y.dat", []int{n, 3}, "", ABC, ""},
		{"x__ABC__y.dat", []int{n, 3}, "AD_lr", AD_lr, ""},
		{"x__ABC_lr__y.dat", []int{n, 4}, "", ABC_lr, ""},
		{"x.dat", []int{n, 4}, "ABCD", ABCD, ""},
		{"x.dat", []int{n, 5}, "", ABCD_lr, ""},
		{"x__ABCD_lr_D_out__y.dat", []int{n, 5}, "", ABCD_lr_D_out, ""},
		{"x.dat", []int{n, 6}, "", ABCD_lr_D_in_and_out, ""},
		{"x__ABCD_lr__y.dat", []int{n, 4}, "", 0, "expected 5 coefficients a synapse for ABCD_lr (the file's name), found 4"},
		{"x.dat", []int{n, 5}, "static", 0, "static"},
		{"x.dat", []int{n, 5}, "Oja", 0, "Oja"},
		{"x.dat", []int{n - 1, 5}, "", 0, "91328"},
		{"x.dat", []int{2, n / 2, 5}, "", 0, "table"},
	} {
		g, err := Import(save(c.name, c.shape...), "", c.given)
		if c.fails != "" {
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s %v %q: expected an error that says %q, found %v", c.name, c.shape, c.given, c.fails, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s %v %q: %v", c.name, c.shape, c.given, err)
			continue
		}
		if g.Rule != c.want || g.Arch.Name != "ant" || !slices.Equal(g.Rows(), data[:len(g.Theta)]) {
			t.Errorf("%s %v %q: expected %s, found %s", c.name, c.shape, c.given, c.want, g.Rule)
		}
	}
	g, err := Import(save("h__init_coevolve__pop_500__coeffs__120.dat", n, 5), save("initial.dat", n), "")
	check(t, err)
	l := g.Initial(1)
	if pre, post := 128, 64; l[3*post+5] != data[28*128+5*pre+3] {
		t.Error("expected initial weights turned from [post][pre] into [pre][post]")
	}
	if g.Card.Init != "coevolve" || g.Card.Population != 500 || g.Card.Generations != 121 {
		t.Errorf("expected the card to say what the name says, found %+v", g.Card)
	}
	if _, err := Import(save("x.dat", n, 5), save("short.dat", 1362), ""); err == nil || !strings.Contains(err.Error(), "12288") {
		t.Errorf("expected a second file of another size to be refused, found %v", err)
	}
}

// legacyMagic opens the older layout of torch.save.
const legacyMagic = "\x80\x02\x8a\x0a" + torchMagic + "."

func TestForeignCheckpointsAreRefused(t *testing.T) {
	good := checkpointBytes([]int{2, 2}, []float32{1, 2, 3, 4})
	c, err := DecodeCheckpoint(zipped(t, good))
	check(t, err)
	if !slices.Equal(c.Data, []float32{1, 2, 3, 4}) {
		t.Fatalf("expected 1 2 3 4, found %v", c.Data)
	}
	swap := func(from, to string) []byte { return zipped(t, bytes.Replace(good, []byte(from), []byte(to), 1)) }
	many := []byte("\x80\x02" + strings.Repeat("(", 5000) + ".")
	var empty bytes.Buffer
	check(t, zip.NewWriter(&empty).Close())
	for name, c := range map[string]struct {
		b    []byte
		says string
	}{
		"empty":        {nil, "torch.save"},
		"text":         {[]byte("hello, world"), "torch.save"},
		"empty zip":    {append([]byte("PK\x03\x04"), empty.Bytes()...), "data.pkl"},
		"broken zip":   {[]byte("PK\x03\x04 and nothing else"), "zip"},
		"cut":          {zipped(t, good[:len(good)-9]), "cut off"},
		"no stop":      {zipped(t, good[:len(good)-1]), "found the end"},
		"code":         {zipped(t, []byte("\x80\x02cos\nsystem\nX\x02\x00\x00\x00ls\x85R.")), "os.system"},
		"builtin":      {zipped(t, []byte("\x80\x02c__builtin__\neval\nX\x01\x00\x00\x001\x85R.")), "__builtin__.eval"},
		"tensor":       {zipped(t, []byte("\x80\x02X\x01\x00\x00\x00aQ.")), "torch tensor"},
		"instance":     {zipped(t, []byte("\x80\x02(inumpy\nndarray\n.")), "0x69"},
		"protocol":     {zipped(t, []byte("\x80\x06N.")), "protocol"},
		"nothing":      {zipped(t, []byte("\x80\x04N.")), "found None"},
		"opcode 255":   {zipped(t, []byte("\x80\x02\xff.")), "0xff"},
		"number":       {zipped(t, []byte("\x80\x02K\x05.")), "found int"},
		"marks":        {zipped(t, many), "instructions"},
		"huge string":  {zipped(t, []byte("\x80\x02X\xff\xff\xff\xff.")), "cut off"},
		"empty stack":  {zipped(t, []byte("\x80\x02.")), "stack"},
		"integers":     {swap("f4", "i4"), `"i4"`},
		"another size": {swap("J\x02\x00\x00\x00", "J\x03\x00\x00\x00"), "expected 24 bytes"},
		"huge shape":   {swap("J\x02\x00\x00\x00J\x02\x00\x00\x00", "J\xff\xff\xff\x7fJ\xff\xff\xff\x7f"), "fits"},
		"negative":     {swap("J\x02\x00\x00\x00", "J\xff\xff\xff\xff"), "fits"},
		"NaN":          {zipped(t, checkpointBytes([]int{2}, []float32{1, float32(math.NaN())})), "NaN at element 1"},
		"legacy cut":   {[]byte(legacyMagic + "\x80\x02M\xe9"), "cut off"},
		"legacy code":  {[]byte(legacyMagic + "\x80\x02cos\nsystem\n."), "legacy header"},
	} {
		_, err := DecodeCheckpoint(c.b)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", name, c.says, err)
		}
	}
}

func TestFortranOrderAndDoubles(t *testing.T) {
	a := &ndarray{shape: []int{2, 3}, dtype: &dtype{"f8", ">"}, fortran: true}
	for _, v := range []float64{1, 4, 2, 5, 3, 6} { // column by column
		a.data = binary.BigEndian.AppendUint64(a.data, math.Float64bits(v))
	}
	c, err := a.checkpoint()
	check(t, err)
	if !slices.Equal(c.Data, []float32{1, 2, 3, 4, 5, 6}) {
		t.Errorf("expected 1 2 3 4 5 6, found %v", c.Data)
	}
}

// FuzzCheckpoint holds the reader of foreign files to an error or an array that
// fits its shape.
func FuzzCheckpoint(f *testing.F) {
	good := checkpointBytes([]int{2, 2}, []float32{1, 2, 3, 4})
	f.Add(good)
	f.Add([]byte("\x80\x02(NNttK\x01h\x00q\x00."))
	files, err := filepath.Glob(filepath.Join("testdata", "checkpoints", "*.dat"))
	check(f, err)
	for _, path := range files {
		b, err := os.ReadFile(path)
		check(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, program []byte) {
		for _, b := range [][]byte{program, append([]byte(legacyMagic+"\x80\x02M\xe9\x03.\x80\x02}q\x00."), program...)} {
			c, err := DecodeCheckpoint(b)
			if len(b) == len(program) && err != nil {
				c, err = unpickle(program)
			}
			if err != nil {
				continue
			}
			count := 1
			for _, d := range c.Shape {
				count *= d
			}
			if count != len(c.Data) {
				t.Fatalf("expected %d numbers for shape %v, found %d", count, c.Shape, len(c.Data))
			}
		}
	})
}
