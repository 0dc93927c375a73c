package session

import (
	"fmt"
	"testing"

	"hebbarium/evolve/sense"
)

// What is struck is the moment's: it is seen at once, from another moment as it was there,
// undone and done again.
func TestConditionsFollowTheMoment(t *testing.T) {
	for world, events := range map[string][2][2]string{
		"ant": {{"sense", "feet=off"}, {"world", "slope=5"}},
		"car": {{"sense", "patch=10,20,30,40"}, {"world", "track=narrower"}},
	} {
		s := open(t, Config{World: world, Seed: 2})
		is := func(what string, step int, struck string, knob float64) {
			t.Helper()
			name := map[string]string{"ant": "slope", "car": "track"}[world]
			until(t, s, fmt.Sprintf("%s: %s", world, what), func(s *Snapshot) bool {
				c, ok := s.Condition(name)
				return s.Step == step && fmt.Sprint(s.Senses.Changes) == struck && ok && c.Value == knob
			})
		}
		seen := "[" + events[0][1] + "]"
		knob := map[string]float64{"ant": 5, "car": 2}[world]
		s.Step(20)
		is("before", 20, "[]", 0)
		s.Inject(event(20, events[0][0], events[0][1]))
		is("struck", 20, seen, 0)
		s.Step(20)
		s.Inject(event(40, events[1][0], events[1][1]))
		is("both", 40, seen, knob)
		s.Step(20)
		is("later", 60, seen, knob)
		s.Scrub(30)
		is("between", 30, seen, 0)
		s.Scrub(10)
		is("before them", 10, "[]", 0)
		s.Scrub(60)
		is("at the edge", 60, seen, knob)
		s.Undo()
		is("undone", 60, seen, 0)
		s.Undo()
		is("both undone", 60, "[]", 0)
		s.Redo()
		s.Redo()
		is("done again", 60, seen, knob)
		snap := until(t, s, "a picture", atStep(60))
		if c, ok := snap.Senses.Of("", sense.Blind); ok != (world == "car") || ok && c.Patch.Width != 30 {
			t.Errorf("%s: the blind spot is %v", world, c)
		}
		if snap.Car != nil {
			a, b := snap.Car.Track.Tiles[5].Corners[0], snap.Car.Track.Tiles[5].Corners[1]
			if w := (a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]); w > 80 { // the usual road is 13.3 m wide
				t.Errorf("the road that is drawn is as wide as ever: %v m²", w)
			}
		}
	}
}
