package plot

import (
	"fmt"
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// labels writes the axes.
func (t *Timeline) labels() {
	f, l, typ := &t.frame, t.lanes(), t.theme.Type
	write := func(s string, x, y float64, c kit.Color, a kit.Align) {
		typ.Draw(t.img, s, x, y, kit.Caption, kit.Regular, c, a)
	}
	edge := l.left - kit.Padding
	line := typ.Px(15) // two figures closer than this touch
	y := max(l.reward+8, t.rewardY(t.sight.Top))
	if t.small() {
		y = l.reward + 3
	}
	write(topWritten(t.sight.Top), edge, y, kit.Text3, kit.Right)
	write("0", edge, max(t.rewardY(0)-3, y+line), kit.Text3, kit.Right)
	if l.change > l.base && f.Lives == 0 {
		write("Δw/w", edge, l.change-5, kit.Text3, kit.Right)
	}
	modulationLabels(t, write)
	t.ticks()
	for _, r := range f.Recoveries {
		if r.Past || math.IsNaN(r.Level) || t.small() {
			continue
		}
		box, free := t.levelPlace(r, typ.Width("90 %", kit.Caption, kit.Regular), typ.Px(14))
		if !free {
			p := t.theme.Pen()
			p.FillRect(math.Floor(box.x)-3, math.Floor(box.y), math.Ceil(box.w)+6, math.Ceil(box.h), kit.BG1)
			p.Flush(t.img)
		}
		write("90 %", box.x+box.w, box.y+box.h/2, kit.Text3, kit.Right)
	}
}

// topWritten is the reward at the top of its axis, short at any size: it has the margin for itself alone.
func topWritten(top float64) string {
	by, unit := kit.Unit(top)
	top /= by
	decimals := 0
	if whole := math.Round(top); math.Abs(top-whole) > 1e-9*whole { // dividing rounds
		decimals = int(max(1, math.Ceil(-math.Log10(top))))
	}
	return kit.Number(top, decimals) + unit
}

// ticks writes the steps.
func (t *Timeline) ticks() {
	f, l := &t.frame, t.lanes()
	step := max(1, kit.TickStep((f.To-f.From)*110/(l.right-l.left)))
	for s := math.Ceil(f.From/step) * step; s <= f.To+1e-9; s += step {
		x, align := t.x(s), kit.Centre
		if x > l.right-12 {
			x, align = l.right, kit.Right
		}
		t.theme.Type.Draw(t.img, strconv.Itoa(int(s)), x, l.axis, kit.Caption, kit.Regular, kit.Text3, align)
	}
}

// legendItem is what a line is called.
type legendItem struct {
	name  string
	width float64
	color kit.Color
}

func (t *Timeline) legend() []legendItem {
	if t.frame.Lives > 0 {
		of := fmt.Sprintf("%d lives", t.frame.Lives)
		if t.frame.Pacing < t.frame.Lives {
			of = fmt.Sprintf("the %d not over", t.frame.Pacing)
		}
		return []legendItem{{"10 to 90 % of them", 10, bandInk}, {"pace: median of " + of, 3, kit.Text}}
	}
	items := []legendItem{{"of 5", 1, kit.Text3}, {"reward, mean of 40 steps", 3, kit.Text}}
	if !t.small() {
		items = append([]legendItem{{"weight change, log", 2, kit.Text3}}, items...)
	}
	if len(t.frame.Ghost) > 0 {
		items = append(items, legendItem{"other branch", 2, kit.Accent.Alpha(0.55)})
	}
	if len(t.frame.Rival) > 0 {
		items = append(items, legendItem{t.frame.RivalName, 2, kit.Rival})
	}
	return items
}

// LegendWidth is the width of the legend.
func (t *Timeline) LegendWidth() float64 {
	width := -kit.Padding * 1.0
	for _, item := range t.legend() {
		width += t.theme.Type.Width(item.name, kit.Caption, kit.Regular) + kit.Gap + 16 + kit.Padding
	}
	return width
}

// DrawLegend draws what the traces are, with its right end at x on the header's
// line.
func (t *Timeline) DrawLegend(dst *ebiten.Image, right float64) {
	typ, p, y := t.theme.Type, t.theme.Pen(), t.HeaderY()
	for _, item := range t.legend() {
		typ.Draw(dst, item.name, right, y, kit.Caption, kit.Regular, kit.Text2, kit.Right)
		right -= typ.Width(item.name, kit.Caption, kit.Regular) + kit.Gap + 16
		p.FillRect(right, math.Round(y-item.width/2), 16, item.width, item.color)
		right -= kit.Padding
	}
	p.Flush(dst)
}
