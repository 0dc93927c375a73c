package campaign

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// smallSettings make a campaign that is over in a second.
func smallSettings(tb testing.TB) Settings {
	tb.Helper()
	s, err := PaperSettings("ant")
	if err != nil {
		tb.Fatal(err)
	}
	s.Strategy.Population, s.CentreEvery, s.CentreRuns, s.Seeds = 6, 2, 2, "pair"
	return s
}

func newCampaign(tb testing.TB, s Settings, workers int) (*Campaign, *rollout.Pool) {
	tb.Helper()
	c, err := New(s, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return c, newPool(tb, c, workers)
}

func newPool(tb testing.TB, c *Campaign, workers int) *rollout.Pool {
	tb.Helper()
	p, err := c.Pool(workers)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// worker is one of the pool's episodes.
func worker(tb testing.TB, p *rollout.Pool) (found *episode.Episode) {
	tb.Helper()
	if err := p.Each(context.Background(), 1, func(e *episode.Episode, _, _ int) { found = e }); err != nil {
		tb.Fatal(err)
	}
	return found
}

func evolveFor(tb testing.TB, c *Campaign, p *rollout.Pool, generations int) {
	tb.Helper()
	for range generations {
		if _, err := c.Next(context.Background(), p, nil); err != nil {
			tb.Fatal(err)
		}
	}
}

func encoded(tb testing.TB, c *Campaign) []byte {
	tb.Helper()
	b, err := c.encode()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// newSetting holds the settings to say a word neither in a checkpoint nor on a card, as
// those from before it was known do not, until set; then the card ends with a flag.
func newSetting(t *testing.T, s *Settings, word, flag string, set func()) {
	t.Helper()
	plain, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(plain, []byte(word)) || strings.Contains(s.Command(3), word) {
		t.Errorf("expected no word of %s without it, found %s and %s", word, plain, s.Command(3))
	}
	set()
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(s.Command(3), flag) {
		t.Errorf("expected %s on the card, found %s", flag, s.Command(3))
	}
}

// sameForAnyWorkers lives two generations on one worker and on several, which must find
// the same, and returns the campaign of the one.
func sameForAnyWorkers(t *testing.T, s Settings, workers int) *Campaign {
	t.Helper()
	one, onePool := newCampaign(t, s, 1)
	many, pool := newCampaign(t, s, workers)
	evolveFor(t, one, onePool, 2)
	evolveFor(t, many, pool, 2)
	if !bytes.Equal(encoded(t, one), encoded(t, many)) {
		t.Errorf("%s: 1 and %d workers differ after two generations", s.Command(2), workers)
	}
	return one
}

// What a campaign finds has the same fingerprint whichever version finds it: the checkpoint
// names the version, and the rule set's card does not.
func TestRuleSetsDoNotDependOnTheVersion(t *testing.T) {
	c, pool := newCampaign(t, smallSettings(t), 2)
	evolveFor(t, c, pool, 1)
	dir := t.TempDir()
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{BestFile: false, CentreFile: false, CurveFile: false, CheckpointFile: true} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if found := bytes.Contains(data, []byte(file.Program())); found != want {
			t.Errorf("%s: expected the version in it to be %t, found %t", name, want, found)
		}
	}
}

func TestCampaignIsTheSameForAnyWorkers(t *testing.T) {
	for _, optimiser := range []string{"sgd", "adam"} {
		s := smallSettings(t)
		s.Strategy.Optimiser = optimiser
		if optimiser == "adam" {
			s.Average = 0.9
		}
		sameForAnyWorkers(t, s, 3)
	}
}

func TestResumeGoesOnBitForBit(t *testing.T) {
	for _, optimiser := range []string{"sgd", "adam"} {
		s := smallSettings(t)
		s.Strategy.Optimiser = optimiser
		if optimiser == "adam" {
			s.Average = 0.9
		}
		whole, pool := newCampaign(t, s, 2)
		evolveFor(t, whole, pool, 4)
		wholeDir := t.TempDir()
		if err := whole.Save(wholeDir); err != nil {
			t.Fatal(err)
		}

		cut, _ := newCampaign(t, s, 2)
		evolveFor(t, cut, pool, 2)
		dir := t.TempDir()
		if err := cut.Save(dir); err != nil {
			t.Fatal(err)
		}
		// A generation that is broken off must leave no trace.
		ctx, cancel := context.WithCancel(context.Background())
		_, err := cut.Next(ctx, pool, func(n int) {
			if n > 3 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("expected a cancelled generation, found %v", err)
		}
		if err := cut.Save(dir); err != nil {
			t.Fatal(err)
		}
		back, err := Resume(dir)
		if err != nil {
			t.Fatal(err)
		}
		evolveFor(t, back, newPool(t, back, 1), 2)
		if err := back.Save(dir); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{CheckpointFile, CurveFile, CentreFile, BestFile} {
			a, err := os.ReadFile(filepath.Join(wholeDir, name))
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s: %s differs from that of an uninterrupted run", optimiser, name)
			}
		}
	}
}

func TestDamagedCheckpointIsRefused(t *testing.T) {
	c, _ := newCampaign(t, smallSettings(t), 1)
	good := encoded(t, c)
	if _, err := decodeCheckpoint(good); err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for name, test := range map[string]struct {
		data   []byte
		reason string
	}{
		"empty":     {nil, "begins with"},
		"foreign":   {[]byte("PK\x03\x04 something else entirely"), "begins with"},
		"truncated": {good[:len(good)-100], "damaged or cut short"},
		"header":    {good[:len(checkpointMagic)+3], "end of the file"},
		"edited":    {flipped, "damaged or cut short"},
		"longer":    {append(bytes.Clone(good), 0), "damaged or cut short"},
	} {
		if _, err := decodeCheckpoint(test.data); err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%s: expected an error about %q, found %v", name, test.reason, err)
		}
	}
}

func TestSaveIntoNowhereKeepsTheLastCheckpoint(t *testing.T) {
	c, pool := newCampaign(t, smallSettings(t), 1)
	dir := t.TempDir()
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(dir, CheckpointFile))
	if err != nil {
		t.Fatal(err)
	}
	evolveFor(t, c, pool, 1)
	// The curve cannot be replaced: a folder stands in its place.
	if err := os.Remove(filepath.Join(dir, CurveFile)); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, CurveFile, "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := c.Save(dir); err == nil {
		t.Error("expected an error")
	}
	after, err := os.ReadFile(filepath.Join(dir, CheckpointFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the last checkpoint was not kept")
	}
}

