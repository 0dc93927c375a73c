package episode_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/sense"
)

// conditions are events of both new kinds that a world takes, one of each sort.
func conditions(world string) []string {
	if world == "ant" {
		return []string{
			"sense:feet=off", "sense:joint-speeds=freeze", "sense:posture=noise:0.2", "sense:hip1-angle=gain:-2", "sense:delay=3",
			"world:gravity=0.5", "world:friction=0.3", "world:slope=5", "world:load=20",
		}
	}
	return []string{
		"sense:dark=0.5", "sense:noise=0.1", "sense:grey", "sense:hue=120", "sense:patch=10,40,30,20", "sense:delay=3", "sense:all=freeze",
		"world:grip=0.5", "world:power=0.7", "world:track=darker", "world:track=narrower",
	}
}

// ends give all of them back.
func ends(world string) []string {
	if world == "ant" {
		return []string{"sense:all=on", "world:gravity=1", "world:friction=1", "world:slope=0", "world:load=0"}
	}
	return []string{"sense:all=on", "world:grip=1", "world:power=1", "world:track=usual"}
}

func at(step string, texts ...string) []string {
	var out []string
	for _, s := range texts {
		out = append(out, step+":"+s)
	}
	return out
}

// Each of them makes another life from its step on and the same one before; it is a
// damage, and none once it ends.
func TestConditionsChangeALife(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 60}
		lived := func(events ...string) []float64 {
			setup.Events = episodetest.Events(t, events...)
			episodetest.Start(t, e, g, setup)
			if r := e.Run(); r.Err != nil {
				t.Fatalf("%s %v: %v", world, events, r.Err)
			}
			return slices.Clone(e.Rewards())
		}
		whole := lived()
		parts := e.Parts(nil)
		for _, c := range conditions(world) {
			if !episodetest.Events(t, "9:"+c)[0].Damages() {
				t.Errorf("%s: %s is no damage", world, c)
			}
			changed := lived("20:" + c)
			if !slices.Equal(changed[:20], whole[:20]) {
				t.Errorf("%s: %s changes the steps before it", world, c)
			}
			lived(append(at("50", ends(world)...), "20:"+c)...) // so that no condition is left to tell the states apart
			if slices.EqualFunc(parts, e.Parts(nil), func(a, b episode.Part) bool { return slices.Equal(a.Bytes, b.Bytes) }) {
				t.Errorf("%s: %s changes nothing", world, c)
			}
		}
		for _, c := range ends(world) {
			if episodetest.Events(t, "9:"+c)[0].Damages() {
				t.Errorf("%s: %s is a damage", world, c)
			}
		}
		// What has ended, or has never begun, leaves no bit behind.
		lived(at("20", append(conditions(world), ends(world)...)...)...)
		episodetest.SameParts(t, world+": begun and ended at once", parts, e.Parts(nil))
		lived(at("20", ends(world)...)...)
		episodetest.SameParts(t, world+": ended without a beginning", parts, e.Parts(nil))
		// And the next life knows nothing of them.
		lived(at("20", conditions(world)...)...)
		lived()
		episodetest.SameParts(t, world+": the life after", parts, e.Parts(nil))
	}
}

// Any moment of a life under all conditions can be returned to, of the same bits, and so
// can one of its events.
func TestConditionsAreKept(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		events := episodetest.Events(t, at("20", conditions(world)...)...)
		if world == "car" { // which would freeze all that the others do
			events = slices.DeleteFunc(events, func(ev episode.Event) bool { return strings.Contains(ev.Args, "freeze") })
		}
		events = append(events, episodetest.Events(t, "55:sense:delay=0")...)
		episodetest.Start(t, e, g, episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 70, Events: events})
		var kept []*episode.Snapshot
		var states [][]episode.Part
		var seen [][]float32
		keep := func() {
			s, err := e.Keep()
			if err != nil {
				t.Fatal(err)
			}
			kept, states, seen = append(kept, s), append(states, e.Parts(nil)), append(seen, slices.Clone(e.Observation()))
		}
		for e.Steps() < 60 {
			if n := e.Steps(); n == 10 || n == 22 || n == 47 {
				keep()
			} else if n == 20 || n == 55 {
				e.ApplyDue()
				keep()
			}
			e.Step()
		}
		last, view := e.Parts(nil), slices.Clone(e.Observation())
		for i := len(kept) - 1; i >= 0; i-- {
			var later []episode.Event
			for _, ev := range events {
				if n := kept[i].Step(); ev.Step > n || ev.Step == n && n != 20 && n != 55 {
					later = append(later, ev)
				}
			}
			if err := e.Return(kept[i], later); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, world+": returned", states[i], e.Parts(nil))
			if !slices.Equal(e.Observation(), seen[i]) {
				t.Errorf("%s: another view at step %d", world, kept[i].Step())
			}
			for e.Steps() < 60 {
				e.Step()
			}
			episodetest.SameParts(t, world+": lived again", last, e.Parts(nil))
			if !slices.Equal(e.Observation(), view) {
				t.Errorf("%s: another view in the end, from step %d", world, kept[i].Step())
			}
		}
	}
}

