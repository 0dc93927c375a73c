package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/evolve/replay"
)

// tables are the CSV files of a run's folder by name.
func tables(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("expected tables in %s, found %v (%v)", dir, files, err)
	}
	all := map[string]string{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = string(b)
	}
	return all
}

func sameTables(t *testing.T, a, b map[string]string) {
	t.Helper()
	if len(a) != len(b) {
		t.Errorf("%d tables, and %d", len(a), len(b))
	}
	for name, text := range a {
		if b[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

func TestExperimentCommand(t *testing.T) {
	path, _ := rules(t, "ant", 1)
	dir := filepath.Join(t.TempDir(), "run")
	out, _ := run(t, 0, "experiment", "saturation", "--out", dir, "--quick", "--rollouts", "2", "--rules", path, "--workers", "1", "--json")
	v := object(t, out, "folder", "settings", "experiments")
	e := v["experiments"].([]any)[0].(map[string]any)
	if e["name"] != "saturation" || e["run"] != true || !strings.Contains(e["finding"].(string), "about 50 steps") {
		t.Errorf("found %v", e)
	}
	for _, name := range []string{"saturation.csv", "saturation-pace.csv", "saturation.svg", "saturation.png"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 100 {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := filepath.Join(t.TempDir(), "run")
	run(t, 0, "experiment", "saturation", "--out", other, "--quick", "--rollouts", "2", "--rules", path, "--workers", "3")
	sameTables(t, tables(t, dir), tables(t, other))

	// Its folder is refused for a new run, and for another one to go on in.
	before := tables(t, dir)
	_, diag := run(t, 2, "experiment", "saturation", "--out", dir, "--quick", "--rollouts", "2", "--rules", path)
	contains(t, diag, "already holds a run", "--resume", "hebbarium experiment saturation --out")
	_, diag = run(t, 2, "experiment", "saturation", "--out", dir, "--quick", "--rollouts", "3", "--rules", path, "--resume")
	contains(t, diag, "other settings (rollouts)")
	sameTables(t, before, tables(t, dir))
	// Another experiment of the same settings can join it.
	run(t, 0, "experiment", "coefficients", "--out", dir, "--quick", "--rollouts", "2", "--rules", path, "--resume")
	if _, err := os.Stat(filepath.Join(dir, "coefficients.csv")); err != nil {
		t.Error(err)
	}
	sameTables(t, before, map[string]string{"saturation.csv": tables(t, dir)["saturation.csv"], "saturation-pace.csv": tables(t, dir)["saturation-pace.csv"]})
}

func TestExperimentRefuses(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	car, _ := rules(t, "car", 1)
	taken := t.TempDir()
	if err := os.WriteFile(filepath.Join(taken, "notes.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "run")
	for _, c := range []struct {
		status int
		want   []string
		args   []string
	}{
		{2, []string{"table1, car, convergence", "figure3"}, []string{"figure3", "--out", dir}},
		{2, []string{"expected a rule set of the ant", "the car"}, []string{"table1", "--out", dir, "--rules", car}},
		{2, []string{"expected a rule set of the car", "the ant"}, []string{"all", "--world", "car", "--out", dir, "--rules", ant}},
		{2, []string{"--world", "moon"}, []string{"all", "--world", "moon", "--out", dir}},
		{2, []string{"notes.txt"}, []string{"car", "--out", taken}},
		{2, []string{"--rollouts"}, []string{"car", "--out", dir, "--rollouts", "-1"}},
		{2, []string{"found none"}, []string{"car", "--out", dir, "--resume"}},
		{2, []string{"checkpoint.bin"}, []string{"rules", "--out", dir, "--campaigns", taken}},
		{1, []string{"nowhere.safetensors"}, []string{"car", "--out", dir, "--rules", "nowhere.safetensors"}},
	} {
		out, diag := run(t, c.status, append([]string{"experiment"}, c.args...)...)
		contains(t, diag, c.want...)
		if out != "" {
			t.Errorf("%v: printed %q", c.args, out)
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a refused run made its folder")
	}
	if entries, err := os.ReadDir(taken); err != nil || len(entries) != 1 {
		t.Errorf("the folder with other files was touched: %v, %v", entries, err)
	}
}

// A run goes on with another rule set: only that one's jobs are done, and its tables are
// those of a run of both.
func TestAnExperimentGoesOnWithMore(t *testing.T) {
	one, _ := rules(t, "ant", 1)
	two, _ := rules(t, "ant", 2)
	args := func(dir string, files ...string) []string {
		all := []string{"experiment", "table1", "--out", dir, "--quick", "--rollouts", "2"}
		for _, f := range files {
			all = append(all, "--rules", f)
		}
		return all
	}
	both, dir := filepath.Join(t.TempDir(), "both"), filepath.Join(t.TempDir(), "more")
	run(t, 0, args(both, one, two)...)
	run(t, 0, args(dir, two)...)
	journal := filepath.Join(dir, "jobs", "table1.jsonl")
	before, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	run(t, 0, append(args(dir, one, two), "--resume")...)
	sameTables(t, tables(t, both), tables(t, dir))
	after, err := os.ReadFile(journal)
	if err != nil || !bytes.HasPrefix(after, before) || bytes.Count(after, []byte("\n")) != 2*bytes.Count(before, []byte("\n"))-1 {
		t.Errorf("%d jobs became %d (%v)", bytes.Count(before, []byte("\n"))-1, bytes.Count(after, []byte("\n"))-1, err)
	}
	_, diag := run(t, 2, append(args(dir, one), "--resume")...)
	contains(t, diag, "other settings (rules: it had ", "which is lacking now")
	sameTables(t, tables(t, both), tables(t, dir))

	// What it measured can be taken in where the rule set is not at hand.
	summary := filepath.Join(dir, "table1-summary.csv")
	run(t, 0, append(args(filepath.Join(t.TempDir(), "third"), one), "--measured", summary)...)
	_, diag = run(t, 2, append(args(filepath.Join(t.TempDir(), "fourth"), one), "--measured", journal)...)
	contains(t, diag, "--measured", journal)
}

// A run that is killed in the middle goes on to the same tables and figures, and does
// nothing twice.
func TestAKilledExperimentGoesOn(t *testing.T) {
	if testing.Short() {
		t.Skip("lives for some seconds")
	}
	path, _ := rules(t, "ant", 1)
	args := func(dir string) []string {
		return []string{"experiment", "endurance", "--out", dir, "--rollouts", "12", "--rules", path, "--workers", "2"}
	}
	whole, dir := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "killed")
	run(t, 0, args(whole)...)
	journal := filepath.Join(dir, "jobs", "endurance.jsonl")
	cmd := exec.Command(program, args(dir)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(20 * time.Second); time.Now().Before(until); time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(journal); err == nil && bytes.Count(b, []byte("\n")) > 4 {
			break
		}
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	kept, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "endurance.csv")); err == nil {
		t.Skip("it was over before it could be killed")
	}
	run(t, 0, append(args(dir), "--resume")...)
	sameTables(t, tables(t, whole), tables(t, dir))
	after, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	if last := bytes.LastIndexByte(kept, '\n') + 1; !bytes.HasPrefix(after, kept[:last]) {
		t.Error("jobs that were done are done again")
	}
	a, err := os.ReadFile(filepath.Join(whole, "endurance.png"))
	b, err2 := os.ReadFile(filepath.Join(dir, "endurance.png"))
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Error("the figure differs")
	}
}

// All of it ends with a report, also where a world, its rule sets or its campaigns are
// missing.
func TestTheReport(t *testing.T) {
	if testing.Short() {
		t.Skip("lives for some seconds")
	}
	path, _ := rules(t, "ant", 1)
	dir := filepath.Join(t.TempDir(), "report")
	out, _ := run(t, 0, "experiment", "all", "--out", dir, "--quick", "--rollouts", "1", "--world", "ant", "--generations", "1", "--rules", path)
	contains(t, out, "table1: ", "car: not run. No rule set of the car", "rules: not run", "coevolve: the ant, first weights evolved with the rules", "30 candidates for 1 generation,", "report.html")
	html, err := os.ReadFile(filepath.Join(dir, "report.html"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := replay.RuleSetOf(path)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, string(html), "<h2>Definitions</h2>", "--quick", set.SHA256, "471 ± 87", "data:image/png;base64,")
	if md, err := os.ReadFile(filepath.Join(dir, "report.md")); err != nil || !bytes.Contains(md, []byte("](table1.png)")) {
		t.Errorf("report.md: %v", err)
	}
}
