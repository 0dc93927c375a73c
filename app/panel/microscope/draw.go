package microscope

import (
	"math"
	"slices"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/evolve/microscope"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

type momentOf = microscope.Moment

// Dirty tells whether there is more to see than was drawn.
func (p *Panel) Dirty() bool { return p.open && p.sum() != p.drawn }

func (p *Panel) sum() ui.Sum {
	s, f := ui.NewSum(), p.axis.Frame()
	s.Flag(p.open)
	s.Add(p.scope.Serial())
	s.Add(uint64(p.target.Layer)<<48 | uint64(uint16(p.target.Pre))<<24 | uint64(p.target.Post))
	s.Number(f.From)
	s.Number(f.To)
	s.Number(f.Whole)
	s.Add(uint64(f.Head)<<32 | uint64(f.Live))
	s.Add(uint64(len(f.Markers)))
	p.controls.Look(&s)
	return s
}

// read takes what the scope has to tell of the steps in view.
func (p *Panel) read() {
	s, f := &p.seen, p.axis.Frame()
	from, to := max(int(math.Floor(f.From)), 1), min(int(math.Ceil(f.To)), p.view.Snap.Edge)
	serial := p.scope.Serial()
	if serial != s.serial || from != s.from || len(s.moments) != max(to-from+1, 0) || s.detail.Step != p.view.Snap.Step {
		s.serial, s.from = serial, from
		s.moments, s.detail, s.err = p.scope.Read(s.moments, from, to)
		p.fill()
	}
	s.frame.Axis = *f
	s.frame.Axis.Reward, s.frame.Axis.Mean, s.frame.Axis.Change, s.frame.Axis.Ghost = nil, nil, nil, nil
	s.frame.Axis.Recoveries = nil
}

// fill makes the lanes' values of the moments.
func (p *Panel) fill() {
	s, g := &p.seen, p.genome()
	f := &s.frame
	s.made++
	*f = plot.SynapseFrame{First: s.from, Serial: s.made, Sums: p.target.Neuron(), Weight: f.Weight[:0], Scaled: f.Scaled[:0], Pre: f.Pre[:0], Post: f.Post[:0], Shares: f.Shares}
	terms := termsOf(g.Rule)
	if len(f.Shares) != len(terms) {
		f.Shares = make([][]float32, len(terms))
	}
	gap := float32(math.NaN())
	for i, t := range terms {
		f.Shares[i] = f.Shares[i][:0]
		f.Inks = append(f.Inks, kit.TermColour(t.Name))
	}
	for i := range s.moments {
		m := &s.moments[i]
		value := func(v float64) float32 {
			if !m.Known {
				return gap
			}
			return float32(v)
		}
		f.Weight, f.Scaled = append(f.Weight, value(m.After)), append(f.Scaled, value(m.Scaled))
		f.Pre, f.Post = append(f.Pre, value(float64(m.Pre))), append(f.Post, value(float64(m.Post)))
		for k, t := range terms {
			f.Shares[k] = append(f.Shares[k], value(m.Shares[t.Plane]))
		}
	}
	if !p.scales() {
		f.Scaled = nil
	}
}

// scales tells whether the network's layers are ever scaled.
func (p *Panel) scales() bool {
	g := p.genome()
	return g.Rule != brain.Static && (g.Arch.Normalise || g.Arch.Bound != 0 || g.Arch.Forget != 0)
}

// Draw draws the microscope.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	if !p.open {
		return
	}
	p.read()
	p.drawn = p.sum()
	g.Fill(p.region, kit.BG1)
	pen := g.Theme.Pen()
	pen.FillRect(float64(p.region.Min.X), float64(p.region.Min.Y), float64(p.region.Dx()), 1, kit.Line)
	pen.Flush(g.Dst)
	p.drawTitle(g)
	p.drawFormula(g)
	p.plot.Draw(g.Dst, p.seen.frame)
	p.controls.Draw(g)
}

