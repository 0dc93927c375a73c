package parcel

import (
	"bytes"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"hebbarium/saves"
)

// Every rule set that ships comes out of its parcel to the last bit, read in either way.
func TestRuleSetsTravel(t *testing.T) {
	packed, want := fstest.MapFS{}, map[string][]byte{}
	names, err := fs.Glob(saves.Rules, "*.safetensors")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		file, err := fs.ReadFile(saves.Rules, name)
		if err != nil {
			t.Fatal(err)
		}
		parcel, err := Pack(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if bytes.Contains(parcel, file[len(file)-64:]) {
			t.Errorf("%s: its numbers are in the parcel as they were", name)
		}
		packed[name], want[name] = &fstest.MapFile{Data: parcel}, file
	}
	packed["plain.txt"], want["plain.txt"] = &fstest.MapFile{Data: []byte("as it is")}, []byte("as it is")
	folder := Folder{packed}
	for name := range want {
		got, err := fs.ReadFile(folder, name)
		if err != nil || !bytes.Equal(got, want[name]) {
			t.Errorf("%s, read: %v, %d bytes of %d", name, err, len(got), len(want[name]))
		}
		f, err := folder.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err = io.ReadAll(f)
		if info, e := f.Stat(); e != nil || info.Size() != int64(len(want[name])) || err != nil || !bytes.Equal(got, want[name]) {
			t.Errorf("%s, opened: %v, %v, %d bytes of %d", name, e, err, len(got), len(want[name]))
		}
	}
	if found, err := fs.Glob(folder, "*.safetensors"); err != nil || len(found) != len(names) {
		t.Errorf("found %v, %v", found, err)
	}
}

// What is cut short, or no rule set, is refused.
func TestBrokenParcels(t *testing.T) {
	for _, file := range []string{"", "short", strings.Repeat("\xff", 40), "\x02\x00\x00\x00\x00\x00\x00\x00{}odd"} {
		if _, err := Pack([]byte(file)); err == nil {
			t.Errorf("%q was packed", file)
		}
	}
	for _, data := range []string{mark, mark + "\x09\x00\x00\x00\x00\x00\x00\x00{}"} {
		if _, err := Unpack([]byte(data)); err == nil {
			t.Errorf("%q was unpacked", data)
		}
	}
}
