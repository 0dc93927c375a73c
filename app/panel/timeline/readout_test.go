package timeline

import (
	"errors"
	"image"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// sentence is what the header says.
func sentence(b *bench) string {
	text := ""
	for _, span := range b.header().spans {
		text += span.Text
	}
	return text
}

// Before there is anything to read out, the read-out says what to do.
func TestInvitation(t *testing.T) {
	for _, c := range []struct {
		what string
		make func(b *bench)
		want string
	}{
		{"an ant", func(*bench) {}, "Injure the agent, and read here how long it takes to recover"},
		{"an ant that has grown slow by itself", func(b *bench) {
			s := life(1200)
			s.Evolved, s.Usual = 960, 4*s.Rewards[1100]
			for i := range 600 { // until then it went at its pace
				s.Rewards[i] = s.Usual
			}
			b.show(s)
		}, "Past step 960: these rules were evolved in lives of that length. This one has lost its pace by itself: Backspace begins again"},
		{"an ant that never found its pace", func(b *bench) {
			s := life(1200)
			s.Evolved, s.Usual = 960, 4*s.Rewards[1100]
			b.show(s)
		}, "Injure the agent, and read here how long it takes to recover"},
		{"an ant past the lives of its rules", func(b *bench) {
			s := life(1200)
			s.Evolved, s.Usual = 960, s.Rewards[1100]
			b.show(s)
		}, "Injure the agent, and read here how long it takes to recover"},
		{"without rules", func(b *bench) { b.view.NoRules = true }, ""},
		{"at the end", func(b *bench) { b.view.Over = "left the field" }, "Left the field: start again to injure the agent"},
		{"diverged", func(b *bench) { b.view.Snap.Err = brain.ErrDiverged }, "The brain left the numbers' range at step 100: step back, or start again"},
		{"diverged in body", func(b *bench) { b.view.Snap.Err = errors.New("torso at 1e300 m") }, "The body left the numbers' range at step 100: step back, or start again"},
		{"a track with no tiles left", func(b *bench) { b.show(onTrack(life(100), 0)) }, "All tiles visited, no reward to measure: start again"},
		{"a track with 1 tile left", func(b *bench) { b.show(onTrack(life(100), 1)) }, "1 tile left, no reward to measure: start again"},
		{"a track with 4 tiles left", func(b *bench) { b.show(onTrack(life(100), 4)) }, "4 tiles left, no reward to measure: start again"},
		{"a track with many tiles left", func(b *bench) { b.show(onTrack(life(100), 99)) }, "Injure the agent, and read here how long it takes to recover"},
		{"going to a step", func(b *bench) {
			s := onTrack(life(100), 0)
			s.Seeking = 40
			b.show(s)
		}, "Injure the agent, and read here how long it takes to recover"},
		{"an event that did no damage", func(b *bench) { b.show(hurt(life(100), episode.Event{Step: 50, Kind: "thaw", Args: "all"})) },
			"Injure the agent, and read here how long it takes to recover"},
	} {
		b := newBench(t, 100)
		c.make(b)
		h := b.header()
		if got := sentence(b); got != c.want || !h.legend || h.size != kit.Body || h.more != "" || h.spans[0].Color != kit.Text3 {
			t.Errorf("%s: the read-out says %q, want %q; %+v", c.what, got, c.want, h)
		}
	}
}

// The last event that did damage is read out, or the one under the pointer; where there
// are several, that is told.
func TestReadOutOfAMarker(t *testing.T) {
	b := newBench(t, 400)
	s := life(400)
	for i := 100; i < 130; i++ {
		s.Rewards[i] = 0.1
	}
	const first, second = "zeroed 33 % at 100 · slowed to 33 % · back after 26 steps · cost 23.4 m", "leg 4 cut off at 290 · did not slow"
	b.show(hurt(s, zeroed(100)))
	b.draw()
	if h := b.header(); sentence(b) != first || h.size != kit.Title || !h.legend || h.more != "" {
		t.Errorf("one event: %q, %+v", sentence(b), h)
	}
	b.show(hurt(s, episode.Event{Step: 290, Kind: "leg", Args: "4=0"}, episode.Event{Step: 350, Kind: "thaw", Args: "all"}))
	b.draw()
	if h := b.header(); sentence(b) != second || h.more != "hover a marker for its own" {
		t.Errorf("several events: %q, %+v", sentence(b), h)
	}
	b.hover(b.icon(0))
	if h := b.header(); sentence(b) != first || h.more != "" || !b.Dirty() {
		t.Errorf("with the pointer on the first: %q, %+v", sentence(b), h)
	}
	b.hover(b.icon(2))
	if sentence(b) != "synapses thawed at 350" {
		t.Errorf("with the pointer on the last: %q", sentence(b))
	}
	b.hover(image.Pt(700, 300))
	if sentence(b) != second {
		t.Errorf("with the pointer elsewhere: %q", sentence(b))
	}
	// A marker that an undo has taken away is not read out.
	b.hover(b.icon(2))
	if b.show(hurt(life(300), zeroed(100))); !strings.HasPrefix(sentence(b), "zeroed 33 % at 100") {
		t.Errorf("after an undo: %q", sentence(b))
	}
}

// The sentence begins beside the buttons and ends before the one of the live edge; it is
// smaller, and the legend goes, where there is little room.
func TestReadOutFindsRoom(t *testing.T) {
	b := newBench(t, 300)
	s := life(300)
	for i := 100; i < 300; i++ {
		s.Rewards[i] = 0.1
	}
	s.Markers = []session.Marker{{Event: zeroed(100), Measured: true, Recovery: recovery.Recovery{
		Event: zeroed(100), Standing: recovery.LostAgain, FellTo: 0.12, BackAfter: 15, LostAt: 180, AgainAt: -1, Steps: 200, Measured: true, Share: 0.08,
	}}}
	b.show(s)
	b.draw()
	plain := b.header()
	if plain.x != 16 || plain.right != 1440-16 {
		t.Errorf("without buttons the line is from %v to %v", plain.x, plain.right)
	}
	s.CanUndo, s.Step = true, 200
	b.show(s)
	if h := b.header(); h.x != float64(b.rect("redo").Max.X)+12 || h.right != float64(b.rect("live").Min.X)-16 {
		t.Errorf("between buttons the line is from %v to %v", h.x, h.right)
	}
	fits := func(h header) float64 {
		w := 0.0
		for _, span := range h.spans {
			w += b.theme.Type.Width(span.Text, h.size, span.Weight)
		}
		return h.right - h.x - w
	}
	for r, px := range places() {
		if err := b.theme.Type.SetScale(px.Percent); err != nil {
			t.Fatal(err)
		}
		b.Place(r, px)
		b.draw()
		h := b.header()
		room := fits(h)
		if h.legend {
			room -= b.plot.LegendWidth()
		}
		if room < 0 && h.size != kit.Caption { // there is none smaller
			t.Errorf("%v, %d %%: %.0f pixels are missing; %+v", r, px.Percent, -room, h)
		}
		if small := r.Dx() == 1024 && px.Percent == 150; small != (h.size == kit.Caption) || small && h.legend {
			t.Errorf("%v, %d %%: size %d, legend %v", r, px.Percent, h.size, h.legend)
		}
	}
}

// Recoveries are measured up to the newest step, so that it says whether there is reward
// left, not the step that is looked at.
func TestNoRateWithoutReward(t *testing.T) {
	const spent = "all tiles visited, no reward to measure: start again"
	slow := zeroed(60)
	poor := func(left int) *session.Snapshot {
		s := onTrack(life(90), left)
		s.Markers = []session.Marker{{Event: slow, Recovery: recovery.Recovery{Event: slow, Standing: recovery.TooSlow}}}
		return s
	}
	b := newBench(t, 10)
	b.show(poor(0))
	if got := sentence(b); !strings.HasSuffix(got, " · "+spent) {
		t.Errorf("at the newest step: %q", got)
	}
	past := poor(50)
	past.Step = 80
	b.show(past)
	if got := sentence(b); b.spent != spent || !strings.HasSuffix(got, " · "+spent) {
		t.Errorf("scrubbed back: %q", got)
	}
	b.show(poor(50))
	if got := sentence(b); b.spent != "" || !strings.HasSuffix(got, " · nothing to compare with: its twin, spared, is itself too slow") {
		t.Errorf("with tiles left: %q", got)
	}
}

// The panel is drawn anew when anything that it shows beside a moment is another.
func TestDirty(t *testing.T) {
	b := newBench(t, 300)
	b.show(hurt(life(300), zeroed(100), zeroed(200)))
	b.draw()
	if b.Dirty() {
		t.Fatal("what was just drawn must be drawn anew")
	}
	for _, c := range []struct {
		what string
		make func()
	}{
		{"the pointer on a marker", func() { b.hover(b.icon(0)) }},
		{"the pointer on another", func() { b.hover(b.icon(1)) }},
		{"the pointer elsewhere", func() { b.hover(b.at(50)) }},
		{"the wheel", func() { b.give(ui.Pointer{At: b.at(50), Free: true, Wheel: 1}) }},
		{"no rules", func() { b.view.NoRules = true }},
		{"the end", func() { b.view.Over = "time is up" }},
		{"a step back", func() {
			s := hurt(life(300), zeroed(100), zeroed(200))
			s.Step = 250
			b.show(s)
		}},
		{"an injury to undo", func() {
			s := hurt(life(300), zeroed(100), zeroed(200))
			s.Step, s.CanUndo = 250, true
			b.show(s)
		}},
		{"the pointer on a button", func() { b.hover(b.rect("undo").Min.Add(image.Pt(5, 5))) }},
	} {
		if c.make(); !b.Dirty() {
			t.Errorf("%s: not drawn anew", c.what)
		}
		if b.draw(); b.Dirty() {
			t.Errorf("%s: drawn again and again", c.what)
		}
	}
	b.hover(b.at(60))
	b.draw()
	if b.hover(b.at(70)); b.Dirty() {
		t.Error("the pointer in the lanes is nothing that shows")
	}
	if b.Name() != "timeline" {
		t.Errorf("it is called %q", b.Name())
	}
}
