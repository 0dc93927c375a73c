package app

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
	"hebbarium/evolve"
	"hebbarium/render"
)

// scene is the world's panel: the car on its track or the ant on its floor.
type scene struct {
	g     *Game
	car   *render.CarView
	ant   *render.AntView
	shown int // frame in which the ant was drawn last
	agent render.AgentView
	trail *render.Trail
	skids *render.Skids

	step   int // up to which the trail goes
	serial int // markers that it knows
	marked int // step of the marker on the trail, −1 for none

	drag     dragKind
	from     image.Point // where a drag began, or was last seen
	pull     *pull
	hovered  render.Part // of the ant, under the pointer
	lastDown int         // tick of the last press, for a double click
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
	return &scene{g: g, car: render.NewCarView(g.theme), trail: render.NewTrail(), skids: &render.Skids{}, marked: -1}
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
	switch {
	case snap.Car != nil:
		s.drawCar(p, l.Scene, dt)
	case snap.Ant != nil:
		s.drawAnt(p, l.Scene, dt)
	}
	large, small := s.hud()
	p.theme.HUD(p.dst, float64(l.Scene.Min.X)+p.px(16), float64(l.Scene.Min.Y), large, small)
	if s.g.norules {
		return
	}
	if line := statusWords(snap); line != "" {
		p.text(line, float64(l.Scene.Min.X)+p.px(16), float64(l.Scene.Min.Y)+p.px(88), render.Body, render.Medium, render.Accent, render.Left)
	}
	if s.g.meter {
		line := fmt.Sprintf("%.1f updates and %.1f frames a second", ebiten.ActualTPS(), ebiten.ActualFPS())
		p.text(line, float64(l.Scene.Min.X)+p.px(16), float64(l.Scene.Max.Y)-p.px(21), render.Caption, render.Mono, render.Text2, render.Left)
	}
	hint := "drag car: push · scroll: zoom"
	y := float64(l.Scene.Max.Y) - p.px(21)
	if snap.Ant != nil {
		hint, y = "drag body: push · drag ground: orbit", float64(l.Scene.Min.Y)+p.px(26)
	}
	p.text(hint, float64(l.Scene.Max.X)-p.px(16), y, render.Caption, render.Regular, render.Text3.Mix(render.Text2, 0.5), render.Right)
}

// hud words the figures of the world.
func (s *scene) hud() (large, small string) {
	snap := s.g.snap
	if snap.Car != nil {
		return render.CarHUD(snap.Car.Track, &snap.Car.State)
	}
	rate, n := 0.0, 0
	for i := max(0, snap.Step-20); i < min(snap.Step, len(snap.Rewards)); i++ {
		rate, n = rate+snap.Rewards[i], n+1
	}
	if n > 0 {
		rate /= float64(n)
	}
	large, _ = render.AntHUD(snap.Ant, rate)
	return large, fmt.Sprintf("%s m/s · step %d", render.Number(rate, 2), snap.Step)
}

// statusWords says how an episode ended, "" while it goes on.
func statusWords(s *session.Snapshot) string {
	switch {
	case s.Seeking >= 0:
		return fmt.Sprintf("going to step %d", s.Seeking)
	case s.Status == evolve.Done && s.Car != nil && s.Car.Track != nil && s.Car.State.Visited == len(s.Car.Track.Tiles):
		return "lap finished · Space starts again"
	case s.Status == evolve.Done:
		return "left the field · Space starts again"
	case s.Status == evolve.TimeUp:
		return "time is up · Space starts again"
	}
	return ""
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
		return "twin, intact " + render.Signed(lead, 0) + " tiles"
	case snap.Ant != nil && math.Abs(lead) >= 0.05:
		return "twin, intact " + render.Signed(lead, 1) + " m"
	}
	return "twin, intact"
}

// damageTag names the last damage beside the place where it was done: for three
// seconds at speed, and as long as the episode stands still.
func (s *scene) damageTag() (string, render.Icon) {
	snap := s.g.snap
	if s.marked < 0 {
		return "", render.NoIcon
	}
	for i := len(snap.Markers) - 1; i >= 0; i-- {
		if ev := snap.Markers[i].Event; ev.Step == s.marked && ev.Damages() {
			short, _, icon := wording(ev)
			return fmt.Sprintf("%s at %d", short, ev.Step), icon
		}
	}
	return "", render.NoIcon
}

func (s *scene) drawCar(p *painter, place image.Rectangle, dt float64) {
	snap := s.g.snap
	scene := render.CarScene{Track: snap.Car.Track, State: &snap.Car.State, Trail: s.trail, Skids: s.skids, TwinTag: s.twinTag()}
	scene.DamageTag, scene.TagIcon = s.damageTag()
	if snap.Twin != nil {
		scene.Twin = snap.Twin.Car
	}
	if s.pull != nil {
		scene.Push = &render.Push{X: s.pull.x, Y: s.pull.y, Newtons: s.pull.newtons}
	}
	l := &s.g.layout
	s.car.Taken = l.Agent
	s.car.Draw(p.dst, place, scene, dt)
	// A small window cuts the card's caption off.
	card := p.dst.SubImage(l.Agent).(*ebiten.Image)
	s.agent.Draw(card, l.Agent.Min, p.theme)
}

func (s *scene) drawAnt(p *painter, place image.Rectangle, dt float64) {
	if s.ant == nil {
		v, err := render.NewAntView(p.theme)
		if err != nil {
			s.g.say(err.Error())
			return
		}
		s.ant = v
	}
	snap := s.g.snap
	scene := render.AntScene{State: snap.Ant, Trail: s.trail, TwinTag: s.twinTag(), Contacts: s.g.settings.Contacts}
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
		scene.Push = &render.AntPush{To: [3]float64{s.pull.x, s.pull.y, s.pull.z}, Newtons: s.pull.newtons}
	}
	scene.Hover = s.hovered
	s.ant.Style = render.ParseAntStyle(s.g.settings.AntPicture)
	if r := &s.g.repaint; r.frame == s.shown+1 { // the frame before had the ant in it too
		s.ant.Measure(r.took)
	}
	s.shown = s.g.repaint.frame
	s.ant.Draw(p.dst, place, scene, dt)
}

// tagLeg tells whether a short leg still has its tag: for three seconds at
// speed, and as long as the episode stands still.
func (s *scene) tagLeg(leg int) bool {
	snap := s.g.snap
	if !snap.Playing {
		return true
	}
	for _, m := range snap.Markers {
		if m.Event.Kind == "leg" && len(m.Event.Args) > 0 && m.Event.Args[0] == byte('0'+leg) && snap.Step-m.Event.Step < 180 {
			return true
		}
	}
	return false
}
