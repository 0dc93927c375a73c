package session

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

// driven counts the events that moved actuators, and the bytes that they take.
func driven(l *life) (events, bytes int) {
	for _, ev := range l.history.Events() {
		if ev.Kind == "drive" {
			events++
			bytes += len(ev.String())
		}
	}
	return events, bytes
}

// What a person drives is lived, comes back by undo and redo, is measured against the twin
// that nobody drove, and stays as it was driven when it is gone back to.
func TestTakeTheWheel(t *testing.T) {
	for _, world := range episode.Worlds() {
		s := open(t, Config{World: world, Seed: 1})
		names := until(t, s, "a start", atStep(0)).Actuators
		s.Step(20)
		until(t, s, "20 steps", atStep(20))
		s.Take(names...)
		full := make([]float32, len(names))
		rate := slices.Clone(full)
		for i := range full {
			full[i], rate[i] = 0.5, 0.05
		}
		s.Steer(full, rate)
		s.Step(30)
		snap := until(t, s, "the wheel", atStep(50))
		if !snap.Hands || slices.Contains(snap.Driven, false) || !slices.Equal(snap.Action, full) {
			t.Errorf("%s: hands %v, driven %v, at %v", world, snap.Hands, snap.Driven, snap.Action)
		}
		if n := len(snap.Markers); n != 1 || snap.Markers[0].Event.Kind != "wheel" || snap.Markers[0].Event.Args != "all" || !snap.CanUndo {
			t.Errorf("%s: found the markers %+v", world, snap.Markers)
		}
		if n, bytes := driven(s.life); n < 1 || n > 6 || bytes > 700 {
			t.Errorf("%s: driven in %d events of %d bytes", world, n, bytes)
		}
		rewards := slices.Clone(snap.Rewards)
		s.SetTwin(true)
		snap = until(t, s, "the twin", func(s *Snapshot) bool { return s.Twin != nil })
		if snap.Twin.Spared.Kind != "wheel" || snap.Twin.Step != 50 {
			t.Errorf("%s: the twin is at %d, spared %v", world, snap.Twin.Step, snap.Twin.Spared)
		}
		if want := alone(t, world, 1, 50); !slices.Equal(want.Rewards()[20:], s.life.last().Rewards) {
			t.Errorf("%s: the twin is not the life that nobody drove", world)
		}

		// Back in time nothing is driven anew, however the hands are now.
		s.Steer(make([]float32, len(names)), rate)
		s.Seek(30)
		until(t, s, "step 30", atStep(30))
		s.Step(20)
		if snap = until(t, s, "step 50 again", atStep(50)); !slices.Equal(rewards, snap.Rewards) || !slices.Equal(snap.Action, full) {
			t.Errorf("%s: gone back to, the life is another one", world)
		}
		s.Step(30)
		if snap = until(t, s, "hands at rest", atStep(80)); snap.Action[0] != 0 {
			t.Errorf("%s: at rest it is at %v", world, snap.Action[0])
		}
		s.LetGo()
		s.Step(5)
		if snap = until(t, s, "let go", atStep(85)); snap.Hands || slices.Contains(snap.Driven, true) {
			t.Errorf("%s: hands %v, driven %v", world, snap.Hands, snap.Driven)
		}
		if k := snap.Markers[len(snap.Markers)-1].Event; k.Kind != "release" || k.Args != "all" {
			t.Errorf("%s: let go by %v", world, k)
		}
		rewards = slices.Clone(snap.Rewards)
		events := slices.Clone(s.life.history.Events())
		// Undone, it is where it was let go, and where it was taken.
		s.Undo()
		until(t, s, "the wheel again", func(s *Snapshot) bool { return s.CanRedo && slices.Contains(s.Driven, true) && atStep(80)(s) })
		s.Undo()
		until(t, s, "nothing driven", func(s *Snapshot) bool {
			return !s.CanUndo && !slices.Contains(s.Driven, true) && s.Seeking < 0 && atStep(20)(s)
		})
		s.Redo()
		s.Redo()
		s.Seek(85)
		if snap = until(t, s, "all of it again", func(s *Snapshot) bool { return !s.CanRedo && atStep(85)(s) }); !slices.Equal(rewards, snap.Rewards) {
			t.Errorf("%s: redone, the life is another one", world)
		}
		if !slices.Equal(events, s.life.history.Events()) {
			t.Errorf("%s: redone, the events are %q, were %q", world, s.life.history.Events(), events)
		}
		if again := alone(t, world, 1, 85, events...); !slices.Equal(rewards, again.Rewards()) {
			t.Errorf("%s: the events do not tell the life", world)
		}
	}
}

