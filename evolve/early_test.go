package evolve

import (
	"context"
	"testing"
)

// restingEvents are events of every kind that the built-in worlds take, several of
// them before one step, and some that draw at random.
func restingEvents(world string) []string {
	texts := append(bodyEvents(world),
		"0:randomise:normal=0.1", "0:zero:0.1,mode=random", "10:zero:0.33", "10:randomise:uniform=0.1,layer=2", "10:zero:layer=1,pre=0..3,post=0..3",
		"18:zero:neurons=1:4..9", "20:randomise:normal=0.2", "22:freeze:layer=2,pre=0..5", "24:thaw:all", "30:rules:random", "35:rules:evolved",
		"40:plasticity:off", "44:plasticity:on", "48:hold:all=0.5", "52:release:all", "64:zero:0.25", "64:randomise:uniform=0.3,layer=3")
	if world == "ant" {
		texts = append(texts, "0:leg:1=0.5", "26:leg:4=1", "50:stand", "50:push:x=100,steps=2", "64:leg:2=0.25", "64:hold:ankle3=-1,4")
	}
	return texts
}

// A life in which the events of each step are applied early, once or often, has
// the bits of one in which they are applied by the step.
func TestEventsAppliedEarlyAreTheSameLife(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		s := Setup{Seed: 5, Init: defaultInit(t), Patient: true, MaxSteps: 80, Events: events(t, restingEvents(world)...)}
		start(t, e, g, s)
		var plain [][]Part // before each step, without its events
		for {
			plain = append(plain, copyParts(e))
			if e.Step() != Running {
				break
			}
		}
		plain = append(plain, copyParts(e))
		score, applied := e.Score(), len(e.Applied())

		for _, inject := range []bool{false, true} {
			early, _ := randomEpisode(t, world)
			setup := s
			if inject {
				setup.Events = nil
			}
			start(t, early, g, setup)
			for {
				step := early.Steps()
				sameParts(t, world, plain[step], copyParts(early))
				if inject { // one at a time, each seen before the next is made
					for _, ev := range s.Events {
						if ev.Step != step {
							continue
						}
						if err := early.Inject(ev); err != nil {
							t.Fatal(err)
						}
						early.ApplyDue()
					}
				}
				early.ApplyDue()
				rest := copyParts(early)
				if early.ApplyDue() != Running || early.Steps() != step {
					t.Fatalf("%s: step %d: applying events made it %s at step %d", world, step, early.Status(), early.Steps())
				}
				sameParts(t, world+" applied twice", rest, copyParts(early))
				if early.Step() != Running {
					break
				}
			}
			sameParts(t, world+" at its end", plain[len(plain)-1], copyParts(early))
			if early.Score() != score || len(early.Applied()) != applied || early.ApplyDue() != TimeUp {
				t.Errorf("%s: score %v with %d events, %s; want %v with %d, time up", world, early.Score(), len(early.Applied()), early.Status(), score, applied)
			}
		}
	}
}

// What an event does is there at once: weights, legs, holds.
func TestEventsAppliedEarlyAreSeenAtOnce(t *testing.T) {
	e, g := randomEpisode(t, "ant")
	start(t, e, g, Setup{Seed: 5, Init: defaultInit(t), Patient: true})
	for range 7 {
		e.Step()
	}
	for _, ev := range events(t, "7:zero:1,layer=2", "7:leg:3=0", "7:hold:hip2=1,9", "9:zero:1,layer=3") {
		if err := e.Inject(ev); err != nil {
			t.Fatal(err)
		}
	}
	e.ApplyDue()
	layers := e.Network.Layers()
	for _, w := range layers[1].W {
		if w != 0 {
			t.Fatalf("a weight of layer 2 is %v after it was zeroed", w)
		}
	}
	for i := range layers[2].W {
		if layers[2].W[i] != 0 {
			break
		}
		if i == len(layers[2].W)-1 {
			t.Error("an event of step 9 was applied at step 7")
		}
	}
	if legs := e.World.(*AntWorld).Ant().Body().Lower; legs != [4]float64{1, 1, 0, 1} {
		t.Errorf("legs %v, want the third cut", legs)
	}
	if held := e.Held(nil); held[2] != 9 {
		t.Errorf("held for %v steps, want hip2 for 9", held)
	}
	if e.Steps() != 7 || len(e.Applied()) != 3 {
		t.Errorf("step %d with %d events applied, want step 7 with 3", e.Steps(), len(e.Applied()))
	}
}

// A snapshot from before the events of its step has them applied after it, one
// from after them does not apply them again, and both go on as the life did.
func TestSnapshotsAroundEventsAppliedEarly(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		start(t, e, g, Setup{Seed: 3, Init: defaultInit(t), Patient: true, MaxSteps: 100, Events: events(t, restingEvents(world)...)})
		for e.Steps() < 64 {
			e.Step()
		}
		keep := func() (*Snapshot, []Event) {
			s, err := e.Keep()
			if err != nil {
				t.Fatal(err)
			}
			return s, append([]Event{}, e.queue...)
		}
		before, due := keep()
		e.ApplyDue()
		after, later := keep()
		rest := copyParts(e)
		if len(due) <= len(later) {
			t.Fatalf("%s: %d events due before and %d after", world, len(due), len(later))
		}
		for e.Step() == Running {
		}
		end := copyParts(e)
		for _, early := range []bool{false, true} {
			for name, from := range map[string]struct {
				s     *Snapshot
				later []Event
			}{"before": {before, due}, "after": {after, later}} {
				if err := e.Return(from.s, from.later); err != nil {
					t.Fatal(err)
				}
				if early {
					e.ApplyDue()
					sameParts(t, world+" "+name, rest, copyParts(e))
				}
				for e.Step() == Running {
				}
				sameParts(t, world+" "+name+", to the end", end, copyParts(e))
			}
		}
	}
}

