package brains

import (
	"fmt"
	"math"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// drawSpace draws the ways of all lives through the space of their weights, with a dot for
// each where it is.
func (p *Panel) drawSpace(g *ui.Painter, s *many.Snapshot) {
	r, pen := p.place.space, p.theme.Pen()
	p.card(pen, r)
	pen.Flush(g.Dst)
	title := "Each brain as a point"
	if g.Width(title, kit.Caption, kit.Regular) > float64(r.Dx()-20) {
		title = "Brains, PCA"
	}
	g.Text(title, float64(r.Min.X)+10, float64(r.Min.Y)+g.Px(16), kit.Caption, kit.Regular, kit.Text3, kit.Left)
	p.dots = p.dots[:0]
	if len(p.space.Here) != len(s.Lives) || len(p.space.Ways) != len(s.Lives) || len(s.Lives) == 0 {
		return
	}
	low, high := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	see := func(at [2]float32) {
		for k := range at {
			if v := float64(at[k]); finite(v) {
				low[k], high[k] = min(low[k], v), max(high[k], v)
			}
		}
	}
	for i, w := range p.space.Ways {
		for _, at := range w {
			see(at)
		}
		see(p.space.Here[i])
	}
	in := r.Inset(12)
	in.Min.Y += int(g.Px(22))
	scale := min(float64(in.Dx())/max(high[0]-low[0], 1e-9), float64(in.Dy())/max(high[1]-low[1], 1e-9))
	mx, my := ui.Middle(in)
	put := func(at [2]float32) kit.Point {
		return kit.Pt(mx+scale*(float64(at[0])-(low[0]+high[0])/2), my-scale*(float64(at[1])-(low[1]+high[1])/2))
	}
	var path []kit.Point
	for i, w := range p.space.Ways {
		path = path[:0]
		for _, at := range w {
			path = append(path, put(at))
		}
		here := put(p.space.Here[i])
		p.dots = append(p.dots, here)
		path = append(path, here)
		width, ink := 1.0, kit.Text3.Alpha(0.22)
		if p.lit(i + 1) {
			width, ink = 1.5, kit.Text2
		}
		pen.Path(path, width, ink, false)
	}
	for pass := range 2 { // those that are lit lie on top
		for i, at := range p.dots {
			lit := p.lit(i + 1)
			if lit != (pass == 1) {
				continue
			}
			v, _ := s.Lives[i].Verdict(len(s.Damaged) - 1)
			radius := 3.2
			if lit {
				pen.Disc(at, 6.5, kit.Text)
				radius = 4.5
			}
			pen.Disc(at, radius, verdictInk(v))
		}
	}
	pen.Flush(g.Dst)
}

// lit tells whether a life is pointed at or chosen.
func (p *Panel) lit(life int) bool {
	return life == p.eye.Hover || life == p.eye.Chosen || life == p.eye.Pair[1]
}

// drawHistogram draws how many lives took how long to recover.
func (p *Panel) drawHistogram(g *ui.Painter, s *many.Snapshot) {
	r, pen := p.place.histogram, p.theme.Pen()
	p.card(pen, r)
	pen.Flush(g.Dst)
	x0 := float64(r.Min.X) + 10
	g.Text("Steps to recovery", x0, float64(r.Min.Y)+g.Px(16), kit.Caption, kit.Regular, kit.Text3, kit.Left)
	if len(s.Damaged) == 0 {
		_, y := ui.Middle(r)
		for i, line := range p.theme.Type.Wrap("Injure them all, and see here how long each takes", float64(r.Dx()-20), 4, kit.Caption, kit.Regular) {
			g.Text(line, x0, y+g.Px(18)*float64(i)-g.Px(18), kit.Caption, kit.Regular, kit.Text2, kit.Left)
		}
		return
	}
	t := s.Tally(len(s.Damaged) - 1)
	foot := float64(r.Max.Y)
	line := func(n int, what string, c kit.Color) {
		if n == 0 {
			return
		}
		foot -= g.Px(20)
		words := fmt.Sprintf("%d %s", n, what)
		g.Text(words, x0, foot+g.Px(8), kit.Caption, kit.Regular, kit.Text2, kit.Left)
		x := x0 + g.Width(words, kit.Caption, kit.Regular) + 6
		pen.RoundRect(x, foot+g.Px(8)-5, 16, 10, 2, c)
		pen.Flush(g.Dst)
	}
	line(t.NotBack, "not back", kit.Warn)
	line(t.Count[many.Kept], "never slowed", kit.Accent.Mix(kit.BG0, 0.5))
	p.bars(g, &t, foot)
}

// bins are of a round width, so that there are not more than so many.
func bins(steps []int, most int) (width int, counts []int) {
	if len(steps) == 0 {
		return 0, nil
	}
	last := steps[len(steps)-1]
	for _, width = range []int{5, 10, 20, 25, 50, 100, 200, 500, 1000} {
		if last/width < most {
			break
		}
	}
	first := steps[0] / width
	counts = make([]int, last/width-first+1)
	for _, n := range steps {
		counts[n/width-first]++
	}
	return width, counts
}

// bars draws the histogram over a foot.
func (p *Panel) bars(g *ui.Painter, t *many.Tally, foot float64) {
	r, pen := p.place.histogram, p.theme.Pen()
	width, counts := bins(t.Steps, 9)
	base, top := foot-g.Px(24), float64(r.Min.Y)+g.Px(46)
	left, right := float64(r.Min.X)+14, float64(r.Max.X)-14
	pen.FillRect(left, base, right-left, 1, kit.Line)
	if n := len(counts); n > 0 {
		most := 0
		for _, c := range counts {
			most = max(most, c)
		}
		pitch := min((right-left)/float64(n), 40)
		first := t.Steps[0] / width
		for i, c := range counts {
			x, h := left+pitch*float64(i), (base-top)*float64(c)/float64(most)
			pen.FillRect(x+1.5, base-h, pitch-3, h, kit.Accent.Mix(kit.BG0, 0.15))
		}
		pen.Flush(g.Dst)
		every := 1
		for pitch*float64(every) < g.Px(34) {
			every++
		}
		for i := 0; i <= n; i += every {
			g.Text(fmt.Sprint((first+i)*width), left+pitch*float64(i), base+g.Px(12), kit.Caption, kit.Mono, kit.Text3, kit.Centre)
		}
		for i, c := range counts {
			if c > 0 && pitch >= g.Px(16) {
				h := (base - top) * float64(c) / float64(most)
				g.Text(fmt.Sprint(c), left+pitch*(float64(i)+0.5), base-h-g.Px(9), kit.Caption, kit.Mono, kit.Text2, kit.Centre)
			}
		}
	}
	pen.Flush(g.Dst)
}
