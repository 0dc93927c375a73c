package app

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/ant"
	"hebbarium/render/car"
	"hebbarium/render/kit"
)

// scene is the world's panel: the car on its track or the ant on its floor.
type scene struct {
	g     *Game
	car   *car.View
	ant   *ant.View
	shown int     // frame in which the ant was drawn last
	words writing // over the world
	agent car.AgentView
	trail *kit.Trail
	skids *car.Skids

	step   int // up to which the trail goes
	serial int // markers that it knows
	marked int // step of the marker on the trail, −1 for none

	drag     dragKind
	from     image.Point // where a drag began, or was last seen
	pull     *pull
	hovered  ant.Part // of the ant, under the pointer
	lastDown int      // tick of the last press, for a double click
}

// dragKind is what a drag in the world does.
type dragKind uint8

const (
	noDrag dragKind = iota
	dragPush
	dragView
)

// pull is a force that is being drawn, from the body to the pointer.
type pull struct {
	x, y, z float64 // world point under the pointer, m
	newtons float64
	fx, fy  float64
}

func newScene(g *Game) *scene {
	return &scene{g: g, car: car.NewView(g.theme), trail: kit.NewTrail(), skids: &car.Skids{}, marked: -1}
}

// reset forgets what belongs to an episode.
func (s *scene) reset() {
	s.trail.Reset()
	s.skids.Reset()
	s.step, s.serial, s.marked = -1, 0, -1
	s.pull, s.drag = nil, noDrag
}

// take follows the body to where a snapshot has it.
func (s *scene) take(snap *session.Snapshot) {
	marked := -1
	for i := range snap.Markers {
		if m := &snap.Markers[i]; m.Event.Damages() && m.Event.Step <= snap.Step && !(m.Measured && m.Recovery.BackAfter >= 0) {
			marked = m.Event.Step
		}
	}
	if snap.Step < s.step || marked != s.marked || s.step < 0 {
		if snap.Step < s.step || s.step < 0 {
			s.skids.Reset()
		}
		s.trail.Reset()
		s.step, s.marked = -1, marked
	}
	last := min(snap.Step, len(snap.Poses)-1)
	for i := s.step + 1; i <= last; i++ {
		s.trail.Add(snap.Poses[i].X, snap.Poses[i].Y)
		if i == s.marked {
			s.trail.Mark()
		}
	}
	s.step = last
	if snap.Car != nil {
		s.skids.Add(&snap.Car.State)
		// The size is the one that the view expects.
		_ = s.agent.Update(snap.Car.Pixels[:], agentSide)
	}
}

// agentSide is the side of the agent's view in pixels.
const agentSide = 84

// follow puts the camera back.
func (s *scene) follow() {
	s.car.Camera.ZoomUsual()
	if s.ant != nil {
		s.ant.Camera.Usual()
	}
}

// draw shows the world and what is written over it.
func (s *scene) draw(p *painter, dt float64) {
	l := &s.g.layout
	snap := s.g.snap
	s.words = s.write(p)
	switch {
	case snap.Car != nil:
		s.drawCar(p, l.Scene, dt)
	case snap.Ant != nil:
		s.drawAnt(p, l.Scene, dt)
	}
	s.words.draw(p)
}

// twinTag words how far the agent is ahead of its twin.
func (s *scene) twinTag() string {
	snap := s.g.snap
	if snap.Twin == nil {
		return ""
	}
	lead := -snap.Twin.Lead
	switch {
	case snap.Car != nil && math.Round(lead) != 0:
		unit := " tiles"
		if math.Abs(math.Round(lead)) == 1 {
			unit = " tile"
		}
		return "twin, intact " + kit.Signed(lead, 0) + unit
	case snap.Ant != nil && math.Abs(lead) >= 0.05:
		return "twin, intact " + kit.Signed(lead, 1) + " m"
	}
	return "twin, intact"
}

// damageTag names the last damage beside the place where it was done: for three
// seconds at speed, and as long as the episode stands still.
func (s *scene) damageTag() (string, kit.Icon) {
	snap := s.g.snap
	if s.marked < 0 {
		return "", kit.NoIcon
	}
	for i := len(snap.Markers) - 1; i >= 0; i-- {
		if ev := snap.Markers[i].Event; ev.Step == s.marked && ev.Damages() {
			short, _, icon := wording(ev)
			return fmt.Sprintf("%s at %d", short, ev.Step), icon
		}
	}
	return "", kit.NoIcon
}

func (s *scene) drawCar(p *painter, place image.Rectangle, dt float64) {
	snap := s.g.snap
	scene := car.Scene{Track: snap.Car.Track, State: &snap.Car.State, Trail: s.trail, Skids: s.skids, TwinTag: s.twinTag()}
	scene.DamageTag, scene.TagIcon = s.damageTag()
	if snap.Twin != nil {
		scene.Twin = snap.Twin.Car
	}
	if s.pull != nil {
		scene.Push = &car.Push{X: s.pull.x, Y: s.pull.y, Newtons: s.pull.newtons}
	}
	l := &s.g.layout
	scene.Taken = s.taken()
	s.car.Draw(p.dst, place, scene, dt)
	// A small window cuts the card's caption off.
	card := p.dst.SubImage(p.theme.Density().Rect(l.Agent)).(*ebiten.Image)
	s.agent.Draw(card, l.Agent.Min, p.theme)
}

func (s *scene) drawAnt(p *painter, place image.Rectangle, dt float64) {
	if s.ant == nil {
		v, err := ant.NewView(p.theme)
		if err != nil {
			s.g.say(err.Error())
			return
		}
		s.ant = v
	}
	snap := s.g.snap
	scene := ant.Scene{State: snap.Ant, Trail: s.trail, TwinTag: s.twinTag(), Contacts: s.g.settings.Contacts}
	if snap.Twin != nil {
		scene.Twin = snap.Twin.Ant
	}
	for leg := range scene.LegTags {
		if share := snap.Ant.Body.Lower[leg]; share < 1 && s.tagLeg(leg+1) {
			word := " cut"
			if share > 0 {
				word = " at " + percent(share)
			}
			scene.LegTags[leg] = fmt.Sprint("leg ", leg+1, word)
		}
	}
	if s.pull != nil {
		scene.Push = &ant.Push{To: [3]float64{s.pull.x, s.pull.y, s.pull.z}, Newtons: s.pull.newtons}
	}
	scene.Hover, scene.HoverTag = s.hovered, s.hoverTag()
	scene.Taken = s.taken()
	scene.Still = !snap.Playing && snap.Seeking < 0 && s.drag == noDrag
	s.ant.Style = ant.ParseStyle(s.g.settings.AntPicture)
	if r := &s.g.repaint; r.frame == s.shown+1 { // the frame before had the ant in it too
		s.ant.Measure(r.took)
	}
	s.shown = s.g.repaint.frame
	s.ant.Draw(p.dst, place, scene, dt)
}

// unsettled tells whether the ant's picture has yet to be replaced by a better one.
func (s *scene) unsettled() bool { return s.ant != nil && s.g.snap.Ant != nil && s.ant.Unsettled() }

// tagLeg tells whether a short leg still has its tag: for three seconds at
// speed, and as long as the episode stands still.
func (s *scene) tagLeg(leg int) bool {
	snap := s.g.snap
	if !snap.Playing {
		return true
	}
	for _, m := range snap.Markers {
		if cut, ok := m.Does.(episode.Leg); ok && cut.Leg == leg && snap.Step-m.Event.Step < 180 {
			return true
		}
	}
	return false
}
