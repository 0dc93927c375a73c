package campaign

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/strategy"
)

// coevolving are settings of a search that has the first weights in it.
func coevolving(tb testing.TB) Settings {
	tb.Helper()
	s := smallSettings(tb)
	s.Init, s.Steps, s.CentreRuns = "coevolve", 30, 1
	return s
}

func TestFirstWeightsCoevolve(t *testing.T) {
	for name, change := range map[string]func(*Settings){
		"as in the paper": func(*Settings) {},
		"adam":            func(s *Settings) { s.Strategy.Optimiser, s.Average = "adam", 0.9 },
		"symmetric":       func(s *Settings) { s.Symmetry = 1 },
		"levelled":        func(s *Settings) { s.Symmetry, s.Level = 0.5, 0.1 },
		"the car": func(s *Settings) {
			s.World, s.Bodies, s.Steps, s.CentreEvery, s.Strategy.Population = "car", []string{"intact"}, 3, 0, 2
		},
	} {
		s := coevolving(t)
		change(&s)
		begun, _ := newCampaign(t, s, 1)
		c := sameForAnyWorkers(t, s, 2)
		g := c.Genome()
		if len(g.Weights) != g.Arch.Synapses() || g.Card.Init != "coevolve" {
			t.Fatalf("%s: expected %d first weights on a card of coevolve, found %d and %s", name, g.Arch.Synapses(), len(g.Weights), g.Card.Init)
		}
		if slices.Equal(g.Weights, begun.Genome().Weights) || slices.Equal(g.Theta, begun.Genome().Theta) {
			t.Errorf("%s: expected the search to move rules and first weights", name)
		}
		if got := bornWith(g); !slices.Equal(got, c.Centre.Born) {
			t.Errorf("%s: the rule set is not that of the centre", name)
		}
		if s.Symmetry == 1 {
			tied := slices.Clone(g.Weights)
			if c.symmetry.weights.Tie(tied); !slices.Equal(tied, g.Weights) {
				t.Errorf("%s: expected the first weights to stay symmetric", name)
			}
		}
		back, err := decodeCheckpoint(encoded(t, c))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.Equal(encoded(t, back), encoded(t, c)) {
			t.Errorf("%s: a checkpoint that was written and read differs", name)
		}
		// The noise is the same where it is drawn again.
		again, p := newCampaign(t, s, 1)
		again.search.Drawn = strategy.NewDrawn(0, 0)
		evolveFor(t, again, p, 2)
		if !slices.Equal(again.Centre.Born, c.Centre.Born) {
			t.Errorf("%s: expected the same first weights from noise that is drawn again", name)
		}
	}
}

// A candidate's life begins with the weights that it was given.
func TestLivesBeginWithTheirFirstWeights(t *testing.T) {
	c, p := newCampaign(t, coevolving(t), 1)
	g, e := c.Genome(), worker(t, p)
	for _, seed := range []uint64{1, 2} {
		if err := e.Start(g, c.setup(seed, 0, "intact")); err != nil {
			t.Fatal(err)
		}
		for l, layer := range e.Network.Layers() {
			if !slices.Equal(layer.W, g.Initial(l)) {
				t.Errorf("seed %d: layer %d begins with other weights", seed, l+1)
			}
		}
	}
	// They have noise of their own, at the size of sigma, and pay no penalty.
	k := newCandidates(c)
	c.search.Drawn = strategy.NewDrawn(1, len(c.Centre.Theta)+len(c.Centre.Born))
	c.search.Ask(&c.Centre, 0, &k.Pair)
	var sum, squares float64
	for i, w := range g.Weights {
		d := float64(k.members[0].Weights[i] - w)
		if mirror := float64(w - k.members[1].Weights[i]); math.Abs(d-mirror) > 1e-5 {
			t.Fatalf("weight %d: expected a mirrored pair, found %g and %g", i, d, mirror)
		}
		sum, squares = sum+d, squares+d*d
	}
	n := float64(len(g.Weights))
	if sd := math.Sqrt(squares / n); math.Abs(sd-0.1) > 0.005 || math.Abs(sum/n) > 0.005 {
		t.Errorf("expected noise of 0.1, found %g around %g", sd, sum/n)
	}
	if squares := 0.0; true {
		for _, v := range k.members[0].Theta {
			squares += float64(v) * float64(v)
		}
		if want := strategy.Penalty(squares, len(g.Theta), c.Settings.Strategy.Penalty); math.Abs(k.Penalty[0]-want) > 1e-6 {
			t.Errorf("expected a penalty of the rules alone, %g, found %g", want, k.Penalty[0])
		}
	}
}

func TestLayersThatAreNotSearchedKeepTheirFirstWeights(t *testing.T) {
	s := coevolving(t)
	s.Layers = []int{2}
	begun, p := newCampaign(t, s, 2)
	before := begun.Genome()
	evolveFor(t, begun, p, 1)
	after := begun.Genome()
	for l, searched := range []bool{false, true, false} {
		if slices.Equal(before.Initial(l), after.Initial(l)) == searched {
			t.Errorf("layer %d: expected it to be searched: %v", l+1, searched)
		}
	}
}

func TestStartKeepsItsFirstWeights(t *testing.T) {
	s := coevolving(t)
	found, _ := newCampaign(t, s, 1)
	start := found.Genome()
	own, err := New(s, start)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(own.Genome().Weights, start.Weights) {
		t.Error("expected the start's own first weights")
	}
	// A search for rules alone has none.
	plain := s
	plain.Init = "normal:0.1"
	c, err := New(plain, start)
	if err != nil {
		t.Fatal(err)
	}
	if c.Genome().Weights != nil || len(c.Centre.Born) != 0 {
		t.Error("expected no first weights where they are drawn anew")
	}
	// A start without any gets such as its lives began with.
	bare := c.Genome()
	c, err = New(s, bare)
	if err != nil {
		t.Fatal(err)
	}
	var squares float64
	weights := c.Genome().Weights
	for _, w := range weights {
		squares += float64(w) * float64(w)
	}
	if sd := math.Sqrt(squares / float64(len(weights))); math.Abs(sd-0.1) > 0.005 {
		t.Errorf("expected weights of N(0, 0.1), found a deviation of %g", sd)
	}
	asked := plain
	asked.StartAt(start)
	if asked.Init != "coevolve" {
		t.Errorf("expected a search to go on with the lives of its start, found %s", asked.Init)
	}
}

func TestCoevolutionRefused(t *testing.T) {
	s := coevolving(t)
	s.Rule = brain.Static.String()
	if err := s.Check(); err == nil || !strings.Contains(err.Error(), "static") {
		t.Errorf("expected the first weights of static rules to be refused, found %v", err)
	}
	s = coevolving(t)
	s.Theta = "coevolve"
	if _, err := New(s, nil); err == nil || !strings.Contains(err.Error(), "theta") {
		t.Errorf("expected a first centre of nothing to be refused, found %v", err)
	}
	// A checkpoint that lacks them, as one of an older program.
	c, _ := newCampaign(t, coevolving(t), 1)
	h, raw := parted(t, encoded(t, c))
	h.Born, raw = 0, raw[:4*h.Theta]
	if _, err := h.campaign(raw); err == nil || !strings.Contains(err.Error(), "weights from coevolve") {
		t.Errorf("expected a checkpoint without first weights to be refused, found %v", err)
	}
}
