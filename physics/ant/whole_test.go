package ant

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestParityWhole follows flights and falls from their first state to their last, within
// 1e-4 rad as far as the recording determines them. It has nine digits. A run that is
// thrown from limit to limit magnifies what those leave out: air_random_left does so
// 100,000 times in 110 steps, and the original itself, restarted from the recorded start,
// is 1e-4 rad from its own recording at the same step as this engine is, the 111th, and as
// far from it at the end, 0.017 rad. So how far replays spread whose start and actions are
// changed within the recording's digits is measured at each step: beyond 1e-4 rad the
// error may not be above three times that; and where the spread reaches 2e-5 rad the
// replay starts again from the recorded state, so that there, too, every step is followed
// within 1e-4. TestParityExact, whose recordings have all digits, needs none of this.
func TestParityWhole(t *testing.T) {
	for _, r := range recordings(t) {
		if !r.whole() {
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			plain, spread := r.sensitivity(t, 0)
			most := 0.0
			for i, e := range plain {
				most = max(most, spread[i])
				if bound := max(1e-4, 3*most); e > bound {
					t.Fatalf("step %d: joint error %.2g rad, want at most %.2g", i, e, bound)
				}
			}
			from, starts := 0, 0
			for ; from < r.N; starts++ {
				plain, spread := r.sensitivity(t, from)
				n := 0
				for ; n < len(plain) && spread[n] < 2e-5; n++ {
					if plain[n] > 1e-4 {
						t.Fatalf("step %d, started at %d: joint error %.2g rad, want at most 1e-4 where the recording's digits spread by %.2g",
							from+n, from, plain[n], spread[n])
					}
				}
				if n == 0 {
					t.Fatalf("step %d: one step spreads the recording's digits by %.2g rad", from, spread[0])
				}
				from += n
			}
			t.Logf("from the start: largest joint error %.2g rad, where the recording's digits spread by %.2g; within 1e-4 rad throughout, from %d starts",
				slices.Max(plain), slices.Max(spread), starts)
		})
	}
}

// sensitivity replays the recording from entry from on, and returns for each step the
// largest joint error (rad) and how far 24 replays spread whose start and actions are
// changed within the recording's digits.
func (r *recording) sensitivity(t testing.TB, from int) (plain, spread []float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	plain = r.replay(t, from, nil)
	spread = make([]float64, len(plain))
	for range 24 {
		for i, e := range r.replay(t, from, rng) {
			spread[i] = max(spread[i], e)
		}
	}
	return plain, spread
}

// replay runs the recording from entry from on and returns the largest joint error (rad) at
// each step; with rng, the largest difference from the plain replay of one whose start and
// actions are changed within the recording's digits.
func (r *recording) replay(t testing.TB, from int, rng *rand.Rand) []float64 {
	w, v := NewWorld(), NewWorld()
	r.start(t, w, from)
	r.start(t, v, from)
	if rng != nil {
		m := r.motion(from)
		m.shake(rng)
		v.restart(m)
	}
	errs := make([]float64, r.N-from)
	for i := range errs {
		action := slices.Clone(r.Action[from+i])
		w.advance(action, r.Substeps)
		if rng != nil {
			for j := range action {
				action[j] = shake(rng, action[j])
			}
			if o := v.advance(action, r.Substeps); o.Err != nil {
				t.Fatal(from+i, o.Err)
			}
		}
		for j, q := range r.Q[from+i] {
			if rng != nil {
				q = v.q[j]
			}
			errs[i] = max(errs[i], math.Abs(w.q[j]-q))
		}
	}
	return errs
}
