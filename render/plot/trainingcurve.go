package plot

import (
	"image"
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// TrainingCurve is what is shown of a campaign: one value a generation, the first
// that of generation 1.
type TrainingCurve struct {
	Mean   []float32 // of the population
	Best   []float32 // of the population
	Centre []float32 // of the search, NaN where it was not measured
	Hover  int       // generation under the pointer, 0 for none
}

// leastGenerations is the number of generations that the axis always has room for.
const leastGenerations = 10

// bounds are the least and the greatest finite value, at least a unit apart.
func (c *TrainingCurve) bounds() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, values := range [][]float32{c.Mean, c.Best, c.Centre} {
		for _, v := range values {
			if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
				low, high = min(low, f), max(high, f)
			}
		}
	}
	if low > high {
		return 0, 1
	}
	if high-low < 1 {
		high = low + 1
	}
	return low, high
}

// curveAxes place the generations and the scores of a curve.
type curveAxes struct {
	left, right, top, bottom float64
	last, low, high          float64 // last generation, least and greatest score
}

func (a *curveAxes) x(generation float64) float64 {
	return a.left + (a.right-a.left)*(generation-1)/max(a.last-1, 1)
}

func (a *curveAxes) y(score float64) float64 {
	return a.bottom - (a.bottom-a.top)*(score-a.low)/(a.high-a.low)
}

func (c *TrainingCurve) axes(place image.Rectangle, t *kit.Theme) (a curveAxes, step float64) {
	a.left, a.right = float64(place.Min.X)+t.Type.Px(48), float64(place.Max.X)-t.Type.Px(8)
	a.top, a.bottom = float64(place.Min.Y)+t.Type.Px(32), float64(place.Max.Y)-t.Type.Px(26)
	a.last = float64(max(len(c.Mean), leastGenerations))
	low, high := c.bounds()
	step = kit.TickStep((high - low) / max(2, math.Floor((a.bottom-a.top)/t.Type.Px(56))))
	a.low, a.high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	return a, step
}

// GenerationAt is the generation at a point of a curve drawn at place, 0 where
// there is none.
func (c *TrainingCurve) GenerationAt(at image.Point, place image.Rectangle, t *kit.Theme) int {
	a, _ := c.axes(place, t)
	if !at.In(place) || len(c.Mean) == 0 {
		return 0
	}
	n := 1 + math.Round((float64(at.X)-a.left)/(a.right-a.left)*max(a.last-1, 1))
	return int(min(max(n, 1), float64(len(c.Mean))))
}

// Draw draws the curve with its axes and legend: the best candidate
// thin, the mean white, and the centre in accent with a disc at each
// measurement, so that colour alone tells none apart.
func (c *TrainingCurve) Draw(dst *ebiten.Image, place image.Rectangle, t *kit.Theme) {
	a, step := c.axes(place, t)
	p := t.Pen()
	for v := a.low; v <= a.high+step/2; v += step {
		p.FillRect(a.left, math.Round(a.y(v)), a.right-a.left, 1, kit.Line)
	}
	width := 2.0
	if t.Projector {
		width = 4
	}
	p.Trace(c.Best, 1, 1, a.last, a.x, a.y, kit.Boundless(), width*0.75, kit.Text3)
	p.Trace(c.Mean, 1, 1, a.last, a.x, a.y, kit.Boundless(), width, kit.Text)
	p.Path(c.measured(&a), width, kit.Accent, false)
	for _, at := range c.measured(&a) {
		p.Disc(at, width+1, kit.Accent)
	}
	if c.Hover > 0 {
		p.FillRect(math.Round(a.x(float64(c.Hover))), a.top, 1, a.bottom-a.top, kit.Text3)
	}
	p.Flush(dst)
	decimals := max(0, int(-math.Floor(math.Log10(step))))
	for v := a.low; v <= a.high+step/2; v += step {
		t.Type.Draw(dst, kit.Number(v, decimals), a.left-t.Type.Px(8), a.y(v), kit.Caption, kit.Mono, kit.Text3, kit.Right)
	}
	// Generations are whole, and the axis names the first.
	every := max(1, kit.TickStep(a.last*t.Type.Px(56)/(a.right-a.left)))
	for g := every; g <= a.last; g += every {
		t.Type.Draw(dst, strconv.Itoa(int(g)), a.x(g), a.bottom+t.Type.Px(16), kit.Caption, kit.Mono, kit.Text3, kit.Centre)
	}
	drawTrainingLegend(dst, a.right, float64(place.Min.Y)+t.Type.Px(12), t)
}

// measured are the points at which the centre was measured.
func (c *TrainingCurve) measured(a *curveAxes) []kit.Point {
	var at []kit.Point
	for i, v := range c.Centre {
		if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
			at = append(at, kit.Pt(a.x(float64(i+1)), a.y(f)))
		}
	}
	return at
}

func drawTrainingLegend(dst *ebiten.Image, right, y float64, t *kit.Theme) {
	p := t.Pen()
	for i, name := range []string{"middle of the search", "best tried", "mean of those tried"} {
		t.Type.Draw(dst, name, right, y, kit.Caption, kit.Regular, kit.Text2, kit.Right)
		right -= t.Type.Width(name, kit.Caption, kit.Regular) + t.Type.Px(8)
		from, colour, width := right-t.Type.Px(18), []kit.Color{kit.Accent, kit.Text3, kit.Text}[i], []float64{2, 1.5, 2}[i]
		p.Line(kit.Pt(from, y), kit.Pt(right, y), width, colour)
		if i == 0 {
			p.Disc(kit.Pt((from+right)/2, y), 3, colour)
		}
		right = from - t.Type.Px(16)
	}
	p.Flush(dst)
}
