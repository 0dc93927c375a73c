package words

import (
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// The sentence, of every standing.
func TestRecoveryInWords(t *testing.T) {
	later := episode.Event{Step: 520, Kind: "leg", Args: "4=0"}
	for _, c := range []struct {
		what string
		r    recovery.Recovery
		want string // after the head
		tone Tone   // of the piece that decides
	}{
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Measuring}, "measuring", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Measuring, Ended: recovery.ByInjury, By: later}, "did not slow until leg 4 was cut", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Measuring, Ended: recovery.ByLife}, "over before it could be measured", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.TooSlow}, "nothing to compare with: its twin, spared, is itself too slow", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.TooSlow, Spared: 0.26}, "nothing to compare with: its twin, spared, is itself at 26 % of its usual pace", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.TooSlow, Spared: -0.1}, "nothing to compare with: its twin, spared, is itself too slow", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.NoFall, Spared: 0.51, Measured: true, Share: 1}, "did not slow", Good},
		{"zeroed 0 %", recovery.Recovery{Standing: recovery.NoFall, Measured: true, Share: 1.1}, "did not slow", Good},
		{"zeroed 0 %", recovery.Recovery{Standing: recovery.NoFall, Ended: recovery.ByInjury, By: later}, "did not slow until leg 4 was cut", Good},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.NoFall, LostAt: 740, Measured: true, Share: 0.12, AgainAt: -1}, "did not slow at first · under 90 % since 740 · at 12 %", Warn},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 90, Measured: true, Share: 0.54, Cost: 7.6, Unit: "tiles"}, "54 % of its spared twin's pace · cost 8 tiles", Warn},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 9}, "measuring", Dim},
		{"plasticity off", recovery.Recovery{Standing: recovery.InForce, Steps: 90}, "measuring: its twin, spared, has no pace yet", Dim},
		{"all actuators held at +1.00", recovery.Recovery{Standing: recovery.NoFall, Lasted: 100, Cost: 3.24, Unit: "m"}, "did not slow after its end · cost 3.2 m", Good},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: 0.12, Measured: true, Share: 0.4, Cost: 0.61, Unit: "m"}, "slowed to 12 % · at 40 % · cost 0.6 m", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: -0.1, Steps: 1000, Measured: true, Share: 0.4, Ended: recovery.ByTime, Cost: 14.2, Unit: "m"}, "slowed to −10 %, backwards · not back within 1,000 steps · at 40 % · cost 14.2 m · measured until 1300", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: 0.12, Ended: recovery.ByInjury, By: later}, "slowed to 12 % · not back until leg 4 was cut", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Holding, FellTo: 0.12, Measured: true, Share: 0.94}, "slowed to 12 % · at 94 %, back if that lasts", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Holding, FellTo: 0.12, Measured: true, Share: 0.87}, "slowed to 12 % · wavering at 87 %", Dim},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Back, FellTo: 0.12, BackAfter: 65, Measured: true, Share: 1, Late: 1, Cost: 1.4, Unit: "m"}, "slowed to 12 % · back after 65 steps · cost 1.4 m", Good},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.LostAgain, FellTo: 0.12, BackAfter: 65, LostAt: 320, Measured: true, Share: 0.1}, "slowed to 12 % · back after 65 steps, lost again at 320 · at 10 %", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Back, FellTo: 0.12, BackAfter: 65, LostAt: 620, AgainAt: 900, Measured: true, Late: 1}, "slowed to 12 % · back after 65 steps, lost at 620, back at 900", Good},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: -0.004, Measured: true, Share: 0.4, Ended: recovery.ByLife, Unit: "m"}, "slowed to 0 % · not back when its life ended", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: -0.3, Measured: true, Share: -0.2, Ended: recovery.ByControl, Unit: "tiles"}, "slowed to 0 % · not back when its twin, spared, was at the end of its life", Warn},
		{"zeroed 33 %", recovery.Recovery{Standing: recovery.Fell, FellTo: -0.3, Measured: true, Share: -0.2, Unit: "tiles"}, "slowed to 0 % · at 0 %", Warn},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 90, Measured: true, Share: -0.54, Unit: "tiles"}, "0 % of its spared twin's pace", Warn},
		{"leg 4 cut", recovery.Recovery{Standing: recovery.Fell, FellTo: 0.3, Steps: 1000, Ended: recovery.ByTime, Measured: true, Share: 0.7, Born: 1, OfBorn: 0.94}, "slowed to 30 % · not back within 1,000 steps · at 70 % · 94 % of the pace of ants born with this body · measured until 1300", Warn},
		{"leg 4 cut", recovery.Recovery{Standing: recovery.Back, FellTo: 0.54, BackAfter: 57, LostAt: 620, AgainAt: 900, Steps: 1000, Ended: recovery.ByTime, Measured: true, Late: 1}, "slowed to 54 % · back after 57 steps, lost at 620, back at 900 · measured until 1300", Good},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 31, Ended: recovery.ByControl}, "over before it could be measured", Dim},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 31, Ended: recovery.ByInjury, By: later}, "until leg 4 was cut", Dim},
		{"steering held at +1.00", recovery.Recovery{Standing: recovery.InForce, Steps: 90, Ended: recovery.ByControl, Measured: true, Share: 0.54, Unit: "tiles"}, "54 % of its spared twin's pace · until its twin, spared, was at the end of its life", Warn},
		{"leg 4 cut", recovery.Recovery{Standing: recovery.Fell, FellTo: -0.2, Steps: 400, Measured: true, Share: 0.05, Born: 0.01}, "slowed to −20 %, backwards · at 5 % · ants born with this body get nowhere either", Warn},
	} {
		if c.r.LostAt == 0 {
			c.r.LostAt = -1
		}
		if c.r.AgainAt == 0 {
			c.r.AgainAt = -1
		}
		c.r.Event.Step = 300
		text, warns, goods := "", false, false
		for _, s := range Recovery(c.what, "leg 4 cut", &c.r) {
			text += s.Text
			warns, goods = warns || s.Tone == Warn, goods || s.Tone == Good
		}
		if want := c.what + " at 300 · " + c.want; text != want {
			t.Errorf("found %q, want %q", text, want)
		}
		if warns != (c.tone == Warn) || goods != (c.tone == Good) {
			t.Errorf("%q: warns %v, recovered %v, want tone %d", text, warns, goods, c.tone)
		}
	}
}

