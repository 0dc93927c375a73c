package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDemoOnTheCommandLine: the published walker's name stands for a file, and an event
// is judged on the ant that goes on to its limit.
func TestDemoOnTheCommandLine(t *testing.T) {
	out, _ := run(t, 0, "inspect", "demo:walker", "--json")
	v := object(t, out, "sha256", "world", "rule", "card")
	if v["world"] != "ant" || v["rule"] != "static" || v["parameters"] != 12288.+128+64+8 {
		t.Errorf("found %v", v)
	}
	if card := v["card"].(map[string]any); card["license"] != "zlib" || card["title"] == nil {
		t.Errorf("expected the licence on the card, found %v", card)
	}
	out, _ = run(t, 0, "evaluate", "demo:walker", "--rollouts", "2", "--body", "right", "--event", "300:hold:all=1,100", "--json")
	v = object(t, out, "recoveries")
	if v["steps"] != 960. || v["patient"] != true {
		t.Errorf("expected two lives of 960 steps, found %v, patient %v", v["steps"], v["patient"])
	}
	out, _ = run(t, 0, "evaluate", "demo:walker", "--rollouts", "2", "--event", "0:stand", "--json")
	if v = object(t, out, "mean"); !(v["mean"].(float64) > 1000) {
		t.Errorf("expected a walker to walk from its feet, found %v", v["mean"])
	}
	_, diag := run(t, 1, "evaluate", "demo:runner")
	contains(t, diag, "demo:walker", "demo:runner")
	help, _ := run(t, 0, "evaluate", "--help")
	contains(t, strings.Join(strings.Fields(help), " "), "demo:walker")
}

// TestShippedRuleSetsOutsideTheSource: the program has its rule sets in itself, and says
// so where one stands in for a file that is not there.
func TestShippedRuleSetsOutsideTheSource(t *testing.T) {
	inSource, err := filepath.Abs(filepath.Join("..", "..", "saves", "ant-hebbian.safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "inspect", inSource, "--json")
	want := object(t, out, "sha256")["sha256"]
	t.Chdir(t.TempDir())
	const file = "saves/ant-hebbian.safetensors"
	for _, name := range []string{file, "shipped:ant-hebbian"} {
		out, diag := run(t, 0, "inspect", name, "--json")
		if found := object(t, out, "sha256")["sha256"]; found != want {
			t.Errorf("%s: found %v, want %v", name, found, want)
		}
		if said := strings.Contains(diag, "ships with the program"); said != (name == file) {
			t.Errorf("%s: told %q", name, diag)
		}
	}
	out, diag := run(t, 0, "evaluate", file, "--rollouts", "2", "--steps", "60", "--json")
	if v := object(t, out, "mean"); v["rollouts"] != 2. || v["world"] != "ant" {
		t.Errorf("found %v", v)
	}
	contains(t, diag, file, "ships with the program")
	_, diag = run(t, 1, "evaluate", "runs/ant-hebbian.safetensors")
	contains(t, diag, "no such file")

	// A file that is there goes before.
	if err := os.Mkdir("saves", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.FromSlash(file), []byte("no rules"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, diag = run(t, 1, "evaluate", file)
	contains(t, diag, file)
}
