package ant

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestParityHorizons starts at every 37th recorded state of the runs with contact and
// replays the recorded actions over 1, 10 and 26 control steps.
func TestParityHorizons(t *testing.T) {
	horizons := []struct {
		steps int
		want  float64
	}{{1, 1e-7}, {10, 1e-6}, {26, 1e-4}}
	all := make([][]float64, len(horizons))
	for _, r := range recordings(t) {
		if !r.inContact() {
			continue
		}
		per := Substeps / r.Substeps // entries in a control step
		var line []string
		for h, horizon := range horizons {
			var errs []float64
			w := NewWorld()
			for i := 0; i+horizon.steps*per <= r.N; i += 37 {
				r.start(t, w, i)
				for k := range horizon.steps * per {
					if o := w.advance(r.Action[i+k], r.Substeps); o.Err != nil {
						t.Fatal(r.Name, i, o.Err)
					}
				}
				errs = append(errs, r.jointError(w, i+horizon.steps*per-1))
			}
			all[h] = append(all[h], errs...)
			line = append(line, fmt.Sprintf("%.1e (%.1e)", quantile(errs, .5), quantile(errs, .9)))
		}
		t.Logf("%-24s %s", r.Name, strings.Join(line, "  "))
	}
	for h, horizon := range horizons {
		median := quantile(all[h], .5)
		t.Logf("%2d control steps: median %.2g, 90th percentile %.2g rad over %d starts", horizon.steps, median, quantile(all[h], .9), len(all[h]))
		if !(median <= horizon.want) {
			t.Errorf("%d control steps: median joint error %.2g rad, want at most %g", horizon.steps, median, horizon.want)
		}
	}
}

// TestParityObservation makes one step from every recorded state and compares the
// observation, the progress, the reward and the ends. A step that lands close to a
// switch (a foot that just sticks) can magnify the ninth digit of the recorded state
// beyond 1e-4; there the bound is what shaking that digit does.
func TestParityObservation(t *testing.T) {
	stride := 1
	if testing.Short() {
		stride = 7
	}
	for _, r := range recordings(t) {
		t.Run(r.Name, func(t *testing.T) {
			w := NewWorld()
			rng := rand.New(rand.NewPCG(3, 4))
			var errObs, errProgress []float64
			flags, alive, magnified := 0, 0, 0
			for i := 0; i < r.N; i += stride {
				r.start(t, w, i)
				got := r.step(t, w, i)
				obs, progress := got.distance(r.Obs[i], r.Progress[i])
				errObs, errProgress = append(errObs, obs), append(errProgress, progress)
				if obs > 1e-4 || progress > 1e-4 {
					magnified++
					var spreadObs, spreadProgress float64
					for range 32 {
						m := r.motion(i)
						m.shake(rng)
						w.restart(m)
						other := r.step(t, w, i)
						o, p := got.distance(other.obs, other.Progress)
						spreadObs, spreadProgress = max(spreadObs, o), max(spreadProgress, p)
					}
					if obs > max(1e-4, 2*spreadObs) || progress > max(1e-4, 2*spreadProgress) {
						t.Errorf("step %d: observation error %.2g and progress error %.2g, want at most 1e-4, or %.2g and %.2g for the recording's digits",
							i, obs, progress, 2*spreadObs, 2*spreadProgress)
					}
				}
				if math.Abs(got.Reward-r.Reward[i]) > 1e-3 {
					t.Errorf("step %d: reward %.9g, want %.9g", i, got.Reward, r.Reward[i])
				}
				for k, on := range r.Contact[i] {
					if got.feet[k] != (on != 0) && math.Abs(r.FootGap[i][k]-w.limb[k].breaking) > 1e-6 {
						flags++
					}
				}
				if got.Alive != isTrue(r.Alive[i]) || got.Done != isTrue(r.Done[i]) {
					alive++
				}
			}
			if flags != 0 || alive != 0 {
				t.Errorf("%d feet flags and %d ends are wrong", flags, alive)
			}
			if n := len(errObs); magnified > n/50 {
				t.Errorf("%d of %d steps are beyond 1e-4", magnified, n)
			}
			t.Logf("observation: median %.1e, max %.1e; progress: median %.1e, max %.1e; beyond 1e-4: %d of %d",
				quantile(errObs, .5), slices.Max(errObs), quantile(errProgress, .5), slices.Max(errProgress), magnified, len(errObs))
		})
	}
}

// stepped is what one step gave.
type stepped struct {
	Outcome
	obs  []float64
	feet [legs]bool
}

func (r *recording) step(t testing.TB, w *World, i int) stepped {
	t.Helper()
	s := stepped{Outcome: w.advance(r.Action[i], r.Substeps), obs: make([]float64, ObservationSize), feet: w.feet}
	if s.Err != nil {
		t.Fatal(i, s.Err)
	}
	var obs [ObservationSize]float32
	w.Observe(obs[:])
	for j, x := range obs {
		s.obs[j] = float64(x)
	}
	return s
}

func (s *stepped) distance(obs []float64, progress float64) (float64, float64) {
	worst := 0.0
	for j, x := range obs {
		worst = max(worst, math.Abs(s.obs[j]-x))
	}
	return worst, math.Abs(s.Progress - progress)
}

// TestParityContacts compares the contacts that State shows with the recorded gap and
// normal force of each foot in the last substep.
func TestParityContacts(t *testing.T) {
	var errForce, errGap []float64
	for _, r := range recordings(t) {
		if !r.inContact() {
			continue
		}
		w := NewWorld()
		var s State
		for i := 0; i < r.N; i += 3 {
			r.start(t, w, i)
			if o := w.advance(r.Action[i], r.Substeps); o.Err != nil {
				t.Fatal(r.Name, i, o.Err)
			}
			w.State(&s)
			var force [legs]float64
			gap := [legs]float64{9, 9, 9, 9} // as a recording writes none
			for _, c := range s.Contacts {
				if c.Foot {
					// The original divides a substep's impulse by the whole control step.
					force[c.Leg-1] += c.Normal / float64(r.Substeps)
					gap[c.Leg-1] = min(gap[c.Leg-1], c.Gap)
				}
			}
			for k := range force {
				if r.FootGap[i][k] == 9 && gap[k] == 9 {
					continue
				}
				errForce = append(errForce, math.Abs(force[k]-r.FootForce[i][k]))
				errGap = append(errGap, math.Abs(gap[k]-r.FootGap[i][k]))
			}
		}
	}
	if len(errForce) == 0 {
		t.Fatal("no recorded foot ever came near the floor")
	}
	force, gap := quantile(errForce, .5), quantile(errGap, .9)
	t.Logf("%d feet: force median %.1e, 90th percentile %.1e N; gap 90th percentile %.1e m", len(errForce), force, quantile(errForce, .9), gap)
	if force > 1e-2 || gap > 1e-7 {
		t.Errorf("median force error %.2g N, want at most 0.01; 90th percentile of the gap %.2g m, want at most 1e-7", force, gap)
	}
}
