package campaign

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"hebbarium/brain"
)

// saved is the folder of a campaign with a best rule set.
func saved(t *testing.T, s Settings, generations int) (*Campaign, string) {
	t.Helper()
	c, p := newCampaign(t, s, 2)
	evolveFor(t, c, p, generations)
	dir := t.TempDir()
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	if c.Best == nil {
		t.Fatal("expected a best rule set")
	}
	return c, dir
}

func short(t *testing.T) Settings {
	t.Helper()
	s := smallSettings(t)
	s.Rule, s.Steps, s.CentreEvery, s.CentreRuns, s.Bodies = "A", 20, 1, 1, []string{"intact"}
	return s
}

func resumed(t *testing.T, dir string) *Campaign {
	t.Helper()
	c, err := Resume(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The checkpoint knows the file of the best rule set. Another one, or none, is said, and
// the campaign goes on and writes the next.
func TestBestThatIsGone(t *testing.T) {
	other := brain.NewGenome(brain.CarArchitecture(), brain.Static)
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		why   string
	}{
		"missing": {func(t *testing.T, path string) { os.Remove(path) }, "no such file"},
		"another": {func(t *testing.T, path string) {
			if err := brain.Save(path, other); err != nil {
				t.Fatal(err)
			}
		}, "found another file"},
		"edited": {func(t *testing.T, path string) {
			g, err := brain.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			g.Theta[7]++
			if err := brain.Save(path, g); err != nil {
				t.Fatal(err)
			}
		}, "found another file"},
		"cut short": {func(t *testing.T, path string) {
			if err := os.Truncate(path, 1000); err != nil {
				t.Fatal(err)
			}
		}, "found another file"},
	} {
		_, dir := saved(t, short(t), 2)
		if back := resumed(t, dir); back.BestLost != nil || back.Best == nil {
			t.Fatalf("%s: as it was: %v", name, back.BestLost)
		}
		path := filepath.Join(dir, BestFile)
		c.spoil(t, path)
		back := resumed(t, dir)
		if back.Best != nil || !math.IsInf(back.BestMean, -1) || back.BestLost == nil || !strings.Contains(back.BestLost.Error(), c.why) || !strings.Contains(back.BestLost.Error(), path) {
			t.Errorf("%s: expected %q, found %v", name, c.why, back.BestLost)
		}
		evolveFor(t, back, newPool(t, back, 1), 1)
		if err := back.Save(dir); err != nil {
			t.Fatal(err)
		}
		if again := resumed(t, dir); again.BestLost != nil || again.Best == nil || again.Best.Card.Generations != 2 {
			t.Errorf("%s: expected the next centre measured to be the best, found %v", name, again.BestLost)
		}
	}
}

// Checkpoints of older programs do not hold its SHA-256: there a rule set of another
// campaign is told by its card.
func TestBestBesideAnOlderCheckpoint(t *testing.T) {
	for name, spoil := range map[string]func(g *brain.Genome) *brain.Genome{
		"":                   func(g *brain.Genome) *brain.Genome { return g },
		"another network":    func(*brain.Genome) *brain.Genome { return brain.NewGenome(brain.CarArchitecture(), brain.Static) },
		"another generation": func(g *brain.Genome) *brain.Genome { g.Card.Generations = 7; return g },
		"another seed":       func(g *brain.Genome) *brain.Genome { g.Card.Seed++; return g },
		"another population": func(g *brain.Genome) *brain.Genome { g.Card.Population += 2; return g },
	} {
		dir := t.TempDir()
		for _, file := range []string{CheckpointFile, BestFile} {
			data, err := os.ReadFile(filepath.Join("testdata", "older", file))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(dir, BestFile)
		g, err := brain.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if g = spoil(g); name != "" {
			if err := brain.Save(path, g); err != nil {
				t.Fatal(err)
			}
		}
		if c := resumed(t, dir); (c.BestLost == nil) != (name == "") || (c.Best == nil) != (name != "") {
			t.Errorf("%q: found %v", name, c.BestLost)
		}
	}
}

// A checkpoint that an older program wrote goes on to what that program found: its
// curve, and the numbers of its centre.
func TestOlderCheckpointGoesOnBitForBit(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the same bits are promised on the same processor")
	}
	c := resumed(t, filepath.Join("testdata", "older"))
	evolveFor(t, c, newPool(t, c, 2), 2)
	sum := sha256.Sum256(CurveCSV(c.Curve))
	if found, want := hex.EncodeToString(sum[:]), "a2010274eb5e73e62bb909ea32f4948bcee0e7e9861f2f0e52fdc4f565b24be5"; found != want {
		t.Errorf("expected a curve of %s, found %s\n%s", want, found, CurveCSV(c.Curve))
	}
	for name, got := range map[string]struct {
		theta []float32
		want  string
	}{
		"centre": {c.Centre.Theta, "ecfb9955985e4ea322b01bbfb5a0cf9740f9a22328a8b7d4f531ad97219e4044"},
		"best":   {c.Best.Theta, "bd1603ce78742598b184dcf9817fbd082fb40575ccdb7879f703b062d8ca9f5c"},
	} {
		h := sha256.New()
		if err := binary.Write(h, binary.LittleEndian, got.theta); err != nil {
			t.Fatal(err)
		}
		if found := hex.EncodeToString(h.Sum(nil)); found != got.want {
			t.Errorf("%s: expected numbers of %s, found %s", name, got.want, found)
		}
	}
}

// A centre that was measured in a generation that is then broken off is no best yet.
func TestBrokenOffGenerationFindsNoBest(t *testing.T) {
	c, p := newCampaign(t, short(t), 1)
	before := encoded(t, c)
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := c.Next(ctx, p, func(n int) {
		if n > 2 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Fatalf("expected a cancelled generation, found %v", err)
	}
	if c.Best != nil || !bytes.Equal(before, encoded(t, c)) {
		t.Error("expected nothing to be left of a generation that was broken off")
	}
}
