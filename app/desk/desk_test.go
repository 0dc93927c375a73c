package desk

import (
	"hebbarium/app/library"
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
