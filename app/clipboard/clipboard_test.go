package clipboard

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// server starts an X server of the test's own and makes it the one that is used.
func server(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("the test needs Xvfb, which is not installed (.ci/setup test installs it)")
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	c := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset")
	c.ExtraFiles = []*os.File{write}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(line))
}

// What is copied is what another program pastes, in each of the forms that it
// may ask for, and a later text takes the place of an earlier one.
func TestCopy(t *testing.T) {
	server(t)
	if got, err := Paste(); !errors.Is(err, errEmpty) {
		t.Fatalf("an empty clipboard gives %q, %v", got, err)
	}
	for _, text := range []string{"l2.A: expected 128×64, found 128×32", "", strings.Repeat("−½ ", 20000), "bad \xff byte"} {
		if err := Copy(text); err != nil {
			t.Fatal(err)
		}
		want := strings.ToValidUTF8(text, "�")
		if len(want) > Most {
			want = strings.ToValidUTF8(want[:Most], "")
		}
		for _, form := range []string{"UTF8_STRING", "text/plain;charset=utf-8", "STRING"} {
			if got, err := fetch(form); err != nil || got != want {
				t.Errorf("as %s: found %d bytes, %v, want %d", form, len(got), err, len(want))
			}
		}
	}
	if list, err := fetch("TARGETS"); err != nil || len(list) < 4*6 {
		t.Errorf("the forms are %d bytes, %v, want at least 24", len(list), err)
	}
	if _, err := fetch("image/png"); !errors.Is(err, errEmpty) {
		t.Errorf("a text as a picture: %v", err)
	}
}

func TestCopyNeedsAServer(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if err := offer("text"); err == nil || !strings.Contains(err.Error(), "DISPLAY") {
		t.Errorf("without a display: %v", err)
	}
	t.Setenv("DISPLAY", ":63999")
	if err := offer("text"); err == nil {
		t.Error("a server that is not there took the text")
	}
	for _, bad := range []string{"", "7", ":", ":x", "host:-1"} {
		if _, _, err := parseDisplay(bad); err == nil {
			t.Errorf("DISPLAY %q was read", bad)
		}
	}
	if host, n, err := parseDisplay("there:10.2"); host != "there" || n != 10 || err != nil {
		t.Errorf("there:10.2 is %q, %d, %v", host, n, err)
	}
}

// A server that refuses is an error with its reason, not a text that is lost.
func TestRefusedByTheServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:6099")
	if err != nil {
		t.Skip(err) // another server has this number
	}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		_, _ = c.Read(make([]byte, 12))
		_, _ = c.Write([]byte{0, 6, 11, 0, 0, 0, 2, 0, 'n', 'o', 't', ' ', 'm', 'e', 0, 0})
	}()
	t.Setenv("DISPLAY", "127.0.0.1:99")
	t.Setenv("XAUTHORITY", filepath.Join(t.TempDir(), "none"))
	if err := offer("text"); err == nil || !strings.Contains(err.Error(), "not me") {
		t.Errorf("a refusal is %v", err)
	}
}

func TestFindCookie(t *testing.T) {
	entry := func(family uint16, fields ...string) (b []byte) {
		b = binary.BigEndian.AppendUint16(b, family)
		for _, f := range fields {
			b = append(binary.BigEndian.AppendUint16(b, uint16(len(f))), f...)
		}
		return b
	}
	file := slices.Concat(
		entry(256, "here", "0", magicCookie, "zero"), entry(256, "there", "1", magicCookie, "one there"),
		entry(256, "here", "1", "XDM-AUTHORIZATION-1", "other"), entry(256, "here", "1", magicCookie, "one here"), entry(65535, "", "", magicCookie, "any"))
	for _, c := range []struct {
		host   string
		number int
		want   string
	}{{"here", 0, "zero"}, {"here", 1, "one here"}, {"here", 2, "any"}, {"elsewhere", 1, "any"}} {
		if got := findCookie(file, c.host, c.number); string(got) != c.want {
			t.Errorf("%s:%d: %q, want %q", c.host, c.number, got, c.want)
		}
	}
	for n := range len(file) { // a file that is cut off anywhere
		findCookie(file[:n], "here", 2)
	}
	if got := findCookie(entry(0, "addr", "1", magicCookie, "k"), "here", 1); string(got) != "k" {
		t.Errorf("an entry of another family: %q", got)
	}
}

func TestUTF16(t *testing.T) {
	if got, want := fmt.Sprintf("%x", utf16LE("a−𝄞")), "fffe6100122234d81edd"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
