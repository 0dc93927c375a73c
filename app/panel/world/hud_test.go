package world

import (
	"image"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/session/footing"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

func TestHintIsBroken(t *testing.T) {
	const hint = "click a leg: cut · drag body: push · drag ground: orbit"
	for _, c := range []struct {
		most int
		want []string
	}{
		{80, []string{hint}},
		{40, []string{"click a leg: cut · drag body: push", "drag ground: orbit"}},
		{20, []string{"click a leg: cut", "drag body: push", "drag ground: orbit"}},
		{5, []string{"click a leg: cut", "drag body: push", "drag ground: orbit"}},
	} {
		got := breakHint(hint, func(s string) bool { return len([]rune(s)) <= c.most })
		if !slices.Equal(got, c.want) {
			t.Errorf("in %d characters: %q, want %q", c.most, got, c.want)
		}
	}
}

// What is written over the world lies in it, apart, at each size of window and text.
func TestWordsOverTheWorldAreApart(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, at := range places() {
			r := newRig(t, world, at)
			r.meter = true
			r.view.Snap.Status, r.view.Over = episode.Done, "left the field"
			for _, density := range []kit.Density{1, 1.25, 1.5, 2} {
				r.theme.SetDensity(density)
				r.write()
				w := r.words
				lie := []image.Rectangle{w.hud, w.hintPlace, w.meterPlace, r.card()}
				for i, place := range lie {
					if !place.In(at.region) {
						t.Errorf("%s at %v, density %v: words at %v are not in the world's %v", world, at, density, place, at.region)
					}
					for _, other := range lie[:i] {
						if place.Overlaps(other) {
							t.Errorf("%s at %v, density %v: words at %v and %v", world, at, density, place, other)
						}
					}
				}
				if again := r.controls.Named("again").Rect(); !again.In(w.hud) || again.Empty() {
					t.Errorf("%s at %v, density %v: the button to start again lies at %v in %v", world, at, density, again, w.hud)
				}
				if world == "ant" && !strings.Contains(strings.Join(w.hint, " "), "click a leg: cut") {
					t.Errorf("the hint is %q", w.hint)
				}
				if got := len(r.taken()); got < 3 {
					t.Errorf("tags keep off %d places, want the HUD, the hint and the meter at least", got)
				}
			}
			r.draw()
		}
	}
}

// What is written gives way to a lesson's caption, and the hint to an open part of the
// rack; tags keep off both.
func TestWordsGiveWay(t *testing.T) {
	for _, at := range places() {
		for _, world := range episode.Worlds() {
			r := newRig(t, world, at)
			r.meter = true
			r.write()
			plain := len(r.taken())
			r.Cover(map[string]image.Rectangle{"caption": at.caption})
			for _, place := range []image.Rectangle{r.words.hintPlace, r.words.meterPlace} {
				if place.Overlaps(at.caption) || place.Empty() {
					t.Errorf("%s at %v: words at %v, the caption at %v", world, at, place, at.caption)
				}
			}
			if len(r.taken()) != plain+1 {
				t.Errorf("%s at %v: tags keep off %v", world, at, r.taken())
			}
			if !at.px.Compact {
				continue
			}
			rack := image.Rect(at.region.Max.X-240, at.region.Max.Y-at.px.Px(168), at.region.Max.X-8, at.region.Max.Y-8)
			r.Cover(map[string]image.Rectangle{"rack": rack})
			if r.words.hintPlace.Overlaps(rack) || (len(r.words.hint) == 0) != (world == "car") {
				t.Errorf("%s at %v: the hint %q lies at %v, what is open at %v", world, at, r.words.hint, r.words.hintPlace, rack)
			}
			if r.Cover(nil); len(r.words.hint) == 0 || len(r.taken()) != plain {
				t.Errorf("%s at %v: the hint does not come back", world, at)
			}
		}
	}
}

// The figures of each world, and where an episode that is over, or on its way, stands.
func TestFigures(t *testing.T) {
	r := newRig(t, "ant", large)
	r.view.Snap.Step, r.view.Snap.Rewards = 4, []float64{5, 1, 2, 3, 9, 9}
	r.view.Snap.Rewards = r.view.Snap.Rewards[1:]
	r.write()
	if w := r.words; !strings.HasSuffix(w.large, " m") || !slices.Equal(w.small, []string{"3.75 m/s · step 4"}) {
		t.Errorf("the ant's figures are %q, %q", w.large, w.small)
	}
	r.view.Snap.Seeking = 300
	r.write()
	if w := r.words; !slices.Equal(w.small[w.plain:], []string{"going to step 300"}) {
		t.Errorf("on the way it says %q", w.small)
	}
	r = newRig(t, "car", large)
	r.view.Snap.Status = episode.TimeUp
	r.write()
	if w := r.words; !strings.HasSuffix(w.large, " tiles") || !strings.Contains(w.small[0], "speed ") || !slices.Equal(w.small[w.plain:], []string{"time is up"}) {
		t.Errorf("the car's figures are %q, %q", w.large, w.small)
	}
	r.view.NoRules = true
	r.write()
	if w := r.words; len(w.small) != w.plain || w.hint != nil || w.meter != "" {
		t.Errorf("without rules it says %q, %q", w.small, w.hint)
	}
}

