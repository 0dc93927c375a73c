package app

import (
	"math"
	"strings"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// An episode whose weights leave the range of numbers stops at the last step that the
// world has made, with a mark on the timeline and a card that leads on.
func TestDivergenceIsShown(t *testing.T) {
	for _, world := range episode.Worlds() {
		g := newGame(t, Options{World: world, SavesDir: t.TempDir()})
		defer g.Close()
		rules := randomRules(world, 1)
		rules.Genome = rules.Genome.Clone()
		for i := range rules.Genome.Theta {
			rules.Genome.Theta[i] = 1e30
		}
		if err := g.openSession(session.Config{World: world, Rules: rules, Seed: 1, Init: brain.Init{Kind: brain.InitUniform, Scale: 0.1}, Playing: true}, nil); err != nil {
			t.Fatal(err)
		}
		until(t, g, "the divergence", func() bool { return g.snap.Err != nil })
		if g.snap.Status != episode.Diverged || g.snap.Playing || math.IsNaN(g.snap.Score) || g.snap.Step != len(g.snap.Rewards) {
			t.Errorf("%s: %v at step %d, playing: %v, score %v of %d rewards", world, g.snap.Status, g.snap.Step, g.snap.Playing, g.snap.Score, len(g.snap.Rewards))
		}
		const title = "The brain left the numbers' range at step 1"
		if c := g.card; c == nil || c.title != title+"." || c.tone != kit.Warn || c.first.title != "Step back" || c.other.title != "Restart" {
			t.Fatalf("%s: the card is %+v", world, g.card)
		}
		marks := func() (steps []int) {
			for _, m := range g.timeline.frame.Markers {
				if m.Icon == kit.IconWarning && m.Tone == kit.Damage {
					steps = append(steps, m.Step)
				}
			}
			return steps
		}
		if m := marks(); len(m) != 1 || m[0] != 1 {
			t.Errorf("%s: warned of at %v, want step 1", world, m)
		}
		g.timeline.hover = len(g.snap.Markers)
		if hint := g.timeline.markerHint(); !strings.HasPrefix(hint, title) {
			t.Errorf("%s: the mark says %q", world, hint)
		}
		g.timeline.hover = -1
		if why := g.whyOff("randomise"); why != title+": step back, or start again" || g.invitation() != why {
			t.Errorf("%s: off because %q, and invited by %q", world, why, g.invitation())
		}
		// A card that was closed does not come again by itself.
		g.do("escape")
		g.session.SetSpeed(2)
		until(t, g, "another speed", func() bool { return g.snap.Speed == 2 })
		if g.card != nil {
			t.Errorf("%s: the card came back", world)
		}
		// By whatever way a person goes back, the warning goes, and comes with the step.
		g.session.Back(1)
		until(t, g, "a step back", func() bool { return g.snap.Step == 0 && g.snap.Err == nil })
		if m := marks(); len(m) != 0 || g.card != nil || g.whyOff("randomise") != "" {
			t.Errorf("%s: a step back, marks at %v, card %+v", world, m, g.card)
		}
		g.session.Step(2)
		until(t, g, "the divergence again", func() bool { return g.snap.Err != nil && g.card != nil })
		g.card.first.act()
		until(t, g, "a step back by the card", func() bool { return g.snap.Err == nil && g.card == nil })
		g.session.Step(2)
		until(t, g, "the divergence once more", func() bool { return g.card != nil })
		g.session.Back(1)
		until(t, g, "no card after a step back by key", func() bool { return g.card == nil && g.snap.Err == nil })
		// The maps' scale is none of what has no value.
		g.session.Step(2)
		until(t, g, "the divergence at last", func() bool { return g.card != nil })
		if world == "ant" {
			g.brain.place(g.layout)
			g.brain.update(0.1)
			if v := g.brain.scales[0].Value; math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: the maps' scale is %v", world, v)
			}
		}
		g.card.other.act()
		until(t, g, "another start", func() bool { return g.snap.Err == nil && g.card == nil && g.snap.Step == 0 })
	}
}

