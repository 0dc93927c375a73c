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
	top, decimals := t.sight.top, 0
	if top != math.Trunc(top) {
		decimals = int(max(1, math.Ceil(-math.Log10(top))))
	}
	line := typ.Px(15) // two figures closer than this touch
	y := max(l.reward+8, t.rewardY(top))
	if t.small() {
		y = l.reward + 3
	}
	write(Number(top, decimals), edge, y, Text3, Right)
	write("0", edge, max(t.rewardY(0)-3, y+line), Text3, Right)
	if l.change > l.base {
		write("Δw/w", edge, l.change-5, Text3, Right)
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
		if r.Past || math.IsNaN(r.Level) || t.small() {
			continue
		}
		box, free := t.levelPlace(r, typ.Width("90 %", Caption, Regular), typ.Px(14))
		if !free {
			p := t.theme.pen
			p.FillRect(math.Floor(box.x)-3, math.Floor(box.y), math.Ceil(box.w)+6, math.Ceil(box.h), BG1)
			p.Flush(t.img)
		}
		write("90 %", box.x+box.w, box.y+box.h/2, Text3, Right)
	}
}

// legendItem is what a line is called.
type legendItem struct {
	name  string
	width float64
	color Color
}

func (t *Timeline) legend() []legendItem {
	items := []legendItem{{"of 5", 1, Text3}, {"reward, mean of 40 steps", 3, Text}}
	if !t.small() {
		items = append([]legendItem{{"weight change, log", 2, Text3}}, items...)
	}
	if len(t.frame.Ghost) > 0 {
		items = append(items, legendItem{"other branch", 2, Accent.Alpha(0.55)})
	}
	return items
}

// LegendWidth is the width of the legend.
func (t *Timeline) LegendWidth() float64 {
	width := -Padding * 1.0
	for _, item := range t.legend() {
		width += t.theme.Type.Width(item.name, Caption, Regular) + Gap + 16 + Padding
	}
	return width
}

// DrawLegend draws what the traces are, with its right end at x on the header's
// line.
func (t *Timeline) DrawLegend(dst *ebiten.Image, right float64) {
	typ, p, y := t.theme.Type, t.theme.pen, t.HeaderY()
	for _, item := range t.legend() {
		typ.Draw(dst, item.name, right, y, Caption, Regular, Text2, Right)
		right -= typ.Width(item.name, Caption, Regular) + Gap + 16
		p.FillRect(right, math.Round(y-item.width/2), 16, item.width, item.color)
		right -= Padding
	}
	p.Flush(dst)
}
