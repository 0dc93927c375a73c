package desk

import (
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

// As many lives are shown as were asked for, of which the settings know; other numbers are
// refused with a line, and nothing changes.
func TestManyLivesAreAskedFor(t *testing.T) {
	d := withRules(t, "ant", 1)
	d.Send(Many{})
	if d.view.Many != 36 {
		t.Errorf("at first there are %d lives", d.view.Many)
	}
	d.Send(Many{Lives: 9})
	if d.view.Many != 9 || d.view.Settings.Many != 9 {
		t.Errorf("%d lives, and %d the next time", d.view.Many, d.view.Settings.Many)
	}
	for _, n := range []int{-1, 2, 1000} {
		d.Send(Many{Lives: n})
		if d.view.Many != 9 || !strings.Contains(d.view.Notice, "expected 9, 16, 36 or 64") {
			t.Errorf("%d: %d lives, told %q", n, d.view.Many, d.view.Notice)
		}
	}
	text := ""
	d.Send(CopyLink{Map: "weights", Copy: func(s string) error { text = s; return nil }})
	if !strings.Contains(text, "&many=9") {
		t.Errorf("the link is %s", text)
	}
	// One of them goes on alone, with its seed and the same events.
	d.Send(Injure{[]episode.Event{{Kind: "zero", Args: "0.5"}}})
	d.Send(Become{Seed: 4})
	until(t, d, "the other life", func() bool { return d.view.Snap.Setup.Seed == 4 && len(d.view.Snap.Markers) == 1 })
	if d.view.Many != 0 || d.view.Seed != 4 {
		t.Errorf("%d lives, seed %d", d.view.Many, d.view.Seed)
	}
	d.Send(Many{})
	if d.view.Many != 9 {
		t.Errorf("again there are %d lives", d.view.Many)
	}
	if d.Send(Many{Lives: 1}); d.view.Many != 0 {
		t.Error("one life is many")
	}
}

// Nobody drives one of many lives: who has the wheel lets go of it, and takes it in one alone.
func TestNobodyDrivesManyLives(t *testing.T) {
	d := withRules(t, "car", 1)
	d.Send(TakeWheel{Actuators: []string{"steer", "gas", "brake"}})
	until(t, d, "hands", func() bool { return d.view.Snap.Hands })
	d.Send(Step{N: 5})
	until(t, d, "some steps", func() bool { return d.view.Snap.Step == 5 })
	d.Send(Many{Lives: 9})
	until(t, d, "no hands", func() bool { return !d.view.Snap.Hands })
	why := d.view.Refuses(TakeWheel{})
	if d.Send(TakeWheel{Actuators: []string{"gas"}}); !strings.Contains(why, "one life first") || d.view.Snap.Hands {
		t.Errorf("refused with %q", why)
	}
	d.Send(Many{Lives: 1})
	d.Send(TakeWheel{Actuators: []string{"gas"}})
	until(t, d, "hands again", func() bool { return d.view.Snap.Hands })
}
