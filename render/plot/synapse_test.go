package plot

import (
	"image"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

func newSynapse(t *testing.T, steps int, scaled bool) (*Synapse, SynapseFrame) {
	t.Helper()
	s := NewSynapse(kittest.Theme(t))
	s.SetPlace(image.Rect(0, 600, 1440, 900))
	f := SynapseFrame{Axis: TimelineFrame{Head: steps, Live: steps, To: 300}, First: 1, Serial: 1, Inks: []kit.Color{kit.TermA, kit.TermB}, Shares: make([][]float32, 2)}
	for i := range steps {
		f.Weight, f.Pre, f.Post = append(f.Weight, float32(i)), append(f.Pre, 1), append(f.Post, -1)
		f.Shares[0], f.Shares[1] = append(f.Shares[0], 2), append(f.Shares[1], -1)
		if scaled {
			f.Scaled = append(f.Scaled, -0.5)
		}
	}
	s.Draw(ebiten.NewImage(8, 8), f)
	return s, f
}

// The lanes lie under each other, that of the scaling only where there is one.
func TestSynapseHasItsLanes(t *testing.T) {
	for _, scaled := range []bool{false, true} {
		s, _ := newSynapse(t, 100, scaled)
		var seen []string
		lanes := s.Lanes()
		for y := lanes.Min.Y; y < lanes.Max.Y; y++ {
			if name := s.LaneAt(y); name != "" && (len(seen) == 0 || seen[len(seen)-1] != name) {
				seen = append(seen, name)
			}
		}
		want := 3
		if scaled {
			want = 4
		}
		if len(seen) != want || seen[0] != "weight" || seen[1] != "change" || seen[want-1] != "activity" {
			t.Errorf("scaled %v: found %v", scaled, seen)
		}
		if s.LaneAt(lanes.Min.Y-5) != "" || s.LaneAt(lanes.Max.Y+5) != "" {
			t.Error("expected no lane above and below them")
		}
	}
}

// A step has a stack of what each term adds and of what it takes away; where several share
// a pixel, it is their mean; what is not known has none.
func TestSynapseStacksTerms(t *testing.T) {
	s, f := newSynapse(t, 100, false)
	all := s.columns(f.Shares)
	if len(all) != 100 || all[5].up[0] != 2 || all[5].down[1] != -1 || all[5].sum != 1 || all[5].w < 3 {
		t.Errorf("expected a stack for each of 100 steps, found %d: %+v", len(all), all[5])
	}
	if w := reach(all); w.Top < 2 || w.Low > -1 {
		t.Errorf("expected room for the stacks, found %v", w)
	}
	f.Shares[0][7] = float32(math.NaN())
	if n := len(s.columns(f.Shares)); n != 99 {
		t.Errorf("expected none for a step that is not known, found %d", n)
	}
	f.Axis.To = 30000
	f.Shares[0][7], f.Shares[1][1] = 2, 3
	s.Draw(ebiten.NewImage(8, 8), f)
	for _, c := range s.columns(f.Shares) {
		if c.up[0] != 2 || c.w <= 0 {
			t.Errorf("expected means, found %+v", c)
		}
	}
	if l := s.lanes(); s.X(0) != l.left || s.StepAt(int(s.X(15000))) != 15000 && math.Abs(float64(s.StepAt(int(s.X(15000))))-15000) > 30 {
		t.Errorf("expected the timeline's steps, found %v", s.X(0))
	}
}

// Nothing known at all is drawn as empty lanes.
func TestSynapseWithoutValues(t *testing.T) {
	s, f := newSynapse(t, 0, true)
	f.Serial = 2
	s.Draw(ebiten.NewImage(8, 8), f)
	if w := s.scale(f.Weight); w.Low != -1 || w.Top != 1 || !w.none {
		t.Errorf("found %v", w)
	}
}
