package plot

import (
	"math"
	"slices"

	"hebbarium/render/kit"
)

// scales chooses the axes' ends from what is in view.
func (t *Timeline) scales() {
	f := &t.frame
	top, low := 0.0, 0.0
	view := func(v []float32, each func(float64)) {
		from, to := max(0, int(f.From)-f.First), min(len(v), int(math.Ceil(f.To))-f.First+1)
		for i := from; i < to; i++ {
			if x := float64(v[i]); !math.IsNaN(x) && !math.IsInf(x, 0) {
				each(x)
			}
		}
	}
	t.seen = t.seen[:0]
	i, stride := 0, len(f.Reward)/2048+1
	// The tiles that a car stands on at the start run out at the top: they do not
	// flatten all else.
	burst := 0
	if f.Live >= 2*startSteps {
		burst = max(0, startSteps-max(0, int(f.From)-f.First))
	}
	view(f.Reward, func(v float64) {
		low = min(low, v)
		if i++; i <= burst {
			return
		}
		top = max(top, v)
		if i%stride == 0 {
			t.seen = append(t.seen, v)
		}
	})
	if n := len(t.seen); n >= 50 {
		// Nor does a short burst later on.
		slices.Sort(t.seen)
		if usual := 1.2 * t.seen[n*97/100]; usual > 0 && top > 2*usual {
			top = usual
		}
	}
	// What the eye is to follow stays in sight: the paces, and those of a future that was
	// left.
	paces := func(v []float32, first int) {
		from, to := max(paceStart, int(f.From))-first, min(len(v), int(math.Ceil(f.To))-first+1)
		for i := max(0, from); i < to; i++ {
			if x := float64(v[i]); !math.IsNaN(x) && !math.IsInf(x, 0) {
				top = max(top, x)
			}
		}
	}
	paces(f.Mean, f.First)
	paces(f.High, f.First)
	t.depth(&low)
	paces(f.Ghost, f.GhostFrom)
	paces(f.Rival, f.First)
	top = kit.RoundTop(top)
	t.sight = kit.Window{Low: max(low, -top), Top: top} // a crash's −100 does not flatten all else

	t.seen, i = t.seen[:0], 0
	view(f.Change, func(v float64) {
		if i++; i%stride == 0 && v > 0 {
			t.seen = append(t.seen, math.Log10(v))
		}
	})
	t.sway = [2]float64{-1, 0}
	if n := len(t.seen); n > 0 {
		// The first steps of a life change the weights by as much as they are: they
		// may run out at the top.
		slices.Sort(t.seen)
		t.sway = [2]float64{t.seen[n/100] - 0.05, t.seen[n*97/100] + 0.15}
		if t.sway[1]-t.sway[0] < leastDecades {
			t.sway[0] = t.sway[1] - leastDecades
		}
	}
}

// startSteps is how many steps at a life's beginning do not count for its axis, and
// paceStart the step up to which they are in a pace.
const (
	startSteps = 12
	paceStart  = 52
)

// leastDecades is the least that the change's axis spans, so that noise does not
// fill it.
const leastDecades = 0.5

func (t *Timeline) rewardY(v float64) float64 {
	l := t.lanes()
	v = min(max(v, t.sight.Low), t.sight.Top)
	return l.base - (v-t.sight.Low)/(t.sight.Top-t.sight.Low)*(l.base-l.reward-2)
}

// changeY places a relative change: on a logarithmic scale, as those of a life's
// first steps and of later ones lie decades apart; none at all lies on the line.
func (t *Timeline) changeY(v float64) float64 {
	l := t.lanes()
	if !(v > 0) {
		return l.change - 1
	}
	share := (math.Log10(v) - t.sway[0]) / (t.sway[1] - t.sway[0])
	return l.change - 1 - min(max(share, 0), 1)*(l.change-l.upper-3)
}

// traces draws the lines; what comes after the head is dimmed.
func (t *Timeline) traces() {
	f, p, l := &t.frame, t.theme.Pen(), t.lanes()
	head, width, all := float64(f.Head), t.theme.TraceWidth(), kit.Boundless()
	if l.change > l.base {
		p.Trace(f.Change, f.First, f.From, min(f.To, head), t.x, t.changeY, all, width*0.65, kit.Text3)
		p.Trace(f.Change, f.First, max(f.From, head), f.To, t.x, t.changeY, all, width*0.65, kit.Off)
	}
	p.Trace(f.Reward, f.First, f.From, f.To, t.x, t.rewardY, t.sight, width*0.5, kit.Text3.Alpha(0.45))
	t.cutOffs()
	t.band()
	p.Calm(f.Ghost, f.GhostFrom, f.From, f.To, t.x, t.rewardY, t.sight, width*0.75, kit.Accent.Alpha(0.55))
	p.Calm(f.Rival, f.First, f.From, f.To, t.x, t.rewardY, t.sight, width*0.75, kit.Rival)
	p.Calm(f.Mean, f.First, max(f.From, head), f.To, t.x, t.rewardY, t.sight, width, kit.Text3)
	p.Calm(f.Mean, f.First, f.From, min(f.To, head), t.x, t.rewardY, t.sight, width, kit.Text)
}

// cutOffs draws a small tick where the reward leaves the axis; ticks that would
// touch are one.
func (t *Timeline) cutOffs() {
	f, l := &t.frame, t.lanes()
	last := [2]float64{math.Inf(-1), math.Inf(-1)} // below, above
	for i := max(0, int(f.From)-f.First); i < min(len(f.Reward), int(f.To)-f.First+1); i++ {
		v, x := float64(f.Reward[i]), t.x(float64(f.First+i))
		side, y, tip := 1, l.reward+1, l.reward-3
		switch {
		case v > t.sight.Top:
		case v < t.sight.Low:
			side, y, tip = 0, l.base+1, l.base+5
		default:
			continue
		}
		if x-last[side] >= 12 && x >= l.left {
			t.theme.Pen().Polygon([]kit.Point{kit.Pt(x-3, y), kit.Pt(x+3, y), kit.Pt(x, tip)}, kit.Text3)
			last[side] = x
		}
	}
}

// levelLine draws the dotted line at 90 %: bright to the recovery, then on to the
// end, to tell whether the reward stays above it.
func (t *Timeline) levelLine(r Recovery) {
	l, p := t.lanes(), t.theme.Pen()
	y := math.Round(t.rewardY(r.Level))
	back := t.x(float64(r.To))
	for x := max(t.x(float64(r.From)), l.left); x < l.right; x += 5 {
		c := kit.Text3
		if r.Recovered && x > back {
			c = kit.Off
		}
		p.FillRect(math.Round(x), y, 2, 1, c)
	}
}

// ringPlace is where the trace comes back to 90 %: on the trace and on the line.
func (t *Timeline) ringPlace(r Recovery) (at kit.Point, ok bool) {
	f, l := &t.frame, t.lanes()
	i, step := r.To-f.First, float64(r.To)
	if i < 0 || i >= len(f.Reward) {
		return kit.Point{}, false
	}
	v := float64(f.Reward[i])
	if i > 0 && r.Level <= v {
		if before := float64(f.Reward[i-1]); before < r.Level {
			step -= (v - r.Level) / (v - before)
			v = r.Level
		}
	}
	at = kit.Pt(t.x(step), t.rewardY(v))
	return at, at.X >= l.left && at.X <= l.right
}

// ring marks the recovery.
func (t *Timeline) ring(r Recovery) {
	if at, ok := t.ringPlace(r); ok {
		t.theme.Pen().Disc(at, 5, kit.BG1)
		t.theme.Pen().Ring(at, 4.5, 2, kit.Accent)
	}
}
