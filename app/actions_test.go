package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Every action has a name of its own, and no key does two things in one world.
func TestActionsHaveKeysOfTheirOwn(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	ids := map[string]bool{}
	for _, world := range []string{"ant", "car"} {
		taken := map[string]string{}
		for _, a := range g.actions {
			if a.world != "" && a.world != world {
				continue
			}
			for _, c := range a.chords {
				shifts := []bool{c.shift}
				if c.anyShift {
					shifts = []bool{false, true}
				}
				for _, shift := range shifts {
					chord := fmt.Sprint(c.key, " ctrl ", c.ctrl, " shift ", shift)
					if other := taken[chord]; other != "" {
						t.Errorf("%s: %s does both %q and %q", world, chord, other, a.id)
					}
					taken[chord] = a.id
				}
			}
		}
	}
	for _, a := range g.actions {
		if ids[a.id] {
			t.Errorf("two actions are called %q", a.id)
		}
		ids[a.id] = true
		if (a.keys == "") != (len(a.chords) == 0) {
			t.Errorf("%q: written keys %q for %d chords", a.id, a.keys, len(a.chords))
		}
	}
}

// The keyboard map of the design is all there.
func TestActionsCoverTheDesign(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	var keys []string
	for _, a := range g.actions {
		keys = append(keys, a.keys)
	}
	for _, want := range strings.Split("Space|→|←|Shift →|Shift ←|+|−|Backspace|Shift Backspace|R|Z|F|P|T|1|2|3|4|Shift 1|Ctrl K|F1|Ctrl Z|Ctrl Shift Z|End|Esc|S|Ctrl 0|H", "|") {
		if !slices.Contains(keys, want) {
			t.Errorf("no action has the key %q", want)
		}
	}
}

// What the rack's controls say is what reaches the episode, in both worlds, and at
// once.
func TestActionsReachTheEpisode(t *testing.T) {
	for _, c := range []struct {
		world, action string
		want          string
	}{
		{"car", "randomise", "randomise:uniform=0.1"},
		{"car", "zero", "zero:0.33"},
		{"car", "zero at random", "zero:0.33,mode=random"},
		{"car", "plasticity", "plasticity:off"},
		{"car", "new rules", "rules:random"},
		{"car", "hold", "hold:all=1,100"},
		{"ant", "leg 3", "leg:3=0"},
		{"ant", "half leg 1", "leg:1=0.5"},
		{"ant", "thaw", "thaw:all"},
	} {
		folder := t.TempDir()
		saveRules(t, folder, c.world, 1)
		g := newGame(t, Options{World: c.world, SavesDir: folder})
		g.session.Play(false)
		until(t, g, "pause", func() bool { return !g.snap.Playing })
		step := g.snap.Step
		g.do(c.action)
		until(t, g, "the event of "+c.action, func() bool { return len(g.snap.Markers) == 1 && !g.snap.Markers[0].Due })
		if g.snap.Step != step {
			t.Errorf("%s: %q went from step %d to %d, want it to rest", c.world, c.action, step, g.snap.Step)
		}
		ev := g.snap.Markers[0].Event
		if got := ev.Kind + ":" + ev.Args; got != c.want {
			t.Errorf("%s: %q made %q, want %q", c.world, c.action, got, c.want)
		}
		if short, long, icon := wording(ev); short == "" || long == ev.Kind || icon == 0 {
			t.Errorf("%s: worded %q, %q with sign %d", ev, short, long, icon)
		}
		g.Close()
	}
}
