package ant

import (
	"math"
	"path/filepath"
	"testing"
)

// TestParityExact holds the engine to runs of the original whose states have all their
// digits: a flight that magnifies rounding a hundred million times in 200 steps, and falls
// on flat legs and past what the limits can hold. Nothing but the rounding of float64 is
// left then. testdata/exact.py recorded them.
func TestParityExact(t *testing.T) {
	paths, err := filepath.Glob("testdata/exact_*.json.gz")
	if err != nil || len(paths) == 0 {
		t.Fatalf("want recordings testdata/exact_*.json.gz, found none (%v)", err)
	}
	allTogether, allStopped := 0, 0
	for _, path := range paths {
		r := &recording{}
		readGzipJSON(t, path, r)
		t.Run(r.Name, func(t *testing.T) {
			// One world runs from the start; the other is put back on the recorded state
			// before each step, but remembers its contacts, which no state shows.
			whole, step := NewWorld(), NewWorld()
			r.start(t, whole, 0)
			r.start(t, step, 0)
			var worstJoint, worstStep float64
			together, stopped := 0, 0
			for i := range r.N {
				floor := step.floor
				if i > 0 {
					step.restart(r.exact(i - 1))
				}
				step.floor = floor
				for range r.Substeps {
					step.advance(r.Action[i], 1)
					for k := range step.floor {
						if step.floor[k].n > 1 {
							together++
						}
					}
					for _, f := range step.solver.impulse[:step.solver.limits] {
						if f == limitImpulse {
							stopped++
						}
					}
				}
				whole.advance(r.Action[i], r.Substeps)
				for j, q := range r.Q[i] {
					worstJoint = max(worstJoint, math.Abs(whole.q[j]-q))
				}
				worstStep = max(worstStep, r.stateError(step, i))
			}
			t.Logf("from the start: joints within %.1g rad for %d steps; one step: everything within %.1g; %d links on several points, %d limits at their most",
				worstJoint, r.N, worstStep, together, stopped)
			if worstJoint > 1e-6 {
				t.Errorf("joint error %.2g rad over the run, want at most 1e-6", worstJoint)
			}
			if worstStep > 1e-9 {
				t.Errorf("error of a state after one step %.2g, want at most 1e-9 (m, rad, m/s and rad/s)", worstStep)
			}
			allTogether, allStopped = allTogether+together, allStopped+stopped
		})
	}
	if allTogether == 0 || allStopped == 0 {
		t.Errorf("want runs with links on several points and limits at their most, found %d and %d", allTogether, allStopped)
	}
}

// exact is the recorded state after entry i, with nothing but the state.
func (r *recording) exact(i int) *Motion {
	return &Motion{Pos: r.Pos[i], Quat: r.Quat[i], Lin: r.Lin[i], Ang: r.Ang[i], Q: r.Q[i], Qd: r.Qd[i], FreshXY: true, InitialZ: r.Initial.InitialZ}
}

// stateError is the largest difference between a world and the recorded state after entry i.
func (r *recording) stateError(w *World, i int) float64 {
	worst := 0.0
	compare := func(got, want []float64) {
		for k, x := range want {
			worst = max(worst, math.Abs(got[k]-x))
		}
	}
	pos, lin, ang := w.pos.array(), w.lin.array(), w.ang.array()
	quat, want := w.quat, r.Quat[i]
	if quat[0]*want[0]+quat[1]*want[1]+quat[2]*want[2]+quat[3]*want[3] < 0 { // the same turn
		for k := range quat {
			quat[k] = -quat[k]
		}
	}
	compare(pos[:], r.Pos[i][:])
	compare(quat[:], want[:])
	compare(lin[:], r.Lin[i][:])
	compare(ang[:], r.Ang[i][:])
	compare(w.q[:], r.Q[i][:])
	compare(w.qd[:], r.Qd[i][:])
	return worst
}
