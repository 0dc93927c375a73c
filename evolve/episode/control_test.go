package episode_test

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
)

// live goes on to a step, beside a watch.
func live(t *testing.T, e *episode.Episode, w *rollout.Watch, to int) {
	t.Helper()
	for e.Steps() < to && e.Status() == episode.Running {
		if err := w.Before(); err != nil {
			t.Fatal(err)
		}
		e.Step()
		w.After()
	}
}

// A control is, bit for bit, the life without the injury it was spared, and with all
// events that injure nothing; the injured life is what it would be alone.
func TestControlIsTheLifeWithoutTheInjury(t *testing.T) {
	for _, world := range episode.Worlds() {
		own, g := episodetest.Random(t, world)
		control, _ := episodetest.Random(t, world)
		alone, _ := episodetest.Random(t, world)
		setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 200}
		injuries := append(episodetest.BodyEvents(world), "70:zero:0.33", "70:freeze:layer=1,pre=0..3", "80:terms:C=0", "85:terms:on", "100:terms:layer=2,eta=2", "70:thaw:all", "90:rules:random", "110:plasticity:off", "120:plasticity:on", "130:rules:evolved")
		setup.Events = episodetest.Events(t, injuries...)
		episodetest.Start(t, own, g, setup)
		w := rollout.NewWatch(own, control)
		w.Begin(brain.Card{})
		live(t, own, w, 150)
		episodetest.Start(t, alone, g, setup)
		for alone.Steps() < 150 {
			alone.Step()
		}
		episodetest.SameParts(t, world+": the injured life", alone.Parts(nil), own.Parts(nil))

		spared := setup
		spared.Events = episode.Spared(setup.Events, 110)
		episodetest.Start(t, alone, g, spared)
		for alone.Steps() < 150 {
			alone.Step()
		}
		episodetest.SameParts(t, world+": the control of the last injury", alone.Parts(nil), control.Parts(nil))

		// Each control's rewards are those of its own recipe.
		at := map[int]bool{}
		for _, ev := range setup.Events {
			if ev.Damages() {
				at[ev.Step] = true
			}
		}
		all := w.Recoveries()
		if len(all) != len(at) {
			t.Fatalf("%s: %d recoveries of injuries at %v", world, len(all), at)
		}
		for i, r := range all {
			spared.Events = episode.Spared(setup.Events, r.Event.Step)
			episodetest.Start(t, alone, g, spared)
			made := w.Controls()[i]
			for alone.Steps() < r.Event.Step+len(made) {
				alone.Step()
			}
			if !slices.Equal(made, alone.Rewards()[r.Event.Step:]) {
				t.Errorf("%s: the control of %s has other rewards than a life without it", world, r.Event)
			}
			if last := i == len(all)-1; !last && (r.Ended != recovery.ByInjury || r.By != all[i+1].Event) {
				t.Errorf("%s: %s ended by %q (%s), want the next injury", world, r.Event, r.Ended, r.By)
			}
		}
	}
}

// In MuJoCo, whose moments cannot be kept, a control is lived from its birth.
func TestControlInMuJoCo(t *testing.T) {
	own, g := episodetest.Ant(t, episodetest.MuJoCo(t))
	control, _ := episodetest.Ant(t, episodetest.MuJoCo(t))
	alone, _ := episodetest.Ant(t, episodetest.MuJoCo(t))
	setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 200, Events: episodetest.Events(t, "20:leg:4=0", "60:zero:0.5")}
	episodetest.Start(t, own, g, setup)
	w := rollout.NewWatch(own, control)
	w.Begin(brain.Card{})
	live(t, own, w, 100)
	setup.Events = setup.Events[:1]
	episodetest.Start(t, alone, g, setup)
	for alone.Steps() < 100 {
		alone.Step()
	}
	episodetest.SameParts(t, "the control", alone.Parts(nil), control.Parts(nil))
}

