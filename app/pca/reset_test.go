package pca

import (
	"testing"
	"time"

	"hebbarium/app/session"
)

// A way that is forgotten while a goroutine works it out is another network's from then
// on: what comes late neither shows nor frees what the new one has begun. Run with -race.
func TestResetWhileItIsWorkedOut(t *testing.T) {
	samples := make([][]float32, 60)
	for i := range samples {
		samples[i] = make([]float32, 700)
		samples[i][i] = float32(i)
	}
	s := &session.Snapshot{Step: 59, Edge: 59, Samples: samples, SampleEvery: 1, Recent: samples}
	way := New()
	now := time.Unix(1000, 0)
	for range 20 {
		way.Update(s, now)
		first := way.busy
		if !first.Load() {
			t.Fatal("nothing is worked out")
		}
		way.Reset()
		if way.busy == first || len(way.Frame.Points) > 0 {
			t.Fatal("after Reset the way is still the one before")
		}
		for first.Load() {
			time.Sleep(time.Millisecond)
		}
		if way.Update(s, now.Add(-time.Hour)); len(way.Frame.Points) > 0 {
			t.Fatal("what came late is shown as the new network's way")
		}
		way.Reset()
	}
	serial := way.Serial
	if way.Reset(); way.Serial <= serial {
		t.Error("Reset does not show that the way is another")
	}
}
