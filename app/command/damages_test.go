package command_test

import (
	"testing"
)

func TestEvaluateDamages(t *testing.T) {
	path, _ := rules(t, "ant", 1)
	out, _ := run(t, 0, "evaluate", path, "--damages", "6", "--rollouts", "2", "--steps", "150", "--json")
	v := object(t, out, "file", "physics", "rollouts", "lowest", "mean", "solved", "all_solved", "damages")
	list := v["damages"].([]any)
	if len(list) != 6 {
		t.Fatalf("expected 6 damages, found %d", len(list))
	}
	lowest := v["lowest"].(float64)
	for _, d := range list {
		d := d.(map[string]any)
		for _, key := range []string{"damage", "leg", "length", "step", "mean", "sd", "ci95", "solved"} {
			if _, ok := d[key]; !ok {
				t.Errorf("expected a key %q, found %v", key, d)
			}
		}
		if d["mean"].(float64) < lowest {
			t.Errorf("expected no mean below %g, found %v", lowest, d)
		}
	}
	// A damage of the list scores as the same one asked for by hand.
	first := list[0].(map[string]any)
	out, _ = run(t, 0, "evaluate", path, "--body", first["damage"].(string), "--rollouts", "2", "--steps", "150", "--json")
	if by := object(t, out, "mean"); by["mean"] != first["mean"] {
		t.Errorf("expected %v by hand, found %v", first["mean"], by["mean"])
	}
	out, _ = run(t, 0, "evaluate", path, "--damages", "2", "--rollouts", "2", "--steps", "50")
	contains(t, out, "leg1=0.", "lowest mean", "of 2 damages")

	car, _ := rules(t, "car", 1)
	for _, args := range [][]string{
		{"evaluate", car, "--damages", "3", "--rollouts", "2"},
		{"evaluate", path, "--damages", "3", "--body", "right"},
		{"evaluate", path, "--damages", "3", "--event", "10:zero:0.3"},
		{"evaluate", path, "--damages", "-1"},
		{"evaluate", path, "--damages", "3", "--rollouts", "1"},
		{"evolve", "--world", "car", "--damage", "random", "--out", t.TempDir()},
		{"evolve", "--world", "ant", "--damage", "some", "--out", t.TempDir()},
	} {
		run(t, 2, args...)
	}
}

// TestEvolveWithRandomDamage runs a small campaign and looks for its word on the
// card.
func TestEvolveWithRandomDamage(t *testing.T) {
	dir := t.TempDir() + "/campaign"
	out, _ := run(t, 0, "evolve", "--world", "ant", "--damage", "random", "--population", "2", "--generations", "1",
		"--centre-every", "1", "--centre-runs", "1", "--out", dir, "--json")
	settings := object(t, out, "settings")["settings"].(map[string]any)
	if settings["damage"] != "random" || len(settings["bodies"].([]any)) != 1 {
		t.Errorf("expected random damage on one body, found %v", settings)
	}
	card, _ := run(t, 0, "inspect", dir+"/best.safetensors")
	contains(t, card, "--damage random", "--body intact")
}
