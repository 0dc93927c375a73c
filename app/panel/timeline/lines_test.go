package timeline

import (
	"math"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
)

// The lines are the same whether they are made step by step or at once, with a
// damage that comes at the newest step, is taken back, and comes again earlier.
func TestLinesGrowAsTheyAre(t *testing.T) {
	rewards, changes, sizes := make([]float64, 200), make([]float64, 200), make([]float64, 200)
	for i := range rewards {
		rewards[i], changes[i], sizes[i] = float64(i*i%7), 2, float64(i)
	}
	at := func(n int, damages ...int) *session.Snapshot {
		s := &session.Snapshot{Rewards: rewards[:n], Changes: changes[:n], Sizes: sizes[:n]}
		for _, step := range damages {
			s.Markers = append(s.Markers, session.Marker{Event: episode.Event{Step: step, Kind: "zero", Args: "0.33"}})
		}
		return s
	}
	var grown lines
	for _, s := range []*session.Snapshot{at(50), at(100, 100), at(102, 100), at(150, 100), at(150), at(160, 80), at(200, 80, 160)} {
		grown.take(s)
		var once lines
		once.take(s)
		for i := range s.Rewards {
			same := grown.mean[i] == once.mean[i] || grown.mean[i] != grown.mean[i] && once.mean[i] != once.mean[i]
			if !same || grown.rate[i] != once.rate[i] || grown.change[i] != once.change[i] {
				t.Fatalf("%d steps, %d markers: step %d is %v %v %v, and made at once %v %v %v", len(s.Rewards), len(s.Markers), i+1,
					grown.rate[i], grown.mean[i], grown.change[i], once.rate[i], once.mean[i], once.change[i])
			}
		}
	}
	// The damage at 160 shows as soon as there are 5 steps to speak of.
	if m := grown.mean[163]; !math.IsNaN(float64(m)) {
		t.Errorf("4 steps after a damage the mean is %g", m)
	}
	if got, want := grown.mean[164], meanOf(rewards, 160, 165); got != want {
		t.Errorf("5 steps after a damage the mean is %g, want %g", got, want)
	}
	if got, want := grown.mean[159], meanOf(rewards, 120, 160); got != want {
		t.Errorf("before it the mean is %g, want %g of 40 steps", got, want)
	}
	if grown.change[0] != 0 || grown.change[100] != 0.02 {
		t.Errorf("the change is %g where there are no weights, and %g of weights of 100, want 0 and 0.02", grown.change[0], grown.change[100])
	}
}
