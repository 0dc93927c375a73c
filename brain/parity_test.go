package brain

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain/kernel"
)

// recordings lists the files that match a pattern below the reference folder,
// or, where none is named, the small copies in testdata.
func recordings(t *testing.T, folder, pattern string) []string {
	t.Helper()
	root := os.Getenv("HEBBARIUM_REFERENCE")
	dir := filepath.Join(root, filepath.FromSlash(folder))
	if root == "" {
		dir = "testdata"
	}
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		if root == "" {
			t.Skipf("testdata holds no %s (too large to copy): set HEBBARIUM_REFERENCE to run this test", pattern)
		}
		t.Fatalf("expected %s below %s, found none", pattern, dir)
	}
	return files
}

func readGzipJSON(t *testing.T, path string, v any) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(z).Decode(v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// transpose turns the recordings' [post][pre] into this package's [pre][post].
func transpose(w []float32, pre, post int) []float32 {
	x := make([]float32, len(w))
	for i := range pre {
		for j := range post {
			x[i*post+j] = w[j*pre+i]
		}
	}
	return x
}

func difference(got, want []float32) float64 {
	if len(got) != len(want) {
		return math.Inf(1)
	}
	worst := 0.0
	for i := range got {
		d := math.Abs(float64(got[i]) - float64(want[i]))
		if math.IsNaN(d) {
			return d
		}
		worst = math.Max(worst, d)
	}
	return worst
}

// within fails unless got and want are equal to 1e-5, relative to scale.
func within(t *testing.T, what string, got, want []float32, scale float64) float64 {
	t.Helper()
	d := difference(got, want) / scale
	if !(d <= 1e-5) {
		t.Errorf("%s: expected within 1e-5 of the recording (scale %g), found %g", what, scale, d)
	}
	return d
}

type tinyRecording struct {
	Dims      []int       `json:"dims"`
	Normalise bool        `json:"normalise"`
	Rows      []float32   `json:"coeffs_rows_per_synapse"`
	N         int         `json:"n_coeffs"`
	W         [][]float32 `json:"w_init"`
	Steps     []struct {
		O0, O1, O2, O3 []float32
		Raw            [][]float32 `json:"w_after_rule"`
		Norm           [][]float32 `json:"w_after_norm"`
	} `json:"steps"`
}

// TestParityRules holds every rule, with and without normalising, to the
// recordings of a tiny network.
func TestParityRules(t *testing.T) {
	seen := map[Rule]bool{}
	for _, path := range recordings(t, "car/brain", "*rules*.json.gz") {
		var file struct {
			Rules map[string]tinyRecording `json:"rules"`
		}
		readGzipJSON(t, path, &file)
		for name, rec := range file.Rules {
			t.Run(name, func(t *testing.T) {
				rule, err := ParseRule(strings.TrimSuffix(name, "__no_norm"))
				if err != nil {
					t.Fatal(err)
				}
				seen[rule] = true
				if rec.N != rule.Planes() {
					t.Fatalf("expected %d coefficients, found %d", rule.Planes(), rec.N)
				}
				checkTiny(t, rule, rec)
			})
		}
	}
	for _, r := range Rules() {
		if r != Static && !seen[r] {
			t.Errorf("no recording holds rule %s", r)
		}
	}
}

func checkTiny(t *testing.T, rule Rule, rec tinyRecording) {
	arch := PlainArchitecture("tiny", OutputRaw, rec.Normalise, rec.Dims...)
	g := NewGenome(arch, rule)
	if err := g.setRows(rec.Rows); err != nil {
		t.Fatal(err)
	}
	n := NewNetwork(arch, rule)
	if err := n.Load(g); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{Kind: InitZeros}, nil); err != nil {
		t.Fatal(err)
	}
	for i, l := range n.Layers() {
		copy(l.W, transpose(rec.W[i], l.Pre, l.Post))
	}
	for s, step := range rec.Steps {
		n.Forward(step.O0)
		for i, want := range [][]float32{step.O1, step.O2, step.O3} {
			within(t, fmt.Sprintf("step %d: o%d", s, i+1), n.Layers()[i].Out, want, magnitude(want))
		}
		n.Learn()
		for i, l := range n.Layers() {
			want := step.Raw[i]
			if rec.Normalise {
				want = step.Norm[i]
			}
			want = transpose(want, l.Pre, l.Post)
			within(t, fmt.Sprintf("step %d: weights of %s", s, l.Name), l.W, want, magnitude(want))
		}
	}
}

// magnitude is the scale of an unbounded quantity, at least 1.
func magnitude(x []float32) float64 {
	m := 1.0
	for _, v := range x {
		m = math.Max(m, math.Abs(float64(v)))
	}
	return m
}

// TestParityCarBrain runs the car's network freely on the recorded images, with
// nothing put right on the way, against 60 recorded steps of the original.
func TestParityCarBrain(t *testing.T) {
	for _, path := range recordings(t, "car/brain", "*_inputs.npz") {
		prefix := strings.TrimSuffix(path, "_inputs.npz")
		t.Run(filepath.Base(prefix), func(t *testing.T) {
			checkCarBrain(t, readNPZ(t, path), readNPZ(t, prefix+"_steps.npz"))
		})
	}
}

