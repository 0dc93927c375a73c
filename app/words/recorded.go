package words

import (
	"fmt"
	"path/filepath"
	"strings"

	"hebbarium/app/recording"
	"hebbarium/evolve/replay"
)

// Recorded is what there is to say of a recording that stands otherwise than before, "" for
// nothing.
func Recorded(now, before recording.Status) string {
	switch {
	case now.Err != nil && (before.Err == nil || before.Err.Error() != now.Err.Error()):
		return "Not recorded: " + Brief(now.Err)
	case now.Difference != nil && before.Difference != now.Difference:
		return "This life differs from the recorded one: " + now.Difference.Error()
	case now.Finished && !before.Finished:
		return "The recorded life ends here, and this one is the same"
	case now.Left && !before.Left:
		return "This is a life of your own now, not the recorded one"
	}
	return ""
}

// Opened says which life was opened from a file, and how long it is.
func Opened(path string, r *replay.Replay) string {
	name := FileName(path)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	if n := r.Crowd(); n > 0 {
		return fmt.Sprintf("Opened %s: %d lives of %s", name, n, steps(r.Steps))
	}
	return fmt.Sprintf("Opened %s: a life of %s", name, steps(r.Steps))
}
