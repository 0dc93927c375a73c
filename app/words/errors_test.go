package words

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"hebbarium/evolve/replay"
)

// What the system says of files is said in plain words, and the path that a card's title
// names is not said again; what is a name stays as it is written.
func TestErrorsAreExplained(t *testing.T) {
	absent := filepath.Join(t.TempDir(), "absent.replay")
	_, missing := os.Stat(absent)
	full := &fs.PathError{Op: "write", Path: "/v/a.mp4", Err: syscall.ENOSPC}
	for _, c := range []struct {
		err        error
		path, want string
	}{
		{missing, absent, "There is no such file: " + absent},
		{full, "", "The disk is full: /v/a.mp4"},
		{fmt.Errorf("replay %s: %w", "/r/x.replay", &fs.PathError{Op: "open", Path: "/r/x.replay", Err: fs.ErrPermission}), "/r/x.replay", "This user may not read or write it: /r/x.replay"},
		{errors.New("genome /g/b.safetensors: l2.A: expected 128×64, found 128×32"), "/g/b.safetensors", "l2.A: expected 128×64, found 128×32"},
		{fmt.Errorf("replay: %w", io.ErrUnexpectedEOF), "", "replay: the file ends too soon"},
		{errors.New("expected a rule set, found none"), "x", "Expected a rule set, found none"},
		{&os.LinkError{Op: "rename", Old: "a.part", New: "a", Err: syscall.EROFS}, "", "The disk cannot be written: a"},
		{
			fmt.Errorf("replay x: %w", &replay.RulesMissingError{Want: replay.RuleSet{Name: "car-old.safetensors", SHA256: "0123456789abcdef"}, Folders: []string{"saves"}}), "x",
			"This life was recorded with the rules car-old.safetensors (01234567), which are not here: find their file, or open the pack that came with it",
		},
		{errors.New("日本語 is no name"), "", "日本語 is no name"},
	} {
		got := Explain(c.err, c.path)
		if got != c.want {
			t.Errorf("%v: found %q, want %q", c.err, got, c.want)
		}
		for _, raw := range []string{"stat ", "open ", "rename ", "no space left", "EOF"} {
			if strings.HasPrefix(got, raw) || strings.Contains(got, "EOF") {
				t.Errorf("%q is raw", got)
			}
		}
	}
	if got := Upper("ähre"); got != "Ähre" {
		t.Errorf("Upper gives %q", got)
	}
}