// A history finds any step of a control again, and makes it anew out of the injured life.
func TestHistoryOfAControl(t *testing.T) {
	for _, world := range episode.Worlds() {
		own, g := episodetest.Random(t, world)
		control, _ := episodetest.Random(t, world)
		h, c := episode.NewHistory(1<<28), episode.NewHistory(1<<28)
		episodetest.Start(t, own, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 300, Events: episodetest.Events(t, "70:zero:0.5", "90:thaw:all")})
		h.Begin(own)
		moments := map[int][]episode.Part{}
		for own.Steps() < 180 {
			if _, ok := own.DueInjury(); ok {
				if err := own.Fork(control); err != nil {
					t.Fatal(err)
				}
				c.BeginAt(control)
				moments[control.Steps()] = control.Parts(nil)
			}
			own.Step()
			h.Follow(own)
			if len(moments) > 0 {
				control.Step()
				c.Follow(control)
				moments[control.Steps()] = control.Parts(nil)
			}
		}
		for _, step := range []int{180, 70, 71, 128, 127, 129, 100} {
			if err := c.Seek(control, step); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, world+": sought", moments[step], control.Parts(nil))
		}
		other, _ := episodetest.Random(t, world)
		for range 2 {
			if err := h.ForkAt(own, other, 70); err != nil {
				t.Fatal(err)
			}
			for other.Steps() < 150 {
				other.Step()
			}
			episodetest.SameParts(t, world+": made anew", moments[150], other.Parts(nil))
		}
	}
}

// A lasting condition is what is in force in the injured life alone, for as long as it is.
func TestConditionsInForce(t *testing.T) {
	for _, c := range []struct {
		events []string
		lasted int // of the last recovery, at step 100
		lasts  bool
	}{
		{[]string{"20:zero:0.3"}, 0, false},
		{[]string{"20:hold:hip1=1"}, 80, true},
		{[]string{"20:hold:hip1=1,30"}, 30, false},
		{[]string{"20:hold:hip1=1", "50:release:all"}, 30, false},
		{[]string{"20:hold:all=1", "50:release:hip1"}, 80, true},
		{[]string{"20:plasticity:off"}, 80, true},
		{[]string{"20:plasticity:off", "60:plasticity:on"}, 40, false},
		{[]string{"20:terms:C=0"}, 80, true},
		{[]string{"20:terms:C=0", "60:terms:C=1"}, 40, false},
		{[]string{"20:terms:layer=2,eta=2", "60:terms:on"}, 40, false},
		{[]string{"20:terms:C=0", "30:terms:C=0,D=0", "60:terms:C=1"}, 70, true},
		{[]string{"20:rules:random", "60:rules:evolved"}, 40, false},
		{[]string{"20:freeze:layer=2,pre=0..3", "60:thaw:layer=2,pre=0..1"}, 80, true},
		{[]string{"20:freeze:layer=2,pre=0..3", "60:thaw:layer=2"}, 40, false},
		{[]string{"20:plasticity:off", "30:zero:0.3"}, 0, false},                     // both lives are without
		{[]string{"20:plasticity:off", "30:zero:0.3", "40:plasticity:on"}, 0, false}, // and both with it
		{[]string{"20:hold:hip1=1", "30:hold:hip1=0.5"}, 70, true},                   // another value
		{[]string{"20:zero:0.1", "20:hold:hip1=1,10", "20:randomise:uniform=0.1"}, 10, false},
	} {
		own, g := episodetest.Random(t, "ant")
		control, _ := episodetest.Random(t, "ant")
		episodetest.Start(t, own, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, MaxSteps: 200, Events: episodetest.Events(t, c.events...)})
		w := rollout.NewWatch(own, control)
		w.Begin(brain.Card{})
		live(t, own, w, 100)
		all := w.Recoveries()
		r := all[len(all)-1]
		if r.Lasted != c.lasted || (r.From < 0) != c.lasts {
			t.Errorf("%v: lasted for %d steps, still in force %v; want %d, %v", c.events, r.Lasted, r.From < 0, c.lasted, c.lasts)
		}
	}
}
