package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestManyMachines evolves with a worker beside, as people do, and finds what one process
// finds.
func TestManyMachines(t *testing.T) {
	if testing.Short() {
		t.Skip("a long test")
	}
	dir := t.TempDir()
	args := func(out string, more ...string) []string {
		return append([]string{"evolve", "--world", "ant", "--population", "16", "--generations", "30", "--steps", "200", "--centre-every", "10",
			"--centre-runs", "2", "--workers", "1", "--out", filepath.Join(dir, out)}, more...)
	}
	run(t, 0, args("alone")...)
	join := filepath.Join(dir, "many", "join.json")
	log, _ := withWorker(t, join, args("many", "--listen", "127.0.0.1:0")...)
	contains(t, log, "others join by: hebbarium worker", "joined: ", "left: ")
	for _, name := range []string{"checkpoint.bin", "best.safetensors", "centre.safetensors", "curve.csv"} {
		want, err := os.ReadFile(filepath.Join(dir, "alone", name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "many", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s differs from that of one process", name)
		}
	}
	// Who comes when all is over is told so.
	_, text := run(t, 0, "worker", join)
	contains(t, text, "lived 0 jobs")
}

// withWorker runs the one who leads, and a worker beside from when the file to join by is
// there, to the end of both. It returns what each said.
func withWorker(t *testing.T, join string, lead ...string) (leads, works string) {
	t.Helper()
	var log, said bytes.Buffer
	leader := exec.Command(program, lead...)
	leader.Stderr = &log
	if err := leader.Start(); err != nil {
		t.Fatal(err)
	}
	defer leader.Process.Kill()
	for {
		if _, err := os.Stat(join); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	worker := exec.Command(program, "worker", join, "--workers", "1")
	worker.Stderr = &said
	if err := worker.Run(); err != nil {
		t.Errorf("worker: %v\n%s", err, said.String())
	}
	if err := leader.Wait(); err != nil {
		t.Fatalf("%s: %v\n%s", lead[0], err, log.String())
	}
	return log.String(), said.String()
}

func TestManyMachinesUsage(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		want string
		args []string
	}{
		{"expected either --listen or --nats", []string{"evolve", "--world", "ant", "--out", dir, "--listen", ":0", "--nats", "nats://127.0.0.1:1"}},
		{"--creds: expected --nats beside it", []string{"evolve", "--world", "ant", "--out", dir, "--creds", "x"}},
		{"--lease: expected", []string{"evolve", "--world", "ant", "--out", dir, "--lease", "1ms"}},
		{"join file: ", []string{"worker", filepath.Join(dir, "join.json")}},
	} {
		_, stderr := run(t, 2, c.args...)
		contains(t, stderr, c.want)
	}
}

// TestManyMachinesMeasure has an experiment measured with a worker beside: every number and
// every figure is that of one process.
func TestManyMachinesMeasure(t *testing.T) {
	if testing.Short() {
		t.Skip("a long test")
	}
	dir := t.TempDir()
	args := func(out string, more ...string) []string {
		return append([]string{"experiment", "lesion", "--quick", "--world", "ant", "--rules", "shipped:ant-bounded", "--rollouts", "40", "--workers", "1", "--out", filepath.Join(dir, out)}, more...)
	}
	run(t, 0, args("alone")...)
	_, said := withWorker(t, filepath.Join(dir, "many", "join.json"), args("many", "--listen", "127.0.0.1:0")...)
	if strings.Contains(said, "lived 0 jobs") {
		t.Errorf("expected the worker to measure something, found:\n%s", said)
	}
	all, err := filepath.Glob(filepath.Join(dir, "alone", "*.*"))
	if err != nil || len(all) == 0 {
		t.Fatalf("found %v, %v", all, err)
	}
	for _, path := range all {
		if filepath.Base(path) == "experiment.json" { // which names the folder
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "many", filepath.Base(path)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s differs from that of one process", filepath.Base(path))
		}
	}
}