// drawTitle says what is looked at, and how to look at another.
func (p *Panel) drawTitle(g *ui.Painter) {
	y, x, end := float64(p.place.title), float64(p.region.Min.X)+g.Px(16), float64(p.controls[0].Rect().Min.X)-g.Px(16)
	what, name := "Synapse", p.net().Neuron(p.target.Layer, p.target.Post)
	if p.target.Neuron() {
		what = "Neuron"
	} else {
		name = p.net().Synapse(p.target.Layer, p.target.Pre, p.target.Post)
	}
	g.Text(what, x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width(what, kit.Title, kit.SemiBold) + g.Px(10)
	name = g.Fit(name, end-x, kit.Body, kit.MonoMedium)
	g.Text(name, x, y, kit.Body, kit.MonoMedium, kit.Text, kit.Left)
	x += g.Width(name, kit.Body, kit.MonoMedium) + g.Px(24)
	text, ink := "right-click another, or type it with Ctrl K · click a neuron's strip for all of its synapses", kit.Text3
	if p.target.Neuron() {
		text = "the sum over all synapses that lead into it · right-click one of them to see it alone"
	}
	switch {
	case p.seen.err != nil:
		text, ink = p.seen.err.Error(), kit.Text
	case p.view.Snap.Playing && len(p.seen.moments) > 0 && !slices.ContainsFunc(p.seen.moments, func(m momentOf) bool { return m.Known }):
		text = "the life is faster than it can be lived again: its steps come when it is slower, or pauses"
	}
	// The shares of the change come first where there is no room for all.
	if m := &p.seen.detail.Moment; p.told() && m.Kept == brain.Learnt && p.genome().Rule != brain.Static {
		spans := append([]kit.Span{{Text: "step " + kit.Count(p.seen.detail.Step) + "   ", Weight: kit.Regular, Color: kit.Text3}}, p.shares(m)...)
		w := 0.0
		for _, span := range spans {
			w += g.Width(span.Text, kit.Caption, span.Weight)
		}
		if x+w <= end {
			g.Theme.Type.DrawSpans(g.Dst, end-w, y, kit.Caption, spans...)
			end -= w + g.Px(24)
		}
	}
	if end-x > g.Px(120) {
		g.Text(g.Fit(text, end-x, kit.Caption, kit.Regular), x, y, kit.Caption, kit.Regular, ink, kit.Left)
	}
}

// drawFormula writes the rule, and under it the same with this step's numbers.
func (p *Panel) drawFormula(g *ui.Painter) {
	rule, d, head := p.genome().Rule, &p.seen.detail, p.view.Snap.Step
	x, up, down := float64(p.region.Min.X)+g.Px(16), float64(p.place.symbols), float64(p.place.numbers)
	if rule == brain.Static {
		g.Text("Δw = 0", x, up, kit.Body, kit.Mono, kit.White, kit.Left)
		g.Text("A static rule set: the weights themselves were evolved, and nothing changes them in a life", x, down, kit.Caption, kit.Regular, kit.Text2, kit.Left)
		return
	}
	known := p.told() && d.Moment.Kept == brain.Learnt
	width := func(c column) float64 {
		return max(g.Width(c.symbol, kit.Body, kit.Mono), g.Width(c.number, kit.Caption, kit.Mono)) + pad(g, c) + g.Px(gapOf(c))
	}
	fits := func(all []column) bool {
		sum := 0.0
		for _, c := range all {
			sum += width(c)
		}
		return sum <= float64(p.region.Dx())-g.Px(32)
	}
	all := written
	if p.target.Neuron() {
		all = func(r brain.Rule, _ *brain.Entry, known, scales bool, fits func([]column) bool) (c []column) {
			for digits := p.digits(&d.Moment); digits >= 2 && (c == nil || !fits(c)); digits-- {
				c = sums(r, &d.Moment, known, scales, digits)
			}
			return c
		}
	}
	for _, c := range all(rule, &d.Entry, known, p.scales(), fits) {
		ink := c.ink
		if c.struck {
			ink = kit.Warn
		}
		w := g.Width(c.symbol, kit.Body, kit.Mono)
		pen := g.Theme.Pen()
		if c.chip {
			ground := c.ink.Alpha(0.18)
			if c.struck {
				ground = kit.WarnBG
			}
			pen.RoundRect(x, up-g.Px(12), w+pad(g, c), g.Px(24), 4, ground)
		}
		pen.Flush(g.Dst)
		g.Text(c.symbol, x+pad(g, c)/2, up, kit.Body, kit.Mono, ink, kit.Left)
		if c.struck {
			pen.FillRect(x+pad(g, c)/2, up-1, w, 2, kit.Warn)
			pen.Flush(g.Dst)
		}
		g.Text(c.number, x+pad(g, c)/2, down, kit.Caption, kit.Mono, ink, kit.Left)
		x += width(c)
	}
	if known {
		return
	}
	g.Text(p.unknown(head), float64(p.region.Min.X)+g.Px(16), down, kit.Caption, kit.Regular, kit.Text2, kit.Left)
}

// told tells whether the numbers at hand are those of the step that is shown or, of a life
// that goes on, of one before, which the title names.
func (p *Panel) told() bool {
	d, s := &p.seen.detail, p.view.Snap
	return d.Moment.Known && (d.Step == s.Step || s.Playing && d.Step < s.Step)
}

// unknown says why there are no numbers under the formula.
func (p *Panel) unknown(head int) string {
	d := &p.seen.detail
	switch {
	case head == 0:
		return "No step was made yet: the numbers come with the first"
	case !p.told():
		return "…"
	case d.Moment.Kept != brain.Learnt:
		return "Step " + kit.Count(d.Step) + ": " + p.why(d.Moment.Kept, d.Step)
	}
	return ""
}

// pad is the room about a term's symbol, on both sides together, and gapOf that behind a
// column, before scaling.
func pad(g *ui.Painter, c column) float64 {
	if c.chip {
		return g.Px(12)
	}
	return 0
}

func gapOf(c column) float64 {
	if c.symbol == "" {
		return 16
	}
	return 8
}
