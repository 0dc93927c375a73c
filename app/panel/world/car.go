package world

import (
	"image"
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/car"
	"hebbarium/render/kit"
)

// carStage shows the car on its track, seen from above, and what the agent sees.
type carStage struct {
	picture *car.View
	agent   car.AgentView
	blind   blindSpot
	skids   car.Skids
}

func newCarStage(theme *kit.Theme) stage { return &carStage{picture: car.NewView(theme)} }

// agentSide is the side of the agent's view in pixels.
const agentSide = 84

func (c *carStage) forget() {
	c.skids.Reset()
	c.blind = blindSpot{}
}

func (c *carStage) take(s *session.Snapshot, back bool) {
	if back {
		c.skids.Reset()
	}
	c.skids.Add(&s.Car.State)
	// The size is the one that the view expects.
	_ = c.agent.Update(s.Car.Pixels[:], agentSide)
}

// card is where the agent's view lies, in the corner of the world; a small window has
// no room for its label.
func (c *carStage) card(place image.Rectangle, compact bool) image.Rectangle {
	w, h := car.AgentCardWidth, car.AgentCardHeight
	if compact {
		h = car.AgentCardWidth
	}
	at := image.Pt(place.Max.X-16-w, place.Min.Y+16)
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
}

func (c *carStage) draw(g *ui.Painter, sc *scene, dt float64) error {
	snap := sc.view.Snap
	shown := car.Scene{
		Track: snap.Car.Track, Dark: snap.Car.Dark, State: &snap.Car.State, Trail: sc.trail, Skids: &c.skids,
		TwinTag: sc.twin, RivalTag: sc.rival, DamageTag: sc.damage, TagIcon: sc.sign, Taken: sc.taken,
	}
	if snap.Twin != nil {
		shown.Twin = snap.Twin.Car
	}
	if r := snap.Rival; r != nil && r.Car != nil {
		shown.Rival = &r.Car.State
	}
	if shown.Missed = words.MissedTiles(snap) != ""; shown.Missed {
		_, shown.Next, _ = words.Missed(snap)
	}
	if q := sc.push; q != nil {
		shown.Push = &q.Push
	}
	c.picture.Draw(g.Dst, sc.place, shown, dt)
	// A small window cuts the card's caption off.
	card := g.Dst.SubImage(g.Theme.Density().Rect(sc.card)).(*ebiten.Image)
	c.agent.Blind, c.agent.Struck = c.blind.shown(sc.view), struckWords(snap)
	c.agent.Draw(card, sc.card.Min, g.Theme)
	return nil
}

func (c *carStage) unsettled() bool { return false }

func (c *carStage) sum(s *ui.Sum) {
	r := c.blind.now
	s.Add(uint64(c.blind.drag)<<32 | uint64(r.Min.X)<<24 | uint64(r.Min.Y)<<16 | uint64(r.Max.X)<<8 | uint64(r.Max.Y))
}

func (c *carStage) pointer(m ui.Pointer, card image.Rectangle, v *desk.View) (desk.Command, bool) {
	return c.blind.pointer(m, c.agent.Pixels(card.Min), v)
}

func (c *carStage) hint(at image.Point, card image.Rectangle, v *desk.View) string {
	return c.blind.hint(at, c.agent.Pixels(card.Min), v)
}

// struckWords say what is struck of what the agent sees, "" for nothing.
func struckWords(s *session.Snapshot) string {
	var all []string
	for _, c := range words.Conditions(s) {
		if c.Sense {
			all = append(all, c.Text)
		}
	}
	return words.Upper(strings.Join(all, ", "))
}

func (c *carStage) figures(s *session.Snapshot) (large, small string) {
	return car.HUD(s.Car.Track, &s.Car.State)
}

func (c *carStage) lead(lead float64) string {
	switch lead = math.Round(lead); math.Abs(lead) {
	case 0:
		return ""
	case 1:
		return " " + kit.Signed(lead, 0) + " tile"
	}
	return " " + kit.Signed(lead, 0) + " tiles"
}

func (c *carStage) follow()               { c.picture.Camera.ZoomUsual() }
func (c *carStage) zoom(factor float64)   { c.picture.Camera.ZoomBy(factor) }
func (c *carStage) turn(float64, float64) {} // the camera turns with the car

// aim takes up a view at once: it is nothing but a zoom.
func (c *carStage) aim(l *lesson.Camera) {
	if l != nil && l.Zoom > 0 {
		c.picture.Camera.ZoomUsual()
		c.picture.Camera.ZoomBy(l.Zoom)
	}
}

func (c *carStage) ease(bool, bool) bool { return false }

func (c *carStage) holds(at kit.Point, s *session.Snapshot) bool {
	return c.picture.Over(at, &s.Car.State)
}

func (c *carStage) reach(at kit.Point, s *session.Snapshot) (body kit.Point, x, y float64, ok bool) {
	hull, camera := s.Car.State.Hull, &c.picture.Camera
	x, y = camera.ToWorld(at)
	x, y = x-hull.X, y-hull.Y
	far := math.Hypot(x, y)
	if far == 0 {
		return body, 0, 0, false
	}
	return camera.ToScreen(hull.X, hull.Y), x / far, y / far, true
}

func (c *carStage) hover(kit.Point, *session.Snapshot, bool) {}

func (c *carStage) click(kit.Point, *session.Snapshot) desk.Command { return nil }
