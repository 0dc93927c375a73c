package plot

import (
	"math"

	"hebbarium/render/kit"
)

// box is a place of something on the timeline.
type box struct{ x, y, w, h float64 }

// levelPlace is a place for the label of the line at 90 %, w wide and h high:
// over the line, as far right as nothing else lies in it, or under the line. free
// is false where there is none; then only a trace runs through it.
func (t *Timeline) levelPlace(r Recovery, w, h float64) (place box, free bool) {
	l := t.lanes()
	level := math.Round(t.rewardY(r.Level))
	over, under := level-3-h, level+4
	if over < l.markers+12 { // the icons lie there
		over = under
	}
	from := max(t.x(float64(r.From)), l.left) + 6
	for _, traces := range [...]bool{true, false} {
		for _, y := range [...]float64{over, under} {
			for x := l.right - w; x >= from; x -= 8 {
				if b := (box{x, y, w, h}); t.isFree(b, traces) {
					return b, traces
				}
			}
		}
	}
	return box{l.right - w, over, w, h}, false
}

// isFree tells whether no line of the reward's lane runs through a place, those of
// traces among them or not.
func (t *Timeline) isFree(b box, traces bool) bool {
	const air = 3
	f, l := &t.frame, t.lanes()
	in := func(x float64) bool { return x > b.x-air && x < b.x+b.w+air }
	if in(t.x(float64(f.Head))) || b.y+b.h > t.rewardY(0)-air {
		return false
	}
	if live := t.x(float64(f.Live)); f.Live > f.Head {
		label := live + 8 + t.theme.Type.Width("live 00000", kit.Caption, kit.Regular)
		if in(live) || b.y < l.reward+16 && b.x < label && b.x+b.w > 2*live-label {
			return false
		}
	}
	for _, m := range f.Markers {
		if in(t.x(float64(m.Step))) {
			return false
		}
	}
	if !traces {
		return true
	}
	perStep := (l.right - l.left) / max(f.To-f.From, 1e-9)
	step := func(x float64) float64 { return f.From + (x-l.left)/perStep }
	first, last := int(math.Floor(step(b.x-air))), int(math.Ceil(step(b.x+b.w+air)))
	through := func(values []float32, from int) bool {
		low, high := math.Inf(1), math.Inf(-1)
		for i := max(0, first-from); i <= min(len(values)-1, last-from); i++ {
			if v := float64(values[i]); !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
		return low <= high && t.rewardY(high) < b.y+b.h+air && t.rewardY(low) > b.y-air
	}
	return !through(f.Reward, f.First) && !through(f.Mean, f.First) && !through(f.Ghost, f.GhostFrom) && !through(f.Rival, f.First)
}
