package command_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"hebbarium/evolve/campaign"
)

// mount gives a folder with a small file system of its own.
func mount(t *testing.T, kilobytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// checkpointOnly is the last checkpoint, which must be whole.
func checkpointOnly(t *testing.T, dir string) (data []byte, generation int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, campaign.CheckpointFile))
	if err != nil {
		t.Fatal(err)
	}
	c, err := campaign.Resume(dir)
	if err != nil {
		t.Fatalf("expected an intact checkpoint, found %v", err)
	}
	return data, c.Centre.Generation
}

// goesOn expects that a campaign, with room again, ends as one that was never
// stopped.
func goesOn(t *testing.T, dir string, generations int) {
	t.Helper()
	run(t, 0, "evolve", "--resume", dir, "--generations", fmt.Sprint(generations))
	whole := filepath.Join(t.TempDir(), "whole")
	run(t, 0, small(whole, generations)...)
	a, b := kept(t, whole), kept(t, dir)
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from that of a campaign that was never stopped", name)
		}
	}
	noLeftovers(t, dir)
}

func TestFullDiskStopsACampaign(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for some seconds")
	}
	disk := mount(t, 4096)
	dir := filepath.Join(disk, "campaign")
	run(t, 0, small(dir, 2)...)
	before, at := checkpointOnly(t, dir)
	// Whatever is free is filled.
	var stat syscall.Statfs_t
	if err := syscall.Statfs(disk, &stat); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, int64(stat.Bavail)*stat.Bsize-8192), 0o644); err != nil {
		t.Fatal(err)
	}
	_, diag := run(t, 1, "evolve", "--resume", dir, "--generations", "4")
	contains(t, diag, "generation 3 could not be kept", "no space left on device", fmt.Sprintf("the checkpoint of generation %d is intact", at), "--resume "+dir)
	after, _ := checkpointOnly(t, dir)
	if !bytes.Equal(before, after) {
		t.Error("expected the last checkpoint to be intact")
	}
	noLeftovers(t, dir)
	// A new campaign says so at once.
	_, diag = run(t, 1, small(filepath.Join(disk, "other"), 2)...)
	contains(t, diag, "the campaign cannot be kept", "no space left on device")
	if strings.Contains(diag, "generation    1") {
		t.Error("expected no generation to be lived on a full disk")
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	goesOn(t, dir, 4)
}

func TestReadOnlyFolderStopsACampaign(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for some seconds")
	}
	disk := mount(t, 8192)
	dir := filepath.Join(disk, "campaign")
	run(t, 0, small(dir, 2)...)
	before, _ := checkpointOnly(t, dir)
	readOnly := func(on bool) {
		flags := uintptr(syscall.MS_REMOUNT)
		if on {
			flags |= syscall.MS_RDONLY
		}
		if err := syscall.Mount("tmpfs", disk, "tmpfs", flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	readOnly(true)
	for _, args := range [][]string{{"evolve", "--resume", dir, "--generations", "4"}, small(filepath.Join(disk, "other"), 2)} {
		_, diag := run(t, 1, args...)
		contains(t, diag, "folder", "read-only file system")
		if strings.Contains(diag, "generation  ") {
			t.Errorf("expected no generation to be lived, found\n%s", diag)
		}
	}
	after, _ := checkpointOnly(t, dir)
	if !bytes.Equal(before, after) {
		t.Error("expected the last checkpoint to be intact")
	}
	readOnly(false)
	goesOn(t, dir, 4)
}

// TestFileLimitStopsACampaign limits the size of files, which needs no rights.
func TestFileLimitStopsACampaign(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for some seconds")
	}
	dir := filepath.Join(t.TempDir(), "campaign")
	run(t, 0, small(dir, 2)...)
	before, _ := checkpointOnly(t, dir)
	cmd := exec.Command("sh", "-c", `ulimit -f 16; exec "$0" "$@"`, program, "evolve", "--resume", dir, "--generations", "4")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("expected exit status 1, found %v\n%s", err, out)
	}
	contains(t, string(out), "generation 3 could not be kept", "file too large", "the checkpoint of generation 2 is intact")
	after, _ := checkpointOnly(t, dir)
	if !bytes.Equal(before, after) {
		t.Error("expected the last checkpoint to be intact")
	}
	goesOn(t, dir, 4)
}

// Where the disk is full, a run says so and keeps the jobs that it has finished; with
// room again it goes on from there.
func TestFullDiskStopsAnExperiment(t *testing.T) {
	disk := mount(t, 300)
	path, _ := rules(t, "ant", 1)
	dir := filepath.Join(disk, "run")
	args := []string{"experiment", "endurance", "--out", dir, "--quick", "--rollouts", "40", "--rules", path, "--workers", "1"}
	room := func(kilobytes int) {
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
			t.Fatal(err)
		}
	}
	room(32)
	_, diag := run(t, 1, args...)
	contains(t, diag, "no space left on device", "--resume")
	journal := filepath.Join(dir, "jobs", "endurance.jsonl")
	before, err := os.ReadFile(journal)
	if err != nil || bytes.Count(before, []byte("\n")) < 2 || before[len(before)-1] != '\n' {
		t.Fatalf("expected finished jobs to be whole, found %d bytes (%v)", len(before), err)
	}
	room(8192)
	run(t, 0, append(args, "--resume")...)
	after, err := os.ReadFile(journal)
	if err != nil || !bytes.HasPrefix(after, before) {
		t.Errorf("finished jobs were done again (%v)", err)
	}
}