func TestWhatWasDone(t *testing.T) {
	for what, want := range map[string]string{
		"leg 4 cut": "leg 4 was cut", "leg 4 restored": "leg 4 was restored", "neurons cut off": "neurons were cut off", "leg 2 shortened to 20 %": "leg 2 was shortened to 20 %", "steer held at +1.00": "steer was held at +1.00",
		"all actuators held at +1.00": "all actuators were held at +1.00", "weights randomised": "weights were randomised", "zeroed 33 %": "it was zeroed 33 %",
		"plasticity off": "plasticity was off", "C off in layer 2": "C was off in layer 2", "η ×2": "η was ×2", "pushed with 400 N": "it was pushed with 400 N",
	} {
		if got := was(what); got != want {
			t.Errorf("%s: found %q, want %q", what, got, want)
		}
	}
	if s := strings.TrimSpace(Percent(-0.001)); s != "0 %" {
		t.Errorf("no minus zero: %q", s)
	}
}

// What is compared with ants born with the body of now is explained where it is said, and
// nowhere else.
func TestBornTip(t *testing.T) {
	for want, r := range map[string]recovery.Recovery{
		"the body's loss, not the brain's": {Steps: 500, Born: 1, OfBorn: 0.94},
		"not all it has lost":              {Steps: 500, Born: 1, OfBorn: 0.5},
		"get nowhere":                      {Steps: 500, Born: 0.01},
	} {
		if got := BornTip(&r); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, expected %q in it", r, got, want)
		}
	}
	for _, r := range []recovery.Recovery{{Steps: 500}, {Steps: 50, Born: 1, OfBorn: 0.94}} {
		if got := BornTip(&r); got != "" {
			t.Errorf("%+v: %q, expected nothing", r, got)
		}
	}
}
