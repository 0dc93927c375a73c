package recovery_test

import (
	"math"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
)

// scale is that of an ant whose usual pace is 1.
var scale = recovery.Scale{Onset: 40, Usual: 1, Gain: 0.5, Unit: "m"}

// series is so many steps of each pace.
func series(stretches ...float64) []float64 {
	var out []float64
	for i := 0; i < len(stretches); i += 2 {
		for range int(stretches[i]) {
			out = append(out, stretches[i+1])
		}
	}
	return out
}

// The definition, on series whose answer is plain.
func TestRecoveryIsAsDefined(t *testing.T) {
	ev := episode.Event{Step: 300, Kind: "zero", Args: "0.33"}
	even := series(3000, 1)
	for _, c := range []struct {
		name         string
		own, control []float64
		lasted       int
		want         recovery.Standing
		back, lost   int
	}{
		{"nothing yet", series(39, 0.1), even, 0, recovery.Measuring, -1, -1},
		{"the same", series(500, 1), even, 0, recovery.NoFall, 0, -1},
		{"faster", series(500, 1.3), even, 0, recovery.NoFall, 0, -1},
		{"not yet known", series(60, 1), even, 0, recovery.Measuring, -1, -1},
		{"a dip of some steps", series(15, 0, 400, 1), even, 0, recovery.NoFall, 0, -1},
		{"a fall", series(200, 0.5), even, 0, recovery.Fell, -1, -1},
		{"a fall by a fifth", series(200, 0.8), even, 0, recovery.Fell, -1, -1},
		{"a fall and half of it back", series(50, 0, 200, 0.5), even, 0, recovery.Fell, -1, -1},
		{"at 90 % and not long enough", series(50, 0, 80, 1), even, 0, recovery.Holding, -1, -1},
		{"back", series(50, 0, 400, 1), even, 0, recovery.Back, 46, -1},
		{"one good moment", series(50, 0, 45, 1, 400, 0), even, 0, recovery.Fell, -1, -1},
		{"back and lost", series(50, 0, 300, 1, 400, 0), even, 0, recovery.LostAgain, 46, 300 + 315},
		{"too late to be the injury's", series(150, 1, 100, 0), even, 0, recovery.NoFall, 0, -1},
		{"and for good", series(150, 1, 400, 0), even, 0, recovery.NoFall, 0, 300 + 115},
		{"a curve in the track", series(100, 1, 100, 0.3, 300, 1), series(100, 1, 100, 0.3, 300, 1), 0, recovery.NoFall, 0, -1},
		{"at rest", series(100, -0.1, 300, 2), series(400, 0.01), 0, recovery.TooSlow, -1, -1},
		{"the control lies on its back", series(400, 0.2), series(400, 0.1), 0, recovery.TooSlow, -1, -1},
		{"held for good", series(2000, 0.02), even, 2000, recovery.InForce, -1, -1},
		{"held, and well again", series(100, 0, 300, 1), even, 100, recovery.NoFall, 0, -1},
		{"held, and slow after", series(100, 0, 60, 0, 300, 1), even, 100, recovery.Back, 56, -1},
		{"not back in time", series(1200, 0.4), even, 0, recovery.Fell, -1, -1},
	} {
		r := recovery.Measure(c.own, c.control, ev, c.lasted, scale)
		if r.Standing != c.want || r.BackAfter != c.back || r.LostAt != c.lost {
			t.Errorf("%s: found %q, back after %d, lost at %d; want %q, %d, %d", c.name, r.Standing, r.BackAfter, r.LostAt, c.want, c.back, c.lost)
		}
		if r.Standing == recovery.TooSlow && r.Measured {
			t.Errorf("%s: a percentage was given: %+v", c.name, r)
		}
	}
}

// A verdict of a control that has lost its own pace is none; one that fell while the control
// was well stays, whatever becomes of that.
func TestNothingToCompareWith(t *testing.T) {
	ev := episode.Event{Step: 2000, Kind: "leg", Args: "4=0"}
	own := scale
	own.Own = true
	even, ill := series(3000, 1), series(3000, 0.3)
	for _, c := range []struct {
		name         string
		own, control []float64
		lasted       int
		scale        recovery.Scale
		want         recovery.Standing
	}{
		{"back beside a control that crawls", series(50, 0, 400, 0.3), ill, 0, own, recovery.TooSlow},
		{"no fall beside it", series(400, 0.3), ill, 0, own, recovery.TooSlow},
		{"a fall beside it", series(400, 0.1), ill, 0, own, recovery.TooSlow},
		{"rules that nobody measured", series(400, 0.3), ill, 0, scale, recovery.NoFall},
		{"back beside one that is well", series(50, 0, 400, 1), even, 0, own, recovery.Back},
		{"the control fell ill later", series(50, 0, 900, 1), series(400, 1, 600, 0.3), 0, own, recovery.Back},
		{"at the very beginning", series(500, 1), series(60, 0.25, 600, 1), 0, own, recovery.NoFall},
		{"a control that is up long after", series(5000, 0.1), series(3000, 0, 2000, 1), 5000, own, recovery.TooSlow},
		{"a control that is up in time", series(5000, 0.1), series(300, 0, 4700, 1), 5000, own, recovery.InForce},
	} {
		r := recovery.Measure(c.own, c.control, ev, c.lasted, c.scale)
		if r.Standing != c.want || r.Measured == (c.want == recovery.TooSlow) {
			t.Errorf("%s: found %q, measured %v, at %g; want %q", c.name, r.Standing, r.Measured, r.Spared, c.want)
		}
	}
}

