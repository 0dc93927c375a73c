package command_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/nlpodyssey/safetensors"

	"hebbarium/evolve/replay"
)

// opened reads a trace's header and its arrays' shapes.
func opened(t *testing.T, path string) (map[string]string, map[string][]uint64) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := safetensors.Deserialize(b)
	if err != nil {
		t.Fatal(err)
	}
	_, head, err := safetensors.ReadMetadata(b)
	if err != nil {
		t.Fatal(err)
	}
	shapes := map[string][]uint64{}
	for _, a := range f.Tensors() {
		shapes[a.Name] = a.TensorView.Shape()
	}
	return head.Metadata(), shapes
}

func TestTraceCommand(t *testing.T) {
	path, g := rules(t, "ant", 1)
	out := filepath.Join(t.TempDir(), "life.safetensors")
	text, _ := run(t, 0, "trace", path, "--seed", "4", "--event", "60:zero:0.33", "--steps", "120", "--every", "50", "--weights", "l3", "-o", out, "--json")
	v := object(t, text, "file", "steps", "score", "status", "arrays")
	head, shapes := opened(t, out)
	if v["steps"] != 120.0 || head["seed"] != "4" || head["events"] != `["60:zero:0.33"]` || head["weights_every"] != "50" {
		t.Errorf("found %v, %v", v, head)
	}
	if s := shapes["weights.l3"]; len(s) != 3 || s[0] != 3 || s[2] != 8 || shapes["weights.l1"] != nil || shapes["observations"][0] != 120 {
		t.Errorf("arrays %v", shapes)
	}

	// A replay of the same life gives the same file.
	file := recording(t, path, g, func(*replay.Replay) {})
	again := filepath.Join(t.TempDir(), "replay.safetensors")
	run(t, 0, "trace", file, "--rules", path, "--every", "50", "--weights", "l3", "-o", again)
	a, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) {
		t.Error("the replay's trace is of another life")
	}
}

func TestTraceRefuses(t *testing.T) {
	path, g := rules(t, "ant", 1)
	file := recording(t, path, g, func(*replay.Replay) {})
	out := filepath.Join(t.TempDir(), "x.safetensors")
	for _, c := range []struct {
		status int
		want   string
		args   []string
	}{
		{2, "l1 to l3", []string{path, "--weights", "l4"}},
		{2, "l1 to l3", []string{path, "--weights", "some"}},
		{2, "--every", []string{path, "--every", "0"}},
		{2, "--event", []string{path, "--event", "1:explode"}},
		{2, "--event", []string{path, "--event", "1:hold:steer=1"}},
		{2, "--body", []string{path, "--body", "sideways"}},
		{2, "at most 1024 MB", []string{path, "--every", "1", "--steps", "100000"}},
		{2, "recipe of its own", []string{file, "--seed", "2"}},
		{2, "--rules", []string{path, "--rules", path}},
		{1, "nowhere", []string{"nowhere.safetensors"}},
	} {
		_, diag := run(t, c.status, append(append([]string{"trace"}, c.args...), "-o", out)...)
		contains(t, diag, c.want)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a refused trace wrote a file")
	}
}
