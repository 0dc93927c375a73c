package command_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// program is the binary that the tests below run, built once.
var program string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "hebbarium")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		program = filepath.Join(dir, "hebbarium.exe")
		build := exec.Command("go", "build", "-buildvcs=false", "-o", program, "hebbarium")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// run runs the program and expects an exit status.
func run(t *testing.T, status int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, diag bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &diag
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if found := cmd.ProcessState.ExitCode(); found != status {
		t.Fatalf("hebbarium %s: expected exit status %d, found %d\n%s%s", strings.Join(args, " "), status, found, out.String(), diag.String())
	}
	return out.String(), diag.String()
}

// object reads the one JSON object that a command printed and expects keys.
func object(t *testing.T, stdout string, keys ...string) map[string]any {
	t.Helper()
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(stdout))
	if err := d.Decode(&v); err != nil {
		t.Fatalf("expected one JSON object, found %v in\n%s", err, stdout)
	}
	if d.More() {
		t.Fatalf("expected one JSON object, found more in\n%s", stdout)
	}
	for _, key := range keys {
		if _, ok := v[key]; !ok {
			t.Errorf("expected a key %q, found none in\n%s", key, stdout)
		}
	}
	return v
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("expected %q, found\n%s", part, text)
		}
	}
}

// rules saves a random rule set and gives its path.
func rules(t *testing.T, world string, seed uint64) (string, *brain.Genome) {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "genome"))
	g.Card.World, g.Card.Rule, g.Card.Title = world, brain.ABCD_lr.String(), "born random"
	path := filepath.Join(t.TempDir(), fmt.Sprintf("%s-%d.safetensors", world, seed))
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	return path, g
}

func TestEvaluateCommand(t *testing.T) {
	for _, world := range episode.Worlds() {
		path, _ := rules(t, world, 1)
		var scores []any
		for _, workers := range []string{"1", "2"} {
			out, _ := run(t, 0, "evaluate", path, "--rollouts", "3", "--steps", "60", "--event", "20:zero:0.33", "--workers", workers, "--json")
			v := object(t, out, "world", "physics", "rollouts", "mean", "sd", "sem", "ci95", "solved", "scores", "events")
			found := v["scores"].([]any)
			if len(found) != 3 || v["world"] != world {
				t.Errorf("%s: expected 3 scores, found %v", world, v)
			}
			if scores != nil && !slices.Equal(scores, found) {
				t.Errorf("%s: one worker scores %v, two %v", world, scores, found)
			}
			scores = found
		}
		out, _ := run(t, 0, "evaluate", path, "--rollouts", "2", "--steps", "30")
		contains(t, out, "score", "solved", "seeds 1 to 2")
	}
}

func TestBadUsage(t *testing.T) {
	path, _ := rules(t, "ant", 1)
	for _, args := range [][]string{
		{"fly"},
		{"evaluate"},
		{"evaluate", path, "--rollouts", "0"},
		{"evaluate", path, "--rollouts", "some"},
		{"evaluate", path, "--event", "10:explode:1"},
		{"evaluate", path, "--init", "dice"},
		{"evaluate", path, "--no-such-flag"},
		{"evolve", "--world", "ant"},
		{"evolve", "--world", "boat", "--out", t.TempDir()},
		{"evolve", "--world", "ant", "--out", t.TempDir(), "--population", "3"},
		{"replay", "x.replay", "--json"},
		{"import", "x.dat", "-o", "x.txt"},
		{"import", "x.dat"},
		{"import", "x.dat", "--rule", "EFGH", "-o", "x.safetensors"},
		{"help", "weather"},
	} {
		out, diag := run(t, 2, args...)
		if out != "" || !strings.HasPrefix(diag, "hebbarium: ") {
			t.Errorf("%v: expected the reason on standard error alone, found %q and %q", args, out, diag)
		}
	}
}

