package app

import (
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/evolving"
	"hebbarium/app/session"
	"hebbarium/evolve/campaign"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// evolveView is the sheet over the brain in which a campaign of evolution is
// begun and watched. The campaign goes on in the background when the sheet is
// closed.
type evolveView struct {
	g       *Game
	run     *evolving.Run     // the present campaign, or the last; nil for none yet
	seen    evolving.Progress // as of this tick
	choices evolveChoices
	asks    bool // the sheet asks for a new campaign
	last    keptCampaign
	next    string // folder of a new campaign
	trouble error  // why none could be begun

	open  bool
	spots []spot
	hover int // index into spots, −1 for none
	focus int // by keys
	keyed bool
	curve plot.TrainingCurve
	at    image.Point // pointer
}

// spot is a place of the sheet that can be pressed.
type spot struct {
	place image.Rectangle
	act   func()
}

func newEvolveView(g *Game) *evolveView {
	return &evolveView{g: g, choices: usualChoices(), asks: true, hover: -1, focus: -1}
}

// toggle opens or closes the sheet.
func (v *evolveView) toggle() {
	if v.open && v.g.popup != nil {
		v.g.closePopup()
		v.open = false
		return
	}
	v.look()
	v.open, v.hover, v.focus, v.keyed = true, -1, -1, false
	d := newDrawn(v.draw,
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorMoveHandler(func(a *widget.WidgetCursorMoveEventArgs) {
			v.at, v.keyed = v.place().Min.Add(image.Pt(a.OffsetX, a.OffsetY)), false
		}),
		widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { v.at = image.Point{} }),
		widget.WidgetOpts.MouseButtonReleasedHandler(func(a *widget.WidgetMouseButtonReleasedEventArgs) {
			if i := v.spotAt(v.place().Min.Add(image.Pt(a.OffsetX, a.OffsetY))); a.Inside && i >= 0 {
				v.spots[i].act()
			}
		}),
	)
	v.g.show(v.place, d, v.keys)
}

// place is the sheet's: over the brain, and more where that is small.
func (v *evolveView) place() image.Rectangle {
	l := &v.g.layout
	r := l.Brain.Inset(8)
	r.Max.Y = l.Brain.Max.Y - 1 // the last map's caption ends here
	r.Min.X = max(8, min(r.Min.X, r.Max.X-l.px(560)))
	if l.Compact {
		r.Max.Y = l.Size.Y - 8
	}
	return r
}

func (v *evolveView) spotAt(at image.Point) int {
	for i, s := range v.spots {
		if s.act != nil && at.In(s.place) {
			return i
		}
	}
	return -1
}

// keys moves through the sheet with Tab and the arrows; play and pause still
// work, so that a watched centre can be stopped.
func (v *evolveView) keys() {
	switch {
	case justPressed(ebiten.KeyEscape), justPressed(ebiten.KeyE):
		v.g.closePopup()
	case justPressed(ebiten.KeySpace):
		v.g.do("play")
	case repeats(ebiten.KeyTab) && ebiten.IsKeyPressed(ebiten.KeyShift), repeats(ebiten.KeyArrowUp), repeats(ebiten.KeyArrowLeft):
		v.move(-1)
	case repeats(ebiten.KeyTab), repeats(ebiten.KeyArrowDown), repeats(ebiten.KeyArrowRight):
		v.move(1)
	case justPressed(ebiten.KeyEnter) && v.keyed && v.focus >= 0 && v.focus < len(v.spots):
		if act := v.spots[v.focus].act; act != nil {
			act()
		}
	}
}

func (v *evolveView) move(by int) {
	v.keyed = true
	for range v.spots {
		v.focus = (v.focus + by + len(v.spots)) % len(v.spots)
		if v.spots[v.focus].act != nil {
			return
		}
	}
}

// look finds what there is to go on with.
func (v *evolveView) look() {
	if v.run != nil && !v.run.Progress().State.Over() {
		return
	}
	v.last, v.next = keptCampaign{}, ""
	if folder := campaignsFolder(); folder != "" {
		v.last, v.next = lastCampaign(folder, v.g.world)
	}
}

