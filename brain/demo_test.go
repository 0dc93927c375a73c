package brain

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func demoPath() string {
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		return filepath.Join(dir, "ant", "policy_2017may.json.gz")
	}
	return filepath.Join("..", "assets", "ant", "policy_2017may.json.gz")
}

func readDemo(t *testing.T) *DemoPolicy {
	t.Helper()
	f, err := os.Open(demoPath())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := ReadDemoPolicy(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestParityDemoPolicy compares the policy's actions with those of the recorded runs that
// it drove without noise: the action of a step answers the observation of the one before.
func TestParityDemoPolicy(t *testing.T) {
	dir := os.Getenv("HEBBARIUM_REFERENCE")
	if dir == "" {
		t.Skip("HEBBARIUM_REFERENCE names no recordings")
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "ant", "run_policy*.json.gz"))
	p := readDemo(t)
	compared := 0
	for _, path := range paths {
		if strings.Contains(path, "noise") {
			continue
		}
		var run struct {
			Action, Obs [][]float64
			Initial     struct{ Obs []float64 }
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.NewDecoder(z).Decode(&run); err != nil {
			t.Fatal(err)
		}
		var obs [28]float32
		var action [8]float64
		for i := 1; i < len(run.Action); i++ {
			for j, x := range run.Obs[i-1] {
				obs[j] = float32(x)
			}
			p.Act(obs[:], action[:])
			for j, a := range action {
				if d := a - run.Action[i][j]; d > 1e-4 || d < -1e-4 {
					t.Fatalf("%s step %d action %d: %v, want %v", filepath.Base(path), i, j, a, run.Action[i][j])
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

func TestDemoPolicyAllocatesNothing(t *testing.T) {
	p := readDemo(t)
	var obs [28]float32
	var action [8]float64
	obs[2] = 1
	if n := testing.AllocsPerRun(100, func() { p.Act(obs[:], action[:]) }); n != 0 {
		t.Errorf("Act allocates %v times", n)
	}
	if action == [8]float64{} {
		t.Error("the policy does nothing")
	}
}

func TestDemoPolicyRefusesBadFiles(t *testing.T) {
	zipped := func(s string) *bytes.Buffer {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write([]byte(s))
		z.Close()
		return &b
	}
	for name, text := range map[string]string{
		"not JSON":    "{",
		"wrong size":  `{"w1":[[1]],"b1":[1],"w2":[],"b2":[],"w3":[],"b3":[]}`,
		"no weights":  `{}`,
		"wrong types": `{"w1":"x"}`,
	} {
		if _, err := ReadDemoPolicy(zipped(text)); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
	if _, err := ReadDemoPolicy(strings.NewReader("plain")); err == nil {
		t.Error("not gzip: want an error")
	}
}
