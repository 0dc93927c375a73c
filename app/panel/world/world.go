package world

import (
	"image"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/session/footing"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Panel shows the world. It implements window.Panel and window.Covered.
type Panel struct {
	hand   *desk.Hand
	theme  *kit.Theme
	looks  map[string]look
	stages map[string]stage
	view   *desk.View
	place  image.Rectangle
	px     ui.Scale
	// What lies over the world, empty for nothing: a lesson's caption, the open part of a
	// small window's rack, the card of who drives, and the switch between one life and many.
	caption, open, wheel, lives image.Rectangle

	controls ui.Controls
	badges   *badges
	words    writing
	track    track
	grip     grip
	meter    bool // updates and frames a second are shown

	opened int    // of the view that was taken last
	serial uint64 // of its snapshot
	entry  int    // stage of the lesson that was obeyed last
	drawn  ui.Sum
	moved  bool // the camera has moved since Draw
	seen   seen
	settle time.Time
	now    func() time.Time

	last   time.Time // of Draw
	shown  stage     // that Draw showed
	rested bool      // there was a frame without Draw since
}

// settles is how long the camera may still be moving after a new moment.
const settles = 1500 * time.Millisecond

// New makes the panel. What it has no command for is an action of the table.
func New(hand *desk.Hand, theme *kit.Theme, table *ui.Actions) *Panel {
	p := &Panel{hand: hand, theme: theme, looks: looks(), stages: map[string]stage{}, now: time.Now}
	for name, l := range p.looks {
		p.stages[name] = l.make(theme)
	}
	p.track.init()
	p.controls = ui.Controls{
		hand.Button("again", "Start again  ·  Space", ui.Inviting(kit.IconRestart, "Start again"), desk.Play{}),
		hand.Button("get up", getUp, ui.Inviting(kit.IconRestart, "Up again, at the start"), desk.GetUp{}),
		p.newBeside(table),
	}
	p.badges = newBadges(p)
	p.controls = append(p.controls, p.badges.buttons...)
	return p
}

// getUp says what it does to set a body on its feet.
const getUp = "Set the body on its feet where it began: its way starts at 0 m again, what it has learnt stays  ·  Ctrl Z takes it back"

// Name is "world".
func (p *Panel) Name() string { return "world" }

// stage is that of the present world.
func (p *Panel) stage() stage { return p.stages[p.view.World] }

// card is where the agent's view lies, empty for none.
func (p *Panel) card() image.Rectangle {
	r := p.stage().card(p.place, p.px.Compact)
	if r.Overlaps(p.lives) {
		r = r.Add(image.Pt(0, p.lives.Max.Y+8-r.Min.Y))
	}
	return r
}

// Place gives the world all of its region.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.place, p.px = r, px
	p.write()
}

// Cover makes what is written over the world give way to what lies over it.
func (p *Panel) Cover(by map[string]image.Rectangle) {
	if p.caption == by["caption"] && p.open == by["rack"] && p.wheel == by["wheel"] && p.lives == by["lives"] {
		return
	}
	p.caption, p.open, p.wheel, p.lives = by["caption"], by["rack"], by["wheel"], by["lives"]
	p.write()
}

// Take follows the body to where a new moment has it, and the lesson to the view that
// it asks for.
func (p *Panel) Take(v *desk.View) {
	first := p.view == nil
	p.view = v
	opened := first || v.Opened != p.opened
	if opened {
		p.opened = v.Opened
		p.forget()
		if v.Lesson.Running() {
			p.follow()
		}
	}
	if opened || v.Snap.Serial != p.serial {
		p.serial, p.settle = v.Snap.Serial, p.now().Add(settles)
		back := p.track.take(v.Snap)
		p.stage().take(v.Snap, back)
	}
	switch {
	case !v.Lesson.Running():
		p.stage().aim(nil)
	case v.Lesson.Stage != p.entry:
		p.stage().aim(v.Lesson.Camera())
		p.moved = true
	}
	p.entry = v.Lesson.Stage
	if v.Over != "" || v.Snap.Fallen != footing.Upright || !p.words.again.Empty() || !p.words.getUp.Empty() || len(p.badges.inForce) > 0 { // Draw writes the rest
		p.write()
	}
}

