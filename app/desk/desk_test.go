package desk

import (
	"hebbarium/app/library"
	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"path/filepath"
	"testing"
	"time"
)

// newDesk makes a desk in folders of its own.
func newDesk(t *testing.T, o Options) *Desk {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	d, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// until lets the desk hear what happens until something fits.
func until(t *testing.T, d *Desk, what string, fits func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		d.Update()
		if fits() {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s: not within a minute; step %d, %+v", what, d.view.Snap.Step, d.view.Recorded)
		}
	}
}

// liveTo pauses and steps on to a step.
func liveTo(t *testing.T, d *Desk, step int) {
	t.Helper()
	d.session.Play(false)
	until(t, d, "pause", func() bool { return !d.view.Snap.Playing })
	d.session.Step(step - d.view.Snap.Step)
	until(t, d, "steps", func() bool { return d.view.Snap.Step == step })
}

// testLesson is short, and works with any rules.
const testLesson = `{"lesson": 1, "title": "Short", "world": "ant", "rules": "ant-random", "seed": 2, "speed": 4,
 "script": [{"at": 0, "caption": "One", "look": "brain", "pause": 3},
  {"at": 20, "caption": "Two", "events": ["zero:0.33"], "look": "timeline", "map": "change", "pause": 3},
  {"at": 40, "caption": "Three", "look": "world", "pause": 3}], "end": 60}`

// withRules is a desk with random rules at rest, where there are no others.
func withRules(t *testing.T, world string, seed uint64) *Desk {
	t.Helper()
	d := newDesk(t, Options{World: world, SavesDir: t.TempDir(), Replays: t.TempDir()})
	t.Cleanup(d.Close)
	if err := d.start(library.Random(world, seed), "", false); err != nil {
		t.Fatal(err)
	}
	return d
}

func saveRules(t *testing.T, folder, world string, seed uint64) string {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, world+".safetensors")
	if err := brain.Save(path, brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(seed, "genome"))); err != nil {
		t.Fatal(err)
	}
	return path
}