// Weights that ran away leave nothing behind: a start anew, a step back and weights drawn
// anew are shown as they are, at once.
func TestWeightsThatRanAwayAreDrawnAnew(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	rules := randomRules("ant", 1)
	rules.Genome = rules.Genome.Clone()
	for i := range rules.Genome.Theta {
		rules.Genome.Theta[i] = 3e18 // each step adds some 1e37 to a weight
	}
	if err := g.openSession(session.Config{World: "ant", Rules: rules, Seed: 1, Init: brain.Init{Kind: brain.InitUniform, Scale: 0.1}}, nil); err != nil {
		t.Fatal(err)
	}
	g.brain.place(g.layout)
	plain := func(what string, below float64) {
		t.Helper()
		for mode := range 2 { // weights, change
			g.brain.setMode(mode)
			g.brain.update(0.016)
			most := 0.0
			for i, values := range g.brain.values(g.snap, mode) {
				for k, v := range values {
					if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) || g.brain.view.Map(i+1).Value(k/g.brain.sizes[i+1], k%g.brain.sizes[i+1]) != v {
						t.Fatalf("%s: mode %d: layer %d holds %v at %d, shown as %v", what, mode, i+1, v, k, g.brain.view.Map(i+1).Value(k/g.brain.sizes[i+1], k%g.brain.sizes[i+1]))
					}
					most = max(most, math.Abs(float64(v)))
				}
			}
			if v := g.brain.scales[mode].Value; v > below || most > 0 && v > 20*most {
				t.Errorf("%s: mode %d: the scale is %g for values up to %g", what, mode, v, most)
			}
		}
	}
	runAway := func() {
		t.Helper()
		for step := g.snap.Step; g.snap.Err == nil; step = g.snap.Step {
			g.session.Step(1)
			until(t, g, "a step", func() bool { return g.snap.Step > step || g.snap.Err != nil })
			g.brain.update(0.016)
			g.way.asked = time.Time{}
			g.way.update(g.snap, time.Now())
		}
	}
	runAway()
	at := g.snap.Step
	if at < 5 {
		t.Fatalf("the weights left the range at step %d already", at)
	}
	g.session.SetSpeed(session.Max) // which looks at changes now and then only
	g.session.Restart(2)
	until(t, g, "another start", func() bool { return g.snap.Err == nil && g.snap.Step == 0 })
	g.way.update(g.snap, time.Now())
	plain("a start anew", 1)
	if n := len(g.way.frame.Points); n > 0 {
		t.Errorf("a start anew: the way of the life before is shown, %d points", n)
	}
	runAway()
	g.session.Scrub(2)
	until(t, g, "step 2", func() bool { return g.snap.Step == 2 && g.snap.Seeking < 0 })
	plain("back at step 2", 1e38)
	runAway()
	g.session.Scrub(g.snap.Step - 1)
	until(t, g, "a step back", func() bool { return g.snap.Err == nil && g.snap.Seeking < 0 })
	g.inject("randomise", "uniform=0.1")
	until(t, g, "weights drawn anew", func() bool { return len(g.snap.Markers) == 1 && !g.snap.Markers[0].Due })
	g.brain.setMode(0)
	g.brain.update(0.016)
	if v := g.brain.scales[0].Value; v > 2 {
		t.Errorf("weights drawn anew: the scale is %g", v)
	}
}

// Where the body itself left the range, the card says so.
func TestDivergenceOfTheBody(t *testing.T) {
	s := &session.Snapshot{Step: 512, Err: errBody{}}
	if got := divergence(s); got != "The body left the numbers' range at step 512" {
		t.Errorf("%q", got)
	}
	if got := divergence(&session.Snapshot{}); got != "" {
		t.Errorf("nothing has diverged, and %q", got)
	}
}

type errBody struct{}

func (errBody) Error() string { return "step 512: torso at 1e300 m" }

// The cursor gives way to the square of a brush on a map, and only there.
func TestBrushHidesTheCursor(t *testing.T) {
	for _, c := range []struct {
		armed int
		hover *maps.Hit
		want  bool
	}{
		{0, &maps.Hit{Layer: 2}, true}, {-1, &maps.Hit{Layer: 2}, false}, {1, nil, false}, {0, &maps.Hit{Set: 1}, false},
	} {
		b := &brainPanel{armed: c.armed, size: 5, hover: c.hover, sizes: []int{28, 128, 64, 8}}
		if b.aims() != c.want || c.want != (len(b.outline()) > 0) {
			t.Errorf("brush %d over %+v: the square is in place of the cursor: %v, outlined: %v", c.armed, c.hover, b.aims(), b.outline())
		}
	}
}

// A stroke while a replay plays begins a life of its own there, as the brush's hint
// says, and undo takes it back.
func TestBrushLeavesAReplay(t *testing.T) {
	saves, replays := t.TempDir(), t.TempDir()
	saveRules(t, saves, "ant", 1)
	g := newGame(t, Options{World: "ant", SavesDir: saves, Replays: replays})
	liveTo(t, g, 130)
	g.saveReplay(replays + "/saved.replay")
	until(t, g, "the file", func() bool { return g.recorded.Saved != "" })
	file := g.recorded.Saved
	g.Close()

	g = newGame(t, Options{SavesDir: saves, Replay: file, Replays: t.TempDir()})
	defer g.Close()
	until(t, g, "a replay that plays", func() bool { return g.recorded.Following && g.snap.Step > 5 })
	g.refresh()
	c := g.control("brush zero")
	if c.disabled() || !strings.Contains(c.hint, "a life of your own") {
		t.Errorf("while a replay plays the brush is off: %v, and says %q", c.disabled(), c.hint)
	}
	g.brain.arm(0)
	s := &stroke{layer: 2}
	g.brain.extend(s, maps.Hit{Layer: 2, Pre: 10, Post: 20})
	g.brain.apply(s)
	until(t, g, "a life of one's own", func() bool { return g.recorded.Left && len(g.snap.Markers) == 1 })
	g.refresh()
	if strings.Contains(c.hint, "replay") {
		t.Errorf("after the replay was left the brush says %q", c.hint)
	}
	g.session.Undo()
	until(t, g, "the replay again", func() bool { return g.recorded.Following && len(g.snap.Markers) == 0 })
}
