package bar

import (
	"image"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// Panel is the top bar. It implements window.Panel.
type Panel struct {
	hand      *desk.Hand
	table     *ui.Actions
	popups    *ui.Popups
	recording func() (on bool, since time.Duration)
	ask       func(what string, take func(string))

	view     *desk.View
	region   image.Rectangle
	px       ui.Scale
	at       map[string]image.Rectangle // of controls, and of what is drawn beside them
	controls ui.Controls
	drawn    ui.Sum
}

// New makes the panel. Its buttons do actions of the table, its list of rule sets lies
// over the window with other popups. recording tells whether a video is being recorded
// and since when, and ask asks a person for a line of text.
func New(hand *desk.Hand, table *ui.Actions, popups *ui.Popups, recording func() (on bool, since time.Duration), ask func(what string, take func(string))) *Panel {
	p := &Panel{hand: hand, table: table, popups: popups, recording: recording, ask: ask}
	p.controls = p.newControls()
	return p
}

// Name is "bar".
func (p *Panel) Name() string { return "bar" }

// Place lays the bar out.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.at = layOut(r, px)
	p.controls.Put(p.at)
}

// Take shows a new moment.
func (p *Panel) Take(v *desk.View) { p.view = v }

// Controls are the bar's from left to right.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Pointer lets the controls follow the mouse.
func (p *Panel) Pointer(m ui.Pointer) { p.controls.Tick(m) }

// Hint says that injuries are shown in slow motion; the controls say the rest.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if r := p.at["speed value"]; at.In(r) && p.view.Snap.Slow > 0 {
		return slowHint, r
	}
	return "", image.Rectangle{}
}

// Free is the stretch of the bar between the controls at its left and those at its
// right, in which a line of news can lie. It may be of no width, or less.
func (p *Panel) Free() image.Rectangle {
	free := p.region
	for _, name := range []string{"step", "speed", "speed value"} {
		if r, ok := p.at[name]; ok {
			free.Min.X = max(free.Min.X, r.Max.X+p.px.Px(16))
		}
	}
	for _, name := range []string{"link", "record", "evolve", "lessons", "commands", "more", "help"} {
		if r, ok := p.at[name]; ok {
			free.Max.X = min(free.Max.X, r.Min.X-p.px.Px(16))
		}
	}
	return free
}

// OnWorlds tells whether a point is on the switch of worlds.
func (p *Panel) OnWorlds(at image.Point) bool {
	for _, w := range listed() {
		if at.In(p.at[w.name]) {
			return true
		}
	}
	return false
}

// Dirty tells whether anything that the bar shows is another.
func (p *Panel) Dirty() bool { return p.look() != p.drawn }

func (p *Panel) look() ui.Sum {
	s, v := ui.NewSum(), p.view
	s.Flag(v.NoRules, v.Snap.Playing)
	s.Text(v.World)
	s.Text(v.Over)
	s.Text(v.Snap.Rules.Name)
	s.Text(words.Score(v.Snap.Rules.Card))
	s.Text(speedWords(v.Snap.Speed))
	s.Add(uint64(v.Snap.Slow))
	c := &v.Campaign
	s.Flag(c.Running(), c.Seen.State == evolving.Running)
	s.Add(uint64(c.Seen.Share() * 500)) // finer than the mark's pixels
	on, since := p.recording()
	s.Flag(on)
	s.Add(uint64(since / time.Second))
	p.controls.Look(&s)
	return s
}

// Draw draws the bar.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	if p.region.Empty() {
		return
	}
	g.Fill(p.region, kit.BG1)
	_, y := ui.Middle(p.at["logo"])
	segments := image.Rectangle{}
	for _, w := range listed() {
		segments = segments.Union(p.at[w.name])
	}
	g.Round(segments, kit.Radius, kit.BG2)
	if r, ok := p.at["seed"]; ok {
		g.Round(r, kit.Radius, kit.BG2)
		g.Text("seed", float64(r.Min.X)+g.Px(10), y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
	if r, ok := p.at["speed value"]; ok {
		_, y := ui.Middle(r)
		said, ink := speedWords(p.view.Snap.Speed), kit.Text
		if slow := p.view.Snap.Slow; slow > 0 {
			said, ink = speedWords(session.Slowest), kit.Accent
			p.drawSlow(g, r, slow)
		}
		g.Text(said, float64(r.Min.X), y, kit.Body, kit.Mono, ink, kit.Left)
	}
	p.controls.Draw(g)
}
