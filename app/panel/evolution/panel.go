package evolution

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Panel is evolution in the window. It has no region of its own: it shows a sheet over
// the brain. It implements window.Panel.
type Panel struct {
	hand    *desk.Hand
	actions *ui.Actions
	popups  *ui.Popups
	theme   *kit.Theme
	brain   func() image.Rectangle
	worlds  func(image.Point) bool
	outside Outside

	view    *desk.View
	world   string // that the sheet was opened in, or changed to
	choices choices
	asks    bool // the sheet asks for a new campaign
	fields  *fields
	sheet   *sheet
	curve   curve
}

// Outside is what the panel needs of the world outside; nil for what there is none of.
type Outside struct {
	Gather evolving.Gather         // lets other machines join
	Copy   func(text string) error // puts a text on the clipboard
}

// New makes the panel. Of the window's actions it does "play"; brain tells where the
// brain lies, and worlds whether a point is on the switch of worlds, which works while
// the sheet is open.
func New(hand *desk.Hand, actions *ui.Actions, popups *ui.Popups, theme *kit.Theme, brain func() image.Rectangle, worlds func(image.Point) bool, outside Outside) *Panel {
	p := &Panel{hand: hand, actions: actions, popups: popups, theme: theme, brain: brain, worlds: worlds, outside: outside, choices: usualChoices(), asks: true}
	p.fields = newFields(p)
	p.sheet = &sheet{p: p, focus: -1}
	return p
}

// Name is "evolution".
func (p *Panel) Name() string { return "evolution" }

// Take shows a new moment. In another world the sheet asks for a campaign of that one.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	if before := p.world; before != v.World {
		p.world = v.World
		if before != "" && p.shown() {
			p.find()
		}
	}
}

// shown tells whether the sheet is open.
func (p *Panel) shown() bool { return p.popups.Open() == ui.Popup(p.sheet) }

// find looks what there is to go on with.
func (p *Panel) find() {
	p.hand.Send(desk.FindCampaigns{})
	p.sheet.reset()
}

// Place, Pointer and Draw do nothing, Controls and Hint are none, and Dirty is nothing:
// the sheet has it all.
func (p *Panel) Place(image.Rectangle, ui.Scale)                       {}
func (p *Panel) Controls() []ui.Control                                { return nil }
func (p *Panel) Pointer(ui.Pointer)                                    {}
func (p *Panel) Dirty() bool                                           { return false }
func (p *Panel) Draw(*ui.Painter, float64)                             {}
func (p *Panel) Hint(image.Point) (text string, about image.Rectangle) { return "", image.Rectangle{} }

// Actions are what keys and the palette do with evolution.
func (p *Panel) Actions() []ui.Action {
	running := func() bool { return p.view.Campaign.Running() }
	return []ui.Action{
		{ID: "evolve", Title: "Evolve rules", Keys: "E", Chords: ui.Key(ebiten.KeyE), Run: p.toggle},
		{ID: "evolve pause", Title: "Evolution: pause, or go on", Run: p.pause, Shown: running},
		{ID: "evolve stop", Title: "Evolution: stop, and keep it", Run: p.stop, Shown: running},
		{ID: "evolve watch", Title: "Evolution: watch the middle of the search", Run: p.watch, Shown: func() bool { return p.view.Campaign.Begun }},
	}
}

// toggle opens or closes the sheet. It shows a campaign that runs, whoever began it: a rule
// that was written begins one too.
func (p *Panel) toggle() {
	if p.shown() {
		p.popups.Close()
		return
	}
	p.asks = p.asks && !p.view.Campaign.Running()
	p.find()
	p.popups.Show(p.sheet)
}

// begin starts a new campaign.
func (p *Panel) begin() {
	s, start, err := p.settings()
	if err != nil {
		p.hand.Send(desk.Trouble{Err: err})
		return
	}
	p.start(evolving.Config{Dir: p.view.Campaign.Next, Settings: s, Start: start, Generations: p.choices.generations, Workers: p.choices.workers})
}

// goOn goes on with the last campaign, to the goal that is chosen or, where none is, to the
// one that it had; where that is reached, as far again.
func (p *Panel) goOn() {
	p.start(evolving.Config{Dir: p.view.Campaign.Last.Dir, Generations: p.goal(), Workers: p.choices.workers})
}

// goal is the generation that the last campaign goes on to.
func (p *Panel) goal() int {
	last, goal := p.view.Campaign.Last, p.choices.generations
	if last.Goal > 0 && !p.choices.goal {
		goal = last.Goal
	}
	if goal > last.Generation {
		return goal
	}
	return last.Generation + goal
}

func (p *Panel) start(c evolving.Config) {
	c.Listen, c.Gather = p.choices.listen, p.outside.Gather
	p.hand.Send(desk.Evolve{Config: c})
	p.asks = p.view.Campaign.Trouble != nil
}

// another asks for a campaign after the one that is over.
func (p *Panel) another() {
	p.asks = true
	p.hand.Send(desk.FindCampaigns{})
}

// asking tells whether the sheet asks for a campaign, and does not show one.
func (p *Panel) asking() bool { return p.asks || !p.view.Campaign.Begun }

// pause pauses the campaign or goes on with it, stop ends it, and watch puts the present
// centre into the world.
func (p *Panel) pause() { p.hand.Send(desk.PauseCampaign{}) }
func (p *Panel) stop()  { p.hand.Send(desk.StopCampaign{}) }
func (p *Panel) watch() { p.hand.Send(desk.WatchCentre{}) }
