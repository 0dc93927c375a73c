package session

import (
	"testing"

	"hebbarium/app/session/trail"
)

// However long a life, its samples are few, evenly spread, and begin at its
// start.
func TestSamplesStayFew(t *testing.T) {
	s := samples{Trail: trail.Trail{Every: 1}}
	const steps = 50_000
	for step := range steps + 1 {
		s.add(step, func() []float32 { return []float32{float32(step)} })
	}
	if n := len(s.Values); n > mostSamples || n < mostSamples/2-1 {
		t.Errorf("%d samples of %d steps, want %d at most", n, steps, mostSamples)
	}
	for i, v := range s.Values {
		if int(v[0]) != i*s.Every {
			t.Fatalf("sample %d is of step %g, want %d", i, v[0], i*s.Every)
		}
	}
	// Of the newest steps there is every one.
	if n := len(s.recent.values); n < mostRecent/2 || n > mostRecent || s.recent.first+n != steps+1 {
		t.Errorf("%d recent samples from step %d, want up to step %d", n, s.recent.first, steps)
	}
	for i, v := range s.recent.values {
		if int(v[0]) != s.recent.first+i {
			t.Fatalf("recent sample %d is of step %g, want %d", i, v[0], s.recent.first+i)
		}
	}
	// A branch goes on from an earlier step, and leaves the old future alone.
	branch := s.until(20_000)
	if last := branch.Values[len(branch.Values)-1][0]; last > 20_000 || last < 20_000-float32(s.Every) {
		t.Errorf("the branch at 20,000 has samples up to %g", last)
	}
	next := len(branch.Values) * branch.Every
	branch.add(next, func() []float32 { return []float32{-1} })
	if s.Values[len(branch.Values)-1][0] == -1 || branch.Values[len(branch.Values)-1][0] != -1 {
		t.Error("the branch has changed the future that was left")
	}
	at := s.recent.first + 10
	branch = s.until(at)
	branch.add(at+1, func() []float32 { return []float32{-1} })
	if n := len(branch.recent.values); n != 12 || branch.recent.values[n-1][0] != -1 || int(s.recent.values[11][0]) != at+1 {
		t.Errorf("the branch at %d has %d recent samples, and the future that was left %g after it", at, n, s.recent.values[11][0])
	}
}
