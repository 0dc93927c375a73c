package plot

import (
	"image"
	"math"
	"strconv"

	"hebbarium/render/kit"
)

// modulationHeight is that of the lane of what modulating neurons say, between the reward's
// and the weight change's.
const modulationHeight = 28

// ModulatorInk is the colour of a modulating neuron, from 0.
func ModulatorInk(i int) kit.Color {
	return []kit.Color{kit.TermF, kit.TermE, kit.TermG, kit.TermH}[i%4]
}

// ModulationLane is the place of the modulating neurons on dst with its label, empty where
// they are not shown.
func ModulationLane(t *Timeline) image.Rectangle {
	l := t.lanes()
	if l.upper <= l.base {
		return image.Rectangle{}
	}
	return image.Rect(0, int(l.base)+4, t.place.Dx(), int(l.upper)+2).Add(t.place.Min)
}

// modulation draws what the modulating neurons say and, in their place, what m is clamped to.
func modulation(t *Timeline) {
	f, p, l := &t.frame, t.theme.Pen(), t.lanes()
	if l.upper <= l.base {
		return
	}
	y := func(v float64) float64 { return modulationY(l, v) }
	p.FillRect(l.left, math.Round(y(0)), l.right-l.left, 1, kit.Line)
	head, width, all := float64(f.Head), t.theme.TraceWidth()*0.75, kit.Boundless()
	for i, said := range f.Said {
		ink := ModulatorInk(i)
		p.Trace(said, f.First, max(f.From, head), f.To, t.x, y, all, width, ink.Alpha(0.4))
		p.Trace(said, f.First, f.From, min(f.To, head), t.x, y, all, width, ink)
	}
	for from := max(0, int(f.From)-f.First); from < len(f.Held); {
		held := f.Held[from]
		to := from + 1
		for to < len(f.Held) && f.Held[to] == held {
			to++
		}
		if held == held { // the neurons say it, and nothing hears them
			a, b := max(t.x(float64(f.First+from-1)), l.left), min(t.x(float64(f.First+to-1)), l.right)
			if b > a {
				p.FillRect(a, l.base+4, b-a, l.upper-l.base-4, kit.BG1.Alpha(0.72))
				p.FillRect(a, math.Round(y(float64(held)))-1, b-a, 2, kit.Warn)
			}
		}
		from = to
	}
}

// modulationY places a number of the lane, within −1 to 1.
func modulationY(l lanes, v float64) float64 {
	top, foot := l.base+6, l.upper-2
	return foot - (min(max(v, -1), 1)+1)/2*(foot-top)
}

// modulationLabels writes what the lane shows, each neuron in its colour.
func modulationLabels(t *Timeline, write func(s string, x, y float64, c kit.Color, a kit.Align)) {
	f, l := &t.frame, t.lanes()
	if l.upper <= l.base {
		return
	}
	x, y := l.left-kit.Padding, modulationY(l, 0)
	for i := len(f.Said) - 1; i >= 0; i-- {
		text := strconv.Itoa(i + 1)
		if len(f.Said) == 1 {
			text = "m"
		}
		write(text, x, y, ModulatorInk(i), kit.Right)
		x -= t.theme.Type.Width(text, kit.Caption, kit.Regular) + 5
	}
	if len(f.Said) > 1 {
		write("m", x, y, kit.Text3, kit.Right)
	}
}

// sayings is how many steps there are to draw, whose last ones it adds to a sum.
func sayings(f TimelineFrame, sum *float32) int {
	for i, said := range f.Said {
		for k := max(0, len(said)-8); k < len(said); k++ {
			*sum += float32(7+i) * said[k]
		}
	}
	for k := max(0, len(f.Held)-8); k < len(f.Held); k++ {
		if v := f.Held[k]; v == v {
			*sum += 11*v + 1
		}
	}
	return len(f.Said) * len(f.Held)
}
