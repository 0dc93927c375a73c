package timeline

import (
	"image"
	"math"
	"strings"
	"testing"

	"hebbarium/app/session/modulated"
	"hebbarium/render/plot"
)

// What modulating neurons say has a lane between the reward and the weights' change, with a
// tip that has the step's numbers, and says where they are not heard; without any there is no
// such lane, and nothing lies elsewhere.
func TestModulationHasALane(t *testing.T) {
	b := newBench(t, 300)
	b.show(life(300))
	before := b.plot.ChangeLane()
	b.draw()
	if lane := plot.ModulationLane(b.plot); !lane.Empty() || b.plot.ChangeLane() != before {
		t.Fatalf("without modulating neurons their lane lies at %v", lane)
	}
	s := life(300)
	s.Modulation = modulated.Trace{Said: make([][]float32, 2)}
	for step := range 300 {
		s.Modulation.Said[0] = append(s.Modulation.Said[0], float32(math.Sin(float64(step)/20)))
		s.Modulation.Said[1] = append(s.Modulation.Said[1], -0.25)
		held := float32(math.NaN())
		if step >= 200 {
			held = 0.5
		}
		s.Modulation.Held = append(s.Modulation.Held, held)
	}
	b.show(s)
	b.draw()
	lane, change := plot.ModulationLane(b.plot), b.plot.ChangeLane()
	if lane.Empty() || change.Empty() || lane.Overlaps(change.Inset(2)) || lane.Max.Y > change.Min.Y+2 || !lane.In(usual) {
		t.Fatalf("the lane lies at %v, the change's at %v", lane, change)
	}
	for step, want := range map[int]string{
		101: modulationLine + "  ·  m1 −0.959, m2 −0.250 at step 101",
		250: modulationLine + "  ·  m1 −0.116, m2 −0.250 at step 250, not heard: m is clamped to 0.5",
	} {
		at := image.Pt(b.at(step).X, lane.Min.Y+8)
		b.hover(at)
		if text, about := b.Hint(at); text != want || about != lane {
			t.Errorf("step %d: %q about %v, want %q", step, text, about, want)
		}
	}
	at := image.Pt(b.at(150).X, change.Min.Y+8)
	b.hover(at)
	if text, _ := b.Hint(at); !strings.HasPrefix(text, changeLine) {
		t.Errorf("the change's lane says %q", text)
	}
}
