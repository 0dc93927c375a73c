package campaign

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
)

// What the network is stands in the settings and on the card only where it is not as usual,
// and is found again by the flags that the card gives.
func TestNetworksAreSettings(t *testing.T) {
	for word, c := range map[string]struct {
		flag string
		set  func(*Settings)
	}{
		"hidden":     {" --hidden 16,6", func(s *Settings) { s.Hidden = []int{16, 6} }},
		"activation": {" --activation relu,tanh", func(s *Settings) { s.Activation = "relu,tanh" }},
		"recurrent":  {" --recurrent 2", func(s *Settings) { s.Recurrent = 2 }},
		"bias":       {" --bias", func(s *Settings) { s.Bias = true }},
		"forget":     {" --forget 0.01", func(s *Settings) { s.Forget = 0.01 }},
	} {
		s := smallSettings(t)
		newSetting(t, &s, word, c.flag, func() { c.set(&s) })
		if s.magic() != checkpointMagic2 {
			t.Errorf("%s: expected a checkpoint that older programs refuse", word)
		}
	}
	s := smallSettings(t)
	s.Hidden = []int{}
	if card := s.File(3); !strings.Contains(card, `hidden = "none"`) {
		t.Errorf("expected no hidden layer on the card, found %s", card)
	}
	for text, want := range map[string][]int{"64, 32": {64, 32}, "none": {}, "NONE": {}, "7": {7}} {
		if got, err := ParseLayers(strings.Split(text, ",")); err != nil || got == nil || !slices.Equal(got, want) {
			t.Errorf("%s: expected %v, found %v, %v", text, want, got, err)
		}
	}
	for _, text := range []string{"6.5", "3x", "", "none,3"} {
		if got, err := ParseLayers(strings.Split(text, ",")); err == nil {
			t.Errorf("%s: expected a refusal, found %v", text, got)
		}
	}
}

// A campaign of any network goes on from its checkpoint bit for bit on any number of workers,
// gives a rule set that says what it is, and is where another search may begin.
func TestNetworksEvolve(t *testing.T) {
	for _, symmetry := range []float64{0, 1} {
		s := smallSettings(t)
		s.Hidden, s.Activation, s.Recurrent, s.Bias, s.Forget, s.Bound, s.Symmetry = []int{10, 6}, "tanh,relu", 2, true, 0.01, 3, symmetry
		c := sameForAnyWorkers(t, s, 2)
		data, err := c.encode()
		if err != nil {
			t.Fatal(err)
		}
		h, raw := parted(t, data)
		again, err := h.campaign(raw)
		if err != nil {
			t.Fatal(err)
		}
		g := again.Genome()
		if want := "ant [28 10 6 8] tanh,relu with hidden layer 2 recurrent with bias neurons"; !strings.HasPrefix(g.Arch.String(), want) {
			t.Errorf("expected %s, found %s", want, g.Arch)
		}
		if !slices.Equal(g.Theta, c.Genome().Theta) {
			t.Error("expected the rules of the checkpoint")
		}
		next := smallSettings(t)
		if next.StartAt(g); !slices.Equal(next.Hidden, s.Hidden) || next.Activation != s.Activation || next.Recurrent != 2 || !next.Bias || next.Forget != s.Forget || next.Bound != s.Bound {
			t.Errorf("expected the network of the start, found %+v", next.Network)
		}
		if _, err := New(next, g); err != nil {
			t.Error(err)
		}
		usual := smallSettings(t)
		if _, err := New(usual, g); err == nil {
			t.Error("expected a start of another network to be refused")
		}
		if usual.StartAt(brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr)); usual.Hidden != nil || usual.Network.newer() {
			t.Errorf("expected no word of the world's own network, found %+v", usual.Network)
		}
	}
}

func TestNetworksRefused(t *testing.T) {
	for want, set := range map[string]func(*Settings){
		"hidden: expected 1 neuron or more":                   func(s *Settings) { s.Hidden = []int{16, 0} },
		"hidden: expected at most 15 layers, found 5000":      func(s *Settings) { s.Hidden = slices.Repeat([]int{2}, 5000) },
		"at most 16777216 coefficients":                       func(s *Settings) { s.Hidden = []int{3000, 3000} },
		"expected tanh, relu or linear":                       func(s *Settings) { s.Activation = "sine" },
		"one for each of 2, found 3":                          func(s *Settings) { s.Activation = "relu,relu,tanh" },
		"recurrent: expected a hidden layer from 1 to 2":      func(s *Settings) { s.Recurrent = 3 },
		"recurrent: expected 0 without hidden layers":         func(s *Settings) { s.Hidden, s.Recurrent = []int{}, 1 },
		"forget: expected a plastic rule":                     func(s *Settings) { s.Rule, s.Forget = "static", 0.1 },
		"forget: expected weights that are not normalised":    func(s *Settings) { s.Normalise, s.Forget = true, 0.1 },
		"forget: expected a share of the weights from 0 to 0": func(s *Settings) { s.Forget = 2 },
	} {
		s := smallSettings(t)
		set(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error that says %q, found %v", want, err)
		}
	}
	s := smallSettings(t)
	s.Hidden, s.Symmetry = []int{17}, 1
	if _, err := New(s, nil); err == nil || !strings.Contains(err.Error(), "even sizes, found 17") {
		t.Errorf("expected an odd hidden layer that cannot be tied to be refused, found %v", err)
	}
}

// The car's layers are normalised unless they have a bound or forget.
func TestTheCarMayHaveABound(t *testing.T) {
	s, err := PaperSettings("car")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		bound, forget float32
		normalised    bool
	}{{0, 0, true}, {2, 0, false}, {0, 0.01, false}} {
		s.Bound, s.Forget = c.bound, c.forget
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		if a, err := s.Arch(); err != nil || a.Normalise != c.normalised {
			t.Errorf("bound %g, forgets %g: expected normalised %v, found %v, %v", c.bound, c.forget, c.normalised, a.Normalise, err)
		}
	}
}
