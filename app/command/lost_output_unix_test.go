//go:build unix

package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// into runs the program with its output going to a file, and gives its exit status and
// what it says.
func into(t *testing.T, out *os.File, args ...string) (int, string) {
	t.Helper()
	var diag bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = out, &diag
	_ = cmd.Run()
	return cmd.ProcessState.ExitCode(), diag.String()
}

// Figures that could not be written are a failure: on a full disk, and into a pipe that
// nobody reads.
func TestLostOutputIsAFailure(t *testing.T) {
	ant, _ := rules(t, "ant", 1)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no full device here")
	}
	defer full.Close()
	for _, args := range [][]string{
		{"inspect", ant}, {"inspect", ant, "--json"}, {"help", "events"}, {"--help"}, {"evolve", "--help"},
		{"evaluate", ant, "--rollouts", "1", "--steps", "5"}, {"evaluate", ant, "--rollouts", "2", "--steps", "5", "--json"},
		{"evolve", "--world", "ant", "--population", "2", "--generations", "1", "--steps", "3", "--centre-every", "0", "--out", filepath.Join(t.TempDir(), "c")},
	} {
		if status, diag := into(t, full, args...); status != 1 || !strings.Contains(diag, "could not be written") {
			t.Errorf("%v on a full device: expected exit status 1 and why, found %d, %s", args, status, diag)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	if status, diag := into(t, write, "inspect", ant); status != 1 || !strings.Contains(diag, "could not be written") {
		t.Errorf("into a pipe that is closed: expected exit status 1 and why, found %d, %s", status, diag)
	}
	// Bad usage stays bad usage.
	if status, _ := into(t, full, "evaluate", ant, "--rollouts", "0"); status != 2 {
		t.Errorf("expected exit status 2, found %d", status)
	}
}

// What is printed arrives whole, and before what is said of it.
func TestOutputArrivesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if status, diag := into(t, f, "help", "events"); status != 0 {
		t.Fatalf("exit status %d, %s", status, diag)
	}
	want, _ := run(t, 0, "help", "events")
	if got, err := os.ReadFile(path); err != nil || string(got) != want || len(want) < 1000 {
		t.Errorf("expected %d bytes, found %d, %v", len(want), len(got), err)
	}
}