func TestRecoveryCosts(t *testing.T) {
	ev := episode.Event{Step: 300, Kind: "leg", Args: "4=0"}
	even := series(3000, 1)
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: found %g, want %g", what, got, want)
		}
	}
	r := recovery.Measure(series(60, 0.5), even, ev, 0, scale)
	near("cost so far, of 30 at 0.5 m", r.Cost, 15)
	r = recovery.Measure(series(50, 0, 500, 1), even, ev, 0, scale)
	near("cost until it was back", r.Cost, 0.5*46)
	r = recovery.Measure(series(50, 0, 500, 1.5), even, ev, 0, scale)
	if r.BackAfter <= 0 || r.Cost != 0.5*float64(r.BackAfter) {
		t.Errorf("a gain after the return counts: %+v", r)
	}
	r = recovery.Measure(series(500, 1.2), even, ev, 0, scale)
	near("no fall costs", r.Cost, 0)
	r = recovery.Measure(series(100, 0, 300, 1), even, ev, 100, scale)
	near("a condition costs what it costs", r.Cost, 50)
	near("fell to", recovery.Measure(series(50, 0.25, 300, 1), even, ev, 0, scale).FellTo, 0.25)
	near("share", recovery.Measure(series(200, 0.54), even, ev, 200, scale).Share, 0.54)
	near("holding", recovery.Measure(series(50, 0.1, 80, 0.94), even, ev, 0, scale).Share, 0.94)
}

// A later injury ends a measurement; what was known stays.
func TestALaterInjuryEndsIt(t *testing.T) {
	r := recovery.Measure(series(220, 1), series(220, 1), episode.Event{Step: 300, Kind: "zero"}, 0, scale)
	later := episode.Event{Step: 520, Kind: "leg", Args: "4=0"}
	r.EndBy(later)
	if r.Standing != recovery.NoFall || r.Ended != recovery.ByInjury || r.By != later {
		t.Errorf("found %+v", r)
	}
	r = recovery.Measure(series(1100, 1), series(1100, 1), episode.Event{Step: 300, Kind: "zero"}, 0, scale)
	if r.EndBy(later); r.Ended != recovery.ByTime || r.Steps != recovery.OverSteps {
		t.Errorf("after its time: found %+v", r)
	}
}

// What a meter knows does not depend on when it is asked.
func TestMeterIsAskedAtAnyTime(t *testing.T) {
	own, control := series(50, 0.2, 300, 1, 400, 0.3, 300, 1), series(1100, 1)
	ev := episode.Event{Step: 10, Kind: "push"}
	asked := recovery.NewMeter(ev, scale)
	for i := range own {
		asked.Add(own[i], control[i], false)
		if got, want := asked.Recovery(), recovery.Measure(own[:i+1], control, ev, 0, scale); got != want {
			t.Fatalf("after %d steps: found %+v, want %+v", i+1, got, want)
		}
	}
}

func TestUsualPace(t *testing.T) {
	card, w := brain.Card{}, lone(t, brain.NewGenome(brain.AntArchitecture(), brain.Static)).World
	if p := recovery.UsualPace(w, card); p != 100.0/960 {
		t.Errorf("no score: %g", p)
	}
	card.Score = brain.Score{Mean: 960, Rollouts: 10}
	if p := recovery.UsualPace(w, card); p != 1 {
		t.Errorf("score over steps: %g", p)
	}
	card.Pace = 2
	if p := recovery.UsualPace(w, card); p != 2 {
		t.Errorf("on the card: %g", p)
	}
}

// The definition has ten lines, and all of its figures.
func TestRecoveryHelp(t *testing.T) {
	help := rollout.RecoveryHelp()
	if n := strings.Count(help, "\n"); n != 10 {
		t.Errorf("%d lines, want ten", n)
	}
	for _, want := range []string{"40 steps", "20 %", "20 windows", "under 90 %", "40 (ant)", "100 (car)", "next 100 steps", "200 windows", "1000 steps", "20 lives", "97 or more"} {
		if !strings.Contains(help, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}
