package place

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestJoinFileIsSecret looks at who may read what lets workers join.
func TestJoinFileIsSecret(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes there")
	}
	dir := t.TempDir()
	s, err := Listen("0.0.0.0:0", dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, name := range []string{JoinFile, keyFile} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s: expected mode 0600, found %o", name, info.Mode().Perm())
		}
	}
}

// TestServersKeepWhatTheirWorkersKnow starts a server twice in one folder.
func TestServersKeepWhatTheirWorkersKnow(t *testing.T) {
	dir := t.TempDir()
	var first Place
	for n := range 2 {
		s, err := Listen("0.0.0.0:0", dir)
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			first = s.Place
		} else if !first.Same(s.Place) {
			t.Errorf("expected %+v, found %+v", first, s.Place)
		}
		s.Close()
	}
}

// TestPinned meets a server whose certificate is not that of the join file.
func TestPinned(t *testing.T) {
	s, err := Listen("0.0.0.0:0", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p := s.Place
	p.URLs = p.URLs[len(p.URLs)-1:]
	nc, err := Dial(p, "test", nil, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	p.Fingerprint = strings.Repeat("0", 64)
	if _, err := Dial(p, "test", nil, func(error) {}); !IsOther(err) {
		t.Errorf("expected the certificate to be refused, found %v", err)
	}
}

// TestAddresses reads what can be listened at.
func TestAddresses(t *testing.T) {
	if host, port, err := splitAddress(":4222"); host != "127.0.0.1" || port != 4222 || err != nil {
		t.Errorf("expected this machine alone, found %s, %d, %v", host, port, err)
	}
	for _, bad := range []string{"", "4222", "a:b", "h:70000"} {
		if _, _, err := splitAddress(bad); err == nil {
			t.Errorf("%q: expected an error, found none", bad)
		}
	}
}

func FuzzPlace(f *testing.F) {
	good, err := json.Marshal(Place{URLs: []string{"tls://h:1"}, Run: "0123456789abcdef"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := decode(data); err == nil && (len(p.URLs) == 0 || p.check() != nil) {
			t.Fatalf("accepted %+v", p)
		}
	})
}
