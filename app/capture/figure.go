package capture

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"

	"hebbarium/brain/file"
	"hebbarium/evolve/recovery"
)

// The figure's measures, in pixels.
const (
	figureWidth  = 960.0
	figureHeight = 360.0
	figureLeft   = 64.0
	figureRight  = 24.0
	rewardTop    = 64.0
	rewardBase   = 240.0
	changeTop    = 256.0
	changeBase   = 304.0
)

// smooth is the number of steps of which the figure shows the mean.
const smooth = 5

// WriteSVG draws the timeline for print: the reward a step (mean of 5) and the
// mean |Δw|, with the events, the time to each recovery, and 90 % of each control's pace
// as a dashed line.
func (e *Episode) WriteSVG(w io.Writer) error {
	var b strings.Builder
	span := max(float64(len(e.Rewards)), 1)
	x := func(step float64) float64 {
		return figureLeft + step/span*(figureWidth-figureLeft-figureRight)
	}
	reward := means(e.Rewards, smooth)
	low, high := ends(reward)
	y := func(v float64) float64 { return rewardBase - (v-low)/(high-low)*(rewardBase-rewardTop) }
	_, most := ends(e.Changes)
	cy := func(v float64) float64 { return changeBase - v/most*(changeBase-changeTop) }

	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %[1]g %[2]g" font-family="Inter, Helvetica, Arial, sans-serif" font-size="13" fill="#333c46">`+"\n", figureWidth, figureHeight)
	fmt.Fprintf(&b, "<!-- %s -->\n", strings.ReplaceAll(file.Program(), "--", "- -"))
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="#ffffff"/>`+"\n", figureWidth, figureHeight)
	text(&b, figureLeft, 24, "start", fmt.Sprintf("%s · %s · seed %d · %d steps", e.World, e.Rules, e.Seed, len(e.Rewards)))
	e.drawRecoveries(&b, x)
	line(&b, figureLeft, y(0), figureWidth-figureRight, y(0), "#c9d0d7")
	line(&b, figureLeft, changeBase, figureWidth-figureRight, changeBase, "#c9d0d7")
	for i := range e.Recoveries {
		e.drawControl(&b, i, x, y)
	}
	path(&b, reward, x, y, "#1c2530", 1.6)
	path(&b, e.Changes, x, cy, "#7b8794", 1.2)
	text(&b, figureLeft-8, y(high)+4, "end", short(high))
	text(&b, figureLeft-8, y(0)+4, "end", "0")
	if low < 0 {
		text(&b, figureLeft-8, y(low)+4, "end", short(low))
	}
	text(&b, figureLeft-8, changeBase, "end", "|Δw|")
	every := tick(span)
	for s := 0.0; s <= span; s += every {
		line(&b, x(s), changeBase, x(s), changeBase+4, "#7b8794")
		text(&b, x(s), changeBase+20, "middle", fmt.Sprint(int(s)))
	}
	text(&b, (figureLeft+figureWidth-figureRight)/2, changeBase+44, "middle", "step")
	e.drawEvents(&b, x)
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// drawRecoveries shades the time from each injury until the agent is back, or the
// measurement has ended; where there was no fall, nothing.
func (e *Episode) drawRecoveries(b *strings.Builder, x func(float64) float64) {
	for _, r := range e.Recoveries {
		end, opacity := r.Event.Step+r.Steps, 0.08
		switch {
		case r.Standing == recovery.NoFall && r.Lasted == 0, r.Standing == recovery.TooSlow:
			continue
		case r.BackAfter >= 0:
			end, opacity = r.From+r.BackAfter, 0.16
		}
		from, to := x(float64(r.Event.Step)), x(float64(end))
		if to > from {
			fmt.Fprintf(b, `<rect x="%.1f" y="%g" width="%.1f" height="%g" fill="#d81b55" fill-opacity="%g"/>`+"\n", from, rewardTop, to-from, changeBase-rewardTop, opacity)
		}
	}
}

// drawControl draws 90 % of the pace of one recovery's control: what a fall is under.
func (e *Episode) drawControl(b *strings.Builder, i int, x, y func(float64) float64) {
	r := &e.Recoveries[i]
	pace := means(r.Control[:min(r.Steps, len(r.Control))], recovery.PaceSteps)
	if len(pace) == 0 || r.Standing == recovery.TooSlow {
		return
	}
	b.WriteString(`<polyline fill="none" stroke="#7b8794" stroke-width="1.2" stroke-dasharray="4 3" points="`)
	for k, v := range pace {
		if k+1 >= recovery.PaceSteps && !math.IsNaN(v) && !math.IsInf(v, 0) {
			fmt.Fprintf(b, "%.1f,%.1f ", x(float64(r.Event.Step+k+1)), min(max(y(recovery.BackShare*v), rewardTop), changeBase))
		}
	}
	b.WriteString("\"/>\n")
}

// drawEvents draws each event as a line with its name; names take turns in two
// rows so that neighbours stay apart.
func (e *Episode) drawEvents(b *strings.Builder, x func(float64) float64) {
	for i, ev := range e.Events {
		if ev.Step > len(e.Rewards) {
			continue
		}
		colour := "#566370"
		if ev.Damages() {
			colour = "#d81b55"
		}
		at := x(float64(ev.Step))
		line(b, at, rewardTop-8, at, changeBase, colour)
		anchor := "start"
		if at > figureWidth*0.8 {
			anchor = "end"
		}
		label := ev.Kind
		if ev.Args != "" {
			label += " " + ev.Args
		}
		text(b, at, rewardTop-12-float64(i%2)*14, anchor, clip(label, 40))
	}
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func line(b *strings.Builder, x1, y1, x2, y2 float64, colour string) {
	fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s"/>`+"\n", x1, y1, x2, y2, colour)
}

func text(b *strings.Builder, x, y float64, anchor, s string) {
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="%s">`, x, y, anchor)
	_ = xml.EscapeText(b, []byte(s)) // a builder does not fail
	b.WriteString("</text>\n")
}

// path draws a value a step, each at the step's end.
func path(b *strings.Builder, v []float64, x, y func(float64) float64, colour string, width float64) {
	if len(v) == 0 {
		return
	}
	fmt.Fprintf(b, `<polyline fill="none" stroke="%s" stroke-width="%g" stroke-linejoin="round" points="`, colour, width)
	for i, value := range v {
		if !math.IsNaN(value) && !math.IsInf(value, 0) {
			fmt.Fprintf(b, "%.1f,%.1f ", x(float64(i+1)), y(value))
		}
	}
	b.WriteString("\"/>\n")
}

// means are the means of up to n values back.
func means(v []float64, n int) []float64 {
	out := make([]float64, len(v))
	for i := range v {
		from := max(0, i+1-n)
		for _, x := range v[from : i+1] {
			out[i] += x
		}
		out[i] /= float64(i + 1 - from)
	}
	return out
}

// ends are the axis's ends for some values: 0 lies between them.
func ends(v []float64) (low, high float64) {
	for _, x := range v {
		if !math.IsNaN(x) && !math.IsInf(x, 0) {
			low, high = min(low, x), max(high, x)
		}
	}
	if high == low {
		high = low + 1
	}
	return low, high
}

// tick is a round distance that divides a span into five to ten parts or so.
func tick(span float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(span)))
	for _, k := range []float64{0.1, 0.2, 0.5, 1} {
		if span/(unit*k) <= 10 {
			return max(unit*k, 1)
		}
	}
	return max(unit, 1)
}

func short(v float64) string { return strings.Replace(fmt.Sprintf("%.3g", v), "-", "−", 1) }
