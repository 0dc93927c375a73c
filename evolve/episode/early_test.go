package episode_test

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// restingEvents are events of every kind that the built-in worlds take, several of
// them before one step, and some that draw at random.
func restingEvents(world string) []string {
	texts := append(episodetest.BodyEvents(world),
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
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		s := episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 80, Events: episodetest.Events(t, restingEvents(world)...)}
		episodetest.Start(t, e, g, s)
		var plain [][]episode.Part // before each step, without its events
		for {
			plain = append(plain, copyParts(e))
			if e.Step() != episode.Running {
				break
			}
		}
		plain = append(plain, copyParts(e))
		score, applied := e.Score(), len(e.Applied())

		for _, inject := range []bool{false, true} {
			early, _ := episodetest.Random(t, world)
			setup := s
			if inject {
				setup.Events = nil
			}
			episodetest.Start(t, early, g, setup)
			for {
				step := early.Steps()
				episodetest.SameParts(t, world, plain[step], copyParts(early))
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
				if early.ApplyDue() != episode.Running || early.Steps() != step {
					t.Fatalf("%s: step %d: applying events made it %s at step %d", world, step, early.Status(), early.Steps())
				}
				episodetest.SameParts(t, world+" applied twice", rest, copyParts(early))
				if early.Step() != episode.Running {
					break
				}
			}
			episodetest.SameParts(t, world+" at its end", plain[len(plain)-1], copyParts(early))
			if early.Score() != score || len(early.Applied()) != applied || early.ApplyDue() != episode.TimeUp {
				t.Errorf("%s: score %v with %d events, %s; want %v with %d, time up", world, early.Score(), len(early.Applied()), early.Status(), score, applied)
			}
		}
	}
}

// What an event does is there at once: weights, legs, holds.
func TestEventsAppliedEarlyAreSeenAtOnce(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true})
	for range 7 {
		e.Step()
	}
	for _, ev := range episodetest.Events(t, "7:zero:1,layer=2", "7:leg:3=0", "7:hold:hip2=1,9", "9:zero:1,layer=3") {
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
	if legs := e.World.(*episode.AntWorld).Ant().Body().Lower; legs != [4]float64{1, 1, 0, 1} {
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
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 100, Events: episodetest.Events(t, restingEvents(world)...)})
		for e.Steps() < 64 {
			e.Step()
		}
		keep := func() (*episode.Snapshot, []episode.Event) {
			s, err := e.Keep()
			if err != nil {
				t.Fatal(err)
			}
			return s, e.Queued()
		}
		before, due := keep()
		e.ApplyDue()
		after, later := keep()
		rest := copyParts(e)
		if len(due) <= len(later) {
			t.Fatalf("%s: %d events due before and %d after", world, len(due), len(later))
		}
		for e.Step() == episode.Running {
		}
		end := copyParts(e)
		for _, early := range []bool{false, true} {
			for name, from := range map[string]struct {
				s     *episode.Snapshot
				later []episode.Event
			}{"before": {before, due}, "after": {after, later}} {
				if err := e.Return(from.s, from.later); err != nil {
					t.Fatal(err)
				}
				if early {
					e.ApplyDue()
					episodetest.SameParts(t, world+" "+name, rest, copyParts(e))
				}
				for e.Step() == episode.Running {
				}
				episodetest.SameParts(t, world+" "+name+", to the end", end, copyParts(e))
			}
		}
	}
}

// A user who rests, injures, looks, goes back and forth and takes things back
// finds each future as it was, whatever the snapshots at that step hold.
func TestHistoryOfEventsAppliedEarly(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 200}
		alone := func(steps int, texts ...string) []episode.Part {
			t.Helper()
			other, _ := episodetest.Random(t, world)
			s := setup
			s.Events = episodetest.Events(t, texts...)
			episodetest.Start(t, other, g, s)
			for other.Steps() < steps {
				other.Step()
			}
			return copyParts(other)
		}
		h := episode.NewHistory(1 << 28)
		episodetest.Start(t, e, g, setup)
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
			if err := e.Inject(episodetest.Events(t, text)[0]); err != nil {
				t.Fatal(err)
			}
			e.ApplyDue()
			h.Follow(e)
		}
		const first, second = "64:randomise:normal=0.3,layer=2", "64:zero:0.5,mode=random"
		live(64)
		h.KeepFirst() // so that the moment of step 64 is kept after its events
		none := h.Fork(e)
		inject(first)
		if step, n := h.LastKept(); step != 64 || n != 1 {
			t.Fatalf("%s: kept step %d with %d events, want step 64 with 1", world, step, n)
		}
		live(90)
		seek(64) // to the moment with its event
		e.ApplyDue()
		one := h.Fork(e)
		inject(second)
		live(100)
		episodetest.SameParts(t, world+" both", alone(100, first, second), copyParts(e))
		seek(70)
		episodetest.SameParts(t, world+" gone back", alone(70, first, second), copyParts(e))

		both, err := h.Rejoin(e, one)
		if err != nil {
			t.Fatal(err)
		}
		seek(90)
		episodetest.SameParts(t, world+" one", alone(90, first), copyParts(e))
		if _, err := h.Rejoin(e, none); err != nil {
			t.Fatal(err)
		}
		live(80)
		episodetest.SameParts(t, world+" none", alone(80), copyParts(e))
		if _, err := h.Rejoin(e, both); err != nil {
			t.Fatal(err)
		}
		seek(100)
		episodetest.SameParts(t, world+" both again", alone(100, first, second), copyParts(e))

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
		episodetest.SameParts(t, world+" the second alone", alone(66, second), copyParts(e))
	}
}
