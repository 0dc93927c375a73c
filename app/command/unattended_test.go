package command_test

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
)

// small is a campaign of the ant that is over in a few seconds.
func small(dir string, generations int, more ...string) []string {
	return append([]string{"evolve", "--world", "ant", "--population", "24", "--generations", strconv.Itoa(generations),
		"--centre-every", "2", "--centre-runs", "2", "--seeds", "pair", "--out", dir}, more...)
}

// kept are the files of a campaign's folder.
func kept(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{campaign.CheckpointFile, campaign.CurveFile, campaign.BestFile, campaign.CentreFile} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = b
	}
	return files
}

// noLeftovers expects nothing in the folder but a campaign's files.
func noLeftovers(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("expected no file half written, found %s", e.Name())
		}
	}
}

// killed runs the program until it has told of a generation, waits a little, so
// that the next one is under way, and kills it with SIGKILL. It tells whether
// the program was still running then.
func killed(t *testing.T, wait time.Duration, args ...string) bool {
	t.Helper()
	cmd := exec.Command(program, args...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines, text := bufio.NewScanner(stderr), ""
	for lines.Scan() {
		text += lines.Text() + "\n"
		if strings.HasPrefix(lines.Text(), "generation") {
			break
		}
	}
	time.Sleep(wait)
	if err := cmd.Process.Kill(); err != nil {
		t.Logf("kill: %v", err)
	}
	for lines.Scan() {
		text += lines.Text() + "\n"
	}
	err = cmd.Wait()
	if err != nil && !strings.Contains(err.Error(), "killed") {
		t.Fatalf("%v\n%s", err, text)
	}
	return err != nil
}

func TestKilledCampaignGoesOnAsIfItHadNotBeen(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for some seconds")
	}
	const generations = 6
	for _, more := range [][]string{nil, {"--optimiser", "adam", "--damage", "random", "--save-every", "2"}} {
		whole := filepath.Join(t.TempDir(), "whole")
		run(t, 0, small(whole, generations, more...)...)
		cut := filepath.Join(t.TempDir(), "cut")
		rng, kills := rand.New(rand.NewPCG(1, uint64(len(more)))), 0
		args := small(cut, generations, append(more, "--workers", "1")...)
		for range 2 * generations {
			if !killed(t, time.Duration(50+rng.IntN(400))*time.Millisecond, args...) {
				break
			}
			kills++
			if _, err := campaign.Resume(cut); err != nil {
				t.Fatalf("after %d kills: %v", kills, err)
			}
			args = []string{"evolve", "--resume", cut, "--generations", strconv.Itoa(generations), "--workers", strconv.Itoa(1 + kills%2)}
			if more != nil {
				args = append(args, "--save-every", "1")
			}
		}
		if kills == 0 {
			t.Fatal("expected to kill the campaign at least once")
		}
		run(t, 0, "evolve", "--resume", cut, "--generations", strconv.Itoa(generations))
		a, b := kept(t, whole), kept(t, cut)
		for name := range a {
			if !bytes.Equal(a[name], b[name]) {
				t.Errorf("%v: %s differs from that of a run without %d kills", more, name, kills)
			}
		}
		noLeftovers(t, cut)
		t.Logf("%d kills", kills)
	}
}

func TestClaimedCampaignIsNotEvolvedTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("evolves for a second")
	}
	dir := filepath.Join(t.TempDir(), "campaign")
	run(t, 0, small(dir, 1)...)
	// What a killed run had begun to write.
	leftover := filepath.Join(dir, "."+campaign.CheckpointFile+".123.tmp")
	if err := os.WriteFile(leftover, []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	release, err := campaign.Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	noLeftovers(t, dir)
	_, diag := run(t, 1, "evolve", "--resume", dir, "--generations", "2")
	contains(t, diag, "another process is evolving in it", dir)
	release()
	run(t, 0, "evolve", "--resume", dir, "--generations", "2")
	run(t, 1, "evolve", "--resume", filepath.Join(dir, "nowhere"))
	if _, err := os.Stat(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("expected a wrong path to make no folder")
	}
}

// TestDivergedCandidatesAreScoredAsFailed begins so far out that learning leaves
// the range of numbers.
func TestDivergedCandidatesAreScoredAsFailed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "campaign")
	path, g := rules(t, "ant", 1)
	for i := range g.Theta {
		g.Theta[i] *= 1e25
	}
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	out, diag := run(t, 0, "evolve", "--world", "ant", "--population", "4", "--generations", "2", "--centre-every", "0",
		"--start", path, "--penalty", "0", "--out", dir, "--json")
	v := object(t, out, "diverged")
	contains(t, diag, "diverged 8") // 4 candidates on 2 bodies
	if v["diverged"].(float64) != 16 {
		t.Errorf("expected 16 diverged episodes in all, found %v", v["diverged"])
	}
	f, err := os.Open(filepath.Join(dir, campaign.CurveFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		if found := fmt.Sprint(row[column["diverged"]], " ", row[column["best"]], " ", row[column["worst"]]); found != "8 -200 -200" {
			t.Errorf("expected 8 diverged episodes that score -200, found %s", found)
		}
	}
}
