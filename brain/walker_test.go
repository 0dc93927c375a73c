package brain

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func walkerPath() string {
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		return filepath.Join(dir, "ant", "policy_2017may.json.gz")
	}
	return filepath.Join("..", "assets", "ant", "policy_2017may.json.gz")
}

func readWalker(t *testing.T) *Genome {
	t.Helper()
	f, err := os.Open(walkerPath())
	check(t, err)
	defer f.Close()
	g, err := ReadWalker(f)
	check(t, err)
	return g
}

func walkerNetwork(t *testing.T) *Network {
	t.Helper()
	g := readWalker(t)
	n := NewNetwork(g.Arch, g.Rule)
	check(t, n.Load(g))
	check(t, n.Reset(Init{}, seeded(1)))
	return n
}

func gunzip(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	check(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(t, err)
	b, err := io.ReadAll(z)
	check(t, err)
	return b
}

// TestParityWalker compares the network's actions with those of the recorded runs that
// the policy drove without noise: the action of a step answers the observation of the
// one before.
func TestParityWalker(t *testing.T) {
	dir := os.Getenv("HEBBARIUM_REFERENCE")
	if dir == "" {
		t.Skip("HEBBARIUM_REFERENCE names no recordings")
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "ant", "run_policy*.json.gz"))
	n := walkerNetwork(t)
	compared := 0
	for _, path := range paths {
		if strings.Contains(path, "noise") {
			continue
		}
		var run struct {
			Action [][]float64
			Obs    [][]float32
		}
		check(t, json.Unmarshal(gunzip(t, path), &run))
		for i := 1; i < len(run.Action); i++ {
			action := n.Forward(run.Obs[i-1])
			n.Learn()
			for j, a := range action {
				if d := math.Abs(float64(a) - run.Action[i][j]); !(d <= 1e-4) {
					t.Fatalf("%s step %d action %d: expected %v, found %v", filepath.Base(path), i, j, run.Action[i][j], a)
				}
			}
			compared++
		}
	}
	if compared == 0 {
		t.Skip("no recording of the policy without noise")
	}
	t.Logf("%d steps compared", compared)
}

// TestWalkerIsItsFile holds the network to the file's own formula, computed in float64
// from the JSON: x = relu(x·w + b) twice, then x·w + b.
func TestWalkerIsItsFile(t *testing.T) {
	var file map[string]json.RawMessage
	check(t, json.Unmarshal(gunzip(t, walkerPath()), &file))
	n := walkerNetwork(t)
	rng := seeded(2)
	obs := make([]float32, 28)
	for range 20 {
		x := make([]float64, len(obs))
		for i := range obs {
			obs[i] = 2*rng.Float32() - 1
			x[i] = float64(obs[i])
		}
		for _, l := range []string{"1", "2", "3"} {
			var w [][]float64
			var out []float64
			check(t, json.Unmarshal(file["w"+l], &w))
			check(t, json.Unmarshal(file["b"+l], &out))
			for i, row := range w {
				for j, v := range row {
					out[j] += x[i] * v
				}
			}
			for j := range out {
				if l != "3" {
					out[j] = max(0, out[j])
				}
			}
			x = out
		}
		for j, a := range n.Forward(obs) {
			if d := math.Abs(float64(a) - x[j]); !(d <= 1e-5*(1+math.Abs(x[j]))) {
				t.Fatalf("action %d: expected %v, found %v", j, x[j], a)
			}
		}
	}
}

func TestWalkerRoundTrip(t *testing.T) {
	g := readWalker(t)
	path := filepath.Join(t.TempDir(), "walker.safetensors")
	check(t, Save(path, g))
	got, err := Load(path)
	check(t, err)
	if !reflect.DeepEqual(got, g) {
		t.Error("expected the genome back")
	}
	if !reflect.DeepEqual(g.Clone(), g) {
		t.Error("expected the clone to be equal")
	}
	if g.Card.License != "zlib" || !strings.Contains(g.Card.Note, "pybullet") {
		t.Errorf("expected a card with licence and origin, found %+v", g.Card)
	}
	b, err := Encode(g)
	check(t, err)
	for says, change := range map[string]func(map[string]map[string]any){
		"l2.B":    func(h map[string]map[string]any) { h["l2.B"] = h["l2.b"]; delete(h, "l2.b") },
		"hidden":  func(h map[string]map[string]any) { h["__metadata__"]["hidden"] = "sigmoid" },
		"static":  func(h map[string]map[string]any) { h["__metadata__"]["rule"] = "A" },
		"bound":   func(h map[string]map[string]any) { h["__metadata__"]["bound"] = "wide" },
		"bounded": func(h map[string]map[string]any) { h["__metadata__"]["bound"] = "-2" },
		"outputs": func(h map[string]map[string]any) { h["__metadata__"]["output"] = "car" },
	} {
		if _, err := Decode(rewrite(t, b, change)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("expected an error that says %q, found %v", says, err)
		}
	}
	g.Biases(1)[3] = float32(math.Inf(1))
	if err := g.Check(); err == nil || !strings.Contains(err.Error(), "l2.b[3]") {
		t.Errorf("expected the bias to be named, found %v", err)
	}
}