// At the end of an episode, and only there, a button starts it again.
func TestStartAgain(t *testing.T) {
	r := newRig(t, "car", large)
	again := r.Controls()[0]
	if !again.Rect().Empty() {
		t.Error("a button starts again before the end")
	}
	r.view.Over, r.view.Snap.Status = "time is up", episode.TimeUp
	r.moment()
	at := again.Rect()
	if at.Empty() || !at.In(r.place) || again.Hint() != "Start again  ·  Space" || again.Off() {
		t.Fatalf("the button lies at %v and says %q", at, again.Hint())
	}
	r.mouse(uitest.Click(uitest.Middle(at)))
	r.ask("a click", desk.Play{})
	if r.grip.drag != noDrag {
		t.Error("a press on the button turns the view")
	}
	r.view.NoRules = true
	if r.moment(); !again.Rect().Empty() {
		t.Error("a button starts again without rules")
	}
	r.view.NoRules = false
	r.moment()
	r.view.Over, r.view.Snap.Status = "", episode.Running
	if r.moment(); !again.Rect().Empty() {
		t.Error("the button stays")
	}
}

// The meter is shown and hidden by its action.
func TestMeter(t *testing.T) {
	r := newRig(t, "ant", large)
	var actions ui.Actions
	actions.Add(r.Actions()...)
	for _, want := range []bool{true, false} {
		if actions.Do("meter"); (r.words.meter != "") != want || r.words.meterPlace.Empty() == want {
			t.Errorf("the meter says %q at %v", r.words.meter, r.words.meterPlace)
		}
	}
}

// The body and what the agent sees say what they are; the world around them has no hint.
func TestWorldSaysWhatThingsAre(t *testing.T) {
	for _, world := range []string{"ant", "car"} {
		r := newRig(t, world, large)
		r.seen = r.Panel.body()
		notes := r.Notes()
		if len(notes) == 0 || notes[0].Title != r.looks[world].body || !notes[0].At.In(r.place) {
			t.Fatalf("%s: noted %+v", world, notes)
		}
		if text, about := r.Hint(notes[0].At); text != notes[0].Text || !notes[0].At.In(about) {
			t.Errorf("%s: the body says %q about %v", world, text, about)
		}
		if text, _ := r.Hint(r.place.Min.Add(image.Pt(4, r.place.Dy()-4))); text != "" {
			t.Errorf("%s: the floor says %q", world, text)
		}
		if card := r.card(); !card.Empty() {
			if text, about := r.Hint(uitest.Middle(card)); text == "" || about != card || len(notes) != 2 {
				t.Errorf("%s: the agent's view says %q, of %d notes", world, text, len(notes))
			}
		}
	}
}

func TestTwinTagCounts(t *testing.T) {
	r := newRig(t, "car", large)
	if got := r.twinTag(); got != "" {
		t.Errorf("without a twin it is %q", got)
	}
	for _, c := range []struct {
		world string
		lead  float64
		want  string
	}{
		{"car", 0, "twin, spared"}, {"car", 0.4, "twin, spared"}, {"car", -1, "twin, spared +1 tile"}, {"car", 1, "twin, spared −1 tile"},
		{"car", -0.7, "twin, spared +1 tile"}, {"car", -2, "twin, spared +2 tiles"}, {"car", 11, "twin, spared −11 tiles"},
		{"ant", 0.04, "twin, spared"}, {"ant", -0.06, "twin, spared +0.1 m"}, {"ant", 2.5, "twin, spared −2.5 m"},
	} {
		r.view.World = c.world
		r.view.Snap = start(c.world)
		r.view.Snap.Twin = &session.TwinView{Lead: c.lead, Spared: episode.Event{Step: 5, Kind: "zero"}}
		if got := r.twinTag(); got != c.want {
			t.Errorf("%s: a lead of %v is %q, want %q", c.world, c.lead, got, c.want)
		}
	}
}

// A body that lies on its back is said to, with a button that sets it on its feet; a car
// that gets nowhere has no feet.
func TestFallenBodyIsSetOnItsFeet(t *testing.T) {
	r := newRig(t, "ant", large)
	up := r.controls.Named("get up")
	if !up.Rect().Empty() {
		t.Error("a body that stands is offered help")
	}
	r.view.Snap.Fallen = footing.OnItsBack
	r.moment()
	if at := up.Rect(); at.Empty() || !at.In(r.words.hud) || !slices.Contains(r.words.small, "on its back") {
		t.Fatalf("it says %q, with a button at %v", r.words.small, at)
	}
	r.mouse(uitest.Click(uitest.Middle(up.Rect())))
	r.ask("a click", desk.GetUp{})
	r.view.Snap.Fallen = footing.Upright
	if r.moment(); !up.Rect().Empty() {
		t.Error("the button stays")
	}
	c := newRig(t, "car", large)
	c.view.Snap.Fallen = footing.NoProgress
	c.moment()
	if !slices.Contains(c.words.small, "no progress for 200 steps") || !c.controls.Named("get up").Rect().Empty() {
		t.Errorf("of the car it says %q, with a button at %v", c.words.small, c.controls.Named("get up").Rect())
	}
}
