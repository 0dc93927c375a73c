package words

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// The words of every kind of event, in all orders of its arguments.
func TestEvents(t *testing.T) {
	for _, c := range []struct {
		text        string
		short, long string // "" as the short ones
		icon        kit.Icon
	}{
		{"randomise:uniform=0.1", "randomised", "weights randomised", kit.IconDice},
		{"randomise", "randomised", "weights randomised", kit.IconDice},
		{"randomise:uniform=0.1,layer=2", "randomised", "weights randomised in layer 2", kit.IconDice},
		{"randomise:layer=2,uniform=0.1", "randomised", "weights randomised in layer 2", kit.IconDice},
		{"randomise:uniform=0.1,layer=2,pre=0..3,post=4..5", "randomised", "weights randomised in layer 2", kit.IconDice},
		{"randomise:uniform=0.1,neurons=1:0..3", "randomised", "weights randomised", kit.IconDice},
		{"zero:0.33", "zeroed 33 %", "", kit.IconZero},
		{"zero:0.33,mode=random", "zeroed 33 %", "", kit.IconZero},
		{"zero:mode=random,0.33", "zeroed 33 %", "", kit.IconZero},
		{"zero:1", "zeroed 100 %", "", kit.IconZero},
		{"zero:0.33,layer=2", "zeroed 33 % in layer 2", "", kit.IconZero},
		{"zero:layer=2,0.33", "zeroed 33 % in layer 2", "", kit.IconZero},
		{"zero:layer=2,mode=random,0.33", "zeroed 33 % in layer 2", "", kit.IconZero},
		{"zero:layer=2", "zeroed", "synapses zeroed in layer 2", kit.IconZero},
		{"zero:1,layer=2", "zeroed", "synapses zeroed in layer 2", kit.IconZero},
		{"zero:layer=1,pre=3..7,post=10..14", "zeroed", "synapses zeroed in layer 1", kit.IconZero},
		{"zero:post=10..14,pre=3..7,layer=1", "zeroed", "synapses zeroed in layer 1", kit.IconZero},
		{"zero:neurons=1:40..45", "neurons cut off", "", kit.IconZero},
		{"wheel:all", "wheel taken", "all actuators taken by hand", kit.IconHold},
		{"wheel:hip2", "hip2 taken", "hip2 taken by hand", kit.IconHold},
		{"drive:steer=0.25x5/0.5,gas=1", "moved by hand", "", kit.IconHold},
		{"physics:box2d", "in Box2D", "handed to Box2D", kit.IconRight},
		{"freeze:all", "frozen", "synapses frozen", kit.IconFreeze},
		{"freeze:layer=1,pre=0..5", "frozen", "synapses frozen", kit.IconFreeze},
		{"thaw:all", "thawed", "synapses thawed", kit.IconFreeze},
		{"modulation:on", "modulation on", "", kit.IconPlasticity},
		{"modulation:off", "modulation off", "", kit.IconPlasticity},
		{"modulation:-0.5", "m clamped to −0.5", "", kit.IconPlasticity},
		{"plasticity:on", "plasticity on", "", kit.IconPlasticity},
		{"plasticity:off", "plasticity off", "", kit.IconPlasticity},
		{"rules:random", "random rules", "rules replaced by random ones", kit.IconRules},
		{"rules:evolved", "evolved rules", "evolved rules back", kit.IconRules},
		{"terms:C=0", "C off", "", kit.IconRules},
		{"terms:layer=2,B=0", "B off in layer 2", "", kit.IconRules},
		{"terms:eta=2,A=1", "A back, η ×2", "", kit.IconRules},
		{"terms:eta=-0.25", "η ×−0.25", "", kit.IconRules},
		{"terms:on", "all terms back", "", kit.IconRules},
		{"hold:all=1,100", "all actuators held at +1.00", "", kit.IconHold},
		{"hold:100,all=1", "all actuators held at +1.00", "", kit.IconHold},
		{"hold:steer=-0.5", "steer held at −0.50", "", kit.IconHold},
		{"release:all", "all released", "", kit.IconHold},
		{"release:hip1", "hip1 released", "", kit.IconHold},
		{"leg:3=0", "leg 3 cut off", "", kit.IconScissors},
		{"leg:1=0.25", "leg 1 shortened to 25 %", "", kit.IconScissors},
		{"leg:4=1", "leg 4 restored", "", kit.IconScissors},
		{"push:x=50,y=0,steps=5", "pushed with 50 N", "", kit.IconPush},
		{"push:steps=5,y=-4,x=3", "pushed with 5 N", "", kit.IconPush},
		{"push:z=1200", "pushed with 1,200 N", "", kit.IconPush},
		{"stand", "stood up", "put on its feet at the start", kit.IconUp},
		{"physics:builtin", "in built-in physics", "handed to built-in physics", kit.IconRight},
		{"physics:mujoco", "in MuJoCo", "handed to MuJoCo", kit.IconRight},
		{"sense:feet=off", "feet off", "", kit.IconEye},
		{"sense:joint-angles=freeze", "joint angles frozen", "", kit.IconEye},
		{"sense:posture=noise:0.2", "posture noisy by 0.2", "", kit.IconEye},
		{"sense:height=gain:2", "height ×2", "", kit.IconEye},
		{"sense:all=on", "all senses back", "", kit.IconEye},
		{"sense:dark=0.5", "darker by 50 %", "", kit.IconEye},
		{"sense:dark=0", "light back", "", kit.IconEye},
		{"sense:noise=0.1", "picture noisy by 0.1", "", kit.IconEye},
		{"sense:noise=0", "picture clear", "", kit.IconEye},
		{"sense:grey", "colour-blind", "", kit.IconEye},
		{"sense:grey=0", "colours back", "", kit.IconEye},
		{"sense:hue=120", "hues turned by 120°", "", kit.IconEye},
		{"sense:hue=0", "hues back", "", kit.IconEye},
		{"sense:patch=1,2,3,4", "blind spot", "", kit.IconEye},
		{"sense:patch=0,0,0,0", "blind spot gone", "", kit.IconEye},
		{"sense:delay=5", "seen 5 steps late", "", kit.IconEye},
		{"sense:delay=1", "seen 1 step late", "", kit.IconEye},
		{"sense:delay=0", "seen in time", "", kit.IconEye},
		{"world:gravity=0.5", "gravity at 50 %", "", kit.IconWorld},
		{"world:slope=5", "slope of 5°", "", kit.IconWorld},
		{"world:load=20", "load of 20 kg", "", kit.IconWorld},
		{"world:grip=0.7", "grip at 70 %", "", kit.IconWorld},
		{"world:track=narrower", "narrower road", "", kit.IconWorld},
		{"world:track=usual", "road as usual", "", kit.IconWorld},
		{"sense:hip1-angle=off", "hip 1 angle off", "", kit.IconEye},
	} {
		ev, err := episode.ParseEvent("40:" + c.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if c.long == "" {
			c.long = c.short
		}
		if short, long, icon := Of(ev); short != c.short || long != c.long || icon != c.icon {
			t.Errorf("%s: expected %q, %q, %v, found %q, %q, %v", c.text, c.short, c.long, c.icon, short, long, icon)
		}
	}
}

// Every kind that there is has words and a sign of its own.
func TestEveryKindHasWords(t *testing.T) {
	for _, k := range episode.Kinds() {
		short, long, icon := Of(episode.Event{Kind: k.Name, Args: k.Example})
		if short == k.Name || long == k.Name || icon == kit.IconWarning || icon == kit.NoIcon {
			t.Errorf("%s:%s: found %q, %q and sign %v", k.Name, k.Example, short, long, icon)
		}
	}
	if short, long, icon := Of(episode.Event{Kind: "explode"}); short != "explode" || long != "explode" || icon != kit.IconWarning {
		t.Errorf("what is no event: found %q, %q and sign %v", short, long, icon)
	}
}
