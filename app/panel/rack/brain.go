package rack

import (
	"fmt"
	"image"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// brain is the section of what is done to the whole network.
func (p *Panel) brain() section {
	next := func() *desk.Next { return &p.view.Next }
	randomise := ui.NewActionButton("randomise", p.actions, "randomise", ui.Injury(kit.IconDice, ui.Constant("Randomise")))
	init := ui.NewButton("init", "", initFace(next), nil)
	init.Tip = func() string { return "What Randomise draws the weights from: " + words.Init(next().Init) }
	init.Act = func() { openInits(p, init) }
	zero := ui.NewActionButton("zero", p.actions, "zero", ui.Injury(kit.IconZero, ui.Constant("Zero")))
	randomise.Lasts, zero.Lasts = ui.InjuryTicks, ui.InjuryTicks
	share := ui.NewSlider("share", "How much Zero sets to zero, as a band of hidden neurons", kit.Warn,
		func() float64 { return next().Share }, func(v float64) { p.hand.Send(desk.SetShare{Share: v}) })
	share.Why = func() string { return p.hand.View().Refuses(desk.Zero{}) }
	plasticity := ui.NewActionButton("plasticity", p.actions, "plasticity", ui.Toggle("Plasticity", func() bool { return p.view.Snap.Plastic }))
	rules := ui.NewActionButton("new rules", p.actions, "new rules", ui.Labelled(kit.NoIcon, kit.Text, func() string {
		if p.view.Snap.RandomRules {
			return "Old rules"
		}
		return "New rules"
	}))
	modulation := p.modulation()
	p.share = share
	return section{
		title: "Brain", sign: kit.IconPlasticity, width: 216,
		controls: ui.Controls{modulation, randomise, init, zero, share, plasticity, rules},
		lay: func(l lot) {
			px := l.px.Px
			if p.modulates() {
				modulation.SetRect(l.beside(104))
			}
			randomise.SetRect(l.cell(0, 0, px(114)))
			init.SetRect(l.rest(0, px(120)))
			zero.SetRect(l.cell(1, 0, px(80)))
			share.SetRect(l.cell(1, px(95), l.place.Dx()-px(140)))
			plasticity.SetRect(l.cell(2, 0, px(114)))
			rules.SetRect(l.rest(2, px(120)))
		},
		draw: func(g *ui.Painter, l lot) {
			r := shareValue(l)
			_, y := ui.Middle(r)
			g.Text(words.Percent(next().Share), float64(r.Max.X), y, kit.Caption, kit.Mono, kit.Text, kit.Right)
		},
	}
}

// initFace says shortly what the weights are drawn from; a click lists the others.
func initFace(next func() *desk.Next) ui.Face {
	return func(g *ui.Painter, r image.Rectangle, c ui.State) {
		g.Round(r, kit.Radius, ui.Ground(c))
		_, y := ui.Middle(r)
		left, arrow := float64(r.Min.X)+g.Px(10), float64(r.Max.X)-g.Px(14)
		said := strings.TrimPrefix(words.Init(next().Init), "random, ")
		g.Text(g.Fit(said, arrow-g.Px(8)-left, kit.Caption, kit.Regular), left, y, kit.Caption, kit.Regular, ui.Ink(c), kit.Left)
		g.Icon(kit.IconDown, arrow, y, g.Px(12), kit.Text2)
	}
}

// shareValue is where the fraction to zero is written, beside its slider.
func shareValue(l lot) image.Rectangle { return l.rest(1, l.place.Dx()-l.px.Px(44)) }

// inits are what weights can be drawn from, in all layers.
func inits() []string { return []string{"uniform=0.1", "uniform=1", "normal=0.1", "normal=1"} }

// openInits lists what weights can be drawn from.
func openInits(p *Panel, from ui.Control) {
	var rows []ui.Row
	add := func(title, init string) {
		rows = append(rows, ui.Row{Title: title, Chosen: init == p.view.Next.Init, Act: func() { p.hand.Send(desk.SetInit{Init: init}) }})
	}
	for _, init := range inits() {
		add(words.Init(init), init)
	}
	for layer := 1; layer <= len(p.view.Snap.Weights); layer++ {
		add(fmt.Sprintf("random, up to 0.1, only layer %d", layer), fmt.Sprintf("uniform=0.1,layer=%d", layer))
	}
	ui.OpenList(p.popups, from.Rect, rows, 260)
}
