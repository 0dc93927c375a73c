// Package episodetest holds what the tests of episodes, and of what is built on
// them, begin with.
package episodetest

import (
	"bytes"
	"errors"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/physics/mujoco"
)

// Random is an episode in a world, with random rules for its network.
func Random(tb testing.TB, world string) (*episode.Episode, *brain.Genome) {
	tb.Helper()
	return of(tb, world, brain.ABCD_lr, 0)
}

// Modulated is Random with a rule that two neurons modulate.
func Modulated(tb testing.TB, world string) (*episode.Episode, *brain.Genome) {
	tb.Helper()
	rule, err := brain.ParseRule("m*eta*(A*pre*post + B*pre + C*post + D)")
	if err != nil {
		tb.Fatal(err)
	}
	return of(tb, world, rule, 2)
}

func of(tb testing.TB, world string, rule brain.Rule, modulators int) (*episode.Episode, *brain.Genome) {
	tb.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		tb.Fatal(err)
	}
	arch = arch.WithModulators(modulators)
	w, err := episode.NewWorld(world, "builtin")
	if err != nil {
		tb.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(arch, rule))
	if err != nil {
		tb.Fatal(err)
	}
	return e, brain.RandomGenome(arch, rule, chance.Stream(1, "genome"))
}

// Init is how the tests draw weights: uniform, up to 0.1.
func Init(tb testing.TB) brain.Init {
	tb.Helper()
	init, err := brain.ParseInit("uniform:0.1")
	if err != nil {
		tb.Fatal(err)
	}
	return init
}

// Start begins an episode that must begin.
func Start(tb testing.TB, e *episode.Episode, g *brain.Genome, s episode.Setup) {
	tb.Helper()
	if err := e.Start(g, s); err != nil {
		tb.Fatal(err)
	}
}

// Events reads events in their text form.
func Events(tb testing.TB, texts ...string) []episode.Event {
	tb.Helper()
	var out []episode.Event
	for _, text := range texts {
		e, err := episode.ParseEvent(text)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// BodyEvents are injuries that the world takes.
func BodyEvents(world string) []string {
	if s, err := episode.SpecOf(world); err == nil && s.Legs > 0 {
		return []string{"12:leg:4=0.25", "18:push:x=200,steps=3", "20:hold:hip1=1,5"}
	}
	return []string{"18:push:x=50,y=-20,steps=3", "20:hold:steer=1,5"}
}

// SameParts wants two states to be the same, bit for bit.
func SameParts(t *testing.T, what string, want, got []episode.Part) {
	t.Helper()
	for i := range want {
		if want[i].Name != got[i].Name || !bytes.Equal(want[i].Bytes, got[i].Bytes) {
			t.Errorf("%s: %s differs", what, want[i].Name)
		}
	}
}

// MuJoCo is the ant's world in MuJoCo; without its library the test is skipped.
func MuJoCo(t *testing.T) *episode.AntWorld {
	t.Helper()
	w, err := episode.NewAntWorld("mujoco")
	var none *mujoco.NotFoundError
	if errors.As(err, &none) {
		t.Skipf("this machine has no MuJoCo library: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Ant is Random in a given world.
func Ant(t *testing.T, w *episode.AntWorld) (*episode.Episode, *brain.Genome) {
	t.Helper()
	builtin, g := Random(t, "ant")
	e, err := episode.New(w, builtin.Network)
	if err != nil {
		t.Fatal(err)
	}
	return e, g
}
