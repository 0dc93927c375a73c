package command_test

import (
	"path/filepath"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// recording saves a replay of 120 steps of the ant with the rules at path.
func recording(t *testing.T, path string, g *brain.Genome, change func(*replay.Replay)) string {
	t.Helper()
	set, err := replay.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := episode.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	lesion, err := episode.ParseEvent("60:zero:0.33")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(g, episode.Setup{Seed: 4, Patient: true, MaxSteps: 120, Events: []episode.Event{lesion}}); err != nil {
		t.Fatal(err)
	}
	rec, err := replay.NewRecorder(e, set)
	if err != nil {
		t.Fatal(err)
	}
	for e.Step() == episode.Running {
		rec.Step()
	}
	r := rec.Replay()
	change(r)
	file := filepath.Join(t.TempDir(), "life.replay")
	if err := r.Save(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReplayCommand(t *testing.T) {
	path, g := rules(t, "ant", 1)
	folder := filepath.Dir(path)
	file := recording(t, path, g, func(*replay.Replay) {})
	out, _ := run(t, 0, "replay", file, "--headless", "--saves", folder, "--json")
	v := object(t, out, "file", "world", "physics", "rules", "sha256", "seed", "steps", "hashes", "identical", "difference")
	if v["identical"] != true || v["difference"] != nil || v["steps"] != 120.0 || v["hashes"] != 4.0 {
		t.Errorf("found %v", v)
	}
	out, _ = run(t, 0, "replay", file, "--headless", "--rules", path)
	contains(t, out, "identical over 120 steps")
	out, _ = run(t, 0, "inspect", file)
	contains(t, out, "seed         4", "event        60:zero:0.33", "120 steps")
	out, _ = run(t, 0, "inspect", file, "--json")
	object(t, out, "kind", "world", "physics", "rules", "seed", "body", "init", "events", "steps", "status", "hashes")

	other := recording(t, path, g, func(r *replay.Replay) { r.Hashes[2].Sums[0][0] ^= 1 })
	out, diag := run(t, 1, "replay", other, "--headless", "--rules", path, "--json")
	v = object(t, out, "identical", "difference")
	if d, ok := v["difference"].(map[string]any); !ok || v["identical"] != false || d["step"] != 100.0 || d["part"] != "ant" {
		t.Errorf("expected a difference of the ant at step 100, found %v", v)
	}
	contains(t, diag, "step 100", "ant differs")

	wrong, _ := rules(t, "ant", 2)
	_, diag = run(t, 1, "replay", file, "--headless", "--rules", wrong)
	for _, p := range []string{path, wrong} {
		set, err := replay.RuleSetOf(p)
		if err != nil {
			t.Fatal(err)
		}
		contains(t, diag, set.SHA256[:8])
	}
	_, diag = run(t, 1, "replay", file, "--headless", "--saves", filepath.Dir(wrong))
	contains(t, diag, "--rules")
	old := recording(t, path, g, func(r *replay.Replay) { r.Physics = "builtin/0" })
	_, diag = run(t, 1, "replay", old, "--headless", "--rules", path)
	contains(t, diag, "another physics", "builtin/0")
}
