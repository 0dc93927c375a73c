package maps

import (
	"fmt"
	"slices"

	"hebbarium/app/lesson"
)

// lent is what a lesson has changed of the panel, and gives back when it is left.
type lent struct {
	on   bool
	mode int // that was shown before
	set  int // that the lesson chose last
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
		p.layDown("the lesson shows what cannot be painted")
	}
	p.lookAtWay(e.Look == "pca")
	if mode >= 0 && !p.mode.way() {
		p.setMode(mode)
	}
	if p.mode.at != before {
		p.lent.set = p.mode.at
	}
}

// giveBack shows what was shown before a lesson that has been left, unless a person has
// chosen something else since.
func (l *lent) giveBack(p *Panel) {
	was := *l
	if *l = (lent{}); was.on && p.mode.at == was.set {
		p.setMode(was.mode)
	}
}

// layDown takes the brush out of the hand, for a reason that is no wish of the person's
// who holds it, and says so.
func (p *Panel) layDown(why string) {
	if b := p.brush.armed; b >= 0 {
		p.brush.hold(-1)
		p.hand.Say(fmt.Sprintf("The brush %s is laid down: %s", brushes()[b].title, why))
	}
}
