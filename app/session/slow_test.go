package session

import (
	"slices"
	"testing"
	"time"

	"hebbarium/evolve/episode"
)

// An injury of a life that plays is shown in slow motion for its steps, and the life is the
// same to the bit.
func TestInjuriesSlowDown(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 3, Stops: []int{5, 5 + SlowSteps + 3}, Playing: true})
	until(t, s, "step 5", atStep(5))
	s.SlowInjuries(true)
	s.Play(true)
	s.Inject(episode.Event{Kind: "zero", Args: "0.33"})
	at := until(t, s, "slow motion", func(s *Snapshot) bool { return s.Slow > 0 }).Step
	injured := until(t, s, "the event", func(s *Snapshot) bool { return len(s.Markers) > 0 }).Markers[0].Event.Step
	if at < injured || at > injured+SlowSteps {
		t.Errorf("slow at step %d, after an injury at %d", at, injured)
	}
	snap := until(t, s, "the end of it", func(s *Snapshot) bool { return s.Slow == 0 && s.Step > injured })
	if snap.Step < injured+SlowSteps {
		t.Errorf("it is over at step %d after an injury at %d, want %d steps of it", snap.Step, injured, SlowSteps)
	}
	end := until(t, s, "the stop", atStep(5+SlowSteps+3))
	sameLife(t, end, alone(t, "ant", 3, 5+SlowSteps+3, episode.Event{Step: injured, Kind: "zero", Args: "0.33"}))
}

// The pace of a slow life is a tenth, whatever the speed is, and never more than that.
func TestSlowPace(t *testing.T) {
	for _, c := range []struct {
		speed float64
		slow  bool
		want  time.Duration
	}{{1, false, 10 * time.Millisecond}, {1, true, 100 * time.Millisecond}, {0.5, true, 100 * time.Millisecond}, {0.05, true, 200 * time.Millisecond}} {
		p := pace{speed: c.speed, slow: c.slow, step: 10 * time.Millisecond}
		p.begin(time.Unix(100, 0))
		if p.stepped(time.Unix(100, 0)); p.due.Sub(time.Unix(100, 0)) != c.want {
			t.Errorf("%+v: the next step is due after %v", c, p.due.Sub(time.Unix(100, 0)))
		}
	}
}

// An injury that a recipe brings is shown in slow motion too, one that is applied while the
// life stands still once it goes on, and one that is come to again; not by the step.
func TestInjuriesOfARecipeSlowDown(t *testing.T) {
	cut := event(6, "zero", "0.33")
	s := open(t, Config{World: "ant", Seed: 3, Events: []episode.Event{cut}, Stops: []int{6, 6 + SlowSteps + 9}})
	s.SlowInjuries(true)
	slow := func(what string) {
		t.Helper()
		from := until(t, s, what, func(s *Snapshot) bool { return s.Slow > 0 }).Step
		if from < 6 || from > 6+SlowSteps {
			t.Errorf("%s: slow at step %d, after an injury at 6", what, from)
		}
	}
	s.Play(true)
	until(t, s, "the stop", atStep(6))
	s.Play(true)
	slow("after the stop")
	snap := until(t, s, "the second stop", atStep(6+SlowSteps+9))
	sameLife(t, snap, alone(t, "ant", 3, 6+SlowSteps+9, cut))
	if snap.Slow > 0 {
		t.Errorf("it is slow for %d steps more", snap.Slow)
	}
	s.Scrub(3)
	s.Step(5)
	if snap := until(t, s, "step by step", atStep(8)); snap.Slow > 0 {
		t.Error("single steps are slow")
	}
	s.Scrub(3)
	s.Play(true)
	slow("come to again")
}

// What slows nothing: what is no damage, a life that stands still or is fast, and one of
// which it is not wanted; and it ends when a speed is chosen or the life is gone back in.
func TestWhatSlowsNothing(t *testing.T) {
	l := &life{slow: slowMotion{wanted: true}, playing: true, target: -1, pace: pace{speed: 1}, episode: alone(t, "ant", 1, 2)}
	hurt, harmless := []episode.Event{{Kind: "zero", Args: "0.5"}}, []episode.Event{{Kind: "thaw", Args: "all"}}
	for name, change := range map[string]func(){
		"no wish": func() { l.slow.wanted = false }, "a pause": func() { l.playing = false }, "twice the speed": func() { l.pace.speed = 2 },
	} {
		was := *l
		change()
		if slowDown(l, hurt); l.pace.slow {
			t.Errorf("%s: it is slow", name)
		}
		*l = was
	}
	if slowDown(l, harmless); l.pace.slow {
		t.Error("it is slow after what is no damage")
	}
	if slowDown(l, slices.Concat(harmless, hurt)); !l.pace.slow || slowLeft(l) != SlowSteps {
		t.Errorf("after an injury: slow %v for %d steps", l.pace.slow, slowLeft(l))
	}
	s := open(t, Config{World: "ant", Seed: 3, Playing: true})
	s.SlowInjuries(true)
	s.Inject(episode.Event{Kind: "zero", Args: "0.33"})
	until(t, s, "slow motion", func(s *Snapshot) bool { return s.Slow > 0 })
	s.SetSpeed(1)
	until(t, s, "the end of it", func(s *Snapshot) bool { return s.Slow == 0 && s.Obeyed == 3 })
}
