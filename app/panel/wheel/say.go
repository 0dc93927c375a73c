package wheel

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// head writes the first line of a card: who has the wheel.
func head(g *ui.Painter, v *desk.View, r image.Rectangle, at string) {
	x, y := float64(r.Min.X)+g.Px(16), float64(r.Min.Y)+g.Px(24)
	if !v.Snap.Hands {
		at = "Driven, as recorded"
	}
	pen := g.Theme.Pen()
	pen.Disc(kit.Point{X: x + 4, Y: y}, 4, kit.Warn)
	pen.Flush(g.Dst)
	g.Text(at, x+g.Px(16), y, kit.Body, kit.SemiBold, kit.Text, kit.Left)
}

// foot writes what to do, or why nothing that is done now is taken.
func foot(g *ui.Painter, v *desk.View, r image.Rectangle, usual string) {
	switch s := v.Snap; {
	case s.Status != episode.Running:
		usual = ended(s)
	case !s.Live():
		usual = "In the past: as it was driven then"
	case !s.Playing:
		usual = "The episode rests: Space lets it go on"
	case !s.Hands:
		usual = "Take it over to steer from here on"
	}
	width := float64(r.Dx()) - g.Px(32)
	g.Text(g.Fit(usual, width, kit.Caption, kit.Regular), float64(r.Min.X)+g.Px(16), float64(r.Max.Y)-g.Px(16), kit.Caption, kit.Regular, kit.Text2, kit.Left)
}

// ended says why a life is over, and what to do.
func ended(s *session.Snapshot) string {
	switch why := words.Ending(s); why {
	case "":
		return "The life is over: start again  ·  Space"
	case "left the field":
		return "Off the field, the life is over  ·  Space: again"
	default:
		return words.Upper(why) + ": start again  ·  Space"
	}
}

// wants is what the network would do with an actuator, false where it is not known.
func wants(v *desk.View, i int) (float64, bool) {
	sets := v.Snap.Activations
	if v.Snap.Step == 0 || len(sets) == 0 || len(sets[len(sets)-1]) != len(v.Snap.Actuators) {
		return 0, false
	}
	return min(max(float64(sets[len(sets)-1][i]), -1), 1), true
}

// action is where an actuator is.
func action(v *desk.View, i int) float64 {
	if i >= len(v.Snap.Action) {
		return 0
	}
	return min(max(float64(v.Snap.Action[i]), -1), 1)
}

// letGo is the button that ends it, or takes over what a replay tells of.
func letGo(hand *desk.Hand, actions *ui.Actions) *ui.Button {
	return ui.NewActionButton("let go", actions, "wheel", ui.Words(func() string {
		if hand.View().Snap.Hands {
			return "Let go"
		}
		return "Take over"
	}))
}
