package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
)

func TestEvolveCommand(t *testing.T) {
	for _, world := range episode.Worlds() {
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
		for _, name := range []string{campaign.CheckpointFile, campaign.CurveFile, campaign.CentreFile, campaign.BestFile} {
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
		run(t, 0, "inspect", filepath.Join(cut, campaign.BestFile))
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
		if curve, err := os.ReadFile(filepath.Join(dir, campaign.CurveFile)); err == nil && bytes.Count(curve, []byte("\n")) > 1 {
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
	search, err := campaign.Resume(dir)
	if err != nil {
		t.Fatal(err)
	}
	if search.Centre.Generation < 1 {
		t.Errorf("expected a generation or more, found %d", search.Centre.Generation)
	}
}