// The state of a condition is in the hashes of the life, whichever it is.
func TestConditionsAreHashed(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, c := range conditions(world) {
			e, g := episodetest.Random(t, world)
			episodetest.Start(t, e, g, episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 20})
			e.Step()
			before := e.Parts(nil)
			if err := e.Inject(episodetest.Events(t, "0:"+c)[0]); err != nil {
				t.Fatal(err)
			}
			e.ApplyDue()
			after := e.Parts(nil)
			if slices.EqualFunc(before, after, func(a, b episode.Part) bool { return slices.Equal(a.Bytes, b.Bytes) }) {
				t.Errorf("%s: %s leaves the state as it was", world, c)
			}
		}
	}
}

// A condition is never recovered from while it lasts, and its control lives without it.
func TestConditionsLast(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, c := range conditions(world) {
			own, g := episodetest.Random(t, world)
			control, _ := episodetest.Random(t, world)
			alone, _ := episodetest.Random(t, world)
			end := "sense:all=on"
			if name, ok := strings.CutPrefix(c, "world:"); ok {
				knob, _, _ := strings.Cut(name, "=")
				for _, text := range ends(world) {
					if strings.HasPrefix(text, "world:"+knob) {
						end = text
					}
				}
			}
			setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 60, Events: episodetest.Events(t, "20:"+c, "35:"+end)}
			episodetest.Start(t, own, g, setup)
			w := rollout.NewWatch(own, control)
			w.Begin(brain.Card{})
			live(t, own, w, 30)
			if all := w.Recoveries(); len(all) != 1 || all[0].Standing != recovery.InForce {
				t.Errorf("%s: %s: found %v, want it in force", world, c, all)
			}
			live(t, own, w, 50)
			if all := w.Recoveries(); len(all) != 1 || all[0].Standing == recovery.InForce || all[0].Lasted != 15 || all[0].From != 35 {
				t.Errorf("%s: %s: found %+v, want it to have lasted 15 steps", world, c, all)
			}
			setup.Events = nil
			episodetest.Start(t, alone, g, setup)
			for alone.Steps() < 50 {
				alone.Step()
			}
			episodetest.SameParts(t, world+": the control of "+c, alone.Parts(nil), control.Parts(nil))
		}
	}
}

// What is refused changes nothing, and the error lists what there is.
func TestConditionsRefused(t *testing.T) {
	for _, c := range []struct{ world, text, reason string }{
		{"ant", "sense:nose=off", "height, heading, velocity, posture, joint-angles, joint-speeds, feet"},
		{"ant", "sense:dark=0.5", "height"},
		{"ant", "world:grip=0.5", "gravity, friction, slope, load"},
		{"ant", "world:slope=60", "-45 to 45"},
		{"ant", "world:gravity=-1", "0 to 4"},
		{"car", "sense:feet=off", "dark, noise, grey, hue, patch, delay"},
		{"car", "sense:patch=80,0,5,1", "84×84"},
		{"car", "sense:patch=0,9223372036854775807,1,1", "84×84"},
		{"car", "world:gravity=0.5", "grip, power, track"},
		{"ant", "world:track=darker", "gravity, friction, slope, load"},
	} {
		e, g := episodetest.Random(t, c.world)
		episodetest.Start(t, e, g, episode.Setup{Init: episodetest.Init(t), MaxSteps: 20})
		before := e.Parts(nil)
		err := e.Inject(episodetest.Events(t, "0:"+c.text)[0])
		if err == nil || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %s: expected an error about %q, found %v", c.world, c.text, c.reason, err)
		}
		e.ApplyDue()
		episodetest.SameParts(t, c.text, before, e.Parts(nil))
	}
	for text, reason := range map[string]string{
		"world:gravity=NaN":          "number",
		"world:gravity":              "such as friction=0.4",
		"world:track=wider":          "usual, darker, narrower",
		"world:track=1":              "usual, darker, narrower",
		"world:grip=darker":          "number",
		"sense:feet":                 "what to do to it",
		"sense:feet=loud":            "off, freeze, noise:SD, gain:K or on",
		"sense:feet=off:2":           "off, freeze",
		"sense:feet=noise:-1":        "0 or more",
		"sense:feet=gain:NaN":        "number",
		"sense:dark=1.5":             "0 to 1",
		"sense:delay=51":             "0 to 50",
		"sense:delay=1.5":            "whole number",
		"sense:grey=0.5":             "whole number",
		"sense:patch=1,2,3":          "X,Y,WIDTH,HEIGHT",
		"sense:patch=1,2,0,3":        "at least 1",
		"sense:patch=1,2,3,4,5":      "unexpected",
		"sense:feet=off,posture=off": "unexpected",
	} {
		if _, err := episode.ParseEvent("3:" + text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: expected an error about %q, found %v", text, reason, err)
		}
	}
}

