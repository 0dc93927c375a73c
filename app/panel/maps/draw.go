package maps

import (
	"image"

	"hebbarium/app/panel/maps/look"
	"hebbarium/app/panel/maps/says"
	"hebbarium/app/panel/maps/struck"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// Draw draws the panel.
func (p *Panel) Draw(g *ui.Painter, dt float64) {
	p.drawn = p.look()
	g.Fill(p.region, kit.BG1)
	p.drawTitle(g)
	g.Round(placeOfModes(p.controls), kit.Radius, kit.BG2)
	_, y := ui.Middle(p.controls.Named("terms").Rect())

	clock := p.view.Clock
	if !p.mode.way() {
		p.drawMaps(g, dt, y, clock)
	}
	p.flash.on = p.flash.on && clock <= p.flash.end
	way := p.wayPlace()
	if spread := p.spread.place(&p.mode, way, p.maps, p.px); !spread.Empty() {
		p.brain.DrawHistograms(g.Dst, spread, p.spread.count.Layers())
	} else if !way.Empty() {
		p.way.PCAView.Draw(g.Dst, way, p.view.Way)
	}
	p.controls.Draw(g)
}

// drawTitle draws the title, with how many synapses there are where there is room.
func (p *Panel) drawTitle(g *ui.Painter) {
	s := p.view.Snap
	_, y := ui.Middle(p.title)
	x := float64(p.title.Min.X)
	if x+g.Width("Brain", kit.Title, kit.SemiBold) > float64(p.title.Max.X) {
		return
	}
	g.Text("Brain", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width("Brain", kit.Title, kit.SemiBold) + g.Px(16)
	if p.beside.brain != nil {
		return // its switches stand there
	}
	count := kit.Count(s.Rules.Genome.Arch.Synapses()) + " synapses"
	if !s.Plastic {
		g.Icon(kit.IconFreeze, x+g.Px(6), y, g.Px(14), kit.Text2)
		x += g.Px(22)
	}
	if x+g.Width(count, kit.Caption, kit.Regular) < float64(p.title.Max.X) {
		g.Text(count, x, y+1, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
}

// drawMaps draws the legend, with its middle at a height, and the maps.
func (p *Panel) drawMaps(g *ui.Painter, dt, y, clock float64) {
	if p.stale {
		p.update(dt)
	}
	legend := p.controls.Named("legend").Rect()
	if !legend.Empty() {
		left := p.brain.Legend(g.Dst, float64(legend.Min.X), float64(legend.Max.X), y, p.mode.locked()).Min.X
		if p.terms.on {
			p.terms.DrawNote(g, y, float64(left))
		}
	}
	p.brain.Hover = p.hover
	p.brain.Marked = p.looked
	p.brain.Outline = p.brush.outline(p.ordering.placed(p.hover))
	p.brain.Draw(g.Dst, clock)
	drawBlack(p, g)
	p.beside.draw(g, clock)
	struck.Draw(g, p.brain.Layout(), p.view.Snap, p.ordering.order)
}

// drawBlack says what is black, behind the caption with the most room behind it.
func drawBlack(p *Panel, g *ui.Painter) {
	most, at := 0.0, kit.Point{}
	for i, m := range p.brain.Layout().Maps {
		x := m.Caption.X + g.Width(p.brain.Name(i+1), kit.Caption, kit.Regular) + g.Px(20)
		if y := int(m.Caption.Y); image.Rect(int(x), y-8, m.Place.Max.X, y+8).Overlaps(p.brain.Taken) {
			continue
		}
		if room := float64(m.Place.Max.X) - x; room > most {
			most, at = room, kit.Pt(x+room, m.Caption.Y)
		}
	}
	for _, text := range says.Black(p.mode.at) {
		if g.Width(text, kit.Caption, kit.Regular) <= most {
			g.Text(text, at.X, at.Y, kit.Caption, kit.Regular, kit.Text3.Mix(kit.Text2, 0.5), kit.Right)
			return
		}
	}
}

// update hands the newest values to the maps, dt seconds after the last ones.
func (p *Panel) update(dt float64) {
	p.stale = false
	s := p.beside.first(p.view.Snap)
	values := p.mode.values(s)
	if s != p.view.Snap {
		values = p.beside.values(s)
	}
	// The car's weights are normalised to a largest of 1, beside which nearly all
	// of them are so small that a scale of ±1 would show a dark map.
	auto := &p.mode.scales[p.mode.at]
	auto.Follow(values, dt)
	scale := max(auto.Value, 1e-6)
	p.spread.take(values, scale)
	p.brain.Update(maps.BrainFrame{Values: values, Scale: scale, Activations: p.inputs.scaled(s), Frozen: s.Frozen})
	p.brain.Brightness = 1
	if p.view.NoRules {
		p.brain.Brightness = 0.4
	}
	p.brain.Bars = p.beside.unlabelled(bars(s))
	p.beside.update(dt, scale)
}

// inputs are those of the network as they are shown.
type inputs []float32

// scaled are the activations, with inputs that reach beyond ±1 scaled to their largest.
func (in *inputs) scaled(s *session.Snapshot) [][]float32 {
	if !look.Of(s.World).Scaled {
		return s.Activations
	}
	most := float32(1e-9)
	for _, v := range s.Activations[0] {
		most = max(most, v, -v)
	}
	*in = (*in)[:0]
	for _, v := range s.Activations[0] {
		*in = append(*in, v/most)
	}
	return append([][]float32{*in}, s.Activations[1:]...)
}

// bars mark what the last damage to the brain has hit, until it has recovered.
func bars(s *session.Snapshot) []maps.Bar {
	for i := len(s.Markers) - 1; i >= 0; i-- {
		m := &s.Markers[i]
		if _, rules := m.Does.(episode.Rules); rules || len(m.Regions) == 0 || !m.Does.Damages() || m.Event.Step > s.Step {
			continue
		}
		if m.Measured && m.Recovery.BackAfter >= 0 || s.Step-m.Event.Step > words.Patience {
			return nil
		}
		short, _, _ := words.Of(m.Event)
		var bars []maps.Bar
		for k, r := range m.Regions {
			bar := maps.Bar{Region: r}
			if k == 0 {
				bar.Label = short
			}
			bars = append(bars, bar)
		}
		return bars
	}
	return nil
}