// TestFilesOfUsualNetworksSayNothingNew: the entries for rectified units, biases and bounds are
// written for networks that have them only, so that every older file keeps its bytes.
func TestFilesOfUsualNetworksSayNothingNew(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture(), tinyArchitecture()} {
		b, err := Encode(written(arch, Static, false))
		check(t, err)
		rewrite(t, b, func(h map[string]map[string]any) {
			if v, ok := h["__metadata__"]["hidden"]; ok || h["l1.b"] != nil {
				t.Errorf("%s: expected neither hidden nor biases, found %v and %v", arch.Name, v, h["l1.b"])
			}
			if v, ok := h["__metadata__"]["bound"]; ok {
				t.Errorf("%s: expected no bound, found %v", arch.Name, v)
			}
		})
	}
}

func TestBoundsComeBackFromFiles(t *testing.T) {
	arch := AntArchitecture()
	arch.Bound = 20.5
	b, err := Encode(NewGenome(arch, ABCD_lr))
	check(t, err)
	g, err := Decode(b)
	check(t, err)
	if !g.Arch.Equal(arch) || g.Arch.Equal(AntArchitecture()) {
		t.Errorf("expected %v back, found %v", arch, g.Arch)
	}
}

func TestPlasticGenomesHaveNoBiases(t *testing.T) {
	g := NewGenome(WalkerArchitecture(), ABCD_lr)
	if err := g.Check(); err == nil || !strings.Contains(err.Error(), "biases") {
		t.Errorf("expected a refusal, found %v", err)
	}
	g = NewGenome(WalkerArchitecture(), Static)
	g.Bias = g.Bias[1:]
	if err := g.Check(); err == nil || !strings.Contains(err.Error(), "200 biases") {
		t.Errorf("expected a refusal, found %v", err)
	}
}

func TestWalkerAllocatesNothing(t *testing.T) {
	n := walkerNetwork(t)
	obs := make([]float32, 28)
	obs[2] = 1
	if a := testing.AllocsPerRun(100, func() { n.Forward(obs); n.Learn() }); a != 0 {
		t.Errorf("a step allocates %v times", a)
	}
	if !slices.ContainsFunc(n.Action(), func(a float32) bool { return a != 0 }) {
		t.Error("the policy does nothing")
	}
}

func TestRectifyKeepsNaN(t *testing.T) {
	x := []float32{-1, 2, float32(math.NaN()), float32(math.Inf(-1))}
	rectify(x)
	if x[0] != 0 || x[1] != 2 || x[2] == x[2] || x[3] != 0 {
		t.Errorf("found %v", x)
	}
}

func TestBrokenPoliciesAreRefused(t *testing.T) {
	packed := func(s string) *bytes.Buffer {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write([]byte(s))
		check(t, err)
		check(t, z.Close())
		return &b
	}
	for name, c := range map[string]struct{ text, says string }{
		"not JSON":    {"{", "JSON"},
		"wrong size":  {`{"w1":[[1]],"b1":[1],"w2":[],"b2":[],"w3":[],"b3":[]}`, "expected 28 rows"},
		"no weights":  {`{}`, "layer 1"},
		"wrong types": {`{"w1":"x"}`, "JSON"},
		"huge number": {`{"w1":[[1e99]]}`, "JSON"},
	} {
		if _, err := ReadWalker(packed(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", name, c.says, err)
		}
	}
	if _, err := ReadWalker(strings.NewReader("plain")); err == nil {
		t.Error("not gzip: expected an error")
	}
}
