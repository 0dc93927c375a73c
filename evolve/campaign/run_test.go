package campaign

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"hebbarium/physics/mujoco"
)

func begun(t *testing.T, dir string, s Settings) *Kept {
	t.Helper()
	c, err := New(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	k, err := Begin(dir, c, 2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

func inFolder(t *testing.T, dir string) int {
	t.Helper()
	return resumed(t, dir).Centre.Generation
}

// The loop keeps what it is told to, tells of each generation, and is the same campaign
// whether it goes on at once or later.
func TestRunKeepsAndTells(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "campaign [1]")
	k := begun(t, dir, short(t))
	if n := inFolder(t, dir); n != 0 {
		t.Fatalf("expected a campaign of no generation, found %d", n)
	}
	var heard []string
	var kept []int
	var ended atomic.Int64 // from any worker
	err := k.Run(t.Context(), 5, 2, Hooks{
		Begin: func() { heard = append(heard, "begin") },
		Ended: func(int) { ended.Add(1) },
		Lived: func(p Point) {
			heard = append(heard, "lived")
			kept = append(kept, inFolder(t, dir))
			if p.Generation != k.Centre.Generation {
				t.Errorf("told of generation %d after %d", p.Generation, k.Centre.Generation)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{0, 2, 2, 4, 5}; !slices.Equal(kept, want) || len(heard) != 10 || heard[0] != "begin" || ended.Load() == 0 {
		t.Errorf("expected checkpoints of %v, found %v; heard %v, %d episodes", want, kept, heard, ended.Load())
	}
	k.Close()

	parts := filepath.Join(t.TempDir(), "parts")
	first := begun(t, parts, short(t))
	if err := first.Run(t.Context(), 2, 1, Hooks{}); err != nil {
		t.Fatal(err)
	}
	first.Close()
	second, err := GoOn(parts, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if err := second.Run(t.Context(), 5, 1, Hooks{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encoded(t, k.Campaign), encoded(t, second.Campaign)) {
		t.Error("a campaign in two parts differs from one in one")
	}
}

// What is broken off is given up; the last whole generation is kept, also where its turn
// has not come.
func TestRunThatIsStopped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "campaign")
	k := begun(t, dir, short(t))
	ctx, cancel := context.WithCancel(t.Context())
	err := k.Run(ctx, 100, 50, Hooks{Lived: func(p Point) {
		if p.Generation == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("expected the context's error, found %v", err)
	}
	if n := inFolder(t, dir); n != 3 {
		t.Errorf("expected 3 generations to be kept, found %d", n)
	}
	// Nothing is written where a folder stands in the curve's place.
	curve := filepath.Join(dir, CurveFile)
	os.Remove(curve)
	if err := os.MkdirAll(filepath.Join(curve, "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	var lost *NotKeptError
	if err := k.Run(t.Context(), 10, 1, Hooks{}); !errors.As(err, &lost) || lost.Generation != 4 || lost.Saved != 3 {
		t.Errorf("expected generation 4 not to be kept, found %v", err)
	}
}

// Nothing is left of a campaign that cannot begin, and nothing made by a wrong path.
func TestCampaignsThatCannotBeginLeaveNothing(t *testing.T) {
	top := t.TempDir()
	if _, err := GoOn(filepath.Join(top, "none"), 1); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("expected no campaign, found %v", err)
	}
	s := short(t)
	s.Physics = "mujoco"
	c, err := New(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(mujoco.Environment, filepath.Join(top, "none.so"))
	if _, err := Begin(filepath.Join(top, "mujoco"), c, 1); err == nil {
		t.Error("expected a physics that is not here to be missed")
	}
	if c, err = New(short(t), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(filepath.Join(top, "workers"), c, 1<<40); err == nil {
		t.Error("expected as many workers to be refused")
	}
	if left, err := os.ReadDir(top); err != nil || len(left) > 0 {
		t.Errorf("expected nothing to be left, found %v, %v", left, err)
	}
	dir := filepath.Join(top, "taken")
	begun(t, dir, short(t)).Close()
	if _, err := Begin(dir, c, 1); !errors.Is(err, ErrTaken) {
		t.Errorf("expected the folder to be taken, found %v", err)
	}
	k, err := BeginOrGoOn(dir, func() (*Campaign, error) { t.Error("expected the campaign in the folder"); return nil, nil }, 1)
	if err != nil {
		t.Fatal(err)
	}
	k.Close()
}

func TestDefaults(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		paper, err := PaperSettings(world)
		if err != nil {
			t.Fatal(err)
		}
		if err := paper.Check(); err != nil {
			t.Errorf("%s: %v", world, err)
		}
		beside, err := BesideSettingsFor(world, paper.Rule, "")
		if err != nil {
			t.Fatal(err)
		}
		if err := beside.Check(); err != nil || beside.Strategy.Population != 100 || beside.Seeds != "generation" || beside.CentreEvery != 5 {
			t.Errorf("%s: found %+v, %v", world, beside, err)
		}
	}
	s, err := PaperSettingsFor("ant", "static", RandomDamage)
	if err != nil || s.Theta != "normal:0.1" || !slices.Equal(s.Bodies, []string{"intact"}) || s.Damage != RandomDamage {
		t.Errorf("found %+v, %v", s, err)
	}
	if s, _ = PaperSettingsFor("ant", "ABCD", NoDamage); s.Damage != "" || len(s.Bodies) != 2 || s.Theta != "normal:1" {
		t.Errorf("found %+v", s)
	}
}
