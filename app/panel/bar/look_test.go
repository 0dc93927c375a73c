package bar

import (
	"image"
	"testing"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
)

// The bar is drawn anew when anything that it shows is another, and only then.
func TestDirty(t *testing.T) {
	b := newBench(t)
	if !b.Dirty() {
		t.Error("what was never drawn need not be")
	}
	b.draw(t)
	if b.Dirty() {
		t.Fatal("what was just drawn must be drawn anew")
	}
	b.view.Snap.Step, b.view.Snap.Edge = 150, 150
	if b.Dirty() {
		t.Error("a step is nothing that the bar shows")
	}
	for _, c := range []struct {
		what string
		make func()
	}{
		{"it plays", func() { b.view.Snap.Playing = true }},
		{"it has ended", func() { b.view.Over = "time is up" }},
		{"another speed", func() { b.view.Snap.Speed = 2 }},
		{"another seed", func() { b.view.Seed = 8 }},
		{"another world", func() { b.view.World = "car" }},
		{"another rule set", func() { b.view.Snap.Rules = &session.Rules{Name: "car"} }},
		{"its score", func() {
			b.view.Snap.Rules = &session.Rules{Name: "car", Card: brain.Card{Score: brain.Score{Mean: 1, SD: 1, Rollouts: 3}}}
		}},
		{"no rule set", func() { b.view.NoRules = true }},
		{"the first step, from which nothing leads back", func() { b.view.Snap.Step = 0 }},
		{"a campaign", func() { b.view.Campaign = desk.Campaign{Begun: true, Seen: evolving.Progress{Goal: 100}} }},
		{"a generation of it", func() { b.view.Campaign.Seen.Generation = 1 }},
		{"its pause", func() { b.view.Campaign.Seen.State = evolving.Paused }},
		{"its end", func() { b.view.Campaign.Seen.State = evolving.Finished }},
		{"a video", func() { b.on = true }},
		{"a second of it", func() { b.since = 1100 * time.Millisecond }},
		{"the pointer on a button", func() { b.Pointer(ui.Pointer{At: uitest.Middle(b.rect(t, "help")), Free: true}) }},
		{"a press", func() {
			b.Pointer(ui.Pointer{At: uitest.Middle(b.rect(t, "help")), Free: true, Pressed: true, Down: true})
		}},
	} {
		if c.make(); !b.Dirty() {
			t.Errorf("%s: not drawn anew", c.what)
		}
		if b.draw(t); b.Dirty() {
			t.Errorf("%s: drawn again and again", c.what)
		}
	}
	b.since = 1900 * time.Millisecond
	if b.Dirty() {
		t.Error("less than a second of a video shows")
	}
}

// While a video is being recorded its button says for how long.
func TestRecordSaysHowLong(t *testing.T) {
	b := newBench(t)
	if label, on := b.recordWords(); label != "Record" || on {
		t.Errorf("at rest: %q, %v", label, on)
	}
	b.on = true
	for since, want := range map[time.Duration]string{0: "0:00", 9900 * time.Millisecond: "0:09", 61 * time.Second: "1:01", time.Hour + 5*time.Second: "60:05"} {
		b.since = since
		if label, on := b.recordWords(); label != want || !on {
			t.Errorf("after %v: %q, %v, want %q", since, label, on, want)
		}
	}
}

// A bar that is not shown shows no control.
func TestHiddenBar(t *testing.T) {
	b := newBench(t)
	b.Place(image.Rectangle{}, usualScale)
	b.draw(t)
	for _, c := range b.Controls() {
		if !c.Rect().Empty() {
			t.Errorf("%s lies at %v", c.Name(), c.Rect())
		}
	}
	if b.Name() != "bar" || b.Dirty() {
		t.Errorf("%q must be drawn anew: %v", b.Name(), b.Dirty())
	}
}
