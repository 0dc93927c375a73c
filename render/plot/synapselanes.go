package plot

import (
	"math"
	"slices"

	"hebbarium/render/kit"
)

// build draws everything into the image.
func (s *Synapse) build() {
	p, l := s.theme.Pen(), s.lanes()
	for i := range laneCount {
		if top, foot := s.lane(i); foot > top {
			p.FillRect(l.left, top, l.right-l.left, foot-top, kit.BG0.Alpha(0.6))
		}
	}
	weight := s.scale(s.f.Weight)
	s.trace(weightLane, weight.Window, s.f.Weight, kit.Text)
	change := s.stacks()
	scaled := s.bars()
	activity := s.scale(s.f.Pre, s.f.Post)
	s.trace(activityLane, activity.Window, s.f.Pre, kit.Text2)
	s.trace(activityLane, activity.Window, s.f.Post, kit.Accent)
	s.events()
	s.bar()
	p.Flush(s.img)
	s.counts()
	names := [laneCount]string{"weight", "Δw", "scaling", "pre post"}
	if s.f.Sums {
		names = [laneCount]string{"Σ w", "Σ Δw", "scaling", "pre post"}
	}
	for i, a := range [laneCount]axis{weight, change, scaled, activity} {
		s.label(i, names[i], a)
	}
	s.ticks()
	s.head()
}

// label writes what a lane shows, and the ends of its axis, or the value at which all of it
// lies.
func (s *Synapse) label(i int, name string, a axis) {
	top, foot := s.lane(i)
	if foot <= top {
		return
	}
	l, typ := s.lanes(), s.theme.Type
	edge := l.left - 8
	if i == activityLane && foot-top >= typ.Px(34) {
		typ.Draw(s.img, "pre", edge, (top+foot)/2-typ.Px(8), kit.Caption, kit.Regular, kit.Text2, kit.Right)
		typ.Draw(s.img, "post", edge, (top+foot)/2+typ.Px(8), kit.Caption, kit.Regular, kit.Accent, kit.Right)
	} else {
		typ.Draw(s.img, name, edge, (top+foot)/2, kit.Caption, kit.Regular, kit.Text3, kit.Right)
	}
	if a.none || foot-top < typ.Px(40) {
		return
	}
	if a.constant {
		v, text := a.value()
		typ.Draw(s.img, text, l.right-4, s.y(i, a.Window)(v)-typ.Px(9), kit.Caption, kit.Regular, kit.Text3, kit.Right)
		return
	}
	low, high := a.ends()
	typ.Draw(s.img, high, l.right-4, top+typ.Px(9), kit.Caption, kit.Regular, kit.Text3, kit.Right)
	typ.Draw(s.img, low, l.right-4, foot-typ.Px(9), kit.Caption, kit.Regular, kit.Text3, kit.Right)
}

// scale is an axis for what of some values there is to see in the steps in view.
func (s *Synapse) scale(all ...[]float32) axis {
	low, high := math.Inf(1), math.Inf(-1)
	for _, values := range all {
		from, to := s.seenOf(values)
		for _, v := range values[from:to] {
			if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
				low, high = min(low, f), max(high, f)
			}
		}
	}
	return axisOf(low, high)
}

// seenOf are the indices of the values in view.
func (s *Synapse) seenOf(values []float32) (from, to int) {
	from = min(max(0, int(math.Floor(s.frame.From))-s.f.First), len(values))
	return from, max(from, min(len(values), int(math.Ceil(s.frame.To))-s.f.First+1))
}

// y places a value in a lane.
func (s *Synapse) y(i int, w kit.Window) func(float64) float64 {
	top, foot := s.lane(i)
	return func(v float64) float64 { return foot - 2 - (v-w.Low)/(w.Top-w.Low)*(foot-top-4) }
}

// trace draws a line; what comes after the head is dimmed.
func (s *Synapse) trace(i int, w kit.Window, values []float32, ink kit.Color) {
	p, f, l, y := s.theme.Pen(), &s.frame, s.lanes(), s.y(i, w)
	if w.Low < 0 && w.Top > 0 {
		p.FillRect(l.left, math.Round(y(0)), l.right-l.left, 1, kit.Line)
	}
	head, width := float64(f.Head), s.theme.TraceWidth()*0.75
	p.Trace(values, s.f.First, max(f.From, head), f.To, s.x, y, kit.Boundless(), width, ink.Mix(kit.BG1, 0.55))
	p.Trace(values, s.f.First, f.From, min(f.To, head), s.x, y, kit.Boundless(), width, ink)
}

