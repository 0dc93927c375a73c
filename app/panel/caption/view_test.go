package caption

import (
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
)

// What an entry asks for is opened once when it is come to, and closed when the lesson goes
// on without it, ends or is left; a view that goes on stays open.
func TestEntriesOpenViews(t *testing.T) {
	p, v := newCaption(t)
	said, done := "", ""
	p.hand.Say = func(s string) { said = s }
	p.Obey(map[string]Show{
		"many": func(args string) func() {
			done += "+many " + args
			return func() { done += " −many " }
		},
		"seeing": func(string) func() { done += "+seeing"; return nil },
	})
	views := []string{"", "many 36", "many 36", "seeing", "", "synapse h1 2 → h2 3"}
	l := &lesson.Lesson{}
	for _, view := range views {
		l.Script = append(l.Script, lesson.Entry{Caption: "c", View: view})
	}
	v.Lesson = desk.Lesson{Lesson: l, Follows: l}
	to := func(entry int) {
		v.Lesson.Entry, v.Lesson.Stage = entry, v.Lesson.Stage+1
		p.views.follow(p.hand, &v.Lesson)
		p.views.follow(p.hand, &v.Lesson)
	}
	for i := range views {
		to(i)
	}
	if done != "+many 36 −many +seeing" || !strings.Contains(said, "synapse h1 2 → h2 3") {
		t.Errorf("did %q, and said %q", done, said)
	}
	// Back from the end the entry has its view again.
	done = ""
	to(1)
	for _, v.Lesson.Ended = range []bool{true, false} {
		p.views.follow(p.hand, &v.Lesson)
	}
	if done != "+many 36 −many +many 36" {
		t.Errorf("at the end and back from it: %q", done)
	}
	done = "+many 36"
	v.Lesson = desk.Lesson{Stage: v.Lesson.Stage}
	p.views.follow(p.hand, &v.Lesson)
	if done != "+many 36 −many " {
		t.Errorf("when it is left: %q", done)
	}
}
