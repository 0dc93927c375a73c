package clipboard

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
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

// paste asks for the selection in a form as any other program does; ok is false
// where it is not given in it.
func paste(t *testing.T, form string) (data []byte, ok bool) {
	t.Helper()
	c, err := connect(os.Getenv("DISPLAY"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.conn.Close()
	atom := func(name string) uint32 {
		a, err := c.atom(name)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	const convertSelection, getProperty = 24, 20
	property := atom("PASTED")
	if _, err := c.conn.Write(request(convertSelection, 0, c.window, atom("CLIPBOARD"), atom(form), property, 0)); err != nil {
		t.Fatal(err)
	}
	if err := c.conn.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	head, err := c.event()
	if err != nil || head[0]&0x7F != selectionNotify {
		t.Fatalf("expected a notice of the selection, found event %d, %v", head[0], err)
	}
	if binary.LittleEndian.Uint32(head[20:]) == 0 {
		return nil, false
	}
	head, more, err := c.ask(request(getProperty, 0, c.window, property, 0, 0, Most))
	if err != nil {
		t.Fatal(err)
	}
	n := int(binary.LittleEndian.Uint32(head[16:])) * int(head[1]) / 8
	return more[:n], true
}

// What is copied is what another program pastes, in each of the forms that it
// may ask for, and a later text takes the place of an earlier one.
func TestCopy(t *testing.T) {
	server(t)
	if _, ok := paste(t, "UTF8_STRING"); ok {
		t.Fatal("an empty clipboard gives a text")
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
			if got, ok := paste(t, form); !ok || string(got) != want {
				t.Errorf("as %s: found %d bytes (given: %v), want %d", form, len(got), ok, len(want))
			}
		}
	}
	list, ok := paste(t, "TARGETS")
	if !ok || len(list) != 4*6 {
		t.Errorf("the forms are %d bytes (given: %v), want 24", len(list), ok)
	}
	if _, ok := paste(t, "image/png"); ok {
		t.Error("a text is given as a picture")
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