// column is the stack of one step, or of several that share a pixel: the means of what each
// term adds, and of what it takes away.
type column struct {
	x, w     float64
	up, down []float64
	sum      float64
	after    bool // the head
}

// columns are the stacks in view of some shares.
func (s *Synapse) columns(shares [][]float32) []column {
	if len(shares) == 0 {
		return nil
	}
	var all []column
	perPixel := s.StepsPerPixel(s.frame.From, s.frame.To)
	stride := max(1, int(math.Ceil(perPixel)))
	from, to := s.seenOf(shares[0])
	from -= from % stride
	for i := from; i < to; i += stride {
		c := column{up: make([]float64, len(shares)), down: make([]float64, len(shares)), after: s.f.First+i > s.frame.Head}
		n := 0
		for k := i; k < min(i+stride, to); k++ {
			if v := float64(shares[0][k]); math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			n++
			for t := range shares {
				v := float64(shares[t][k])
				c.sum += v
				if v > 0 {
					c.up[t] += v
				} else {
					c.down[t] += v
				}
			}
		}
		if n == 0 {
			continue
		}
		for t := range shares {
			c.up[t], c.down[t] = c.up[t]/float64(n), c.down[t]/float64(n)
		}
		c.sum /= float64(n)
		// A step lies left of its number: it led there.
		right := s.x(float64(s.f.First + i + stride - 1))
		left := s.x(float64(s.f.First + i - 1))
		if c.x, c.w = left, right-left; c.w >= 3 {
			c.x, c.w = math.Round(left)+0.5, max(math.Round(right)-math.Round(left)-1, 1)
		}
		l := s.lanes()
		from, to := max(c.x, l.left), min(c.x+c.w, l.right)
		if c.x, c.w = from, to-from; c.w > 0 {
			all = append(all, c)
		}
	}
	return all
}

// reach is the axis on which nearly all columns have room.
func reach(all []column) axis {
	var tall []float64
	for _, c := range all {
		up, down := 0.0, 0.0
		for t := range c.up {
			up, down = up+c.up[t], down-c.down[t]
		}
		tall = append(tall, max(up, down))
	}
	slices.Sort(tall)
	if len(tall) == 0 {
		return axisOf(1, -1)
	} else if tall[len(tall)-1] == 0 {
		return axisOf(0, 0)
	}
	top := tall[len(tall)-1]
	if usual := 1.5 * tall[len(tall)*98/100]; usual > 0 {
		top = min(top, usual)
	}
	top *= 1.1
	return axis{Window: kit.Window{Low: -top, Top: top}}
}

// stacks draws the change by terms, with its sum in white.
func (s *Synapse) stacks() axis {
	all := s.columns(s.f.Shares)
	a := reach(all)
	p, l, y := s.theme.Pen(), s.lanes(), s.y(changeLane, a.Window)
	top, foot := s.lane(changeLane)
	inside := func(v float64) float64 { return min(max(y(v), top), foot) }
	for _, c := range all {
		share := 1.0
		if c.after {
			share = 0.4
		}
		up, down := 0.0, 0.0
		for t, ink := range s.f.Inks {
			if v := c.up[t]; v > 0 {
				p.FillRect(c.x, inside(up+v), c.w, inside(up)-inside(up+v), ink.Alpha(share))
				up += v
			}
			if v := c.down[t]; v < 0 {
				p.FillRect(c.x, inside(down), c.w, inside(down+v)-inside(down), ink.Alpha(share))
				down += v
			}
		}
		if at := y(c.sum); c.w >= 2 && up-down > 0 && at > top && at < foot {
			p.FillRect(c.x, at-0.75, c.w, 1.5, kit.White.Alpha(share))
		}
	}
	p.FillRect(l.left, math.Round(y(0)), l.right-l.left, 1, kit.Line)
	return a
}

// bars draws what the scaling of the layer did.
func (s *Synapse) bars() axis {
	top, foot := s.lane(scaledLane)
	if foot <= top {
		return axis{none: true}
	}
	all := s.columns([][]float32{s.f.Scaled})
	a := reach(all)
	p, l, y := s.theme.Pen(), s.lanes(), s.y(scaledLane, a.Window)
	for _, c := range all {
		from, to := min(max(y(c.up[0]), top), foot), min(max(y(c.down[0]), top), foot)
		ink := kit.Text3
		if c.after {
			ink = ink.Alpha(0.4)
		}
		p.FillRect(c.x, from, c.w, to-from, ink)
	}
	p.FillRect(l.left, math.Round(y(0)), l.right-l.left, 1, kit.Line)
	return a
}
