package car

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The committed assembly must be what the generators write today, but for the first line,
// which holds the command.
func TestPixelsAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs the generators")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command: ", err)
	}
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"pixels_amd64.s": {"./gen", "-pkg", "car", "-stubs", filepath.Join(dir, "stubs.go")},
		"pixels_arm64.s": {"./gen/neon"},
	} {
		path := filepath.Join(dir, name)
		run := exec.Command("go", append(append([]string{"run"}, args...), "-out", path)...)
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("expected the generator to run, found %v\n%s", err, out)
		}
		var bodies [2][]byte
		for i, path := range []string{path, name} {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, bodies[i], _ = bytes.Cut(text, []byte("\n"))
		}
		if !bytes.Equal(bodies[0], bodies[1]) {
			t.Errorf("%s: expected what the generator writes, found other text: run go generate", name)
		}
	}
}
