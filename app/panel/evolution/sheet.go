package evolution

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// sheet is what lies over the brain: a form that asks for a campaign, or the campaign.
type sheet struct {
	p     *Panel
	place image.Rectangle
	touch bool        // it is for fingers, on a screen that has little room
	at    image.Point // pointer; zero where it is not on the sheet
	focus int         // index into spots, −1 for none
	keyed bool        // the focus was moved by a key, and shows

	page   int       // of the form, from 0
	typing *ui.Field // that has the keys, nil for none
	before string    // that stood in it
}

// reset forgets where the pointer and the focus were.
func (s *sheet) reset() {
	s.at = image.Point{}
	s.turn(0)
}

// Fit lays the sheet over the brain, and over more where that is small.
func (s *sheet) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	brain, beside := s.p.brain(), 8
	if s.touch = px.Touch; s.touch {
		beside = 4
	}
	r := brain.Inset(beside)
	r.Max.Y = brain.Max.Y - 1 // the last map's caption ends here
	r.Min.X = max(beside, min(r.Min.X, r.Max.X-px.Px(560)))
	if px.Compact {
		r.Max.Y = window.Max.Y - beside
	}
	s.place = r
	return r
}

// px scales a length to whole pixels.
func (s *sheet) px(v float64) int { return int(s.p.theme.Type.Px(v)) }

// inner is the sheet without its margin, and body what lies under the headline.
func (s *sheet) inner() image.Rectangle {
	if s.touch {
		return s.place.Inset(8)
	}
	return s.place.Inset(16)
}

func (s *sheet) body() image.Rectangle {
	r, head := s.inner(), 48.0
	if s.touch {
		head = 40
	}
	r.Min.Y += s.px(head)
	return r
}

// spots are the places that can be pressed, in Tab's order.
func (s *sheet) spots() []spot {
	var list []spot
	if s.p.asking() {
		list = s.form().spots
	} else {
		list = s.runSpots(s.body())
	}
	return append(list, s.closeSpot())
}

func (s *sheet) closeSpot() spot {
	in := s.inner()
	return spot{place: image.Rect(in.Max.X-s.px(32), in.Min.Y, in.Max.X, in.Min.Y+s.px(32)), icon: kit.IconClose, act: s.p.popups.Close}
}

// spotAt is the spot at a point that can be pressed, −1 for none.
func spotAt(spots []spot, at image.Point) int {
	for i, s := range spots {
		if s.act != nil && at.In(s.place) {
			return i
		}
	}
	return -1
}

// Pointer presses what the button is let go on.
func (s *sheet) Pointer(m ui.Pointer) {
	at := image.Point{}
	if m.Free {
		at = m.At
		s.keyed = s.keyed && at == s.at
	}
	s.at = at
	spots := s.spots()
	i := spotAt(spots, at)
	if s.typing != nil && m.Pressed && (i < 0 || spots[i].field != s.typing) {
		s.endTyping()
	}
	for _, b := range spots {
		if b.field != nil {
			b.field.Tick(m)
			if b.field.Asked() {
				s.typeInto(b.field)
			}
		}
	}
	if i >= 0 && spots[i].field == nil && m.Free && m.Released {
		spots[i].act()
	}
}

// Passes tells whether a press beside the sheet goes where it is: on the switch of
// worlds.
func (s *sheet) Passes(at image.Point) bool { return s.p.worlds(at) }

// Keys moves through the sheet with Tab and the arrows; play and pause still
// work, so that a watched centre can be stopped.
func (s *sheet) Keys(k ui.Keys) {
	if s.typing != nil {
		s.typeKeys(k)
		return
	}
	switch {
	case k.Just(ebiten.KeyEscape) && s.page > 0 && s.p.asking():
		s.turn(0)
	case k.Just(ebiten.KeyEscape), k.Just(ebiten.KeyE):
		s.p.popups.Close()
	case k.Just(ebiten.KeySpace):
		s.p.actions.Do("play")
	case k.Repeats(ebiten.KeyTab) && k.Shift(), k.Repeats(ebiten.KeyArrowUp), k.Repeats(ebiten.KeyArrowLeft):
		s.move(-1)
	case k.Repeats(ebiten.KeyTab), k.Repeats(ebiten.KeyArrowDown), k.Repeats(ebiten.KeyArrowRight):
		s.move(1)
	case k.Just(ebiten.KeyEnter) && s.keyed:
		if spots := s.spots(); s.focus >= 0 && s.focus < len(spots) && spots[s.focus].act != nil {
			spots[s.focus].act()
		}
	}
}

// move moves the focus to the next spot that can be pressed, or the one before.
func (s *sheet) move(by int) {
	s.keyed = true
	spots := s.spots()
	n := len(spots)
	for range spots {
		s.focus = ((s.focus+by)%n + n) % n
		if spots[s.focus].act != nil {
			return
		}
	}
}

// Draw draws the sheet.
func (s *sheet) Draw(g *ui.Painter) {
	g.Card(s.place)
	in := s.inner()
	x, y := float64(in.Min.X), float64(in.Min.Y)+g.Px(16)
	g.Text("Evolve", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width("Evolve", kit.Title, kit.SemiBold) + g.Px(16)
	words := g.Fit(s.p.headline(), float64(s.closeSpot().place.Min.X)-x-g.Px(16), kit.Caption, kit.Regular)
	g.Text(words, x, y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	if s.p.asking() {
		s.drawForm(g)
	} else {
		s.drawRun(g, s.body())
	}
	spots := s.spots()
	hover := spotAt(spots, s.at)
	for i, b := range spots {
		b.draw(g, i == hover, s.keyed && i == s.focus)
	}
}

var (
	_ ui.Popup   = (*sheet)(nil)
	_ ui.Passing = (*sheet)(nil)
)