// forget forgets what belongs to an episode.
func (p *Panel) forget() {
	p.track.forget()
	p.grip = grip{}
	for _, s := range p.stages {
		s.forget()
	}
}

// follow puts the cameras back.
func (p *Panel) follow() {
	for _, s := range p.stages {
		s.follow()
	}
	p.moved = true
}

// Controls is the button that starts an episode again that has ended.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Actions are what keys and the palette do with the view of the world.
func (p *Panel) Actions() []ui.Action {
	up := p.hand.Action("get up", "Set the body on its feet, where it began", "", nil, desk.GetUp{})
	up.Shown = func() bool { return p.looks[p.hand.View().World].stands }
	return []ui.Action{
		{ID: "follow", Title: "Follow the body again", Run: p.follow},
		{ID: "meter", Title: "Updates and frames a second on or off", Run: func() {
			p.meter = !p.meter
			p.write()
		}},
		up,
	}
}

// Mouse says what the mouse does in the present world.
func (p *Panel) Mouse() []ui.Row { return p.looks[p.hand.View().World].mouse }

// Dirty tells whether something is to be drawn that no new moment brings: the camera is
// on its way, a push is being drawn, or the picture will be replaced by a better one.
func (p *Panel) Dirty() bool {
	dirty := p.moved || p.grip.drag != noDrag || p.now().Before(p.settle) || p.stage().unsettled() || p.sum() != p.drawn
	p.rested = p.rested || !dirty
	return dirty
}

func (p *Panel) sum() ui.Sum {
	s, v := ui.NewSum(), p.view
	for _, r := range []image.Rectangle{p.place, p.caption, p.open} {
		s.Add(uint64(r.Min.X)<<48 | uint64(r.Min.Y)<<32 | uint64(r.Max.X)<<16 | uint64(r.Max.Y))
	}
	s.Add(uint64(p.px.Percent))
	s.Flag(v.Snap.Playing, v.NoRules, v.Snap.Twin != nil, v.Snap.Rival != nil, p.meter, v.Settings.Projector, v.Settings.Contacts)
	s.Text(v.Settings.AntPicture)
	s.Text(v.World)
	s.Add(uint64(v.Snap.Status))
	s.Add(uint64(v.Snap.Fallen))
	s.Add(uint64(p.grip.drag))
	p.stage().sum(&s)
	p.badges.look(&s)
	p.controls.Look(&s)
	return s
}

// Draw shows the world and what is written over it.
func (p *Panel) Draw(g *ui.Painter, dt float64) {
	p.drawn, p.moved = p.sum(), false
	p.write()
	v, st := p.view, p.stage()
	sc := scene{
		view: v, place: p.place, card: p.card(), trail: p.track.trail, push: p.grip.pull, twin: p.twinTag(), rival: p.rivalTag(), taken: p.taken(),
		still: !v.Snap.Playing && v.Snap.Seeking < 0 && p.grip.drag == noDrag, took: p.took(st),
	}
	sc.damage, sc.sign = p.track.tag(v.Snap)
	if err := st.draw(g, &sc, dt); err != nil {
		p.hand.Say(err.Error())
	}
	p.seen = p.body()
	p.words.draw(g)
	p.controls.Draw(g)
}

// took is the time since the last frame, in seconds; 0 where that did not show the same
// world: the window asks whether the panel is dirty in each frame in which it has no
// other reason to draw it.
func (p *Panel) took(st stage) (seconds float64) {
	now := p.now()
	if !p.rested && p.shown == st {
		seconds = now.Sub(p.last).Seconds()
	}
	p.last, p.shown, p.rested = now, st, false
	return seconds
}

// twinTag words which twin it is, and how far the agent is ahead of it.
func (p *Panel) twinTag() string {
	twin := p.view.Snap.Twin
	if twin == nil {
		return ""
	}
	if twin.Spared == (episode.Event{}) {
		return "twin, the same life"
	}
	return "twin, spared" + p.stage().lead(-twin.Lead)
}
