package caption

import (
	"fmt"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
)

// Show opens a view of the window that an entry asks for; back, which may be nil, is called
// when the lesson goes on without it.
type Show func(args string) (back func())

// shown is the view that the lesson has open.
type shown struct {
	by    map[string]Show
	view  string
	stage int
	ended bool
	back  func()
}

// Obey names the views that the window has, by the names of lesson.Views.
func (p *Panel) Obey(views map[string]Show) { p.views.by = views }

// follow opens what the entry asks for, once it is come to, and closes what the one before
// asked for. A view that goes on stays open.
func (s *shown) follow(hand *desk.Hand, told *desk.Lesson) {
	want := ""
	if told.Running() && !told.Ended {
		want = told.Lesson.Script[told.Entry].View
	}
	if s.stage == told.Stage && s.ended == told.Ended && (want != "" || s.view == "") {
		return
	}
	s.stage, s.ended = told.Stage, told.Ended
	if want == s.view {
		return
	}
	if s.back != nil {
		s.back()
	}
	s.view, s.back = want, nil
	if want == "" {
		return
	}
	v, err := lesson.ParseView(want) // which the lesson's check has passed
	if show := s.by[v.Name]; err == nil && show != nil {
		s.back = show(v.Args)
		return
	}
	hand.Say(fmt.Sprintf("The lesson would show “%s” here, which this window cannot", want))
}
