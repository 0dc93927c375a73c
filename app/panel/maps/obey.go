package maps

import (
	"fmt"
	"slices"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/words"
)

// lent is what a lesson has changed of the panel, and gives back when it is left.
type lent struct {
	on    bool
	mode  int  // that was shown before
	set   int  // that the lesson chose last
	terms bool // their switches were shown
}

// obey shows what the lesson's entry asks for.
func (p *Panel) obey() {
	told := &p.view.Lesson
	if !told.Running() {
		return
	}
	before := p.mode.at
	if !p.lent.on {
		p.lent = lent{on: true, mode: before, set: before}
	}
	e := &told.Lesson.Script[told.Entry]
	mode := slices.Index(lesson.Maps(), e.Map)
	if mode > 0 && p.mode.has(mode) {
		p.brush.layDown(p.hand, "the lesson shows what cannot be painted")
	}
	p.lookAtWay(e.Look == "pca")
	if on := e.Look == "terms"; on != p.lent.terms {
		p.terms.show(on)
		p.lent.terms = on
	}
	if mode >= 0 && !p.mode.way() {
		p.setMode(mode)
	}
	if p.mode.at != before {
		p.lent.set = p.mode.at
	}
}

// Shows is what the maps show, as a link calls it.
func (p *Panel) Shows() string { return p.mode.linked() }

// show shows what a link asks for, "" for what is shown.
func (p *Panel) show(name string) {
	i := p.mode.named(name)
	switch {
	case name == "":
	case i == pcaMode:
		p.lookAtWay(true)
	case i >= 0 && p.mode.has(i):
		p.brush.layDown(p.hand, "the link chooses a map")
		p.setMode(i)
	default:
		p.hand.Say(fmt.Sprintf("The link asks for the map %s, which the rule %s has not", words.Coefficient(name), p.mode.rule))
	}
}

// giveBack shows what was shown before a lesson that has been left, unless a person has
// chosen something else since.
func (l *lent) giveBack(p *Panel) {
	was := *l
	if was.terms {
		p.terms.show(false)
	}
	if *l = (lent{}); was.on && p.mode.at == was.set {
		p.setMode(was.mode)
	}
}

// layDown takes the brush out of the hand, for a reason that is no wish of the person's
// who holds it, and says so.
func (b *brush) layDown(hand *desk.Hand, why string) {
	if i := b.armed; i >= 0 {
		b.hold(-1)
		hand.Say(fmt.Sprintf("The brush %s is laid down: %s", brushes()[i].title, why))
	}
}
