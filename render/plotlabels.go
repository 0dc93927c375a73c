package render

import (
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"
)

// labels writes the axes.
func (t *Timeline) labels() {
	f, l, typ := &t.frame, t.lanes(), t.theme.Type
	write := func(s string, x, y float64, c Color, a Align) { typ.Draw(t.img, s, x, y, Caption, Regular, c, a) }
	edge := l.left - Padding
	decimals := 0
	if t.top != math.Trunc(t.top) {
		decimals = int(max(1, math.Ceil(-math.Log10(t.top))))
	}
	zero := t.rewardY(0)
	write(Number(t.top, decimals), edge, max(l.reward+8, t.rewardY(t.top)), Text3, Right)
	write("0", edge, zero-3, Text3, Right)
	if l.change > l.base {
		write("|Δw|", edge, l.change-5, Text3, Right)
	}
	step := max(1, tickStep((f.To-f.From)*110/(l.right-l.left)))
	for s := math.Ceil(f.From/step) * step; s <= f.To+1e-9; s += step {
		x, align := t.x(s), Centre
		if x > l.right-12 {
			x, align = l.right, Right
		}
		write(strconv.Itoa(int(s)), x, l.axis, Text3, align)
	}
	for _, r := range f.Recoveries {
		if r.Past || math.IsNaN(r.Level) {
			continue
		}
		if r.Recovered {
			write("90 %", t.x(float64(r.To))+8, t.rewardY(r.Level)+18, Text3, Left)
		} else {
			write("90 %", l.right, t.rewardY(r.Level)-10, Text3, Right)
		}
	}
}

// head draws the playhead with its step, and the live edge.
func (t *Timeline) head() {
	f, p, l, typ := &t.frame, t.theme.pen, t.lanes(), t.theme.Type
	if x := math.Round(t.x(float64(f.Live))); f.Live > f.Head && x <= l.right {
		for y := l.reward - 2; y < l.change; y += 5 {
			p.FillRect(x, y, 1, 3, Text3)
		}
		p.Flush(t.img)
		align, at := Left, x+8
		label := "live " + strconv.Itoa(f.Live)
		if at+typ.Width(label, Caption, Regular) > l.right {
			align, at = Right, x-8
		}
		typ.Draw(t.img, label, at, l.reward+8, Caption, Regular, Text2, align)
	}
	x := math.Round(t.x(float64(f.Head)))
	if x < l.left-1 || x > l.right+1 {
		return
	}
	label := strconv.Itoa(f.Head)
	w := max(44, typ.Width(label, Caption, Mono)+18)
	p.FillRect(x-1, l.markers+12, 2, l.change-l.markers-12, Accent)
	p.RoundRect(x-w/2, l.markers-12, w, 24, Radius, Accent)
	p.Flush(t.img)
	typ.Draw(t.img, label, x, l.markers, Caption, MonoMedium, OnAccent, Centre)
	if f.Live <= f.Head && x+w/2+Gap+30 < l.right {
		typ.Draw(t.img, "live", x+w/2+10, l.markers, Caption, Regular, Text3, Left)
	}
}

// DrawLegend draws what the traces are, with its right end at x on the header's
// line, and returns its left end.
func (t *Timeline) DrawLegend(dst *ebiten.Image, right float64) float64 {
	typ, p, y := t.theme.Type, t.theme.pen, t.HeaderY()
	item := func(s string, width float64, c Color) {
		typ.Draw(dst, s, right, y, Caption, Regular, Text2, Right)
		right -= typ.Width(s, Caption, Regular) + Gap + 16
		p.FillRect(right, math.Round(y-width/2), 16, width, c)
		right -= Padding
	}
	if l := t.lanes(); l.change > l.base {
		item("weight change", 2, Text3)
	}
	item("reward per step", 3, Text)
	if len(t.frame.Ghost) > 0 {
		item("other branch", 2, Accent.Alpha(0.55))
	}
	p.Flush(dst)
	return right + Padding
}
