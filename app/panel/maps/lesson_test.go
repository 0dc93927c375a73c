package maps

import (
	"slices"
	"testing"

	"hebbarium/app/lesson"
	"hebbarium/brain"
	"hebbarium/evolve/replay/link"
)

// tell comes to an entry of a lesson.
func (b *bench) tell(e lesson.Entry) {
	l := &b.view.Lesson
	l.Lesson, l.Entry, l.Ended = &lesson.Lesson{Script: []lesson.Entry{e}}, 0, false
	l.Stage++
	b.Take(b.view)
}

// An entry of a lesson chooses the map, and looks at the weights' way where that has a
// tab; a person may look elsewhere until the next entry.
func TestLessonIsObeyed(t *testing.T) {
	b := newBench(t, "ant", brain.AD)
	b.tell(lesson.Entry{Look: "brain", Map: "change"})
	if b.mode.at != 1 || b.Part("brain") != b.region {
		t.Errorf("the map of the changes is asked for, and mode %d shown", b.mode.at)
	}
	b.table.Do("mode 2")
	if b.Take(b.view); b.mode.at != 2 {
		t.Error("an entry that was obeyed is obeyed again")
	}
	if b.tell(lesson.Entry{Look: "timeline"}); b.mode.at != 2 {
		t.Errorf("where no map is asked for, mode %d comes", b.mode.at)
	}
	if b.tell(lesson.Entry{Map: "B"}); b.mode.at != 2 {
		t.Errorf("a map is asked for that the rule has not, and mode %d comes", b.mode.at)
	}
	if b.tell(lesson.Entry{Look: "pca", Map: "D"}); b.mode.at != 5 || b.Part("pca") != b.wayPlace() || b.Part("pca").Empty() {
		t.Errorf("beside the maps the way is looked at: mode %d, at %v", b.mode.at, b.Part("pca"))
	}
	if b.Part("rack") != (b.Part("timeline")) || !b.Part("rack").Empty() {
		t.Error("it has parts that are others'")
	}
	b.sit(least())
	if b.tell(lesson.Entry{Look: "pca", Map: "A"}); b.mode.at != pcaMode || b.Part("pca") != b.wayPlace() || b.Part("brain") != b.region {
		t.Errorf("with a tab the way is looked at: mode %d, at %v", b.mode.at, b.Part("pca"))
	}
	if b.tell(lesson.Entry{Look: "world"}); b.mode.at != 5 {
		t.Errorf("after the way mode %d comes, want the map before it", b.mode.at)
	}
}

// A link chooses the map once; what the rule has not is said, and what is shown is told as
// a link calls it.
func TestLinkIsObeyed(t *testing.T) {
	b := newBench(t, "ant", brain.AD)
	look := func(name string) {
		b.view.Sight.Map = name
		b.view.Sight.Stage++
		b.Take(b.view)
	}
	if b.Shows() != "weights" {
		t.Errorf("at first it shows %s", b.Shows())
	}
	for _, name := range []string{"change", "D", "A", "weights"} {
		if look(name); b.Shows() != name {
			t.Errorf("%s is asked for, %s shown", name, b.Shows())
		}
	}
	b.table.Do("mode 1")
	if b.Take(b.view); b.Shows() != "change" {
		t.Error("a link that was obeyed is obeyed again")
	}
	if look(""); b.Shows() != "change" || len(b.said) != 0 {
		t.Errorf("where no map is asked for, %s comes", b.Shows())
	}
	if look("B"); b.Shows() != "change" || len(b.said) != 1 || b.said[0] != "The link asks for the map B, which the rule AD has not" {
		t.Errorf("of a map that the rule has not it said %q", b.said)
	}
	b.sit(least())
	if look("pca"); b.Shows() != "pca" {
		t.Errorf("with a tab the way is asked for, %s shown", b.Shows())
	}
	if names := link.Maps(); len(names) != len(modes()) || !slices.Equal(names[:len(lesson.Maps())], lesson.Maps()) {
		t.Errorf("links call the maps %q, lessons %q", names, lesson.Maps())
	}
}

// What is pointed at is framed, and the frame goes again.
func TestLookIsFramed(t *testing.T) {
	b := newBench(t, "ant", brain.AD)
	b.draw()
	b.tell(lesson.Entry{Look: "brain"})
	if !b.Dirty() {
		t.Error("it is not drawn when it is pointed at")
	}
	b.draw()
	if b.view.Lesson.Ended = true; !b.Dirty() {
		t.Error("it is not drawn when the lesson ends")
	}
	b.draw()
	b.view.Lesson.Lesson = nil
	if b.Take(b.view); b.Dirty() {
		t.Error("it is drawn though nothing has changed")
	}
}

// A lesson that opens another session looks at the way, though it is laid out only then.
func TestLessonIsObeyedInASmallerWindow(t *testing.T) {
	b := newBench(t, "ant", brain.AD)
	b.view.Opened++
	b.tell(lesson.Entry{Look: "pca"})
	if b.mode.at != 0 {
		t.Fatalf("without a tab mode %d", b.mode.at)
	}
	if b.sit(least()); b.mode.at != pcaMode {
		t.Errorf("with a tab in the same tick mode %d", b.mode.at)
	}
	b.table.Do("mode 0")
	b.point(b.title.Min)
	if b.sit(least()); b.mode.at != 0 {
		t.Errorf("laid out anew later, mode %d comes back", b.mode.at)
	}
}

// What a lesson has changed of the maps it gives back, however it is left; what a person
// chose meanwhile stays. A brush that was in the hand is not taken out of it silently.
func TestLessonGivesTheMapsBack(t *testing.T) {
	leave := func(b *bench, opened int) {
		b.view.Lesson.Lesson = nil
		b.view.Opened += opened
		b.Take(b.view)
	}
	for opened := range 2 { // by Esc, and by another world
		b := newBench(t, "ant", brain.AD)
		b.table.Do("mode 2")
		b.tell(lesson.Entry{Map: "change"})
		b.tell(lesson.Entry{Map: "D"})
		if leave(b, opened); b.mode.at != 2 {
			t.Errorf("after it mode %d is shown, want the one before", b.mode.at)
		}
		b.tell(lesson.Entry{Map: "change"})
		b.table.Do("mode 5")
		if leave(b, opened); b.mode.at != 5 {
			t.Errorf("mode %d is shown, and 5 was chosen by hand", b.mode.at)
		}
	}
	b := newBench(t, "ant", brain.AD)
	b.table.Do("brush 0")
	b.tell(lesson.Entry{Map: "change"})
	if want := "The brush Zero is laid down: the lesson shows what cannot be painted"; len(b.said) != 1 || b.said[0] != want || b.brush.armed >= 0 {
		t.Errorf("said %q", b.said)
	}
	leave(b, 0)
	b.said = nil
	b.table.Do("brush 1")
	b.view.Opened++
	if b.Take(b.view); len(b.said) != 1 || b.brush.armed >= 0 {
		t.Errorf("with another network said %q", b.said)
	}
	b.view.Opened++
	if b.Take(b.view); len(b.said) != 1 {
		t.Errorf("without a brush said %q", b.said)
	}
}
