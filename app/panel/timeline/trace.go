package timeline

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// lane is where the trace of a talk lies, under what is read out.
func (p *Panel) lane() image.Rectangle {
	r, px := p.region, p.px.Px
	return image.Rect(r.Min.X+px(24), r.Max.Y-px(62), r.Max.X-px(24), r.Max.Y-px(14))
}

// drawTrace draws the pace of the whole life for a talk, with a line at each injury and a
// ring where it was back.
func (p *Panel) drawTrace(g *ui.Painter) {
	f, r, s := &p.frame, p.lane(), p.view.Snap
	whole := plot.NiceSpan(s.Edge)
	in := kit.Window{Top: 1e-6}
	for _, v := range f.Mean {
		if x := float64(v); x > in.Top {
			in.Top = x
		}
	}
	in.Top *= 1.05
	x := func(step float64) float64 { return float64(r.Min.X) + step/whole*float64(r.Dx()) }
	y := func(v float64) float64 {
		return float64(r.Max.Y) - min(max(v, 0), in.Top)/in.Top*float64(r.Dy())
	}
	pen, told := g.Theme.Pen(), p.told()
	for i := range s.Markers {
		m := &s.Markers[i]
		if !m.Event.Damages() || m.Due {
			continue
		}
		ink := kit.Warn
		if told >= 0 && m.Event.Step != s.Markers[told].Event.Step {
			ink = ink.Alpha(0.4)
		}
		pen.FillRect(x(float64(m.Event.Step))-2, float64(r.Min.Y)-4, 4, float64(r.Dy())+8, ink)
	}
	pen.Calm(f.Mean, f.First, 0, float64(s.Edge), x, y, in, 4, kit.Text)
	for i := range f.Recoveries {
		if back := f.Recoveries[i]; back.Recovered && back.To-f.First < len(f.Mean) {
			at := kit.Pt(x(float64(back.To)), y(float64(f.Mean[max(back.To-f.First, 0)])))
			pen.Disc(at, 9, kit.BG1)
			pen.Ring(at, 8, 3.5, kit.Accent)
		}
	}
	if n := len(f.Mean); n > 0 && s.Step > 0 {
		at := f.Mean[min(max(s.Step-f.First, 0), n-1)]
		if at == at { // a pace is known
			pen.Disc(kit.Pt(x(float64(s.Step)), y(float64(at))), 6, kit.Accent)
		}
	}
	pen.Flush(g.Dst)
}
