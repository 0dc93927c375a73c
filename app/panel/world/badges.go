package world

import (
	"fmt"
	"image"
	"math"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// badges say under the figures what conditions the life is under; a click on one gives back
// what it has taken.
type badges struct {
	p       *Panel
	inForce []words.InForce
	more    []string // that have no room
	buttons ui.Controls
}

// mostBadges is how many there are at most, and badgeRows in how many rows.
const (
	mostBadges = 6
	badgeRows  = 2
)

func newBadges(p *Panel) *badges {
	b := &badges{p: p}
	for i := range mostBadges {
		button := ui.NewButton(fmt.Sprint("badge ", i), "", nil, func() {
			if i < len(b.inForce) {
				p.hand.Send(desk.Injure{Events: []episode.Event{b.inForce[i].Back}})
			}
		})
		button.Face = func(g *ui.Painter, r image.Rectangle, c ui.State) { b.face(g, r, c, i) }
		button.Tip = func() string { return words.Upper(b.text(i)) + ". A click gives it back" }
		button.Why = func() string {
			if i >= len(b.inForce) && len(b.more) > 0 {
				return words.Upper(strings.Join(b.more, ", ")) + ". The rack gives them back"
			}
			return p.hand.View().Refuses(desk.Injure{})
		}
		b.buttons = append(b.buttons, button)
	}
	return b
}

func (b *badges) text(i int) string {
	if i < len(b.inForce) {
		return b.inForce[i].Text
	}
	return fmt.Sprintf("%d more", len(b.more))
}

// place lays the badges out in rows from a corner on, in so much width, and returns the
// place of all of them: empty where the life is under no condition.
func (b *badges) place(g *ui.Painter, at image.Point, width int, all []words.InForce) (places map[string]image.Rectangle, taken image.Rectangle) {
	b.inForce, b.more = all, nil
	places = map[string]image.Rectangle{}
	height, gap := int(g.Px(24)), int(g.Px(6))
	x, row := at.X, 0
	for i := 0; i < len(all); i++ {
		w := int(math.Ceil(g.Width(all[i].Text, kit.Caption, kit.Medium) + g.Px(33)))
		last := i == mostBadges-1 || row == badgeRows-1 && x+w > at.X+width-int(g.Px(70))
		if x > at.X && x+w > at.X+width && row < badgeRows-1 {
			x, row = at.X, row+1
		}
		if last && i < len(all)-1 {
			for _, c := range all[i:] {
				b.more = append(b.more, c.Text)
			}
			b.inForce = all[:i]
			w = int(math.Ceil(g.Width(b.text(i), kit.Caption, kit.Medium) + g.Px(17)))
		}
		y := at.Y + row*(height+gap)
		r := image.Rect(x, y, min(x+w, at.X+width), y+height)
		places[fmt.Sprint("badge ", i)] = r
		taken = taken.Union(r)
		x += w + gap
		if len(b.more) > 0 {
			break
		}
	}
	return places, taken
}

// face is a badge: in warn, with a cross where a click gives it back.
func (b *badges) face(g *ui.Painter, r image.Rectangle, c ui.State, i int) {
	back := kit.WarnBG
	if c.Hover && !c.Off {
		back = kit.WarnBG.Mix(kit.Warn, 0.2)
	}
	g.Round(r, kit.Radius, back)
	_, y := ui.Middle(r)
	room := float64(r.Dx()) - g.Px(16)
	if i < len(b.inForce) {
		room -= g.Px(16)
		g.Icon(kit.IconClose, float64(r.Max.X)-g.Px(13), y, g.Px(10), kit.Warn)
	}
	g.Text(g.Fit(b.text(i), room, kit.Caption, kit.Medium), float64(r.Min.X)+g.Px(8), y, kit.Caption, kit.Medium, kit.Warn, kit.Left)
}

// look adds what they say.
func (b *badges) look(s *ui.Sum) {
	for _, c := range words.Conditions(b.p.view.Snap) {
		s.Text(c.Text)
	}
}
