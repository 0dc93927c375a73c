package caption

import (
	"image"
	"path"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Actions are what keys and the palette do with lessons.
func (p *Panel) Actions() []ui.Action {
	told := func(a ui.Action) ui.Action {
		a.Shown = func() bool { return p.view.Lesson.Running() }
		return a
	}
	list := []ui.Action{
		{ID: "lessons", Title: "Lessons", Keys: "L", Chords: ui.Key(ebiten.KeyL), Run: p.openList},
		told(p.hand.Action("lesson next", "Lesson: on to the next caption", "", nil, desk.NextEntry{})),
		told(p.hand.Action("lesson back", "Lesson: back to the last caption", "", nil, desk.LastEntry{})),
		told(p.hand.Action("lesson end", "Lesson: end it", "", nil, desk.EndLesson{})),
	}
	return list
}

// Hang lets the list of lessons hang from a control, where that is shown.
func (p *Panel) Hang(c ui.Control) { p.button = c }

// Lead has the list of lessons lead on to other things, with rows under it.
func (p *Panel) Lead(rows func() []ui.Row) { p.more = rows }

// openList opens the list of lessons: under its button or, where the top bar has no
// room for one, over the foot of the world.
func (p *Panel) openList() {
	p.hand.Send(desk.ReadLessons{}) // one may have been written on meanwhile
	ui.OpenList(p.popups, func() image.Rectangle {
		if p.button != nil && !p.button.Rect().Empty() {
			return p.button.Rect()
		}
		at := p.region
		return image.Rect(at.Min.X, at.Min.Y, at.Min.X+p.px.Px(420), at.Min.Y)
	}, p.rows(), 420)
}

// rows are the rows of the list of lessons, with those of the user's own that cannot
// be read.
func (p *Panel) rows() []ui.Row {
	var rows []ui.Row
	v := p.view
	for _, l := range v.Lessons {
		rows = append(rows, ui.Row{Title: l.Heading(), Value: l.World, Chosen: v.Lesson.Lesson == l, Act: func() { p.hand.Send(desk.TellLesson{Lesson: l}) }})
	}
	for _, e := range v.Unread {
		rows = append(rows, ui.Row{Title: path.Base(e.Name), Value: "cannot be read: why?", Act: func() { p.hand.Send(desk.Refuse{What: e.Name, Err: e.Err}) }})
	}
	if len(v.Lessons) > 0 {
		rows = append(rows, ui.Row{Title: "All of them, one after the other", Act: func() { p.hand.Send(desk.TellAll{}) }})
	}
	if v.Lesson.Running() {
		rows = append(rows, ui.Row{Title: "End the lesson", Act: func() { p.hand.Send(desk.EndLesson{}) }})
	}
	if p.more != nil {
		rows = append(rows, p.more()...)
	}
	return rows
}
