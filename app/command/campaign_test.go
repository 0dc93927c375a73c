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

// What a campaign's file found is found again from its card alone, byte for byte, and a
// second run into the same folder is refused.
func TestCampaignFromAFileAndFromACard(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "mine.toml")
	text := "world = \"ant\"\npopulation = 4\ngenerations = 3\ncentre-every = 1\ncentre-runs = 1\nsteps = 20\n" +
		"event = [\"3..9:zero:0.33 | none\"]\nevery = 2\nmean-activations = 3\nmerge = 500\nmerge-every = 1\noptimiser = \"clipup\"\n"
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	run(t, 0, "evolve", file, "--out", one, "--seed", "9")
	_, diag := run(t, 2, "evolve", file, "--out", one)
	contains(t, diag, "already holds a campaign")
	best := filepath.Join(one, campaign.BestFile)
	run(t, 0, "evolve", "--like", best, "--out", two, "--workers", "1")
	a, err := os.ReadFile(best)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(two, campaign.BestFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("expected the same rule set from its card")
	}
	shown, _ := run(t, 0, "inspect", filepath.Join(two, campaign.CentreFile))
	contains(t, shown, "updated      every 2 steps, from activations averaged over the last 3", "rules, each followed by several synapses", "--optimiser clipup")
	out, _ := run(t, 0, "evaluate", filepath.Join(one, campaign.CentreFile), "--rollouts", "2", "--steps", "60", "--event", "20:plasticity:off")
	contains(t, out, "score")
	_, diag = run(t, 2, "evolve", filepath.Join(dir, "none.toml"))
	contains(t, diag, "none.toml")
}
