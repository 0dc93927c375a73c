package app

import (
	"image"
	"time"

	"hebbarium/render/maps"
)

// panel is a part of the window that is drawn as a whole, and only when what it
// shows has changed.
type panel uint8

const (
	barPanel panel = iota
	scenePanel
	rackPanel
	mapPanel
	stepsPanel
	panels
)

// repaint says which panels are to be drawn in a frame.
type repaint struct {
	now      [panels]bool // this frame
	news     [panels]bool // there is something new to show, not drawn yet
	look     [panels]sum
	at       [panels]time.Time // when it was drawn last
	when     [panels]time.Time
	frame    int
	interval float64 // mean time between frames, s
	took     float64 // time from the last frame to this one, s
	last     time.Time
	over     []image.Rectangle // what lay over the panels in the last frame
	settle   time.Time         // until when a camera may still be moving
	all      bool
}

// slow is the time between frames beyond which panels take turns, so that the
// window stays quick on a machine that draws slowly. Only frames are dropped,
// never steps.
const slow = 0.028

// turns is how long a panel waits between two drawings on a slow machine, while
// the episode plays; one that rests is shown as it is.
func (r *repaint) turns(p panel, playing bool) time.Duration {
	if r.interval < slow || !playing {
		return 0
	}
	const ms = time.Millisecond
	return [panels]time.Duration{0, 0, 100 * ms, 50 * ms, 100 * ms}[p]
}

// arrived notes that a snapshot has come.
func (r *repaint) arrived() {
	for p := range panels {
		r.news[p] = r.news[p] || p != barPanel
	}
	r.settle = time.Now().Add(1500 * time.Millisecond)
}

// place is where a panel lies.
func (g *Game) panelPlace(p panel) image.Rectangle {
	l := &g.layout
	return [panels]image.Rectangle{l.Bar, l.Scene, l.Rack, l.Brain, l.Timeline}[p]
}

// plan decides what this frame draws, and whether it draws anything at all.
func (g *Game) plan(now time.Time) bool {
	r := &g.repaint
	r.frame++
	r.took = now.Sub(r.last).Seconds()
	if r.took < 1 {
		r.interval += (r.took - r.interval) * 0.1
	}
	r.last = now
	if now.Before(r.settle) || g.scene.drag != noDrag || g.scene.unsettled() {
		r.news[scenePanel] = true
	}
	if g.brain.flashing {
		r.news[mapPanel] = true
	}
	over := g.overlays()
	any := false
	for p := range panels {
		look, place := g.lookOf(p), g.panelPlace(p)
		covered := overlaps(place, over) || overlaps(place, r.over)
		changed := look != r.look[p]
		due := r.news[p] && now.Sub(r.at[p]) >= r.turns(p, g.snap.Playing)
		r.now[p] = !place.Empty() && (r.all || changed || covered || due)
		r.look[p] = look
		if r.now[p] {
			r.news[p], r.at[p] = false, now
			any = true
		}
	}
	if !g.layout.Popover.Empty() && (r.now[scenePanel] || r.now[rackPanel]) {
		r.now[scenePanel], r.now[rackPanel] = true, true
	}
	r.over, r.all = over, false
	return any || len(over) > 0
}

// since is the time since a panel was drawn last, in seconds, and restarts it.
func (r *repaint) since(p panel, now time.Time) float64 {
	dt := min(now.Sub(r.when[p]).Seconds(), 0.1)
	r.when[p] = now
	return dt
}

func overlaps(r image.Rectangle, others []image.Rectangle) bool {
	for _, o := range others {
		if r.Overlaps(o) {
			return true
		}
	}
	return false
}

// overlays are the places of what lies over the panels.
func (g *Game) overlays() []image.Rectangle {
	var over []image.Rectangle
	add := func(r image.Rectangle) {
		if !r.Empty() {
			over = append(over, r.Inset(-2))
		}
	}
	if g.popup != nil {
		add(g.popup.place)
	}
	add(g.noticePlace())
	add(g.tipPlace())
	add(g.brain.tooltipPlace())
	add(g.cardPlace())
	return over
}

// sum is a running hash (FNV-1a) of what a panel looks like.
type sum uint64

