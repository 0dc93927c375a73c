package command_test

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"hebbarium/brain"
)

// checkpoint writes n numbers, each 0.5, as the original code's torch.save does.
func checkpoint(t *testing.T, n int) string {
	t.Helper()
	var numbers []byte
	for range n {
		for _, c := range binary.LittleEndian.AppendUint32(nil, math.Float32bits(0.5)) {
			numbers = append(numbers, string(rune(c))...)
		}
	}
	text := func(b []byte, s string) []byte {
		return append(binary.LittleEndian.AppendUint32(append(b, 'X'), uint32(len(s))), s...)
	}
	b := []byte("\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85c_codecs\nencode\n")
	b = append(text(text(b, "b"), "latin1"), "\x86R\x87R(K\x01(J"...)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(n)), "tcnumpy\ndtype\n"...)
	b = append(text(b, "f4"), "\x89\x88\x87R(K\x03"...)
	b = append(text(b, "<"), "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89c_codecs\nencode\n"...)
	b = append(text(text(b, string(numbers)), "latin1"), "\x86Rtb."...)
	path := filepath.Join(t.TempDir(), "coeffs.dat")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "coeffs/data.pkl", Method: zip.Store})
	if err == nil {
		_, err = w.Write(b)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportCommand(t *testing.T) {
	out := filepath.Join(t.TempDir(), "imported.safetensors")
	file := checkpoint(t, brain.AntArchitecture().Synapses())
	text, _ := run(t, 0, "import", file, "-o", out, "--json")
	v := object(t, text, "file", "sha256", "world", "rule", "synapses")
	if v["world"] != "ant" || v["rule"] != "static" {
		t.Errorf("found %v", v)
	}
	g, err := brain.Load(out)
	if err != nil {
		t.Fatal(err)
	}
	if g.Theta[0] != 0.5 || g.Theta[len(g.Theta)-1] != 0.5 {
		t.Errorf("expected coefficients of 0.5, found %g and %g", g.Theta[0], g.Theta[len(g.Theta)-1])
	}
	if g.Card.Program != "" {
		t.Errorf("expected a fingerprint that any version gives, found %q on the card", g.Card.Program)
	}
	run(t, 0, "evaluate", out, "--rollouts", "1", "--steps", "5")
	_, diag := run(t, 1, "import", checkpoint(t, 12), "-o", out)
	contains(t, diag, "12288")
	if _, err := brain.Load(out); err != nil {
		t.Errorf("a failed import harmed the file that was there: %v", err)
	}
}
