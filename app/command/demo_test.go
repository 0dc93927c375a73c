package command_test

import (
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
