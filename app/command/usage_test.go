package command_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain"
)

// missing expects that a command has left nothing at a path.
func missing(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Lstat(path); err == nil {
		t.Errorf("expected nothing at %s", path)
	}
}

// Bad usage exits with 2 and leaves nothing.
func TestBadUsageLeavesNothing(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	car, _ := rules(t, "car", 1)
	static := filepath.Join(t.TempDir(), "static.safetensors")
	if err := brain.Save(static, brain.NewGenome(brain.AntArchitecture(), brain.Static)); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	evolve := func(args ...string) []string {
		return append([]string{"evolve", "--out", out, "--generations", "1", "--population", "4"}, args...)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"evaluate", ant, "--body", "Right"}, "--body"},
		{[]string{"evaluate", car, "--body", "right"}, "body of the car"},
		{[]string{"evaluate", ant, "--physics", "bullet"}, "--physics"},
		{[]string{"evaluate", car, "--physics", "mujoco"}, "physics of the car"},
		{[]string{"evaluate", ant, "--physics", "builtin:x"}, "mujoco:FILE"},
		{[]string{"evaluate", ant, "--event", "5:leg:9=0"}, "--event"},
		{[]string{"evaluate", car, "--event", "5:leg:4=0"}, "--event"},
		{[]string{"evaluate", ant, "--event", "5:hold:steer=1"}, "--event"},
		{[]string{"evaluate", ant, "--event", "5:sense:nose=off"}, "height, heading, velocity, posture, joint-angles, joint-speeds, feet"},
		{[]string{"evaluate", ant, "--event", "5:sense:patch=1,1,5,5"}, "height, heading"},
		{[]string{"evaluate", ant, "--event", "5:world:gravity=NaN"}, "gravity: expected a number"},
		{[]string{"evaluate", ant, "--event", "5:world:track=darker"}, "gravity, friction, slope, load"},
		{[]string{"evaluate", car, "--event", "5:sense:patch=80,0,5,1"}, "within the 84×84 pixels"},
		{[]string{"evaluate", car, "--event", "5:sense:feet=off"}, "dark, noise, grey, hue, patch, delay"},
		{[]string{"evaluate", car, "--event", "5:world:track=wider"}, "usual, darker, narrower"},
		{[]string{"evaluate", car, "--event", "5:world:gravity=0.5"}, "grip, power, track"},
		{[]string{"evaluate", ant, "--init", "gauss"}, "--init"},
		{[]string{"evaluate", ant, "--init", "coevolve"}, "first weights"},
		{[]string{"evaluate", static, "--init", "uniform:0.1"}, "static"},
		{[]string{"evaluate", car, "--damages", "3"}, "--damages"},
		{[]string{"publish", ant, "-o", out, "--title", "t", "--body", "Right"}, "--body"},
		{[]string{"publish", ant, "-o", out, "--title", "t", "--hours", "NaN"}, "--hours"},
		{[]string{"bench", "--world", "car", "--rules", ant, "--repeats", "1", "--slice", "1ms"}, "expected rules for car"},
		{[]string{"bench", "--world", "ant", "--rules", ant, "--rules", ant, "--repeats", "1", "--slice", "1ms"}, "one rule set for the ant"},
		{[]string{"bench", "--slice", "1000h"}, "--slice"},
		{[]string{"--world", "boat"}, "--world"},
		{[]string{"--world", "car", "--body", "right"}, "--body"},
		{[]string{"--physics", "bullet"}, "--physics"},
		{evolve("--world", "boat"), "--world"},
		{evolve("--world", "car", "--body", "right"), "body of the car"},
		{evolve("--world", "ant", "--body", "intact;Right"), "Right"},
		{evolve("--world", "ant", "--physics", "bullet"), "physics of the ant"},
		{evolve("--world", "car", "--physics", "mujoco"), "physics of the car"},
		{evolve("--world", "ant", "--penalty", "1e308"), "penalty: expected 0 to 1e+06"},
		{evolve("--world", "ant", "--rule", "static", "--init", "coevolve"), "--init"},
		{evolve("--world", "ant", "--rule", "static", "--init", "normal:0.1"), "--init"},
		{evolve("--world", "ant", "--theta", "coevolve"), "theta"},
	} {
		_, diag := run(t, 2, c.args...)
		contains(t, diag, c.says)
		missing(t, out)
	}
	// What is not here, and no mistake of the line, is a failure, which leaves nothing either.
	t.Setenv("HEBBARIUM_MUJOCO", filepath.Join(t.TempDir(), "none.so"))
	_, diag := run(t, 1, evolve("--world", "ant", "--physics", "mujoco")...)
	contains(t, diag, "none.so")
	missing(t, out)
}