// update hears from the campaign, once a tick.
func (v *evolveView) update() {
	v.open = v.open && v.g.popup != nil
	if v.run == nil {
		return
	}
	before := v.seen
	v.seen = v.run.Progress()
	if v.seen.State == before.State || !v.seen.State.Over() {
		return
	}
	v.look()
	switch p := v.seen; p.State {
	case evolving.Finished:
		v.g.say(fmt.Sprintf("Evolved %d generations; they are kept in %s", p.Generation, p.Dir))
	case evolving.Failed:
		v.g.say("Evolution stopped: " + p.Err.Error())
	case evolving.Stopped:
		v.g.say(fmt.Sprintf("Evolution stopped after %d generations; they are kept in %s", p.Generation, p.Dir))
	}
}

// begin starts a new campaign.
func (v *evolveView) begin() {
	s, start, err := v.settings()
	if err == nil && v.next == "" {
		err = errors.New("there is no folder to keep a campaign in")
	}
	if err != nil {
		v.trouble = err
		return
	}
	v.start(evolving.Config{Dir: v.next, Settings: s, Start: start, Generations: v.choices.generations, Workers: v.choices.workers})
}

// goOn goes on with the last campaign, to the goal that is chosen or, where that
// is reached, as far again.
func (v *evolveView) goOn() {
	v.start(evolving.Config{Dir: v.last.dir, Generations: v.goalOn(), Workers: v.choices.workers})
}

func (v *evolveView) goalOn() int {
	if v.choices.generations > v.last.generation {
		return v.choices.generations
	}
	return v.last.generation + v.choices.generations
}

func (v *evolveView) start(c evolving.Config) {
	run, err := evolving.New(c)
	if v.trouble = err; err != nil {
		return
	}
	v.run, v.asks = run, false
	v.seen = run.Progress()
}

// running tells whether a campaign is under way, paused ones included.
func (v *evolveView) running() bool { return v.run != nil && !v.seen.State.Over() }

// pause pauses or goes on.
func (v *evolveView) pause() {
	switch {
	case !v.running():
	case v.seen.State == evolving.Running:
		v.run.Pause()
	default:
		v.run.Resume()
	}
}

func (v *evolveView) stop() {
	if v.running() {
		v.run.Stop()
	}
}

// watch puts the present centre into the world.
func (v *evolveView) watch() {
	if v.run == nil {
		return
	}
	centre := v.run.Centre()
	rules := session.Rules{Name: fmt.Sprintf("evolving, generation %d", centre.Card.Generations), Card: centre.Card, Genome: centre}
	if err := v.g.start(rules, "", true); err != nil {
		v.g.fail("the centre of the search", err)
	}
}

// close stops the campaign, which keeps its last whole generation.
func (v *evolveView) close() error {
	if v.run == nil {
		return nil
	}
	return v.run.Close()
}

// mark draws in the top bar, under the name, how far a campaign is that runs.
func (v *evolveView) mark(p *painter, r image.Rectangle) {
	if !v.running() {
		return
	}
	y, h := float64(r.Max.Y)-3, 2.0
	pen := p.theme.Pen()
	pen.FillRect(float64(r.Min.X), y, float64(r.Dx()), h, kit.BG3)
	colour := kit.Accent
	if v.seen.State != evolving.Running {
		colour = kit.Text3
	}
	pen.FillRect(float64(r.Min.X), y, float64(r.Dx())*v.seen.Share(), h, colour)
	pen.Flush(p.dst)
}

// sum adds what the top bar shows of a campaign.
func (v *evolveView) sum(s *sum) {
	s.flag(v.running(), v.seen.State == evolving.Running)
	s.add(uint64(v.seen.Share() * 500))
}

// points turns the curve of a campaign into what is drawn.
func (v *evolveView) points(curve []campaign.Point) *plot.TrainingCurve {
	c := &v.curve
	if len(curve) < len(c.Mean) {
		*c = plot.TrainingCurve{}
	}
	for _, p := range curve[len(c.Mean):] {
		centre := nan32()
		if p.Measured {
			centre = float32(p.Centre)
		}
		c.Mean, c.Best, c.Centre = append(c.Mean, float32(p.Mean)), append(c.Best, float32(p.Best)), append(c.Centre, centre)
	}
	return c
}

// leftWords words the time that is left.
func leftWords(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d < time.Minute:
		return "under a minute left"
	case d < time.Hour:
		return fmt.Sprintf("%d min left", int(d.Minutes()+0.5))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h %d min left", int(d.Hours()), int(d.Minutes())%60)
	}
	return fmt.Sprintf("%d days left", int(d.Hours()/24+0.5))
}
