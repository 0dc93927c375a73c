package session

import (
	"slices"
	"testing"
	"time"

	"hebbarium/evolve/episode"
)

// While nobody sees a life it is the same, to the bit, and so is its control; its synapses
// are looked at now and then only, and as soon as somebody sees it again.
func TestUnseenLifeIsTheSame(t *testing.T) {
	for _, world := range episode.Worlds() {
		zero := event(20, "zero", "0.5")
		seen := open(t, Config{World: world, Seed: 3, Events: []episode.Event{zero}})
		unseen := open(t, Config{World: world, Seed: 3, Events: []episode.Event{zero}})
		unseen.Watched(false)
		const steps = 3*changeEvery + 7
		for _, s := range []*Session{seen, unseen} {
			s.Step(steps)
		}
		a, b := until(t, seen, "the life", atStep(steps)), until(t, unseen, "the unseen life", atStep(steps))
		sameLife(t, b, alone(t, world, 3, steps, zero))
		if !slices.Equal(a.Markers[0].Control, b.Markers[0].Control) || len(a.Markers[0].Control) != steps-20 {
			t.Errorf("%s: the control is another", world)
		}
		looked := func(s *Snapshot) int { return len(slices.Compact(slices.Clone(s.Changes))) }
		if looked(a) < steps-2 || looked(b) > 4 {
			t.Errorf("%s: of %d steps every synapse was looked at in %d, and unseen in %d", world, steps, looked(a), looked(b))
		}
		unseen.Watched(true)
		b = until(t, unseen, "the life seen again", func(s *Snapshot) bool { return !unseen.Behind() })
		sameLife(t, b, alone(t, world, 3, steps, zero))
		for i := range a.Deltas {
			if !slices.Equal(a.Deltas[i], b.Deltas[i]) {
				t.Errorf("%s: layer %d shows what another step did", world, i+1)
			}
		}
		unseen.Step(3)
		sameLife(t, until(t, unseen, "three steps more", atStep(steps+3)), alone(t, world, 3, steps+3, zero))
	}
}

// Steps that nobody sees come several at once, and none is lost.
func TestUnseenStepsComeTogether(t *testing.T) {
	now := time.Unix(1000, 0)
	begin := now
	p := pace{speed: 1, step: 20 * time.Millisecond, slack: unseenSlack}
	p.begin(now)
	wakes, steps := 0, 0
	for steps < 500 {
		if wait := p.wait(now); wait > 0 {
			wakes++
			now = now.Add(wait)
			continue
		}
		steps++
		p.stepped(now)
	}
	if lived := now.Sub(begin); wakes > 500/3 || lived < 499*p.step || lived > 500*p.step+p.slack {
		t.Errorf("500 steps of 20 ms took %v, and %d awakenings", lived, wakes)
	}
}

// A session is behind from a command on until what it did is taken.
func TestSessionIsBehindItsCommands(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 1})
	until(t, s, "the start", func(*Snapshot) bool { return !s.Behind() })
	s.Step(3)
	if !s.Behind() {
		t.Error("it is not behind what was not taken")
	}
	if snap := until(t, s, "the command", func(*Snapshot) bool { return !s.Behind() }); snap.Step > 3 {
		t.Errorf("at step %d", snap.Step)
	}
}
