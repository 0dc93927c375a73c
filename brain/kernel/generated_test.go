package kernel

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The committed assembly must be what the generator writes today.
func TestAssemblyIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs the generator")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command: ", err)
	}
	dir := t.TempDir()
	for generator, base := range map[string]string{"./gen": "avx2_amd64", "./gen/avx512": "avx512_amd64", "./gen/neon": "neon_arm64"} {
		names := []string{base + ".s", base + ".go"}
		run := exec.Command("go", "run", generator, "-pkg", "kernel",
			"-out", filepath.Join(dir, names[0]), "-stubs", filepath.Join(dir, names[1]))
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("expected the generator to run, found %v\n%s", err, out)
		}
		for _, name := range names {
			want, got := headless(t, filepath.Join(dir, name)), headless(t, name)
			if !bytes.Equal(want, got) {
				t.Errorf("%s: expected what the generator writes, found other text: run go generate", name)
			}
		}
	}
}

// The committed module must be what its generator writes today.
func TestModuleIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs the generator")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command: ", err)
	}
	path := filepath.Join(t.TempDir(), "simd128.wasm")
	if out, err := exec.Command("go", "run", "./gen/wasm", "-out", path).CombinedOutput(); err != nil {
		t.Fatalf("expected the generator to run, found %v\n%s", err, out)
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("simd128.wasm"); err != nil || !bytes.Equal(want, got) {
		t.Errorf("simd128.wasm: expected what the generator writes, found %d bytes (%v): run go generate", len(got), err)
	}
}

// headless is a generated file without its first line, which holds the command.
func headless(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	return rest
}