func checkCarBrain(t *testing.T, inputs, steps map[string]array) {
	arch := CarArchitecture()
	g := NewGenome(arch, ABCD_lr)
	if err := g.setRows(inputs["coeffs"].float32()); err != nil {
		t.Fatal(err)
	}
	copy(g.Conv, inputs["conv1"].float32())
	copy(g.Conv[conv1Len:], inputs["conv2"].float32())
	n := NewNetwork(arch, ABCD_lr)
	if err := n.Load(g); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{Kind: InitZeros}, nil); err != nil {
		t.Fatal(err)
	}
	for i, l := range n.Layers() {
		copy(l.W, transpose(inputs[fmt.Sprintf("w%d", i+1)].float32(), l.Pre, l.Post))
	}
	images, obs := steps["obs84"], make([]float32, ImageLen)
	activations, weights := 0.0, 0.0
	count := images.shape[0]
	for s := range count {
		image := images.data[s*ImageLen : (s+1)*ImageLen]
		for y := range ImageSize {
			for x := range ImageSize {
				for c := range ImageChannels {
					obs[(c*ImageSize+x)*ImageSize+y] = float32(image[(y*ImageSize+x)*ImageChannels+c]) / 255
				}
			}
		}
		action := n.Forward(obs)
		at := func(name string, got []float32) {
			want := steps[name].float32()[s*len(got) : (s+1)*len(got)]
			activations = math.Max(activations, within(t, fmt.Sprintf("step %d: %s", s, name), got, want, 1))
		}
		at("o0", n.Layers()[0].In)
		for i, l := range n.Layers() {
			at(fmt.Sprintf("o%d", i+1), l.Out)
		}
		at("action", action)
		if s == 0 {
			within(t, "pool1 of step 0", n.conv.Pooled(), steps["pool1_t0"].float32(), 1)
			checkBeforeNormalising(t, n, steps)
		}
		checkMaxima(t, n, steps["checks"].data, s)
		n.Learn()
		checkSums(t, n, steps["checks"].data, s)
		checkSlices(t, n, steps["slices"].float32(), s)
	}
	for i, l := range n.Layers() {
		want := transpose(steps[fmt.Sprintf("final_w%d", i+1)].float32(), l.Pre, l.Post)
		weights = math.Max(weights, within(t, fmt.Sprintf("%s after %d steps", l.Name, count), l.W, want, 1))
	}
	t.Logf("%d steps: activations within %.2g, final weights within %.2g", count, activations, weights)
}

// checkBeforeNormalising compares the first raw update, on copies.
func checkBeforeNormalising(t *testing.T, n *Network, steps map[string]array) {
	for i, l := range n.Layers() {
		w := append([]float32(nil), l.W...)
		raw := *l
		raw.W = w
		n.kernel.Update(kernel.Rule(n.rule), raw.W, raw.planes, raw.In, raw.Out)
		want := transpose(steps[fmt.Sprintf("before_norm_t0_w%d", i+1)].float32(), l.Pre, l.Post)
		within(t, l.Name+" after the first rule, before normalising", w, want, magnitude(want))
	}
}

// checkMaxima compares the largest |w| that the next rule leaves before
// normalising.
func checkMaxima(t *testing.T, n *Network, checks []float64, step int) {
	for i, l := range n.Layers() {
		raw := *l
		raw.W = append([]float32(nil), l.W...)
		n.kernel.Update(kernel.Rule(n.rule), raw.W, raw.planes, raw.In, raw.Out)
		got, want := 0.0, checks[(step*len(n.Layers())+i)*4]
		for _, w := range raw.W {
			got = math.Max(got, math.Abs(float64(w)))
		}
		if d := math.Abs(got-want) / math.Max(1, want); !(d <= 1e-5) {
			t.Errorf("step %d: %s: largest weight before normalising: expected %g, found %g", step, l.Name, want, got)
		}
	}
}

// checkSums compares sum, sum of |w| and sum of w² of each layer.
func checkSums(t *testing.T, n *Network, checks []float64, step int) {
	for i, l := range n.Layers() {
		want := checks[(step*len(n.Layers())+i)*4:][:4]
		var sum, abs, squares float64
		for _, w := range l.W {
			sum += float64(w)
			abs += math.Abs(float64(w))
			squares += float64(w) * float64(w)
		}
		for k, got := range []float64{sum, abs, squares} {
			if d := math.Abs(got - want[k+1]); !(d <= 1e-5*float64(len(l.W))) {
				t.Errorf("step %d: %s: sum %d: expected %g, found %g", step, l.Name, k, want[k+1], got)
			}
		}
	}
}

// checkSlices compares the corners of the three layers, recorded [post][pre].
func checkSlices(t *testing.T, n *Network, slices []float32, step int) {
	per := 0
	for _, l := range n.Layers() {
		per += min(4, l.Post) * 8
	}
	want, at := slices[step*per:], 0
	for _, l := range n.Layers() {
		for j := range min(4, l.Post) {
			for i := range 8 {
				if d := math.Abs(float64(l.W[i*l.Post+j] - want[at])); !(d <= 1e-5) {
					t.Errorf("step %d: %s[%d,%d]: expected %g, found %g", step, l.Name, i, j, want[at], l.W[i*l.Post+j])
				}
				at++
			}
		}
	}
}
