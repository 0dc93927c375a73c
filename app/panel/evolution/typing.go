package evolution

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// typeInto begins to type into a field; what was typed into another is taken.
func (s *sheet) typeInto(f *ui.Field) {
	s.endTyping()
	s.typing, s.before = f, f.Value()
	f.Begin()
	if s.p.view.Campaign.Trouble != nil {
		s.p.hand.Send(desk.Trouble{})
	}
}

// endTyping takes what is typed.
func (s *sheet) endTyping() {
	if s.typing != nil {
		s.typing.End(true)
		s.typing = nil
	}
}

// typeKeys gives the keys to the field that is typed into: Esc takes back what was typed, and
// Tab goes on to what can be pressed next.
func (s *sheet) typeKeys(k ui.Keys) {
	f := s.typing
	switch {
	case k.Just(ebiten.KeyEscape):
		f.Live(s.before)
		f.End(false)
		s.typing = nil
	case k.Repeats(ebiten.KeyTab):
		f.Keys(k) // what was typed in the same tick
		s.focus = s.spotOf(f)
		s.endTyping()
		by := 1
		if k.Shift() {
			by = -1
		}
		if s.move(by); s.spots()[s.focus].field != nil {
			s.typeInto(s.spots()[s.focus].field)
		}
	case k.Just(ebiten.KeyEnter), k.Just(ebiten.KeyNumpadEnter):
		f.Keys(k)
		s.focus = s.spotOf(f)
		s.endTyping()
	default:
		f.Keys(k)
	}
}

// spotOf is the spot of a field.
func (s *sheet) spotOf(f *ui.Field) int {
	for i, b := range s.spots() {
		if b.field == f {
			return i
		}
	}
	return s.focus
}

// turn shows another page of the form.
func (s *sheet) turn(page int) {
	s.endTyping()
	s.page, s.focus, s.keyed = page, -1, false
}

// usual makes the network the paper's again.
func (s *sheet) usual() {
	s.endTyping()
	c := &s.p.choices
	c.network, c.rule = network{}, usualChoices().rule
	if s.p.view.Campaign.Trouble != nil {
		s.p.hand.Send(desk.Trouble{})
	}
}
