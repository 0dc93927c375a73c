package words

import (
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"slices"
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

// That a pace was lost by itself is said of a life that had one and that nothing was done to.
func TestOnlyTheUnhurtSlowByThemselves(t *testing.T) {
	went := func(paces ...float64) []float64 {
		var rewards []float64
		for _, p := range paces {
			rewards = append(rewards, slices.Repeat([]float64{p}, 400)...)
		}
		return rewards
	}
	cut := []session.Marker{{Event: episode.Event{Step: 300, Kind: "leg", Args: "2=0"}}}
	for _, c := range []struct {
		what    string
		rewards []float64
		markers []session.Marker
		says    string
		lost    bool
	}{
		{"unhurt", went(0, 2, 0.1), nil, "lost its pace by itself", true},
		{"cut", went(0, 2, 0.1), cut, "slow, and it was injured", true},
		{"never at a pace", went(0, 0.1, 0.1), nil, "not found its pace", false},
		{"at its pace", went(0, 2, 2), cut, "Some lose their pace", false},
	} {
		s := session.Snapshot{Evolved: 960, Step: 1200, Edge: 1200, Usual: 2, Rewards: c.rewards, Markers: c.markers}
		if got, lost := Beyond(&s); !strings.Contains(got, c.says) || lost != c.lost || c.says != "lost its pace by itself" && strings.Contains(got, "itself") {
			t.Errorf("%s: found %q, %v", c.what, got, lost)
		}
	}
}