// The agent sees at once what an event leaves it, and as late as a delay says.
func TestWhatTheAgentSees(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 40}
	var whole [][]float32
	episodetest.Start(t, e, g, setup)
	for e.Status() == episode.Running {
		whole = append(whole, slices.Clone(e.Observation()))
		e.Step()
	}
	episodetest.Start(t, e, g, setup)
	for e.Steps() < 10 {
		e.Step()
	}
	for _, text := range []string{"0:sense:joint-speeds=off", "0:sense:height=gain:-3"} {
		if err := e.Inject(episodetest.Events(t, text)[0]); err != nil {
			t.Fatal(err)
		}
	}
	e.ApplyDue()
	for i, v := range e.Observation() {
		want := whole[10][i]
		switch {
		case i == 0:
			want *= -3
		case i >= 8 && i < 24 && i%2 == 1:
			want = 0
		}
		if v != want {
			t.Errorf("input %d: found %v, want %v", i, v, want)
		}
	}

	var f sense.Filter
	senses := e.World.(*episode.AntWorld).Senses()
	f.Change(sense.Change{How: sense.Delay, Value: 2}, senses, whole[0])
	f.Change(sense.Change{Name: "velocity", How: sense.Noise, Value: 0.5}, senses, whole[0])
	seen := make([]float32, 28)
	var sum, squares, n float64
	for i := range 30 {
		if i > 0 {
			f.Follow(whole[i])
		}
		f.See(seen, 7, i)
		late := whole[max(0, i-2)]
		for k, v := range seen {
			if k < 3 || k > 5 {
				if v != late[k] {
					t.Fatalf("step %d, input %d: found %v, want %v of two steps before", i, k, v, late[k])
				}
				continue
			}
			d := float64(v - late[k])
			sum, squares, n = sum+d, squares+d*d, n+1
		}
	}
	if sd := math.Sqrt(squares / n); math.Abs(sum/n) > 0.2 || sd < 0.35 || sd > 0.65 {
		t.Errorf("expected noise of a standard deviation of 0.5, found %v around %v", sd, sum/n)
	}
	if n := testing.AllocsPerRun(20, func() { f.Follow(whole[1]); f.See(seen, 7, 9) }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

// Another physics takes the world over as it is, and every life begins in the usual one.
func TestConditionsInMuJoCo(t *testing.T) {
	w := episodetest.MuJoCo(t)
	e, g := episodetest.Ant(t, w)
	setup := episode.Setup{Seed: 4, Init: episodetest.Init(t), Patient: true, MaxSteps: 40}
	episodetest.Start(t, e, g, setup)
	e.Run()
	whole := e.Parts(nil)
	setup.Events = episodetest.Events(t, "5:world:friction=0.4", "5:world:slope=3", "10:world:load=20", "20:physics:builtin", "30:physics:mujoco")
	episodetest.Start(t, e, g, setup)
	for e.Step() == episode.Running {
		if n := e.Steps(); n == 15 || n == 25 || n == 35 {
			for knob, want := range map[string]float64{"friction": 0.4, "slope": 3, "load": 20, "gravity": 1} {
				if found := w.Condition(knob); found != want {
					t.Errorf("step %d, in %s: %s is %v, want %v", n, w.Engine(), knob, found, want)
				}
			}
		}
	}
	if e.Err() != nil {
		t.Fatal(e.Err())
	}
	setup.Events = nil
	episodetest.Start(t, e, g, setup)
	e.Run()
	episodetest.SameParts(t, "the life after", whole, e.Parts(nil))
}
