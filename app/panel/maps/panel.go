package maps

import (
	"hebbarium/app/desk"
	"hebbarium/app/panel/maps/headline"
	"hebbarium/app/panel/maps/switches"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
	"image"
)

// Panel shows the network. It implements window.Panel, window.Overlay,
// window.Escaping, window.Parted and window.Moused.
type Panel struct {
	hand   *desk.Hand
	theme  *kit.Theme
	popups *ui.Popups
	window func() image.Rectangle
	cursor func(hidden bool)
	examined

	view     *desk.View
	region   image.Rectangle
	px       ui.Scale
	title    image.Rectangle
	maps     image.Rectangle // of the folded brain
	controls ui.Controls
	drawn    ui.Sum

	opened  int    // the session that is shown
	serial  uint64 // of its last snapshot
	stage   int    // of the lesson that was obeyed last
	sighted int    // stage of the sight that was shown last
	entered bool   // an entry was come to since the last tick
	lent    lent
	step    int // of the last snapshot
	known   int // markers whose flash was shown

	brain  *maps.BrainView
	stale  bool // it is to take newer values
	flash  flash
	inputs inputs
	mode   mode
	way    way
	spread histograms

	brush    brush
	terms    termRow
	beside   beside
	ordering ordering
	headline *headline.Line
	at       image.Point // where the pointer is
	hover    *maps.Hit
	// elsewhere is where the pointer was last when it was not over the maps.
	elsewhere image.Point
	hidden    bool // the brush's square is in place of the cursor
	lensOff   bool
}

// New makes the panel. window tells how large the window is, within which the
// read-out stays, and cursor hides the system's cursor or shows it again.
func New(hand *desk.Hand, theme *kit.Theme, popups *ui.Popups, window func() image.Rectangle, cursor func(hidden bool)) *Panel {
	p := &Panel{hand: hand, theme: theme, popups: popups, window: window, cursor: cursor, way: way{PCAView: maps.NewPCAView(theme)}, brush: brush{armed: -1, side: 5}}
	p.terms.p, p.spread.p, p.beside.p, p.ordering.p = p, p, p, p
	p.terms.Row = switches.New(hand, popups, func() *desk.View { return p.view }, func() brain.Rule { return p.mode.rule })
	p.headline = headline.New(theme)
	p.controls = p.newControls()
	return p
}

// Name is "maps".
func (p *Panel) Name() string { return "maps" }

// Part is where a lesson looks: at the brain, or at the weights' way where it is shown.
func (p *Panel) Part(look string) image.Rectangle {
	switch look {
	case "brain":
		return p.region
	case "terms":
		first, last := p.controls.Named("brushes").Rect(), p.controls.Named("legend").Rect()
		return first.Union(p.controls.Named("terms").Rect()).Union(last).Inset(-4)
	case "pca":
		if r := p.wayPlace(); !r.Empty() {
			return r
		}
		return p.region
	}
	return image.Rectangle{}
}

// Take shows a new moment.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	opened := v.Opened != p.opened || p.brain == nil
	if opened {
		p.opened = v.Opened
		p.reset(v.Snap)
	}
	p.beside.take(v.Snap)
	p.ordering.hear()
	if opened || v.Snap.Serial != p.serial {
		p.serial = v.Snap.Serial
		p.moment(v.Snap)
	}
	if v.Sight.Stage != p.sighted {
		p.sighted = v.Sight.Stage
		p.show(v.Sight.Map)
	}
	if v.Lesson.Stage != p.stage {
		p.stage, p.entered = v.Lesson.Stage, true
		p.obey()
	}
	if !v.Lesson.Running() {
		p.lent.giveBack(p)
	}
}

// reset shows another network.
func (p *Panel) reset(s *session.Snapshot) {
	g := s.Rules.Genome
	p.brush.layDown(p.hand, "another network is shown")
	p.brain = maps.NewBrainView(p.theme, maps.NetOf(g.Arch))
	p.brush.reset(maps.NetOf(g.Arch))
	p.mode.reset(g.Rule)
	p.headline.Show(g.Rule)
	p.beside.reset()
	p.ordering = ordering{p: p}
	p.terms.on = p.terms.on && p.terms.none() == ""
	p.hover, p.known, p.flash = nil, 0, flash{}
	p.lay()
}

// moment notes that there is something new to show.
func (p *Panel) moment(s *session.Snapshot) {
	p.stale = true
	if s.Step < p.step || s.Edge == 0 {
		p.mode.restart()
	}
	p.step = s.Step
	tellChanges(&p.terms)
	p.known = min(p.known, len(s.Markers))
	for p.known < len(s.Markers) && !s.Markers[p.known].Due {
		m := &s.Markers[p.known]
		if len(m.Regions) > 0 && m.Event.Step+10 > s.Step {
			p.touch(m.Regions)
		}
		p.known++
	}
}

// Writes says what opens where a rule is written.
func (p *Panel) Writes(open func()) { p.headline.Opens(open) }

// Controls are the modes, the brushes and their size, or the terms, and the legend.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Escape lays the brush down.
func (p *Panel) Escape() bool {
	armed := p.brush.armed >= 0
	p.brush.hold(-1)
	return armed
}

// Dirty tells whether something of the panel's own is to be shown.
func (p *Panel) Dirty() bool { return p.ordering.hear() || p.flash.on || p.look() != p.drawn }

// look sums up whatever decides how the panel looks beside the moment.
func (p *Panel) look() ui.Sum {
	s := ui.NewSum()
	add := func(h *maps.Hit) {
		if h == nil {
			s.Add(0)
			return
		}
		s.Add(uint64(h.Layer)<<56 | uint64(h.Pre)<<40 | uint64(h.Post)<<24 | uint64(h.Set)<<16 | uint64(h.Neuron) | 1<<63)
	}
	add(p.hover)
	add(p.looked)
	s.Add(uint64(p.mode.at)<<32 | uint64(p.brush.armed+1)<<16 | uint64(p.brush.side))
	s.Flag(p.brush.stroke != nil, p.mode.locked(), p.mode.whole, p.spread.on, p.view.NoRules, p.view.Snap.Plastic, p.terms.on, p.beside.on, p.beside.apart, p.ordering.on, p.ordering.work != nil)
	s.Add(uint64(p.beside.shown()))
	for _, layer := range p.view.Snap.Strengths {
		for _, by := range layer {
			s.Number(float64(by))
		}
	}
	if at := p.brush.stroke; at != nil {
		s.Add(uint64(len(at.regions)))
		s.Add(uint64(at.span.From)<<32 | uint64(at.span.To))
	}
	s.Number(p.way.Yaw)
	s.Number(p.way.Pitch)
	s.Add(uint64(p.view.WayNo))
	s.Add(p.spread.count.Serial())
	s.Add(uint64(p.view.Opened))
	s.Add(uint64(p.view.Lesson.Stage))
	s.Text(p.view.Lesson.Look()) // which is framed
	p.controls.Look(&s)
	return s
}
