//go:build !windows && !js

package clipboard

import (
	"bufio"
	"encoding/binary"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jezek/xgb/xproto"
)

// server starts an X server of the test's own and makes it the one that is used.
func server(t *testing.T, flags ...string) {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("the test needs Xvfb, which is not installed (.ci/setup test installs it)")
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	c := exec.Command("Xvfb", append(flags, "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset")...)
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
	c, err := connect()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if list, err := c.convert("TARGETS"); err != nil || list.Type != xproto.AtomAtom || list.Format != 32 || list.ValueLen < 6 {
		t.Errorf("the forms are %+v, %v, want at least 6 atoms", list, err)
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

// A server that asks for a key gets the one in the user's authority file.
func TestCopyWithAKey(t *testing.T) {
	file := filepath.Join(t.TempDir(), "authority")
	const wild = 65535 // a family: any host, and with it any display
	entry := binary.BigEndian.AppendUint16(nil, wild)
	for _, f := range []string{"", "", "MIT-MAGIC-COOKIE-1", "a 16-byte secret"} {
		entry = append(binary.BigEndian.AppendUint16(entry, uint16(len(f))), f...)
	}
	if err := os.WriteFile(file, entry, 0o600); err != nil {
		t.Fatal(err)
	}
	server(t, "-auth", file)
	t.Setenv("XAUTHORITY", filepath.Join(t.TempDir(), "none"))
	if err := Copy("text"); err == nil {
		t.Error("a server with a key takes a program without one")
	}
	t.Setenv("XAUTHORITY", file)
	if err := Copy("text"); err != nil {
		t.Fatal(err)
	}
	if got, err := Paste(); err != nil || got != "text" {
		t.Errorf("%q, %v", got, err)
	}
}

// What an owner does not give, or not in one piece, is an error.
func TestPasteFromAnother(t *testing.T) {
	server(t)
	owner, err := connect()
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if err := xproto.SetSelectionOwnerChecked(owner.Conn, owner.window, owner.clipboard, 0).Check(); err != nil {
		t.Fatal(err)
	}
	pasted := make(chan error)
	paste := func() { _, err := Paste(); pasted <- err }
	request := func() (ask xproto.SelectionRequestEvent) {
		event, fault := owner.WaitForEvent()
		ask, ok := event.(xproto.SelectionRequestEvent)
		if !ok {
			t.Errorf("expected a request, found %v, %v", event, fault)
		}
		return ask
	}
	go paste()
	ask := request()
	xproto.ChangeProperty(owner.Conn, xproto.PropModeReplace, ask.Requestor, ask.Property, xproto.AtomInteger, 32, 1, []byte{0, 0, 2, 0})
	done := xproto.SelectionNotifyEvent{Requestor: ask.Requestor, Selection: ask.Selection, Target: ask.Target, Property: ask.Property}
	xproto.SendEvent(owner.Conn, false, ask.Requestor, 0, string(done.Bytes()))
	if err := <-pasted; !errors.Is(err, ErrLong) {
		t.Errorf("a text in pieces: %v", err)
	}
	if testing.Short() {
		t.Skip("the rest waits for an answer that never comes")
	}
	go paste()
	request()
	if err := <-pasted; err == nil || !strings.Contains(err.Error(), "no answer") {
		t.Errorf("an owner that does not answer: %v", err)
	}
}
