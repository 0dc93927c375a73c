package words

import (
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
)

// A life is said to have outgrown its rules' own, while it goes on, and no other is.
func TestBeyondIsSaid(t *testing.T) {
	for _, c := range []struct {
		s    session.Snapshot
		says bool
	}{
		{session.Snapshot{Evolved: 960, Step: 961, Edge: 961}, true},
		{session.Snapshot{Evolved: 960, Step: 960, Edge: 960}, false},
		{session.Snapshot{Step: 5000, Edge: 5000}, false},
		{session.Snapshot{Evolved: 960, Step: 970, Edge: 2000}, false},
		{session.Snapshot{Evolved: 960, Step: 961, Edge: 961, Status: episode.Done}, false},
	} {
		if got, lost := Beyond(&c.s); (got != "") != c.says || lost || c.says && !strings.Contains(got, "step 960") {
			t.Errorf("step %d of %d, live edge %d: %q", c.s.Step, c.s.Evolved, c.s.Edge, got)
		}
	}
}
