package ant

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recording is one run of the original, in the format of the reference folder's README.
type recording struct {
	Name, Morphology string
	N                int
	Gravity          float64
	Substeps         int
	JointOrder       []string `json:"joint_order"`
	Initial          struct {
		Pos, Lin, Ang [3]float64
		Quat          [4]float64
		Q, Qd         [8]float64
		Obs           []float64
		InitialZ      float64 `json:"initial_z"`
	}
	Action        [][]float64
	Pos, Lin, Ang [][3]float64
	Quat          [][4]float64
	Q, Qd         [][8]float64
	Contact       [][4]float64
	FootForce     [][4]float64 `json:"foot_normal_force"`
	FootGap       [][4]float64 `json:"foot_gap"`
	Obs           [][]float64
	Progress      []float64
	Reward        []float64
	Alive, Done   []any
	BodyXY        [][2]float64 `json:"body_xy"`
}

// referenceFolder is where the recordings are: the folder named by HEBBARIUM_REFERENCE,
// or the small copy beside this file.
func referenceFolder() string {
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		return filepath.Join(dir, "ant")
	}
	return "testdata"
}

func readGzipJSON(t testing.TB, path string, into any) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := json.NewDecoder(z).Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func recordings(t testing.TB) []*recording {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(referenceFolder(), "run_*.json.gz"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("want recordings run_*.json.gz in %s, found none (%v)", referenceFolder(), err)
	}
	runs := make([]*recording, len(paths))
	for i, path := range paths {
		runs[i] = &recording{}
		readGzipJSON(t, path, runs[i])
		if n := runs[i].N; n == 0 || len(runs[i].Action) != n || len(runs[i].Q) != n || len(runs[i].Obs) != n {
			t.Fatalf("%s: want %d steps in each array", path, n)
		}
	}
	return runs
}

// whole says whether the run is one that the engine should follow from end to end: free
// flight, or no action at all on the floor.
func (r *recording) whole() bool { return r.Gravity == 0 || strings.HasPrefix(r.Name, "zero") }

func (r *recording) inContact() bool { return r.Gravity != 0 }

// motion is the recorded state before entry i.
func (r *recording) motion(i int) *Motion {
	in := &r.Initial
	if i == 0 {
		return &Motion{Pos: in.Pos, Quat: in.Quat, Lin: in.Lin, Ang: in.Ang, Q: in.Q, Qd: in.Qd, FreshXY: true, InitialZ: in.InitialZ}
	}
	m := &Motion{
		Pos: r.Pos[i-1], Quat: r.Quat[i-1], Lin: r.Lin[i-1], Ang: r.Ang[i-1], Q: r.Q[i-1], Qd: r.Qd[i-1],
		BodyXY: r.BodyXY[i-1], InitialZ: in.InitialZ, Step: i,
	}
	for k, on := range r.Contact[i-1] {
		m.Feet[k] = on != 0
	}
	// The nine digits of a recording cannot tell a joint at its limit from one just inside,
	// which has no limit row.
	for j := range m.Q {
		for _, limit := range []float64{jointLow[j], jointHigh[j]} {
			if math.Abs(m.Q[j]-limit) <= 6e-10*max(1, math.Abs(limit)*2) {
				m.Q[j] = limit
			}
		}
	}
	return m
}

// start puts a world into the recorded state before entry i.
func (r *recording) start(t testing.TB, w *World, i int) {
	t.Helper()
	b, err := ParseBody(r.Morphology)
	if err != nil {
		t.Fatal(err)
	}
	w.SetGravity(-r.Gravity)
	if err := w.ResetTo(b, r.motion(i)); err != nil {
		t.Fatal(err)
	}
}

func (r *recording) jointError(w *World, i int) float64 {
	sum := 0.0
	for j, q := range r.Q[i] {
		sum += (w.q[j] - q) * (w.q[j] - q)
	}
	return math.Sqrt(sum / joints)
}

func quantile(x []float64, p float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(x))
	return s[min(len(s)-1, int(p*float64(len(s))))]
}

// TestParityWhole follows flights and falls from their first state to their last.
func TestParityWhole(t *testing.T) {
	for _, r := range recordings(t) {
		if !r.whole() {
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			w := NewWorld()
			r.start(t, w, 0)
			worst := 0.0
			for i := range r.N {
				if o := w.advance(r.Action[i], r.Substeps); o.Err != nil {
					t.Fatal(o.Err)
				}
				for j, q := range r.Q[i] {
					worst = max(worst, math.Abs(w.q[j]-q))
				}
			}
			if worst > 1e-4 {
				t.Errorf("largest joint error %.2g rad, want at most 1e-4", worst)
			}
			t.Logf("largest joint error %.2g rad in %d steps", worst, r.N)
		})
	}
}

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
// observation, the progress, the reward and the ends.
func TestParityObservation(t *testing.T) {
	stride := 1
	if testing.Short() {
		stride = 7
	}
	for _, r := range recordings(t) {
		t.Run(r.Name, func(t *testing.T) {
			w := NewWorld()
			var obs [ObservationSize]float32
			var errObs, errProgress, errReward []float64
			flags, alive, rewardOff := 0, 0, 0
			slot := map[int]int{}
			for i := 0; i < r.N; i += stride {
				r.start(t, w, i)
				o := w.advance(r.Action[i], r.Substeps)
				if o.Err != nil {
					t.Fatal(i, o.Err)
				}
				w.Observe(obs[:])
				worst := 0.0
				at := 0
				for j, x := range r.Obs[i] {
					if e := math.Abs(float64(obs[j]) - x); e > worst {
						worst, at = e, j
					}
				}
				if worst > 1e-4 {
					slot[at]++
				}
				errObs = append(errObs, worst)
				errProgress = append(errProgress, math.Abs(o.Progress-r.Progress[i]))
				errReward = append(errReward, math.Abs(o.Reward-r.Reward[i]))
				if math.Abs(o.Reward-r.Reward[i]) > 1e-3 {
					rewardOff++
				}
				for k, on := range r.Contact[i] {
					if w.feet[k] != (on != 0) {
						flags++
					}
				}
				if o.Alive != (fmt.Sprint(r.Alive[i]) == "true" || fmt.Sprint(r.Alive[i]) == "1") {
					alive++
				}
			}
			t.Logf("observation: median %.1e, max %.1e; progress: median %.1e, max %.1e; reward max %.1e (%d off); flags wrong %d, alive wrong %d of %d; slots %v",
				quantile(errObs, .5), slices.Max(errObs), quantile(errProgress, .5), slices.Max(errProgress), slices.Max(errReward), rewardOff, flags, alive, len(errObs), slot)
			if m := slices.Max(errObs); m > 1e-4 {
				t.Errorf("largest observation error %.2g, want at most 1e-4", m)
			}
			if m := slices.Max(errProgress); m > 1e-4 {
				t.Errorf("largest progress error %.2g, want at most 1e-4", m)
			}
		})
	}
}
