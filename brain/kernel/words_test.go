package kernel

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestWordsAreTheirNames holds each instruction that the assembly for arm64 gives by its
// code to the name behind it, as the disassembler reads the code: here and in the car's
// pixels.
func TestWordsAreTheirNames(t *testing.T) {
	for _, path := range []string{"neon_arm64.s", filepath.Join("..", "..", "physics", "car", "pixels_arm64.s")} {
		t.Run(filepath.Base(path), func(t *testing.T) { wordsAreTheirNames(t, path) })
	}
}

func wordsAreTheirNames(t *testing.T, path string) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command: ", err)
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tool := func(args ...string) []byte {
		run := exec.Command("go", append([]string{"tool"}, args...)...)
		run.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64")
		out, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("go tool %s: %v\n%s", args[0], err, out)
		}
		return out
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	object := filepath.Join(t.TempDir(), "neon.o")
	tool("asm", "-p", "kernel", "-I", filepath.Join(strings.TrimSpace(string(root)), "pkg", "include"), "-o", object, path)
	read := map[int]string{}
	for _, m := range regexp.MustCompile(`(?m)`+regexp.QuoteMeta(filepath.Base(path))+`:(\d+)\t.*// (.*?)\s*$`).FindAllSubmatch(tool("objdump", "-gnu", object), -1) {
		n, _ := strconv.Atoi(string(m[1]))
		read[n] = string(m[2])
	}
	words := 0
	for n, line := range bytes.Split(source, []byte("\n")) {
		if !bytes.HasPrefix(line, []byte("\tWORD ")) {
			continue
		}
		words++
		if _, want, _ := strings.Cut(string(line), "// "); want != read[n+1] {
			t.Errorf("%s:%d: expected %q, found that the code is %q", path, n+1, want, read[n+1])
		}
	}
	if words == 0 {
		t.Errorf("%s: expected instructions by their codes, found none", path)
	}
}
