package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/xml"
	"image/png"
	"io"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"
)

// The same files give the same archive, which unpacks to one folder and keeps what runs.
func TestArchives(t *testing.T) {
	files := []file{{name: "hebbarium", data: []byte("program"), runs: true}, {name: "doc/README.md", data: []byte("words")}}
	at := time.Unix(1_700_000_000, 0).UTC()
	for name, write := range map[string]func(string, string, []file, time.Time) error{"tar": writeTar, "zip": writeZip} {
		var all [2][]byte
		for i := range all {
			path := filepath.Join(t.TempDir(), name)
			if err := write(path, "folder", files, at); err != nil {
				t.Fatal(err)
			}
			var err error
			if all[i], err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(all[0], all[1]) {
			t.Errorf("%s: expected the same bytes twice", name)
		}
		found := map[string]os.FileMode{}
		if name == "zip" {
			z, err := zip.NewReader(bytes.NewReader(all[0]), int64(len(all[0])))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				found[f.Name] = f.Mode()
			}
		} else {
			g, err := gzip.NewReader(bytes.NewReader(all[0]))
			if err != nil {
				t.Fatal(err)
			}
			for r := tar.NewReader(g); ; {
				h, err := r.Next()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				found[h.Name] = h.FileInfo().Mode()
			}
		}
		if len(found) != 2 || found["folder/hebbarium"] != 0o755 || found["folder/doc/README.md"] != 0o644 {
			t.Errorf("%s: found %v", name, found)
		}
	}
}

func TestDebianVersion(t *testing.T) {
	at := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "1.0": "1.0", "v1.2-3-gabc": "1.2+3+gabc", "8447d46": "0~20261128.8447d46", "devel": "0~20261128.devel"} {
		if found := debianVersion(version, at); found != want {
			t.Errorf("%s: expected %s, found %s", version, want, found)
		}
	}
}

func TestMacVersion(t *testing.T) {
	at := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "1.0": "1.0", "v1.2-3-gabc": "1.2", "8447d46": "0.20261128", "devel": "0.20261128"} {
		if found := macVersion(version, at); found != want {
			t.Errorf("%s: expected %s, found %s", version, want, found)
		}
	}
}

// The application's list is well-formed, and its icons are pictures of the sizes that
// their names stand for.
func TestMacParts(t *testing.T) {
	r := release{version: "1<2"}
	for d := xml.NewDecoder(bytes.NewReader(r.plist())); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	data, err := icns()
	if err != nil {
		t.Fatal(err)
	}
	if string(data[:4]) != "icns" || int(binary.BigEndian.Uint32(data[4:])) != len(data) {
		t.Fatalf("expected a container of %d bytes, found %q", len(data), data[:8])
	}
	sizes := map[string]int{"icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512}
	for rest := data[8:]; len(rest) > 0; {
		n := binary.BigEndian.Uint32(rest[4:])
		picture, err := png.DecodeConfig(bytes.NewReader(rest[8:n]))
		if err != nil || picture.Width != sizes[string(rest[:4])] {
			t.Errorf("%s: expected a picture of %d pixels, found %d, %v", rest[:4], sizes[string(rest[:4])], picture.Width, err)
		}
		delete(sizes, string(rest[:4]))
		rest = rest[n:]
	}
	if len(sizes) > 0 {
		t.Errorf("expected also %v", sizes)
	}
}

// The pages of an archive lead to nothing that is not in it, and to no figures of the
// report, which the program holds.
func TestPagesLeadWithinTheArchive(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	r := release{}
	files, err := r.common()
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]bool{}
	size := 0
	for _, f := range files {
		if in[f.name] {
			t.Errorf("expected %s once, found it twice", f.name)
		}
		in[f.name] = true
		size += len(f.data)
	}
	if !in["README.md"] || !in["LICENSE"] || !in["assets/guide/install.md"] || !in["assets/pictures/ant.gif"] {
		t.Errorf("expected the README with the guide and its picture, found %v", in)
	}
	found := 0
	for _, f := range files {
		if path.Ext(f.name) != ".md" {
			continue
		}
		for _, part := range links.FindAllSubmatch(f.data, -1) {
			if next, ok := goal(f.name, string(part[2])); ok {
				found++
				if !in[next] {
					t.Errorf("%s leads to %s, which the archive does not have", f.name, next)
				}
			}
		}
	}
	if found < 20 || size > 5<<20 {
		t.Errorf("expected pages that lead to each other, of 5 MB at most, found %d links in %d bytes", found, size)
	}
}