// Numbers are held to their bounds, whatever the flag.
func TestHugeNumbersAreRefused(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	out := filepath.Join(t.TempDir(), "out")
	flags := map[string][]string{
		"evaluate": {"--rollouts", "--steps", "--workers", "--damages"},
		"evolve":   {"--population", "--generations", "--episodes", "--steps", "--parted", "--centre-every", "--centre-runs", "--save-every", "--workers", "--layers"},
		"publish":  {"--rollouts", "--workers", "--hours"},
		"bench":    {"--repeats"},
	}
	first := map[string][]string{"evaluate": {ant}, "evolve": {"--world", "ant", "--out", out}, "publish": {ant, "-o", out, "--title", "t"}, "bench": nil}
	for command, names := range flags {
		for _, name := range names {
			for _, n := range []string{"9223372036854775807", "1000000000000", "-1"} {
				_, diag := run(t, 2, append(append([]string{command}, first[command]...), name+"="+n)...)
				contains(t, diag, "expected", strings.ReplaceAll(strings.TrimLeft(name, "-"), "-", "_")[:4])
			}
		}
	}
	// Seeds follow each other, and end.
	for command, most := range map[string]string{"evaluate": "18446744073709551614", "publish": "18446744073709551614"} {
		_, diag := run(t, 2, append(append([]string{command}, first[command]...), "--rollouts", "2", "--seed", "18446744073709551615")...)
		contains(t, diag, "--seed: expected 0 to "+most)
	}
	missing(t, out)
}

// The library of MuJoCo is named by the user alone: on the line, or in the environment.
func TestLibraryOnTheCommandLine(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(notes, []byte("no library"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, diag := run(t, 1, "evaluate", ant, "--rollouts", "1", "--physics", "mujoco:"+notes)
	contains(t, diag, notes, "expected a shared library")
	t.Setenv("HEBBARIUM_MUJOCO", "notes.txt")
	_, diag = run(t, 1, "evaluate", ant, "--rollouts", "1", "--physics", "mujoco")
	contains(t, diag, "from the root of the file system")
}

// The paper's settings are what the flags of evolve are without a word.
func TestDefaultsAreThePapers(t *testing.T) {
	out, _ := run(t, 0, "evolve", "--help")
	contains(t, out, "--rule=\"ABCD_lr\"", "--generations=300", "--sigma=0.1", "--sigma-decay=0.999", "--rate=0.2", "--rate-decay=0.995", "--penalty=0.01",
		"--optimiser=\"sgd\"", "--episodes=1", "--centre-every=10", "--centre-runs=10", "--save-every=1", "--seeds=\"independent\"", "--damage=\"none\"")
}

// An episode tells nothing of how sure a score is, and an event that no episode lives to
// is not measured.
func TestFiguresThatThereAreNot(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	out, _ := run(t, 0, "evaluate", ant, "--rollouts", "1", "--steps", "20")
	contains(t, out, "one episode, which has no interval")
	if strings.Contains(out, "±") {
		t.Errorf("expected no interval in\n%s", out)
	}
	out, _ = run(t, 0, "evaluate", ant, "--rollouts", "1", "--steps", "20", "--json")
	if v := object(t, out, "sd", "sem", "ci95", "episodes"); v["sd"] != nil || v["sem"] != nil || v["ci95"] != nil {
		t.Errorf("expected none of them, found %v", v)
	}
	out, _ = run(t, 0, "evaluate", ant, "--rollouts", "2", "--steps", "30", "--event", "99999:leg:4=0")
	contains(t, out, "99999:leg:4=0  never reached: no episode lived to step 99999")
	if strings.Contains(out, "no rate") {
		t.Errorf("expected no word of a rate in\n%s", out)
	}
	out, _ = run(t, 0, "evaluate", ant, "--rollouts", "2", "--steps", "30", "--event", "10:zero:0.33", "--event", "10:zero:0.33")
	if n := strings.Count(out, "10:zero:0.33  reached by") + strings.Count(out, "10:zero:0.33  fell"); n > 2 || strings.Contains(out, "of 3") || strings.Contains(out, "of 4") {
		t.Errorf("expected the event once, found it %d times in\n%s", n, out)
	}
	out, _ = run(t, 0, "evaluate", ant, "--rollouts", "2", "--steps", "30", "--json", "--event", "10:zero:0.33")
	v := object(t, out, "reached", "solved_from", "episodes")
	if e := v["episodes"].([]any)[1].(map[string]any); e["seed"] != 2.0 || e["steps"] != 30.0 || e["status"] != "time up" || math.IsNaN(e["score"].(float64)) {
		t.Errorf("found %v", e)
	}
}
