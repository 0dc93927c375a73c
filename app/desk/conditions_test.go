package desk

import (
	"strings"
	"testing"

	"hebbarium/app/lesson"
)

// A link with an event that its world has no sense or knob for says which there are, and
// leaves what is open as it is.
func TestLinksToWhatAWorldHasNot(t *testing.T) {
	for events, names := range map[string]string{
		"#world=car&rules=car&events=5:sense:feet=off":       "dark, noise, grey, hue, patch, delay",
		"#world=car&rules=car&events=5:sense:patch=80,0,9,9": "84×84",
		"#world=car&rules=car&events=5:world:gravity=0.5":    "grip, power, track",
		"#world=ant&rules=ant&events=5:world:track=darker":   "gravity, friction, slope, load",
		"#world=ant&rules=ant&events=5:world:gravity=NaN":    "expected a number",
	} {
		d := linked(t, "#world=ant&rules=ant&seed=3&paused")
		opened := d.view.Opened
		d.Send(Follow{Link: events})
		if d.view.Card == nil || d.view.Card.Err == nil || !strings.Contains(d.view.Card.Err.Error(), names) {
			t.Errorf("%s: %+v", events, d.view.Card)
		}
		if d.view.Opened != opened || d.view.Seed != 3 || d.view.World != "ant" {
			t.Errorf("%s: seed %d of the %s is open", events, d.view.Seed, d.view.World)
		}
	}
}

// So does a lesson.
func TestLessonsOfWhatAWorldHasNot(t *testing.T) {
	d := linked(t, "#world=ant&rules=ant&seed=3&paused")
	for event, names := range map[string]string{
		"sense:dark=0.5": "height, heading", "sense:nose=off": "height, heading", "world:grip=0.5": "gravity, friction, slope, load",
	} {
		writeLessons(t, map[string]string{"bad.json": `{"lesson": 1, "title": "Bad", "world": "ant", "rules": "ant-static", "seed": 2,
 "script": [{"at": 0, "caption": "One"}, {"at": 20, "caption": "Two", "events": ["` + event + `"]}], "end": 60}`})
		d.view.Lessons, d.view.Card = nil, nil
		d.lessons.read()
		l, err := lesson.Find(d.view.Lessons, "bad")
		if err != nil {
			t.Fatal(err)
		}
		opened := d.view.Opened
		d.Send(TellLesson{l})
		if d.view.Card == nil || d.view.Card.Err == nil || !strings.Contains(d.view.Card.Err.Error(), names) {
			t.Errorf("%s: card %+v, notice %q", event, d.view.Card, d.view.Notice)
		}
		if d.view.Opened != opened || d.view.Seed != 3 || d.view.Lesson.Running() {
			t.Errorf("%s: seed %d is open, a lesson is told: %v", event, d.view.Seed, d.view.Lesson.Running())
		}
	}
}
