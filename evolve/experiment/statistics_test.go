package experiment

import (
	"math"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}

// The bootstrap's interval covers the true mean about as often as it says.
func TestIntervalsCover(t *testing.T) {
	rng := chance.Stream(1, "test")
	covered := 0
	for seed := range uint64(200) {
		s := &Study{Settings: Settings{Seed: seed}}
		x := make([]float64, 50)
		for i := range x {
			x[i] = 3 + rng.NormFloat64()
		}
		if m := s.Summarise(x); m.Lo <= 3 && 3 <= m.Hi {
			covered++
		}
	}
	if covered < 180 || covered > 198 {
		t.Errorf("%d of 200 intervals of 95 %% cover the mean", covered)
	}
}

func TestSummaries(t *testing.T) {
	s := &Study{}
	m := s.Summarise([]float64{4, 1, NaN, 2, 3})
	near(t, "n", float64(m.N), 4, 0)
	near(t, "mean", m.Mean, 2.5, 1e-12)
	near(t, "median", m.Median, 2.5, 1e-12)
	near(t, "sd", m.SD, 1.2909944, 1e-6)
	if again := s.Summarise([]float64{4, 1, NaN, 2, 3}); again != m {
		t.Error("the same numbers, another summary")
	}
	if one := s.Summarise([]float64{7}); one.Mean != 7 || !math.IsNaN(one.Lo) {
		t.Errorf("of one number: %+v", one)
	}
	if none := s.Summarise(nil); none.N != 0 || none.String() != "–" {
		t.Errorf("of none: %+v", none)
	}

	// Wilson (1927): 8 of 10, and 0 of 10.
	w := Share([]float64{1, 1, 1, 1, 1, 1, 1, 1, 0, 0})
	near(t, "Wilson's low end", w.Lo, 0.4902, 1e-3)
	near(t, "Wilson's high end", w.Hi, 0.9433, 1e-3)
	w = Share(make([]float64, 10))
	near(t, "none of ten", w.Hi, 0.2775, 1e-3)

	// One control that hardly moved does not rule a ratio of means.
	r := s.Ratio([]float64{1, 1, 1, 0.9}, []float64{2, 2, 2, 0.001})
	near(t, "ratio", r.Mean, 3.9/6.001, 1e-12)
	if r.Hi > 1.5 && r.Hi < r.Mean {
		t.Errorf("interval %g to %g", r.Lo, r.Hi)
	}
	if v := s.Ratio([]float64{1}, []float64{0}); !math.IsNaN(v.Mean) {
		t.Errorf("of a control that does not move: %g", v.Mean)
	}
}

// A recovery is the episode's own, told in numbers: what fell and came back, what never
// fell, what stayed down, and what has nothing to compare with.
func TestRecoveryOf(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	g.Card.Score = brain.Score{Mean: 1000, SD: 1, Rollouts: 10}
	if err := e.Start(g, episode.Setup{Seed: 1}); err != nil {
		t.Fatal(err)
	}
	level := func(stretches ...float64) (x []float64) { // pace and number of steps by turns
		for i := 0; i < len(stretches); i += 2 {
			for range int(stretches[i+1]) {
				x = append(x, stretches[i])
			}
		}
		return x
	}
	ev := episode.Event{Step: 300, Kind: "zero", Args: "0.33"}
	control := level(1, 900)
	for what, c := range map[string]struct {
		hurt, control                []float64
		lasted                       int
		fell, back, recovered, after float64
	}{
		"back":          {level(1, 300, 0, 60, 1, 540), control, 0, 1, 1, 1, 60},
		"no fall":       {control, control, 0, 0, NaN, 1, 0},
		"stays down":    {level(1, 300, 0.2, 600), control, 0, 1, 0, 0, NaN},
		"held":          {level(1, 300, 0, 150, 1, 450), control, 100, 1, 1, 1, 50},
		"control stood": {level(0, 900), level(0, 900), 0, NaN, NaN, NaN, NaN},
	} {
		r := RecoveryOf(e, c.hurt, c.control, ev, c.lasted)
		if compared := !math.IsNaN(r.Control); compared != (what != "control stood") {
			t.Errorf("%s: the late pace of the control is %g", what, r.Control)
		}
		for i, want := range []float64{c.fell, c.back, c.recovered, c.after} {
			if got := r.Row()[i]; !(math.IsNaN(want) && math.IsNaN(got)) && !(math.Abs(got-want) <= 5) {
				t.Errorf("%s: %s is %g, want %g", what, RecoveryValues()[i], got, want)
			}
		}
	}
}

func TestLatePaces(t *testing.T) {
	control := make([]float64, 1000)
	for i := range control {
		control[i] = 2
	}
	hurt := append(control[:700:700], make([]float64, 300)...)
	late, spared := latePaces(hurt, control, 300)
	near(t, "hurt", late, 0, 0)
	near(t, "control", spared, 2, 0)
	late, _ = latePaces(control[:900], control, 300) // ended 100 steps before the control
	near(t, "a life that has ended", late, 1, 0)
	if late, _ := latePaces(hurt, control[:200], 300); !math.IsNaN(late) {
		t.Errorf("a control that ended before the injury: %g", late)
	}
}
