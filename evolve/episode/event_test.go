package episode_test

import (
	"math"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

func TestEventsReadBack(t *testing.T) {
	for _, s := range []string{
		"300:zero:0.33", "300:zero:0.33,mode=random", "0:zero:layer=1,pre=3..7,post=10..14", "12:zero:neurons=1:40..45",
		"300:hold:all=1,100", "5:hold:steer=-0.5", "400:release:all", "150:leg:4=0.25", "0:plasticity:off",
		"200:randomise:uniform=0.1", "200:randomise:normal=0.1,layer=2", "200:push:x=50,y=0,steps=5",
		"7:freeze:all", "7:thaw:layer=3", "9:rules:random",
	} {
		e, err := episode.ParseEvent(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
		} else if e.String() != s {
			t.Errorf("expected %q, found %q", s, e)
		}
	}
}

func TestEventsRefused(t *testing.T) {
	for s, reason := range map[string]string{
		"zero:0.33":                        "step",
		"-1:zero:0.33":                     "step",
		"3:explode:1":                      "kind",
		"3:zero:1.5":                       "from 0 to 1",
		"3:zero":                           "share",
		"3:zero:NaN":                       "from 0 to 1",
		"3:zero:0.3,mode=stripes":          "band or random",
		"3:zero:pre=1..2":                  "layer",
		"3:zero:layer=1,pre=5..2":          "A..B",
		"3:hold:steer":                     "ACTUATOR=VALUE",
		"3:hold:steer=Inf":                 "number",
		"3:hold:steer=1,0":                 "steps",
		"3:leg:5=1":                        "1 to 4",
		"3:leg:1=2":                        "0 to 1",
		"3:push:x=0":                       "force",
		"3:push:x=5,steps=0":               "steps",
		"3:push:x=1e308":                   "x: expected a number from -1e+06 to 1e+06",
		"3:push:x=5,y=-1e308":              "y: expected",
		"3:push:x=5,z=1000001":             "z: expected",
		"3:push:x=5,steps=1000000000":      "steps: expected a whole number of at least 1 and at most 1000000",
		"3:hold:all=1e308":                 "all: expected a number from -1000 to 1000",
		"3:hold:all=1,9223372036854775807": "steps: expected a whole number of at least 1 and at most",
		"3:plasticity:maybe":               "on or off",
		"3:plasticity:on,off":              "unexpected",
		"3:randomise:gamma=1":              "gamma",
		"3:zero:0.3,depth=2":               "unexpected",
	} {
		_, err := episode.ParseEvent(s)
		if err == nil {
			t.Errorf("%s: expected an error", s)
		} else if !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: expected an error about %q, found: %v", s, reason, err)
		}
	}
}

func TestEveryKindIsInTheHelp(t *testing.T) {
	help := episode.EventHelp()
	for _, k := range episode.Kinds() {
		if !strings.Contains(help, "STEP:"+k.Name+":"+k.Usage+"\n    "+k.Help) {
			t.Errorf("%s is not in the help", k.Name)
		}
	}
}

func TestRecovery(t *testing.T) {
	rewards := make([]float64, 100)
	for i := range rewards {
		switch {
		case i < 50 || i >= 60:
			rewards[i] = 2
		default:
			rewards[i] = 0
		}
	}
	r, ok := episode.MeasureRecovery(rewards, episode.Event{Step: 50, Kind: "zero", Args: "0.33"})
	// The mean of the last 5 rewards is back at 2 once steps 60 to 64 are made.
	if !ok || r.Before != 2 || r.FellTo != 0 || r.BackAfter != 15 || r.Now != 1 || r.Steps != 50 {
		t.Errorf("found %+v, %v", r, ok)
	}
	r, ok = episode.MeasureRecovery(rewards[:60], episode.Event{Step: 50, Kind: "zero", Args: "0.33"})
	if !ok || r.BackAfter != -1 || r.Now != 0 {
		t.Errorf("still down: found %+v, %v", r, ok)
	}
	if _, ok = episode.MeasureRecovery(rewards, episode.Event{Step: 0}); ok {
		t.Error("expected no recovery without a rate before")
	}
}

// A rate that is back for a moment and falls again is still back after so many
// steps, and the figures beside it tell that it has not lasted.
func TestRecoveryThatDoesNotLast(t *testing.T) {
	rewards := make([]float64, 200)
	for i := range rewards {
		switch {
		case i < 50:
			rewards[i] = 1
		case i < 60:
			rewards[i] = 0.25
		case i < 65:
			rewards[i] = 1
		default:
			rewards[i] = -0.5 // lower than what it fell to before it was back
		}
	}
	ev := episode.Event{Step: 50, Kind: "zero", Args: "0.33"}
	r, ok := episode.MeasureRecovery(rewards, ev)
	if !ok || r.BackAfter != 15 || r.FellTo != 0.25 || r.Now != -0.5 || r.Late != -0.5 || r.Steps != 150 {
		t.Errorf("found %+v, %v", r, ok)
	}
	if want := (10*0.25 + 5 - 135*0.5) / 150; math.Abs(r.Kept-want) > 1e-12 {
		t.Errorf("kept %g, want %g", r.Kept, want)
	}
	if r.Lasting() {
		t.Error("the rate of the latest 40 steps is below 0, and yet it counts as lasting")
	}
	// The 40 steps after the return are not over: too early to say.
	if r, _ = episode.MeasureRecovery(rewards[:50+15+39], ev); !r.Lasting() {
		t.Errorf("39 steps after the return: found %+v", r)
	}
	for i := 65; i < len(rewards); i++ {
		rewards[i] = 0.95
	}
	if r, _ = episode.MeasureRecovery(rewards, ev); !r.Lasting() || r.BackAfter != 15 {
		t.Errorf("95 %% since: found %+v", r)
	}
}

// A return is looked for over ReturnSteps, so that a long episode's figures do
// not depend on where one looks at it.
func TestRecoveryIsLookedForSoLong(t *testing.T) {
	rewards := make([]float64, 50+episode.ReturnSteps+100)
	for i := range rewards {
		if i < 50 || i >= 50+episode.ReturnSteps {
			rewards[i] = 1
		}
	}
	if r, ok := episode.MeasureRecovery(rewards, episode.Event{Step: 50, Kind: "zero"}); !ok || r.BackAfter != -1 || r.FellTo != 0 || r.Late != 1 {
		t.Errorf("found %+v, %v", r, ok)
	}
}