func (s *sum) add(v uint64) {
	for range 8 {
		*s = (*s ^ sum(v&0xFF)) * 0x100000001b3
		v >>= 8
	}
}

func (s *sum) flag(on ...bool) {
	v := uint64(1)
	for _, b := range on {
		v <<= 1
		if b {
			v |= 1
		}
	}
	s.add(v)
}

func (s *sum) text(t string) {
	for i := range len(t) {
		*s = (*s ^ sum(t[i])) * 0x100000001b3
	}
	s.add(uint64(len(t)))
}

func (s *sum) number(v float64) { s.add(uint64(int64(v * 1e4))) }

// lookOf sums up whatever decides how a panel looks beside the snapshot.
func (g *Game) lookOf(p panel) sum {
	s := sum(0xcbf29ce484222325)
	snap := g.snap
	s.add(uint64(g.size.X)<<32 | uint64(g.size.Y))
	s.add(uint64(g.theme.Type.Scale()))
	s.flag(snap.Playing, snap.Plastic, snap.RandomRules, snap.Live(), g.norules, g.theme.Grey, g.theme.Projector, g.talk, snap.Twin != nil, g.meter)
	s.add(uint64(snap.Status))
	s.number(snap.Speed)
	s.number(g.share)
	s.number(g.holdValue)
	s.add(uint64(g.holdSteps))
	s.add(g.seed)
	s.text(g.init)
	s.text(snap.Rules.Name)
	s.text(snap.Engine)
	s.text(g.world)
	s.add(uint64(g.open + 1))
	s.add(uint64(g.brain.mode)<<32 | uint64(g.brain.armed+1)<<16 | uint64(g.brain.size))
	place := g.panelPlace(p)
	for _, w := range g.controls {
		d := w.GetWidget()
		if x, y := middle(d.Rect); !d.IsVisible() || !image.Pt(int(x), int(y)).In(place) {
			continue
		}
		s.flag(g.ringed(w))
		switch c := w.(type) {
		case *control:
			s.flag(c.hover, c.down, c.flash > 0, c.disabled())
		case *slider:
			s.flag(c.hover, c.drag, d.Disabled)
		case *field:
			s.flag(c.hover, c.typing, c.fresh, c.typing && g.tick%60 < 36)
			s.text(string(c.text))
		}
	}
	switch p {
	case barPanel:
		g.evolve.sum(&s)
	case rackPanel:
		s.add(uint64(g.body.leg)<<16 | uint64(g.body.diagram.Hover)<<8 | uint64(g.body.drag))
		s.number(g.body.share)
	case mapPanel:
		g.brain.look(&s)
	case stepsPanel:
		s.add(uint64(g.timeline.hover + 1))
		s.number(g.timeline.frame.From)
		s.number(g.timeline.frame.To)
	case scenePanel:
		s.add(uint64(g.scene.drag)<<16 | uint64(g.scene.hovered.Kind)<<8 | uint64(g.scene.hovered.Leg))
	}
	return s
}

// painted tells whether a control's panel is drawn in this frame.
func (g *Game) painted(r image.Rectangle) bool {
	x, y := middle(r)
	at := image.Pt(int(x), int(y))
	if at.In(g.layout.Popover) {
		return g.repaint.now[scenePanel]
	}
	for p := range panels {
		if at.In(g.panelPlace(p)) {
			return g.repaint.now[p]
		}
	}
	return true
}

// look sums up what the pointer shows on the maps.
func (b *brainPanel) look(s *sum) {
	add := func(h *maps.Hit) {
		if h == nil {
			s.add(0)
			return
		}
		s.add(uint64(h.Layer)<<56 | uint64(h.Pre)<<40 | uint64(h.Post)<<24 | uint64(h.Set)<<16 | uint64(h.Neuron) | 1<<63)
	}
	add(b.hover)
	add(b.pinned)
	s.flag(b.stroke != nil, b.locked())
	if b.stroke != nil {
		s.add(uint64(len(b.stroke.regions)))
	}
	s.number(b.pca.Yaw)
	s.number(b.pca.Pitch)
	s.add(uint64(b.g.way.serial))
}