func TestFailure(t *testing.T) {
	damaged := filepath.Join(t.TempDir(), "damaged.safetensors")
	if err := os.WriteFile(damaged, []byte("not a rule set"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"evaluate", "nowhere.safetensors"},
		{"evaluate", damaged},
		{"inspect", damaged},
		{"inspect", "nowhere.replay"},
		{"replay", "nowhere.replay", "--headless"},
		{"import", damaged, "-o", filepath.Join(t.TempDir(), "x.safetensors")},
		{"evolve", "--resume", t.TempDir()},
	} {
		out, diag := run(t, 1, args...)
		if out != "" || !strings.HasPrefix(diag, "hebbarium: ") {
			t.Errorf("%v: expected the reason on standard error alone, found %q and %q", args, out, diag)
		}
	}
}

func TestInspectCommand(t *testing.T) {
	path, g := rules(t, "ant", 1)
	set, err := replay.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "inspect", path, "--json")
	v := object(t, out, "kind", "sha256", "world", "rule", "card", "statistics", "synapses", "parameters", "weights")
	if v["weights"] != g.Arch.Weights() {
		t.Errorf("expected weights %s, found %v", g.Arch.Weights(), v["weights"])
	}
	if v["sha256"] != set.SHA256 || v["synapses"] != float64(g.Arch.Synapses()) {
		t.Errorf("found %v", v)
	}
	stats := v["statistics"].([]any)
	if len(stats) != g.Arch.Layers()*g.Rule.Planes() {
		t.Fatalf("expected %d tensors, found %d", g.Arch.Layers()*g.Rule.Planes(), len(stats))
	}
	first := stats[0].(map[string]any)
	count := 0.0
	for _, n := range first["histogram"].([]any) {
		count += n.(float64)
	}
	if want := float64(g.Arch.Sizes[0] * g.Arch.Sizes[1]); count != want {
		t.Errorf("expected a histogram of %g numbers, found %g", want, count)
	}
	out, _ = run(t, 0, "inspect", path)
	contains(t, out, set.SHA256, "born random", "l1.A", "l3.eta", "28×128")
}

func TestHelpCommand(t *testing.T) {
	out, _ := run(t, 0, "help", "events")
	contains(t, out, "STEP:zero:", "STEP:hold:")
	out, _ = run(t, 0, "help")
	contains(t, out, "events", "rules", "bodies", "init")
	for _, command := range []string{"evaluate", "evolve", "replay", "inspect", "import"} {
		out, _ := run(t, 0, command, "--help")
		contains(t, out, "Usage: hebbarium "+command)
	}
}

// Every topic and page that help lists is shown, and an unknown one leads to all of them.
func TestHelpNamesItsTopics(t *testing.T) {
	topics, _ := run(t, 0, "help")
	_, unknown := run(t, 2, "help", "weather")
	shown := 0
	for _, line := range strings.Split(topics, "\n") {
		if topic, _, ok := strings.Cut(strings.TrimPrefix(line, "  "), " "); ok && strings.HasPrefix(line, "  ") {
			if out, _ := run(t, 0, "help", topic); len(out) < 300 {
				t.Errorf("help %s says %q", topic, out)
			}
			contains(t, unknown, topic)
			shown++
		}
	}
	if shown < 15 {
		t.Errorf("help lists %d topics", shown)
	}
}

// The guide's pages for a browser go where they are asked for.
func TestHelpWritesPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "guide")
	out, _ := run(t, 0, "help", "--pages", dir)
	index := filepath.Join(dir, "index.html")
	contains(t, out, index)
	if _, err := os.Stat(index); err != nil {
		t.Error(err)
	}
	run(t, 2, "help", "events", "--pages", dir)
}

// The campaign that the guide writes out is one: it is read, and its first generation lived.
func TestGuideCampaign(t *testing.T) {
	page, err := os.ReadFile("../../assets/guide/campaigns.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```toml\n")
	text, _, _ := strings.Cut(after, "```")
	dir := t.TempDir()
	path := filepath.Join(dir, "campaign.toml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, 0, "evolve", path, "--population", "4", "--generations", "1", "--centre-runs", "1", "--steps", "20", "--out", filepath.Join(dir, "found"))
}
