package ant

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"math/rand/v2"
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

// shake changes x by up to half a unit of its ninth digit, as recording it has.
func shake(rng *rand.Rand, x float64) float64 {
	if x == 0 {
		return 0
	}
	return x + (rng.Float64()-.5)*math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-8)
}

func (m *Motion) shake(rng *rand.Rand) {
	for _, values := range [][]float64{m.Pos[:], m.Quat[:], m.Lin[:], m.Ang[:], m.Q[:], m.Qd[:]} {
		for i := range values {
			values[i] = shake(rng, values[i])
		}
	}
}

// isTrue reads a flag that a recording may hold as true, 1 or 1.0 (and false, -1 or 0).
func isTrue(x any) bool {
	switch x := x.(type) {
	case bool:
		return x
	case float64:
		return x > 0
	}
	return false
}
