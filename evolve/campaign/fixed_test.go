package campaign

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// Convolutions that are fixed stay as they were drawn while the rules move; otherwise
// both move.
func TestFixedConvolutionsStay(t *testing.T) {
	for _, fixed := range []bool{false, true} {
		s, err := PaperSettings("car")
		if err != nil {
			t.Fatal(err)
		}
		s.Strategy.Population, s.Steps, s.CentreEvery, s.FixedConvolutions = 4, 30, 0, fixed
		c, err := New(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := c.Pool(1)
		if err != nil {
			t.Fatal(err)
		}
		before := c.Genome()
		if _, err := c.Next(context.Background(), p, nil); err != nil {
			t.Fatal(err)
		}
		after := c.Genome()
		if got := slices.Equal(before.Conv, after.Conv); got != fixed {
			t.Errorf("fixed %v: convolutions the same: %v", fixed, got)
		}
		if slices.Equal(before.Theta, after.Theta) {
			t.Errorf("fixed %v: the rules have not moved", fixed)
		}
		if got := strings.Contains(s.Command(1), "--fixed-convolutions"); got != fixed {
			t.Errorf("fixed %v: command %s", fixed, s.Command(1))
		}
	}
	s, err := PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	s.FixedConvolutions = true
	if err := s.Check(); err == nil || !strings.Contains(err.Error(), "convolutions") {
		t.Errorf("the ant has none: expected an error, found %v", err)
	}
}
