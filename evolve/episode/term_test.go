package episode_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// scaled is a copy of a genome with a coefficient multiplied in every layer.
func scaled(g *brain.Genome, name string, by float32) *brain.Genome {
	c := *g
	c.Theta = append([]float32(nil), g.Theta...)
	multiply(&c, name, by)
	return &c
}

func multiply(g *brain.Genome, name string, by float32) {
	for k, coefficient := range g.Rule.Coefficients() {
		for i := range g.Arch.Layers() {
			if p := g.Plane(i, k); coefficient == name {
				for s := range p {
					if p[s] *= by; by == 0 {
						p[s] = 0
					}
				}
			}
		}
	}
}

// sameWeights compares all parts but the network's switches, in which terms stand.
func sameWeights(t *testing.T, what string, want, got []episode.Part) {
	t.Helper()
	for i := range want {
		if want[i].Name != "switches" && !bytes.Equal(want[i].Bytes, got[i].Bytes) {
			t.Errorf("%s: %s differs", what, want[i].Name)
		}
	}
}

// A life with a term off is, bit for bit, that of a rule set whose coefficient is zero from
// that step on; one with a multiple, that of a rule set of the multiple.
func TestTermsAreAnotherRuleSet(t *testing.T) {
	for _, world := range episode.Worlds() {
		for text, by := range map[string]float32{"C=0": 0, "eta=2": 2, "D=0": 0} {
			name, _, _ := strings.Cut(text, "=")
			for _, from := range []int{0, 30} {
				own, g := episodetest.Random(t, world)
				other, _ := episodetest.Random(t, world)
				setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 100}
				changes := scaled(g, name, 1)
				episodetest.Start(t, other, changes, setup)
				for other.Steps() < from {
					other.Step()
				}
				multiply(changes, name, by) // under the living network
				for other.Step() == episode.Running {
				}
				with := setup
				with.Events = []episode.Event{{Step: from, Kind: "terms", Args: text}}
				episodetest.Start(t, own, g, with)
				own.Run()
				sameWeights(t, world+": "+text, other.Parts(nil), own.Parts(nil))
				if from == 0 {
					continue
				}
				episodetest.Start(t, other, g, setup)
				other.Run()
				if bytes.Equal(other.Parts(nil)[len(other.World.Parts(nil))].Bytes, own.Parts(nil)[len(own.World.Parts(nil))].Bytes) {
					t.Errorf("%s: %s changes nothing", world, text)
				}
			}
		}
	}
}

// Moments with and without terms are returned to, in any order, as for undo and branches.
func TestTermsInHistory(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	h := episode.NewHistory(1 << 28)
	events := episodetest.Events(t, "40:terms:C=0", "60:terms:layer=2,eta=2", "90:rules:random", "110:terms:C=1", "130:terms:on", "140:rules:evolved")
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 300, Events: events})
	h.Begin(e)
	moments := map[int][]episode.Part{0: e.Parts(nil)}
	for e.Steps() < 180 {
		e.Step()
		h.Follow(e)
		moments[e.Steps()] = e.Parts(nil)
	}
	for _, step := range []int{100, 20, 65, 180, 45, 135, 120, 30, 150, 95} {
		if err := h.Seek(e, step); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, "sought", moments[step], e.Parts(nil))
	}
	// A branch that gives C back at 50 is that life from its birth.
	if err := h.Seek(e, 50); err != nil {
		t.Fatal(err)
	}
	s, err := e.Keep()
	if err != nil {
		t.Fatal(err)
	}
	later := episodetest.Events(t, "50:terms:C=1")
	if err := e.Return(s, later); err != nil {
		t.Fatal(err)
	}
	for e.Steps() < 100 {
		e.Step()
	}
	other, _ := episodetest.Random(t, "ant")
	episodetest.Start(t, other, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 300, Events: append(events[:1:1], later...)})
	for other.Steps() < 100 {
		other.Step()
	}
	episodetest.SameParts(t, "a branch", other.Parts(nil), e.Parts(nil))
	for _, l := range e.Network.Layers() {
		for k := range e.Network.Rule().Planes() {
			if v := l.Strength(k); v != 1 || math.IsNaN(float64(v)) {
				t.Errorf("%s: coefficient %d is multiplied by %g after all were given back", l.Name, k, v)
			}
		}
	}
}

// What a rule, a network or a static rule set has not is refused, with what there is.
func TestTermsThatAreNotThere(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t)})
	for args, want := range map[string]string{
		"F=0":         `expected a term of the rule ABCD_lr (A, B, C, eta, D), found "F"`,
		"layer=4,C=0": "expected a layer from 1 to 3, found 4",
		"layer=4,on":  "expected a layer from 1 to 3, found 4",
	} {
		if err := e.Check(episode.Event{Kind: "terms", Args: args}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: expected %q, found %v", args, want, err)
		}
	}
	w, err := episode.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	static, err := episode.New(w, brain.NewNetwork(g.Arch, brain.Static))
	if err != nil {
		t.Fatal(err)
	}
	if err := static.Check(episode.Event{Kind: "terms", Args: "on"}); err == nil || !strings.Contains(err.Error(), "static") {
		t.Errorf("expected a static rule set to be refused, found %v", err)
	}
}
