package bar

import (
	"image"
	"math"
	"slices"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// A click on each control does what its key does, and resting on it tells so.
func TestControlsAreClicked(t *testing.T) {
	for _, c := range []struct {
		name, hint string
		want       desk.Command
		did        string // id of another's action
	}{
		{"logo", file.Program() + "  ·  the title of evolve  ·  E", nil, "evolve"},
		{"ant", "World: ant", desk.Enter{World: "ant"}, ""},
		{"car", "World: car", desk.Enter{World: "car"}, ""},
		{"rules", "Rule sets", desk.ListRules{}, ""},
		{"restart", "Restart with the same seed  ·  Backspace", desk.Restart{Same: true}, ""},
		{"back", "One step back  ·  ←", desk.Back{N: 1}, ""},
		{"play", "Play or pause  ·  Space", desk.Play{}, ""},
		{"step", "One step  ·  →", desk.Step{N: 1}, ""},
		{"link", "the title of copy link  ·  Ctrl L", nil, "copy link"},
		{"record", "the title of video  ·  V", nil, "video"},
		{"evolve", "the title of evolve  ·  E", nil, "evolve"},
		{"lessons", "the title of lessons  ·  L", nil, "lessons"},
		{"commands", "the title of commands  ·  Ctrl K", nil, "commands"},
		{"help", "the title of help  ·  F1", nil, "help"},
	} {
		b := newBench(t)
		b.click(t, c.name)
		if hint := b.controls.Named(c.name).Hint(); hint != c.hint {
			t.Errorf("%s: it says %q, want %q", c.name, hint, c.hint)
		}
		switch {
		case c.did != "" && (!slices.Equal(b.did, []string{c.did}) || len(b.sent) > 0):
			t.Errorf("%s: did %q and sent %v, want %q done", c.name, b.did, b.sent, c.did)
		case c.did == "" && (len(b.sent) != 1 || b.last() != c.want || len(b.did) > 0):
			t.Errorf("%s: sent %#v and did %q, want %#v sent", c.name, b.sent, b.did, c.want)
		}
	}
	b := newBench(t)
	if text, _ := b.Hint(uitest.Middle(usual)); text != "" {
		t.Errorf("the bar itself says %q", text)
	}
	for name, want := range map[string]string{"dice": "A new seed", "seed value": "Seed: the throw of dice for the first weights and the start or the track. The same seed is the same life again", "speed": "Speed  ·  + −"} {
		if hint := b.controls.Named(name).Hint(); hint != want {
			t.Errorf("%s: it says %q, want %q", name, hint, want)
		}
	}
}

// Each control that is off says why, is not pressed, and one that is on says what it
// does.
func TestControlsSayWhyTheyAreOff(t *testing.T) {
	const first, ended = "The episode is at its first step", "Time is up: start again"
	for _, c := range []struct {
		when string
		make func(v *desk.View)
		off  map[string]string
	}{
		{"in an episode", func(*desk.View) {}, nil},
		{"without rules", func(v *desk.View) { v.NoRules, v.Snap.Step = true, 0 }, map[string]string{"play": desk.ChoosingRules, "step": desk.ChoosingRules, "back": first}},
		{"at the start", func(v *desk.View) { v.Snap.Step = 0 }, map[string]string{"back": first}},
		{"at the end", func(v *desk.View) { v.Over, v.Snap.Status = "time is up", episode.TimeUp }, map[string]string{"step": ended}},
	} {
		b := newBench(t)
		c.make(b.view)
		b.Take(b.view)
		for _, w := range b.controls {
			why := c.off[w.Name()]
			if w.Off() != (why != "") || why != "" && w.Hint() != why {
				t.Errorf("%s: %s is off: %v, and says %q, want %q", c.when, w.Name(), w.Off(), w.Hint(), why)
			}
			if _, ok := w.(*ui.Button); ok && why != "" {
				if b.click(t, w.Name()); len(b.sent) > 0 {
					t.Errorf("%s: %s, which is off, sent %v", c.when, w.Name(), b.sent)
				}
			}
		}
	}
}

// The button that plays pauses while the episode plays, and at its end starts again.
func TestPlayButtonShowsWhatItDoes(t *testing.T) {
	b := newBench(t)
	check := func(sign kit.Icon, hint string) {
		t.Helper()
		if got := b.controls.Named("play").Hint(); b.playSign() != sign || got != hint {
			t.Errorf("sign %d, says %q, want sign %d and %q", b.playSign(), got, sign, hint)
		}
	}
	check(kit.IconPlay, "Play or pause  ·  Space")
	b.view.Snap.Playing = true
	check(kit.IconPause, "Play or pause  ·  Space")
	b.view.Over, b.view.Snap.Status = "time is up", episode.TimeUp
	check(kit.IconRestart, "Start again  ·  Space")
	if b.click(t, "play"); b.last() != (desk.Play{}) {
		t.Errorf("at the end it sent %#v", b.last())
	}
}

// A seed is typed, thrown, or turned by the arrows, which take it at once; there is none
// before 0.
func TestSeeds(t *testing.T) {
	b := newBench(t)
	f := b.controls.Named("seed value").(*ui.Field)
	b.give(uitest.Click(uitest.Middle(f.Rect()))...)
	if !f.Asked() {
		t.Fatal("a press does not begin to type")
	}
	f.Begin()
	f.Keys(uitest.Type("4a2"))
	if !f.End(true) || b.last() != (desk.Restart{Seed: 42}) {
		t.Errorf("sent %#v", b.last())
	}
	if len(b.said) != 1 || b.said[0] != `Left out: "a". Expected digits` {
		t.Errorf("of the letter it said %q", b.said)
	}
	b.said = nil
	f.Begin()
	f.Keys(uitest.Type("99999999999999999999")) // more than a seed can be
	if sent := len(b.sent); f.End(true) || len(b.sent) != sent || len(b.said) != 1 {
		t.Errorf("what is no seed was taken, and said %q", b.said)
	}
	f.End(false)

	a := f.Turns
	for _, c := range []struct {
		from uint64
		turn func()
		want desk.Command
	}{
		{1, func() { a.By(1, true) }, desk.Restart{Seed: 11}},
		{11, func() { a.By(-1, false) }, desk.Restart{Seed: 10}},
		{10, func() { a.End(false) }, desk.Restart{Seed: 0}},
		{0, func() { a.By(-1, true) }, desk.Restart{Seed: 0}},
		{10, func() { a.End(true) }, nil},
		{math.MaxUint64, func() { a.By(1, false) }, desk.Restart{Seed: math.MaxUint64}},
	} {
		b.view.Seed, b.sent = c.from, nil
		if c.turn(); b.last() != c.want {
			t.Errorf("from %d: sent %#v, want %#v", c.from, b.last(), c.want)
		}
	}

	thrown := map[desk.Command]bool{}
	for range 20 {
		b.click(t, "dice")
		if c, ok := b.last().(desk.Restart); !ok || c.Same || c.Seed >= 10000 {
			t.Fatalf("the dice sent %#v", b.last())
		}
		thrown[b.last()] = true
	}
	if len(thrown) < 2 {
		t.Error("the dice always falls the same way")
	}
}

// The slider of the speed goes where it is dragged and turned, and catches at 1 and at
// no clock.
func TestSpeed(t *testing.T) {
	b := newBench(t)
	s := b.controls.Named("speed").(*ui.Slider)
	r := s.Rect()
	sent := func(want float64) {
		t.Helper()
		c, ok := b.last().(desk.SetSpeed)
		if !ok || math.Abs(c.Speed-want) > 1e-9*want {
			t.Fatalf("sent %#v, want a speed of %v", b.last(), want)
		}
		b.view.Snap.Speed = c.Speed
	}
	y := r.Min.Y + r.Dy()/2
	b.give(uitest.Drag(image.Pt(r.Max.X-30, y), image.Pt(r.Max.X+50, y))...)
	sent(session.Max)
	b.give(uitest.Drag(image.Pt(r.Min.X+2, y))...)
	sent(0.1)
	b.give(uitest.Drag(image.Pt(r.Min.X+r.Dx()/2+1, y))...)
	sent(1)
	a := s.Arrows()
	for _, c := range []struct {
		turn func()
		want float64
	}{
		{func() { a.By(1, false) }, math.Pow(10, 0.1)},
		{func() { a.By(1, true) }, math.Pow(10, 0.6)},
		{func() { a.By(-1, false) }, math.Pow(10, 0.5)},
		{func() { a.End(false) }, 0.1},
		{func() { a.By(-1, true) }, 0.1},
		{func() { a.End(true) }, session.Max},
		{func() { a.By(1, false) }, session.Max},
	} {
		c.turn()
		sent(c.want)
	}
	for v, want := range map[float64]string{0.1: "0.1×", 0.25: "0.25×", 0.5: "0.5×", 1: "1.0×", 2: "2.0×", 8: "8.0×", session.Max: "max"} {
		if got := speedWords(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
		if back := speedOf(speedShare(v)); v != 8 && math.Abs(back-v) > 1e-9*v { // the slider ends a little below 8
			t.Errorf("a speed of %v comes back as %v", v, back)
		}
	}
}
