package episode

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/evolve/argument"
)

// Kind is one kind of event: to the reader, to the help page, and to whoever wants
// to try them all.
type Kind struct {
	Name    string
	Usage   string // its arguments
	Help    string // what it does
	Example string // arguments that some world takes
	parse   func(*argument.List) (Perturbation, error)
}

// kinds is the table of all events, by name; nothing writes to it.
//
// A new event is its type in a file beside this one, its line here, and its words in
// the window.
var kinds = [...]Kind{
	{"drive", "ACTUATOR=VALUE[xSTEPS]/…/VALUE [,ACTUATOR=…]", "move actuators that a person has taken (see wheel): values with the steps that each lasts (1), the last one until the next move", "steer=0.25x5/0.5x40/0.4", parseDrive},
	{"freeze", "layer=L [,pre=A..B+C..D] [,post=A..B+C..D] | neurons=N:A..B | all", "stop these synapses from learning", "layer=1,pre=0..9", parseFreeze},
	{"hold", "ACTUATOR|all=VALUE [,STEPS]", "hold actuators at a value for so many steps, or until released", "all=1,100", parseHold},
	{"leg", "N=LENGTH", "set lower leg N (1…4) to a share of its length: 0 is a stump, 1 restores it", "4=0.25", parseLeg},
	{"modulation", "on | off | VALUE", "clamp m, what the modulating neurons say of how much a layer learns: off is 1, as without them; on lets them say it again", "off", parseModulation},
	{"physics", "builtin | mujoco | box2d", "hand the body, as it moves, to another physics: mujoco is the ant's, box2d the car's", "builtin", parsePhysics},
	{"plasticity", "on | off", "switch all learning on or off", "off", parsePlasticity},
	{"push", "x=N [,y=N] [,z=N] [,steps=K]", "push the body with so many newtons for K steps (1)", "x=50,y=0,steps=5", parsePush},
	{"randomise", "uniform=0.1 | normal=0.1 [,layer=L] [,pre=A..B+C..D] [,post=A..B+C..D] [,neurons=N:A..B]", "draw weights anew, all of them or those named", "uniform=0.1,layer=2", parseRandomise},
	{"release", "ACTUATOR|all", "let held actuators go", "all", parseRelease},
	{"rules", "random | evolved", "replace the evolved coefficients by random ones as a control, or bring them back", "random", parseRules},
	{"sense", "NAME=off|freeze|noise:SD|gain:K|on | delay=STEPS | dark=SHARE | noise=SD | grey | hue=DEGREES | patch=X,Y,W,H | all=on", "strike a sense: one or a group of the ant's numbers, or the car's picture; delay is for both; on, 0 and a patch 0,0,0,0 give it back, all=on everything", "delay=5", parseSense},
	{"stand", "", "put the ant back where it stood at its reset, before the steps without action in which it lies down", "", parseStand},
	{"terms", "[layer=L,] TERM=N [,TERM=N…] | [layer=L,] on", "multiply terms of the rule (its own coefficients: A, B, C, D, eta) by N: 0 switches one off, 1 or on gives it back", "C=0", parseTerms},
	{"thaw", "layer=L [,pre=A..B+C..D] [,post=A..B+C..D] | neurons=N:A..B | all", "let frozen synapses learn again", "all", parseThaw},
	{"wheel", "ACTUATOR|all", "take actuators out of the network's hands: they stand at 0, or where they were held, until drive moves them, and release gives them back; the network goes on learning from what it sees and from its own activations, as under hold", "all", parseWheel},
	{"world", "gravity|friction|grip|power=SHARE | slope=DEGREES | load=KG | track=darker|narrower|usual", "change the world: the ant's gravity and friction as shares of the usual, a slope up to the target, a load on the torso; the car's grip and engine power, and its road: half as light, or 60 % as wide", "friction=0.4", parseWorld},
	{"zero", "0.33 [,mode=band|random] [,layer=L] | layer=L [,pre=A..B+C..D] [,post=A..B+C..D] | neurons=N:A..B", "set weights to zero: a share of the brain as a band of neurons (or at random), a rectangle, or whole neurons", "0.33,mode=random", parseZero},
}

// Kinds are all kinds of events, by name.
func Kinds() []Kind { return slices.Clone(kinds[:]) }

func kindOf(name string) (*Kind, bool) {
	for i := range kinds {
		if kinds[i].Name == name {
			return &kinds[i], true
		}
	}
	return nil, false
}

// EventHelp lists every kind of event with its arguments, one a paragraph.
func EventHelp() string {
	var b strings.Builder
	b.WriteString("An event is STEP:KIND:ARGS and is applied before the step that it names, counted from 0.\n" +
		"Layers L count from 1; neurons A..B are inclusive and count from 0; in neurons=N:A..B, N is 0 for\n" +
		"the inputs, 1 and 2 for the hidden layers, 3 for the outputs.\n\n")
	for _, k := range kinds {
		fmt.Fprintf(&b, "STEP:%s:%s\n    %s\n", k.Name, k.Usage, k.Help)
		if k.Example != "" {
			fmt.Fprintf(&b, "    such as 300:%s:%s\n", k.Name, k.Example)
		}
	}
	return b.String()
}
