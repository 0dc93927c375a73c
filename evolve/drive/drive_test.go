package drive_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hebbarium/evolve/argument"
	"hebbarium/evolve/drive"
)

func parse(text string) (drive.Moves, error) {
	a := argument.Split(text)
	m, err := drive.Parse(a)
	if err == nil {
		err = a.LeftOver()
	}
	return m, err
}

// Of the texts that mean the same there is one that is written.
func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"gas=1":                         "gas=1",
		"steer=0.25x5/0.5x40/0.4,gas=1": "gas=1,steer=0.25x5/0.5x40/0.4",
		"steer=0/0/-0x1/1":              "steer=0x3/1",
		"steer=0x2/1x3/1":               "steer=0x2/1",
		"steer=0x1/.5/-1e-1":            "steer=0/0.5/-0.1",
		"a=1,b=2,c=3,d=4,e=5x999/6":     "a=1,b=2,c=3,d=4,e=5x999/6",
	} {
		m, err := parse(text)
		if err != nil || m.String() != want {
			t.Errorf("%s: found %q, %v, want %q", text, m, err, want)
			continue
		}
		if again, err := parse(want); err != nil || !reflect.DeepEqual(m, again) {
			t.Errorf("%s: read back as %v, %v", want, again, err)
		}
	}
	for _, bad := range []string{"", "steer", "=1", "steer=", "steer=x5/1", "steer=1x/2", "steer=1x0/2", "steer=1x-3/2", "steer=1x5", "steer=1/2x5", "steer=1//2", "steer=NaN",
		"steer=Inf/1", "steer=1001", "steer=1x1001/2", "steer=1x600/2x600/3", "steer=1,steer=2", "steer=1x2x3/4", "steer=1,gas"} {
		if m, err := parse(bad); err == nil {
			t.Errorf("%q: expected to be refused, found %v", bad, m)
		}
	}
}

// What is moved step by step is told in one text that holds the same value at every step,
// and up to any of them in one that holds the same up to it.
func TestMovesTellEveryStep(t *testing.T) {
	names := []string{"steer", "gas", "brake"}
	at := func(m drive.Moves, name string, step int, before float64) float64 {
		h := m.Hand(name)
		if h == nil {
			return before
		}
		for _, r := range h.Runs {
			if before = r.Value; step < r.Steps {
				break
			}
			step -= r.Steps
		}
		return before
	}
	rapid.Check(t, func(t *rapid.T) {
		now := map[string]float64{"steer": 0, "gas": 0.5, "brake": 0}
		first := map[string]float64{"steer": 0, "gas": 0.5, "brake": 0}
		var m drive.Moves
		var lived []string
		steps := rapid.IntRange(1, 40).Draw(t, "steps")
		for step := range steps {
			for _, name := range names {
				if rapid.IntRange(0, 3).Draw(t, "moved") == 0 {
					to := float64(rapid.IntRange(-100, 100).Draw(t, "to")) / 100
					m = m.Move(name, step, now[name], to)
					now[name] = to
				}
			}
			lived = append(lived, fmt.Sprint(now))
		}
		told := func(m drive.Moves, step int) string {
			all := map[string]float64{}
			for _, name := range names {
				all[name] = at(m, name, step, first[name])
			}
			return fmt.Sprint(all)
		}
		if len(m) == 0 {
			return
		}
		text := m.String()
		read, err := parse(text)
		if err != nil || read.String() != text {
			t.Fatalf("%s is read as %q, %v", text, read, err)
		}
		until := rapid.IntRange(0, steps-1).Draw(t, "until")
		short := read.Until(until)
		if back, err := parse(short.String()); err != nil || back.String() != short.String() {
			t.Fatalf("%s: up to %d it is %q, read back as %q, %v", text, until, short, back, err)
		}
		for step, want := range lived {
			if got := told(read, step); got != want {
				t.Fatalf("%s: at step %d %s, want %s", text, step, got, want)
			}
			if step <= until && len(m) == len(short) {
				if got := told(short, step); got != want {
					t.Fatalf("%s up to %d is %s: at step %d %s, want %s", text, until, short, step, got, want)
				}
			}
		}
		if strings.Contains(text, " ") {
			t.Fatalf("%q has a space", text)
		}
	})
}
