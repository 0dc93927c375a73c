package episode_test

import (
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

func TestEventsReadBack(t *testing.T) {
	for _, s := range []string{
		"300:zero:0.33", "300:zero:0.33,mode=random", "0:zero:layer=1,pre=3..7,post=10..14", "12:zero:neurons=1:40..45",
		"300:hold:all=1,100", "5:hold:steer=-0.5", "400:release:all", "150:leg:4=0.25", "0:plasticity:off",
		"200:randomise:uniform=0.1", "200:randomise:normal=0.1,layer=2", "200:push:x=50,y=0,steps=5",
		"7:freeze:all", "7:thaw:layer=3", "9:rules:random", "300:terms:C=0", "300:terms:layer=2,B=0", "300:terms:on",
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
		"zero:0.33":                           "step",
		"-1:zero:0.33":                        "step",
		"3:explode:1":                         "kind",
		"3:zero:1.5":                          "from 0 to 1",
		"3:zero":                              "share",
		"3:zero:NaN":                          "from 0 to 1",
		"3:zero:0.3,mode=stripes":             "band or random",
		"3:zero:pre=1..2":                     "layer",
		"3:zero:layer=1,pre=5..2":             "A..B",
		"3:hold:steer":                        "ACTUATOR=VALUE",
		"3:hold:steer=Inf":                    "number",
		"3:hold:steer=1,0":                    "steps",
		"3:leg:5=1":                           "1 to 4",
		"3:leg:1=2":                           "0 to 1",
		"3:push:x=0":                          "force",
		"3:push:x=5,steps=0":                  "steps",
		"3:push:x=1e308":                      "x: expected a number from -1e+06 to 1e+06",
		"3:push:x=5,y=-1e308":                 "y: expected",
		"3:push:x=5,z=1000001":                "z: expected",
		"3:push:x=5,steps=1000000000":         "steps: expected a whole number of at least 1 and at most 1000000",
		"3:hold:all=1e308":                    "all: expected a number from -1000 to 1000",
		"3:hold:all=1,9223372036854775807":    "steps: expected a whole number of at least 1 and at most",
		"3:plasticity:maybe":                  "on or off",
		"3:plasticity:on,off":                 "unexpected",
		"3:randomise:gamma=1":                 "gamma",
		"3:zero:0.3,depth=2":                  "unexpected",
		"3:terms":                             "expected terms such as C=0",
		"3:terms:off":                         "expected terms such as C=0",
		"3:terms:on,C=0":                      "expected terms such as C=0",
		"3:terms:C=NaN":                       "C: expected a number",
		"3:terms:eta=2000":                    "eta: expected a number from -1000 to 1000",
		"3:terms:layer=0,C=0":                 "layer: expected a whole number",
		"3:terms:C=0,C=1":                     "each term once",
		"3:terms:A=0,B=0,C=0,D=0,E=0,F=0,G=0": "each term once",
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
