package mujoco

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestLayoutsAreComplete(t *testing.T) {
	all, err := layouts()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, l := range all {
		if seen[l.version] {
			t.Errorf("version %d is there twice", l.version)
		}
		seen[l.version] = true
	}
	for _, v := range []int{222, 327, 3017000} {
		if !seen[v] {
			t.Errorf("expected a layout of version %d", v)
		}
	}
}

func TestVersionNames(t *testing.T) {
	for number, name := range map[int]string{222: "2.2.2", 327: "3.2.7", 340: "3.4.0", 3005000: "3.5.0", 3017002: "3.17.2", 4000000: "4.0.0"} {
		if found := versionName(number); found != name {
			t.Errorf("%d: expected %s, found %s", number, name, found)
		}
	}
}

// TestLayoutsAgreeWithHeaders compiles testdata/layout.c with the headers of each library
// that has them, and compares the numbers with the table's.
func TestLayoutsAgreeWithHeaders(t *testing.T) {
	compiler, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("this machine has no C compiler")
	}
	rows := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(layoutTable), "\n") {
		version, _, _ := strings.Cut(line, "\t")
		rows[version] = line
	}
	compared := 0
	each(t, func(t *testing.T, l *Library) {
		include := filepath.Join(filepath.Dir(l.Path), "include")
		if strings.HasPrefix(l.Path, "/usr/lib/") {
			include = "/usr/include"
		}
		headers, _ := filepath.Glob(filepath.Join(include, "mujoco", "mj*.h"))
		if len(headers) == 0 {
			t.Skip("no headers beside the library")
		}
		arguments := []string{"-w", "-I" + include, "testdata/layout.c", "-o", filepath.Join(t.TempDir(), "layout")}
		for _, header := range headers {
			text, err := os.ReadFile(header)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(text, []byte("mjDSBL_ISLAND")) {
				arguments = append(arguments, "-DISLAND=mjDSBL_ISLAND")
				break
			}
		}
		if out, err := exec.Command(compiler, arguments...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		program := arguments[4]
		names, err := exec.Command(program, "names").Output()
		if err != nil {
			t.Fatal(err)
		}
		values, err := exec.Command(program).Output()
		if err != nil {
			t.Fatal(err)
		}
		number := strconv.Itoa(l.layout.version)
		version, _, _ := strings.Cut(string(values), "\t")
		if version != number {
			t.Skipf("the headers are those of version %s", version)
		}
		if found := strings.TrimSpace(string(values)); found != rows[number] {
			t.Errorf("expected\n%s\n%s\nfound\n%s", names, rows[number], found)
		}
		compared++
	})
	t.Logf("compared %d versions", compared)
}
