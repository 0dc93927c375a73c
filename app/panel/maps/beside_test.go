package maps

import (
	"slices"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// rivalled lets something live beside the agent of a bench.
func rivalled(b *bench, rule brain.Rule) *session.RivalView {
	b.t.Helper()
	v := &session.RivalView{Snapshot: *moment(b.view.World, rule), Name: "another rule set"}
	for i := range v.Weights {
		for k := range v.Weights[i] {
			v.Weights[i][k] *= -0.5
		}
	}
	b.next(func(s *session.Snapshot) { s.Rival = v })
	return v
}

// Both brains lie apart in the room for maps wherever that has room for both, with the
// same synapse at the same place of each, and the pointer reads it out of both.
func TestBothBrainsAreShown(t *testing.T) {
	for _, world := range worlds() {
		both := 0
		for _, at := range seats() {
			b := newBench(t, world, brain.ABCD_lr)
			b.sit(at)
			rivalled(b, brain.Static)
			if !b.beside.on {
				if !b.beside.tight {
					t.Errorf("%s in %v: one brain, though there is room for both", world, at.window)
				}
				continue
			}
			both++
			b.draw()
			for i, m := range b.brain.Layout().Maps {
				o := b.beside.brain.Layout().Maps[i]
				if m.Place.Overlaps(o.Place) || m.Place.Size() != o.Place.Size() || !m.Place.In(b.region) || !o.Place.In(b.region) {
					t.Errorf("%s in %v: layer %d lies at %v and %v in %v", world, at.window, i+1, m.Place, o.Place, b.region)
				}
				h, ok := b.beside.at(o.Place.Min.Add(m.Cell.Div(2)))
				own, found := b.brain.At(m.Place.Min.X+m.Cell.X/2, m.Place.Min.Y+m.Cell.Y/2)
				if !ok || !found || !m.Pair && h != own {
					t.Errorf("%s in %v: the first synapses of layer %d are %+v and %+v", world, at.window, i+1, own, h)
				}
			}
		}
		if both < 4 {
			t.Errorf("%s: both brains are shown in %d windows only", world, both)
		}
	}
}

// The captions of one brain end before what the other has at their height, and the rival's
// first leaves room for its scale.
func TestCaptionsOfTwoBrainsLieApart(t *testing.T) {
	for _, world := range worlds() {
		for _, at := range seats() {
			b := newBench(t, world, brain.ABCD_lr)
			b.sit(at)
			rivalled(b, brain.Static)
			if !b.beside.on {
				continue
			}
			b.beside.apart, b.beside.asks = true, true
			b.draw()
			ends := func(v *maps.BrainView, i int) float64 {
				return v.Layout().Maps[i].Caption.X + b.theme.Type.Width(v.Name(i+1), kit.Caption, kit.Regular)
			}
			for i, m := range b.brain.Layout().Maps {
				for _, other := range b.beside.brain.Layout().Beside(m.Caption) {
					if end := ends(b.brain, i); end > float64(other.Min.X) {
						t.Errorf("%s in %v: %q ends at %.0f, over what lies at %v", world, at.window, b.brain.Name(i+1), end, other)
					}
				}
			}
			first := b.beside.brain.Layout().Maps[0]
			if end := ends(b.beside.brain, 0) + b.theme.Type.Px(50); b.beside.brain.Name(1) != b.beside.name && end > float64(first.Place.Max.X) {
				t.Errorf("%s in %v: %q leaves no room for the scale", world, at.window, b.beside.brain.Name(1))
			}
		}
	}
}

// The same scale holds for both brains until each gets its own; whose brains are shown goes
// round; and all is as before when nothing lives beside the agent any more.
func TestWhoseBrains(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	layout := b.brain.Layout()
	v := rivalled(b, brain.Static)
	b.draw()
	if !b.beside.on || b.control("whose").Rect().Empty() || b.control("scales").Rect().Empty() {
		t.Fatalf("both: %v, with switches at %v and %v", b.beside.on, b.control("whose").Rect(), b.control("scales").Rect())
	}
	if got := b.beside.brain.Map(1).Value(3, 5); got != v.Weights[0][3*128+5] {
		t.Errorf("the rival's map shows %v, want %v", got, v.Weights[0][3*128+5])
	}
	b.click("scales")
	b.draw()
	if !b.beside.apart || b.beside.scale.Value == 0 || b.beside.scale.Value >= b.mode.scales[0].Value {
		t.Errorf("scales of their own: %v beside %v", b.beside.scale.Value, b.mode.scales[0].Value)
	}
	b.point(b.cell(1, 3, 5))
	row := [2]string{"rival", ""}
	for _, r := range b.readOut().rows {
		if r[0] == row[0] {
			row = r
		}
	}
	if row[1] == "" {
		t.Errorf("nothing of the rival is read out: %v", b.readOut().rows)
	}
	var seen []whose
	for range 3 {
		b.click("whose")
		b.draw()
		seen = append(seen, b.beside.shown())
	}
	if !slices.Equal(seen, []whose{ofLife, ofRival, ofBoth}) {
		t.Errorf("shown in turn: %v", seen)
	}
	b.next(func(s *session.Snapshot) { s.Rival = nil })
	if b.beside.brain != nil || !slices.Equal(b.brain.Layout().Maps, layout.Maps) {
		t.Error("the rival's brain is still there")
	}
}
