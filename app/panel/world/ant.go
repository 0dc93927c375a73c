package world

import (
	"fmt"
	"image"
	"math"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/ant"
	"hebbarium/render/kit"
)

// antStage shows the ant on its floor, in three dimensions.
type antStage struct {
	theme   *kit.Theme
	picture *ant.View // nil until it was drawn
	hovered ant.Part  // under the pointer
	aimed
}

func newAntStage(theme *kit.Theme) stage { return &antStage{theme: theme} }

func (a *antStage) forget() { a.hovered, a.aimed = ant.Part{}, aimed{} }

func (a *antStage) take(*session.Snapshot, bool) {}

func (a *antStage) card(image.Rectangle, bool) image.Rectangle { return image.Rectangle{} }

func (a *antStage) draw(g *ui.Painter, sc *scene, dt float64) error {
	if a.picture == nil {
		v, err := ant.NewView(a.theme)
		if err != nil {
			return err
		}
		a.picture = v
	}
	v, snap := sc.view, sc.view.Snap
	shown := ant.Scene{
		State: snap.Ant, Trail: sc.trail, TwinTag: sc.twin, RivalTag: sc.rival, Contacts: v.Settings.Contacts,
		Hover: a.hovered, HoverTag: a.hoverTag(v), Taken: sc.taken, Still: sc.still,
	}
	if snap.Twin != nil {
		shown.Twin = snap.Twin.Ant
	}
	if snap.Rival != nil {
		shown.Rival = snap.Rival.Ant
	}
	slope, _ := snap.Condition("slope")
	load, _ := snap.Condition("load")
	shown.Slope, shown.Load = slope.Value, load.Value
	for leg := range shown.LegTags {
		if share := snap.Ant.Body.Lower[leg]; share < 1 && tagged(snap, leg+1) {
			word := " cut off"
			if share > 0 {
				word = " at " + words.Percent(share)
			}
			shown.LegTags[leg] = fmt.Sprint("leg ", leg+1, word)
		}
	}
	if q := sc.push; q != nil {
		shown.Push = &q.Push
	}
	a.picture.Style = ant.ParseStyle(v.Settings.AntPicture)
	a.picture.Measure(sc.took)
	a.picture.Draw(g.Dst, sc.place, shown, dt)
	return nil
}

// tagSteps is for how many control steps an injury's tag stays: three seconds at speed.
const tagSteps = 180

// tagged tells whether a short leg still has its tag: for a while at speed, and as long
// as the episode stands still.
func tagged(s *session.Snapshot, leg int) bool {
	if !s.Playing {
		return true
	}
	for _, m := range s.Markers {
		if cut, ok := m.Does.(episode.Leg); ok && cut.Leg == leg && s.Step-m.Event.Step < tagSteps {
			return true
		}
	}
	return false
}

// hoverTag says what a click on the leg under the pointer does.
func (a *antStage) hoverTag(v *desk.View) string {
	if a.hovered.Kind != ant.OnLeg || v.NoRules || v.Snap.Ant == nil {
		return ""
	}
	verb := "cut off"
	if v.Snap.Ant.Body.Lower[a.hovered.Leg-1] < 1 {
		verb = "restore"
	}
	return fmt.Sprintf("%s leg %d", verb, a.hovered.Leg)
}

func (a *antStage) unsettled() bool { return a.picture != nil && a.picture.Unsettled() }

func (a *antStage) sum(s *ui.Sum) { s.Add(uint64(a.hovered.Kind)<<8 | uint64(a.hovered.Leg)) }

// rateSteps is over how many control steps the speed is a mean.
const rateSteps = 20

func (a *antStage) figures(s *session.Snapshot) (large, small string) {
	rate, n := 0.0, 0
	for i := max(0, s.Step-rateSteps); i < min(s.Step, len(s.Rewards)); i++ {
		rate, n = rate+s.Rewards[i], n+1
	}
	if n > 0 {
		rate /= float64(n)
	}
	large, _ = ant.HUD(s.Ant, rate)
	return large, fmt.Sprintf("%s m/s · step %d", kit.Number(rate, 2), s.Step)
}

func (a *antStage) lead(lead float64) string {
	if math.Abs(lead) < 0.05 {
		return ""
	}
	return " " + kit.Signed(lead, 1) + " m"
}

func (a *antStage) follow() {
	if a.picture != nil {
		a.picture.Camera.Usual()
	}
}

func (a *antStage) zoom(factor float64) {
	if a.picture != nil {
		a.picture.Camera.ZoomBy(factor)
	}
}

func (a *antStage) turn(dx, dy float64) {
	if a.picture != nil {
		a.picture.Camera.Turn(dx, dy)
	}
}

func (a *antStage) ease(held, cut bool) (moved bool) {
	return a.picture != nil && a.aimed.ease(&a.picture.Camera, held, cut)
}

// part is what of the ant is at a point.
func (a *antStage) part(at kit.Point, s *session.Snapshot) ant.Part {
	if a.picture == nil {
		return ant.Part{}
	}
	return a.picture.Pick(at, s.Ant)
}

func (a *antStage) holds(at kit.Point, s *session.Snapshot) bool {
	return a.part(at, s).Kind != ant.Nothing
}

func (a *antStage) reach(at kit.Point, s *session.Snapshot) (body kit.Point, x, y float64, ok bool) {
	if a.picture == nil {
		return body, 0, 0, false
	}
	if body, _, ok = a.picture.Camera.ToScreen(s.Ant.Torso); !ok {
		return body, 0, 0, false
	}
	x, y = a.picture.Camera.Along(s.Ant.Torso, at.X-body.X, at.Y-body.Y)
	return body, x, y, x != 0 || y != 0
}

func (a *antStage) hover(at kit.Point, s *session.Snapshot, on bool) {
	a.hovered = ant.Part{}
	if on {
		a.hovered = a.part(at, s)
	}
}

// click cuts or restores a leg.
func (a *antStage) click(at kit.Point, s *session.Snapshot) desk.Command {
	if part := a.part(at, s); part.Kind == ant.OnLeg {
		return desk.CutLeg{Leg: part.Leg}
	}
	return nil
}

func (a *antStage) pointer(ui.Pointer, image.Rectangle, *desk.View) (desk.Command, bool) {
	return nil, false
}

func (a *antStage) hint(image.Point, image.Rectangle, *desk.View) string { return "" }
