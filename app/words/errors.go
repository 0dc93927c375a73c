package words

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
)

// FileName is the last part of a path.
func FileName(path string) string { return filepath.Base(path) }

// Explain is an error's text for whoever reads it in the window: what the system says of a
// file in plain words, and without what a title above it says already, the path of the file
// that it is about ("" for none).
func Explain(err error, path string) string {
	if missing := (*replay.RulesMissingError)(nil); errors.As(err, &missing) {
		return fmt.Sprintf("This life was recorded with the rules %s, which are not here: find their file, or open the pack that came with it", missing.Want.Short())
	}
	text := Plain(err)
	if path != "" {
		for _, kind := range []string{"", "genome ", "rule set ", "replay ", "pack ", "lesson "} {
			text = strings.TrimPrefix(text, kind+path+": ")
		}
	}
	if first, _, _ := strings.Cut(text, " "); strings.Trim(first, "abcdefghijklmnopqrstuvwxyz") == "" {
		return Upper(text) // what is a name is written as it is
	}
	return text
}

// Plain is an error's text with what the system says of files and devices in plain words.
func Plain(err error) string {
	text := err.Error()
	var at *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &at):
		text = strings.Replace(text, at.Error(), systems(at.Err)+": "+at.Path, 1)
	case errors.As(err, &link):
		text = strings.Replace(text, link.Error(), systems(link.Err)+": "+link.New, 1)
	case errors.As(err, &call):
		text = strings.Replace(text, call.Error(), systems(call.Err), 1)
	}
	return strings.Replace(text, io.ErrUnexpectedEOF.Error(), "the file ends too soon", 1)
}

// Brief is an error's text where there is room for one line: of what the system says of a
// file that alone, in plain words.
func Brief(err error) string {
	var call syscall.Errno
	if errors.As(err, &call) {
		return systems(call)
	}
	return Plain(err)
}

// full is what to say of a disk without room: a page has a share of the browser's.
func full() string {
	if runtime.GOOS == "js" {
		return "the browser has no more room for this page"
	}
	return "the disk is full"
}

// systems says in plain words what the system has to say.
func systems(err error) string {
	for _, known := range []struct {
		err  error
		says string
	}{
		{fs.ErrNotExist, "there is no such file"}, {fs.ErrPermission, "this user may not read or write it"}, {fs.ErrExist, "there is such a file already"},
		{syscall.ENOSPC, full()}, {syscall.EROFS, "the disk cannot be written"}, {syscall.EISDIR, "expected a file, found a folder"},
		{syscall.ENOTDIR, "expected a folder, found a file on the way"}, {syscall.ENAMETOOLONG, "the name is too long for the disk"},
		{syscall.EIO, "the disk does not answer as it should"}, {syscall.EMFILE, "too many files are open"}, {io.EOF, "the file ends too soon"},
	} {
		if errors.Is(err, known.err) {
			return known.says
		}
	}
	return err.Error()
}

// Divergence says what left the range of numbers, and when; "" where nothing has.
func Divergence(s *session.Snapshot) string {
	if s.Err == nil {
		return ""
	}
	what := "The body"
	if errors.Is(s.Err, brain.ErrDiverged) {
		what = "The brain"
	}
	return fmt.Sprintf("%s left the numbers' range at step %d", what, s.Step)
}

// Cause says why something left the range of numbers, and what leads on where to begin again
// would come to the same.
func Cause(s *session.Snapshot) string {
	if errors.Is(s.Err, brain.ErrDiverged) && s.Step <= 2 {
		return "These rules let its weights grow beyond all numbers at once. Choose others in the bar above, or write the rule anew (Shift E)."
	}
	return Explain(s.Err, "")
}
