package app

import (
	"image"
	"path"

	"hebbarium/app/lesson"
)

// lessonList are the rows of the list of lessons, with those of the user's own that
// cannot be read.
func (g *Game) lessonList() []row {
	var rows []row
	for _, l := range g.lessons.all {
		chosen := g.lessons.running() && g.lessons.player.Lesson == l
		rows = append(rows, row{title: l.Title, value: l.World, chosen: chosen, act: func() { g.lessons.begin(l) }})
	}
	for _, e := range g.lessons.unread {
		rows = append(rows, row{title: path.Base(e.Name), value: "cannot be read: why?", act: func() { g.failLesson(e) }})
	}
	if len(g.lessons.all) > 0 {
		rows = append(rows, row{title: "All of them, one after the other", act: func() {
			g.lessons.loop = true
			g.lessons.begin(g.lessons.all[0])
		}})
	}
	if g.lessons.running() {
		rows = append(rows, row{title: "End the lesson", act: g.lessons.end})
	}
	return rows
}

// failLesson says why a file is no lesson.
func (g *Game) failLesson(e *lesson.FileError) { g.fail(e.Name, e.Err) }

// listLessons opens the list of lessons: under its button or, where the top bar has no
// room for one, over the foot of the world.
func (g *Game) listLessons() {
	g.openList(func() image.Rectangle {
		if button, ok := g.placeOf("lessons"); ok {
			return button
		}
		at := g.layout.Caption
		return image.Rect(at.Min.X, at.Min.Y, at.Min.X+g.layout.px(420), at.Min.Y)
	}, g.lessonList(), 420)
}

// lessonRows are the palette's rows of lessons.
func (g *Game) lessonRows() []row {
	rows := make([]row, 0, len(g.lessons.all))
	for _, l := range g.lessons.all {
		rows = append(rows, row{title: "Lesson: " + l.Title, value: l.World, act: func() { g.lessons.begin(l) }})
	}
	return rows
}
