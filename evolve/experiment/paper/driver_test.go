package paper

import "testing"

// The controller by hand finishes most laps, on tracks that its settings were not tried
// on, and loses the road on none.
func TestTheDriverFinishesLaps(t *testing.T) {
	finished, worst, sum := 0.0, 1000.0, 0.0
	const tracks = 12
	for seed := uint64(1001); seed < 1001+tracks; seed++ {
		r, err := drive(seed)
		if err != nil {
			t.Fatal(err)
		}
		row := r[0][0]
		sum, worst, finished = sum+row[0], min(worst, row[0]), finished+row[6]
	}
	if sum/tracks < 880 || worst < 750 || finished < tracks-3 {
		t.Errorf("mean %.0f, worst %.0f, %.0f of %d laps", sum/tracks, worst, finished, tracks)
	}
}