// Some actuators are taken and the network keeps the others; each goes back by itself.
func TestTakeSomeMotors(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 1})
	s.Take()
	snap := until(t, s, "hands", func(s *Snapshot) bool { return s.Hands })
	if slices.Contains(snap.Driven, true) || len(snap.Markers) > 0 {
		t.Errorf("nothing was taken, and driven is %v", snap.Driven)
	}
	s.Take("hip2", "ankle2")
	at := []float32{0, 0, -1, 0.25, 0, 0, 0, 0}
	s.Steer(at, []float32{1, 1, 1, 1, 1, 1, 1, 1})
	s.Step(10)
	snap = until(t, s, "two", atStep(10))
	if want := []bool{false, false, true, true, false, false, false, false}; !slices.Equal(snap.Driven, want) || snap.Action[2] != -1 || snap.Action[3] != 0.25 || snap.Action[0] == 0 {
		t.Errorf("driven %v, at %v", snap.Driven, snap.Action)
	}
	s.LetGo("hip2")
	s.Step(10)
	snap = until(t, s, "one", atStep(20))
	if want := []bool{false, false, false, true, false, false, false, false}; !slices.Equal(snap.Driven, want) || !snap.Hands || snap.Action[2] == -1 {
		t.Errorf("driven %v, hands %v, at %v", snap.Driven, snap.Hands, snap.Action)
	}
	s.Take("nothing")
	s.Step(1)
	if snap = until(t, s, "one more", atStep(21)); snap.Note != "" || len(snap.Markers) != 3 {
		t.Errorf("note %q, %d markers", snap.Note, len(snap.Markers))
	}
}

// Ten thousand steps at the wheel take a file of some ten thousand bytes beside what any
// life of that length has, however busy the hands.
func TestLongDrivesStaySmall(t *testing.T) {
	e, err := newEpisode("car", "", rules("car").Genome)
	if err != nil {
		t.Fatal(err)
	}
	steps := 10000
	if testing.Short() {
		steps = 1000
	}
	if err := e.Start(rules("car").Genome, episode.Setup{Seed: 1, Patient: true, MaxSteps: steps + 1, Events: []episode.Event{{Kind: "wheel", Args: "all"}}}); err != nil {
		t.Fatal(err)
	}
	l := &life{episode: e, history: episode.NewHistory(1)}
	l.history.Begin(e)
	at := []float32{0, 0, 0}
	for step := range steps {
		// A key that goes down or up every second or so, and steers smoothly.
		to := []float32{[]float32{-1, 0, 0, 1}[step/45%4], []float32{1, 1, 0}[step/70%3], 0}
		for i := range at {
			at[i] += min(max(to[i]-at[i], -0.05), 0.05)
		}
		e.Steer(at)
		if e.Step() != episode.Running {
			break
		}
	}
	l.history.Follow(e)
	events, keys := driven(l)
	t.Logf("by keys: %d steps in %d events of %d bytes", e.Steps(), events, keys)
	if keys > 4*e.Steps() {
		t.Errorf("by keys: %d steps take %d bytes", e.Steps(), keys)
	}
	text := make([]string, 0, len(e.Applied()))
	for _, ev := range e.Applied() {
		text = append(text, ev.String())
	}
	if long := slices.MaxFunc(text, func(a, b string) int { return len(a) - len(b) }); len(long) > 200 {
		t.Errorf("an event of %d bytes: %s", len(long), long)
	}
	if strings.Contains(strings.Join(text, ";"), "e-") {
		t.Error("values are not hundredths")
	}
}
