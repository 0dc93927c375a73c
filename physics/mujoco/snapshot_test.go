package mujoco

import (
	"bytes"
	"testing"

	"hebbarium/physics/ant"
)

// TestStateIsRestored: from a kept state the same bits follow, in the world that kept it and
// in another, past another body, other surroundings and a push that is still to come.
func TestStateIsRestored(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 3, 130)
		if err := w.SetLeg(2, 0.5); err != nil {
			t.Fatal(err)
		}
		if err := w.SetConditions(ant.Conditions{Gravity: 0.9, Friction: 0.8, Slope: 2, Load: 1}); err != nil {
			t.Fatal(err)
		}
		walk(t, p, w, 7)
		w.Push(30, -20, 5)
		var kept Snapshot
		w.SaveState(&kept)
		at := w.AppendState(nil)
		var seen, again [ant.ObservationSize]float32
		w.Observe(seen[:])
		walk(t, p, w, 40)
		then := w.AppendState(nil)
		if bytes.Equal(at, then) {
			t.Fatal("forty steps have changed nothing")
		}
		if err := w.SetLeg(2, 1); err != nil {
			t.Fatal(err)
		}
		for name, world := range map[string]*World{"the same": w, "another": newWorld(t, l)} {
			if err := world.RestoreState(&kept); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(at, world.AppendState(nil)) {
				t.Errorf("%s world: the state is another one", name)
			}
			if world.Observe(again[:]); again != seen {
				t.Errorf("%s world: the ant sees something else", name)
			}
			walk(t, p, world, 40)
			if !bytes.Equal(then, world.AppendState(nil)) {
				t.Errorf("%s world: another future follows", name)
			}
		}
	})
}
