package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay/link"
)

// Words are what the help of the flags names and other packages know: the rules.
func Words() kong.Vars {
	var names []string
	for _, r := range brain.Rules() {
		names = append(names, r.String())
	}
	last := len(names) - 1
	return kong.Vars{"rules": strings.Join(names[:last], ", ") + " or " + names[last]}
}

// Help explains a topic that the commands share.
type Help struct {
	Topic string `arg:"" optional:"" complete:"events,recovery,rules,bodies,init,links" help:"events, recovery, rules, bodies, init or links."`
}

// Run does it.
func (c *Help) Run() error {
	switch strings.ToLower(c.Topic) {
	case "":
		say("hebbarium --help lists the commands, hebbarium COMMAND --help what one takes.\nhebbarium help TOPIC explains what several of them share:\n\n" +
			"  events     perturbations of a running episode\n" +
			"  recovery   how a recovery from an injury is measured\n" +
			"  rules      the plasticity rules by name\n" +
			"  bodies     the bodies of the ant\n" +
			"  init       distributions of initial weights\n" +
			"  links      what the address of a life can say\n")
	case "events", "event":
		fmt.Print(episode.EventHelp())
	case "recovery", "recoveries":
		fmt.Print(episode.RecoveryHelp())
	case "rules", "rule":
		say("After every step each synapse changes by Δw, from the activation oi before it, the activation oj\n" +
			"behind it and coefficients of its own. Static weights are evolved and do not change.\n\n")
		for _, r := range brain.Rules() {
			say("  %-20s Δw = %s\n", r, r.Formula())
		}
	case "bodies", "body":
		say("The ant's body says how much of each lower leg is there, from 0 to 1 of its length.\n\n" +
			"  intact               all of them\n" +
			"  right, left          the right or the left front leg cut to a quarter, as in the paper\n" +
			"  leg1=0.25,leg3=0.5   these legs at that share, the others whole; legs are counted from 1 to 4\n\nThe car has one body, intact.\n")
	case "init":
		say("The weights that plastic synapses are born with:\n\n" +
			"  uniform:S    even between -S and S (the paper: 0.1)\n" +
			"  normal:S     normal with standard deviation S\n" +
			"  sparse:S     normal with 0.01, a share S of each neuron's inputs zero\n" +
			"  xavier:S     Glorot and Bengio's uniform with gain S\n" +
			"  kaiming:S    He's uniform with negative slope S\n" +
			"  default      even within one over the square root of the number of inputs\n" +
			"  ones, zeros  all alike\n" +
			"  coevolve     those that the rule set was evolved with\n")
	case "links", "link":
		fmt.Print(link.Help())
	default:
		return usage(fmt.Errorf("help: expected events, recovery, rules, bodies, init or links, found %q", c.Topic))
	}
	return nil
}
