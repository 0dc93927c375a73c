package session

import (
	"slices"
	"testing"

	"hebbarium/app/session/trail"
	"hebbarium/evolve/episode"
)

// What is shown of a future is whole again after it was left and come back to, and of
// what was lived instead after that: only what differs is kept of either.
func TestFuturesComeBackWhole(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 8})
	zero := episode.Event{Kind: "zero", Args: "0.2"}
	type shown struct {
		rewards, changes []float64
		poses            []Pose
		samples          [][]float32
		recent           [][]float32
	}
	look := func(snap *Snapshot) shown {
		return shown{snap.Rewards, snap.Changes, snap.Poses, snap.Samples, snap.Recent}
	}
	same := func(what string, want, found shown) {
		t.Helper()
		if !slices.Equal(want.rewards, found.rewards) || !slices.Equal(want.changes, found.changes) || !slices.Equal(want.poses, found.poses) ||
			!slices.EqualFunc(want.samples, found.samples, slices.Equal) || !slices.EqualFunc(want.recent, found.recent, slices.Equal) {
			t.Errorf("%s: other rewards, changes, poses or samples", what)
		}
	}
	s.Step(90)
	first := look(until(t, s, "step 90", atStep(90)))
	s.Scrub(30)
	until(t, s, "step 30", atStep(30))
	s.Inject(zero)
	until(t, s, "the branch", func(s *Snapshot) bool { return s.Edge == 30 })
	s.Step(40)
	snap := until(t, s, "step 70", atStep(70))
	second := look(snap)
	if snap.Other == nil || snap.Other.At != 30 || !slices.Equal(snap.Other.Rewards, first.rewards) {
		t.Errorf("the other future is not the one that was left")
	}
	s.Undo()
	snap = until(t, s, "the first future", func(s *Snapshot) bool { return s.Edge == 90 && s.Step == 70 })
	same("undone", first, look(snap))
	if snap.Other == nil || !slices.Equal(snap.Other.Rewards, second.rewards) {
		t.Errorf("the branch is not the other future")
	}
	s.Redo()
	same("redone", second, look(until(t, s, "the branch again", func(s *Snapshot) bool { return s.Edge == 70 && s.Step == 70 })))
}

// samplesOf takes one number at each step that is sampled.
func samplesOf(s samples, from, to int) samples {
	for step := from; step <= to; step++ {
		s.add(step, func() []float32 { return []float32{float32(step)} })
	}
	return s
}

func TestSamplesJoin(t *testing.T) {
	long := samplesOf(samples{Trail: trail.Trail{Every: 1}}, 0, 3*mostSamples) // every fourth
	short := samplesOf(samples{Trail: trail.Trail{Every: 1}}, 0, 1000)
	for _, c := range []struct {
		name       string
		head, tail samples
		at, to     int
	}{
		{"short and long", short, long, 777, 3 * mostSamples}, {"long and short", long, short, 778, 1000}, {"alike", short, short, 500, 1000}, {"nothing after", long, short, 1000, 1000},
	} {
		all := c.head.join(c.at, c.tail.after(c.at))
		all = samplesOf(all, c.to+1, c.to+20)
		for i, v := range all.Values {
			if v[0] != float32(i*all.Every) {
				t.Fatalf("%s: sample %d is of step %g, want %d", c.name, i, v[0], i*all.Every)
			}
		}
		if want := (c.to+20)/all.Every + 1; len(all.Values) != want {
			t.Errorf("%s: %d samples, want %d", c.name, len(all.Values), want)
		}
		for i, v := range all.recent.values {
			if v[0] != float32(all.recent.first+i) {
				t.Fatalf("%s: recent sample %d is of step %g, want %d", c.name, i, v[0], all.recent.first+i)
			}
		}
		if end := all.recent.first + len(all.recent.values); end != c.to+21 {
			t.Errorf("%s: the recent samples end before step %d, want %d", c.name, end, c.to+21)
		}
	}
}