// A user who rests, injures, looks, goes back and forth and takes things back
// finds each future as it was, whatever the snapshots at that step hold.
func TestHistoryOfEventsAppliedEarly(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		setup := Setup{Seed: 3, Init: defaultInit(t), Patient: true, MaxSteps: 200}
		alone := func(steps int, texts ...string) []Part {
			t.Helper()
			other, _ := randomEpisode(t, world)
			s := setup
			s.Events = events(t, texts...)
			start(t, other, g, s)
			for other.Steps() < steps {
				other.Step()
			}
			return copyParts(other)
		}
		h := NewHistory(1 << 28)
		start(t, e, g, setup)
		h.Begin(e)
		live := func(to int) {
			for e.Steps() < to {
				known := e.Steps() < h.Live()
				e.Step()
				if !known {
					h.Follow(e)
				}
			}
		}
		seek := func(to int) {
			t.Helper()
			if err := h.Seek(e, to); err != nil {
				t.Fatal(err)
			}
		}
		inject := func(text string) {
			t.Helper()
			if err := e.Inject(events(t, text)[0]); err != nil {
				t.Fatal(err)
			}
			e.ApplyDue()
			h.Follow(e)
		}
		const first, second = "64:randomise:normal=0.3,layer=2", "64:zero:0.5,mode=random"
		live(64)
		h.kept = h.kept[:1] // so that the moment of step 64 is kept after its events
		none := h.Fork(e)
		inject(first)
		if s := h.kept[len(h.kept)-1]; s.step != 64 || len(s.applied) != 1 {
			t.Fatalf("%s: kept step %d with %d events, want step 64 with 1", world, s.step, len(s.applied))
		}
		live(90)
		seek(64) // to the moment with its event
		e.ApplyDue()
		one := h.Fork(e)
		inject(second)
		live(100)
		sameParts(t, world+" both", alone(100, first, second), copyParts(e))
		seek(70)
		sameParts(t, world+" gone back", alone(70, first, second), copyParts(e))

		both, err := h.Rejoin(e, one)
		if err != nil {
			t.Fatal(err)
		}
		seek(90)
		sameParts(t, world+" one", alone(90, first), copyParts(e))
		if _, err := h.Rejoin(e, none); err != nil {
			t.Fatal(err)
		}
		live(80)
		sameParts(t, world+" none", alone(80), copyParts(e))
		if _, err := h.Rejoin(e, both); err != nil {
			t.Fatal(err)
		}
		seek(100)
		sameParts(t, world+" both again", alone(100, first, second), copyParts(e))

		// A fork from before the event drops the moment that has it.
		if _, err := h.Rejoin(e, one); err != nil {
			t.Fatal(err)
		}
		seek(63)
		live(64)
		h.Fork(e)
		inject(second)
		live(75)
		seek(66)
		sameParts(t, world+" the second alone", alone(66, second), copyParts(e))
	}
}

// A life that rests with events applied is recorded with them, and verifies.
func TestReplayThatEndsAtRest(t *testing.T) {
	for _, world := range Worlds() {
		for _, steps := range []int{0, 50} {
			e, g, _, rules := savedRules(t, world)
			start(t, e, g, Setup{Seed: 3, Init: defaultInit(t), Patient: true})
			rec, err := NewRecorder(e, rules)
			if err != nil {
				t.Fatal(err)
			}
			inject := func(texts ...string) {
				t.Helper()
				for _, text := range texts {
					ev := events(t, "0:"+text)[0]
					if err := e.Inject(ev); err != nil {
						t.Fatal(err)
					}
					e.ApplyDue()
				}
			}
			verify := func(events int) *Replay {
				t.Helper()
				r := rec.Replay()
				if err := r.Check(); err != nil {
					t.Fatal(err)
				}
				if r.Steps != e.Steps() || len(r.Events) != events {
					t.Errorf("%s: recorded %d steps and %d events, want %d and %d", world, r.Steps, len(r.Events), e.Steps(), events)
				}
				other, _ := randomEpisode(t, world)
				if err := r.Verify(context.Background(), other, g, nil); err != nil {
					t.Errorf("%s: %d steps, %d events: %v", world, r.Steps, events, err)
				}
				return r
			}
			for e.Steps() < steps {
				e.Step()
				rec.Step()
			}
			inject("zero:0.2,mode=random", "randomise:normal=0.2,layer=3")
			r := verify(2)
			for e.Steps() < steps+23 {
				e.Step()
				rec.Step()
			}
			verify(2)
			inject("zero:0.2")
			verify(3)

			// The last hash is of the state after the events.
			r.Events = r.Events[:1]
			other, _ := randomEpisode(t, world)
			if err := r.Verify(context.Background(), other, g, nil); err == nil {
				t.Errorf("%s: a replay without its last event verified", world)
			}
		}
	}
}
