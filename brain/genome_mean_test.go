package brain

import (
	"slices"
	"testing"
)

func TestMeanGenomeIsInTheMiddle(t *testing.T) {
	a, b := RandomGenome(CarArchitecture(), ABC, seeded(1)), RandomGenome(CarArchitecture(), ABC, seeded(2))
	mean, err := MeanGenome(a, b, b)
	check(t, err)
	for i, v := range mean.Theta {
		if want := float32((float64(a.Theta[i]) + 2*float64(b.Theta[i])) / 3); v != want {
			t.Fatalf("coefficient %d: expected %g, found %g", i, want, v)
		}
	}
	if want := float32((float64(a.Conv[7]) + 2*float64(b.Conv[7])) / 3); mean.Conv[7] != want {
		t.Errorf("expected the convolutions' mean, %g, found %g", want, mean.Conv[7])
	}
	same, err := MeanGenome(a)
	check(t, err)
	if !slices.Equal(same.Theta, a.Theta) || &same.Theta[0] == &a.Theta[0] {
		t.Error("expected a copy of a single rule set")
	}
}

func TestMeanOfRuleSetsThatHaveNone(t *testing.T) {
	ant := RandomGenome(AntArchitecture(), ABCD_lr, seeded(1))
	for _, other := range []*Genome{
		RandomGenome(AntArchitecture(), ABCD, seeded(1)), RandomGenome(CarArchitecture(), ABCD_lr, seeded(1)),
	} {
		if _, err := MeanGenome(ant, other); err == nil {
			t.Errorf("expected no mean of %s and %s", ant.Arch, other.Arch)
		}
	}
	if _, err := MeanGenome(); err == nil {
		t.Error("expected no mean of nothing")
	}
}
