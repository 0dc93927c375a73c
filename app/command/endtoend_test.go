package command_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve"
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
	arch, err := evolve.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, evolve.Stream(seed, "genome"))
	g.Card.World, g.Card.Rule, g.Card.Title = world, brain.ABCD_lr.String(), "born random"
	path := filepath.Join(t.TempDir(), fmt.Sprintf("%s-%d.safetensors", world, seed))
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	return path, g
}

func TestEvaluateCommand(t *testing.T) {
	for _, world := range evolve.Worlds() {
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
	path, _ := rules(t, "ant", 1)
	for _, args := range [][]string{
		{"evaluate", "nowhere.safetensors"},
		{"evaluate", damaged},
		{"evaluate", path, "--body", "headless"},
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
	set, err := evolve.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "inspect", path, "--json")
	v := object(t, out, "kind", "sha256", "world", "rule", "card", "statistics", "synapses", "parameters")
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

// recording saves a replay of 120 steps of the ant with the rules at path.
func recording(t *testing.T, path string, g *brain.Genome, change func(*evolve.Replay)) string {
	t.Helper()
	set, err := evolve.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := evolve.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := evolve.NewEpisode(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		t.Fatal(err)
	}
	lesion, err := evolve.ParseEvent("60:zero:0.33")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(g, evolve.Setup{Seed: 4, Patient: true, MaxSteps: 120, Events: []evolve.Event{lesion}}); err != nil {
		t.Fatal(err)
	}
	rec, err := evolve.NewRecorder(e, set)
	if err != nil {
		t.Fatal(err)
	}
	for e.Step() == evolve.Running {
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
	file := recording(t, path, g, func(*evolve.Replay) {})
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

	other := recording(t, path, g, func(r *evolve.Replay) { r.Hashes[2].Sums[0][0] ^= 1 })
	out, diag := run(t, 1, "replay", other, "--headless", "--rules", path, "--json")
	v = object(t, out, "identical", "difference")
	if d, ok := v["difference"].(map[string]any); !ok || v["identical"] != false || d["step"] != 100.0 || d["part"] != "ant" {
		t.Errorf("expected a difference of the ant at step 100, found %v", v)
	}
	contains(t, diag, "step 100", "ant differs")

	wrong, _ := rules(t, "ant", 2)
	_, diag = run(t, 1, "replay", file, "--headless", "--rules", wrong)
	for _, p := range []string{path, wrong} {
		set, err := evolve.RuleSetOf(p)
		if err != nil {
			t.Fatal(err)
		}
		contains(t, diag, set.SHA256[:8])
	}
	_, diag = run(t, 1, "replay", file, "--headless", "--saves", filepath.Dir(wrong))
	contains(t, diag, "--rules")
	old := recording(t, path, g, func(r *evolve.Replay) { r.Physics = "builtin/0" })
	_, diag = run(t, 1, "replay", old, "--headless", "--rules", path)
	contains(t, diag, "another physics", "builtin/0")
}

// checkpoint writes n numbers, each 0.5, as the original code's torch.save does.
func checkpoint(t *testing.T, n int) string {
	t.Helper()
	var numbers []byte
	for range n {
		for _, c := range binary.LittleEndian.AppendUint32(nil, math.Float32bits(0.5)) {
			numbers = append(numbers, string(rune(c))...)
		}
	}
	text := func(b []byte, s string) []byte {
		return append(binary.LittleEndian.AppendUint32(append(b, 'X'), uint32(len(s))), s...)
	}
	b := []byte("\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85c_codecs\nencode\n")
	b = append(text(text(b, "b"), "latin1"), "\x86R\x87R(K\x01(J"...)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(n)), "tcnumpy\ndtype\n"...)
	b = append(text(b, "f4"), "\x89\x88\x87R(K\x03"...)
	b = append(text(b, "<"), "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89c_codecs\nencode\n"...)
	b = append(text(text(b, string(numbers)), "latin1"), "\x86Rtb."...)
	path := filepath.Join(t.TempDir(), "coeffs.dat")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "coeffs/data.pkl", Method: zip.Store})
	if err == nil {
		_, err = w.Write(b)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportCommand(t *testing.T) {
	out := filepath.Join(t.TempDir(), "imported.safetensors")
	file := checkpoint(t, brain.AntArchitecture().Synapses())
	text, _ := run(t, 0, "import", file, "-o", out, "--json")
	v := object(t, text, "file", "sha256", "world", "rule", "synapses")
	if v["world"] != "ant" || v["rule"] != "A" {
		t.Errorf("found %v", v)
	}
	g, err := brain.Load(out)
	if err != nil {
		t.Fatal(err)
	}
	if g.Theta[0] != 0.5 || g.Theta[len(g.Theta)-1] != 0.5 {
		t.Errorf("expected coefficients of 0.5, found %g and %g", g.Theta[0], g.Theta[len(g.Theta)-1])
	}
	run(t, 0, "evaluate", out, "--rollouts", "1", "--steps", "5")
	_, diag := run(t, 1, "import", checkpoint(t, 12), "-o", out)
	contains(t, diag, "12288")
	if _, err := brain.Load(out); err != nil {
		t.Errorf("a failed import harmed the file that was there: %v", err)
	}
}

func TestEvolveCommand(t *testing.T) {
	for _, world := range evolve.Worlds() {
		whole, cut := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "cut")
		settings := []string{"evolve", "--world", world, "--population", "4", "--centre-every", "2", "--centre-runs", "1", "--seed", "5"}
		out, _ := run(t, 0, slices.Concat(settings, []string{"--generations", "3", "--out", whole, "--json"})...)
		v := object(t, out, "folder", "generations", "best_mean", "settings", "last")
		if v["generations"] != 3.0 || v["best_mean"] == nil {
			t.Errorf("%s: found %v", world, v)
		}
		run(t, 0, slices.Concat(settings, []string{"--generations", "2", "--out", cut, "--workers", "1"})...)
		run(t, 2, slices.Concat(settings, []string{"--generations", "3", "--out", cut})...)
		run(t, 0, "evolve", "--resume", cut, "--generations", "3")
		for _, name := range []string{evolve.CheckpointFile, evolve.CurveFile, evolve.CentreFile, evolve.BestFile} {
			a, err := os.ReadFile(filepath.Join(whole, name))
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(filepath.Join(cut, name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s: %s of a resumed campaign differs from that of a whole one", world, name)
			}
		}
		run(t, 0, "inspect", filepath.Join(cut, evolve.BestFile))
	}
}

// TestInterruptedCampaignKeepsItsCheckpoint ends a long campaign as Ctrl+C does.
func TestInterruptedCampaignKeepsItsCheckpoint(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent an interrupt there")
	}
	dir := filepath.Join(t.TempDir(), "campaign")
	var diag bytes.Buffer
	cmd := exec.Command(program, "evolve", "--world", "ant", "--population", "4", "--generations", "1000000", "--out", dir)
	cmd.Stderr = &diag
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		// The curve has a line of titles and one for each generation.
		if curve, err := os.ReadFile(filepath.Join(dir, evolve.CurveFile)); err == nil && bytes.Count(curve, []byte("\n")) > 1 {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("the campaign ended before its first generation: %v\n%s", err, diag.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("expected exit status 0, found %v\n%s", err, diag.String())
	}
	contains(t, diag.String(), "--resume "+dir)
	campaign, err := evolve.Resume(dir)
	if err != nil {
		t.Fatal(err)
	}
	if campaign.Centre.Generation < 1 {
		t.Errorf("expected a generation or more, found %d", campaign.Centre.Generation)
	}
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