func TestSettingsRefused(t *testing.T) {
	for reason, change := range map[string]func(*Settings){
		"population": func(s *Settings) { s.Strategy.Population = 7 },
		"sigma":      func(s *Settings) { s.Strategy.Sigma = 0 },
		"optimiser":  func(s *Settings) { s.Strategy.Optimiser = "luck" },
		"episodes":   func(s *Settings) { s.Episodes = 0 },
		"seeds":      func(s *Settings) { s.Seeds = "some" },
		"bodies":     func(s *Settings) { s.Bodies = nil },
		"world":      func(s *Settings) { s.World = "boat" },
		"rule":       func(s *Settings) { s.Rule = "EFGH" },
	} {
		s := smallSettings(t)
		change(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("expected an error about the %s, found %v", reason, err)
		}
	}
}

// Training episodes may be short; the centre is measured over whole ones all the same.
func TestStepsOfATrainingEpisode(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "steps", "--steps 30", func() { s.Steps = 30 })
	s.CentreEvery, s.CentreRuns = 1, 1
	c, p := newCampaign(t, s, 2)
	lives := int64(s.Strategy.Population * s.Episodes * len(s.Bodies))
	point, err := c.Next(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if most := 30 * lives; point.Steps > most {
		t.Errorf("expected %d lives of up to 30 steps, found %d steps", lives, point.Steps)
	}
	measured := c.setup(c.Settings.centreSeed(0, 0, 0), 0, s.Bodies[0])
	if measured.MaxSteps != 0 {
		t.Errorf("expected the centre measured over whole episodes, found %d steps", measured.MaxSteps)
	}
	for _, wrong := range []int{-1, maxSteps + 1} {
		if s.Steps = wrong; s.Check() == nil {
			t.Errorf("expected %d steps to be refused", wrong)
		}
	}
}
