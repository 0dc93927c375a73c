package rack

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// clamps are what m is clamped to by the list: off is 1, as without modulating neurons.
var clamps = [...]struct{ title, args string }{
	{"m is what the neurons say", "on"}, {"off: m is 1, as without them", "off"}, {"m is 0", "0"},
	{"m is 0.5", "0.5"}, {"m is −1", "-1"},
}

// modulates tells whether the life's network has modulating neurons.
func (p *Panel) modulates() bool { return p.view != nil && p.view.Snap.Modulation.Said != nil }

// clamped is what m is clamped to as an event says it, "on" where it is not.
func clamped(p *Panel) string {
	s := p.hand.View().Snap
	if !s.Clamped {
		return "on"
	}
	return episode.Modulation{Value: float64(s.Clamp)}.Event(0).Args
}

// modulation is the control beside the brain's title: whether the modulating neurons are
// heard, and what m is otherwise.
func (p *Panel) modulation() ui.Control {
	face := func(g *ui.Painter, r image.Rectangle, c ui.State) {
		ground, ink, text := ui.Ground(c), ui.Ink(c), "Modulation"
		if at := clamped(p); at != "on" && p.modulates() {
			ground, ink, text = kit.WarnBG, kit.Warn, "m = "+words.Times(float64(p.view.Snap.Clamp))
		}
		g.Round(r, kit.Radius, ground)
		_, y := ui.Middle(r)
		g.Text(text, float64(r.Min.X)+g.Px(8), y, kit.Caption, kit.Medium, ink, kit.Left)
		g.Icon(kit.IconDown, float64(r.Max.X)-g.Px(11), y, g.Px(11), ink)
	}
	b := ui.NewButton("modulation", "", face, nil)
	b.Tip = func() string {
		if p.view.Snap.Clamped {
			return "m is clamped to " + words.Times(float64(p.view.Snap.Clamp)) + ": the modulating neurons are not heard  ·  Shift P"
		}
		return "The modulating neurons scale what the layers learn, by m; a click clamps m  ·  Shift P"
	}
	b.Why = refused(p)
	b.Act = func() {
		var rows []ui.Row
		for _, c := range clamps {
			rows = append(rows, ui.Row{Title: c.title, Chosen: clamped(p) == c.args, Act: func() { p.hand.Send(desk.One("modulation", c.args)) }})
		}
		ui.OpenList(p.popups, b.Rect, rows, 250)
	}
	return b
}

// modulationActions are what keys and the palette do with it.
func (p *Panel) modulationActions() []ui.Action {
	why := refused(p)
	list := []ui.Action{{ID: "modulation", Title: "Modulation on, or off", Keys: "Shift P", Line: "m of a modulated rule: what the modulating neurons say, or 1", Run: func() {
		args := "off"
		if clamped(p) != "on" {
			args = "on"
		}
		p.hand.Send(desk.One("modulation", args))
	}, Why: why, Shown: p.modulates, Chords: []ui.Chord{{Key: ebiten.KeyP, Shift: true}}, Injures: true}}
	for _, c := range clamps {
		list = append(list, ui.Action{ID: "modulation " + c.args, Title: "Modulation: " + c.title, Run: func() { p.hand.Send(desk.One("modulation", c.args)) }, Why: why, Shown: p.modulates, Injures: true})
	}
	return list
}
