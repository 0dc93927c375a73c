package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/app/guide"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
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

// topic is what several commands share, explained in short.
type topic struct {
	names []string // the first is listed
	about string
	text  func() string
}

// topics is the table of what help explains beside the guide's pages.
func topics() []topic {
	return []topic{
		{[]string{"events", "event"}, "perturbations of a running episode", episode.EventHelp},
		{[]string{"recovery", "recoveries"}, "how a recovery from an injury is measured", episode.RecoveryHelp},
		{[]string{"rules", "rule"}, "the plasticity rules by name", rulesHelp},
		{[]string{"bodies", "body"}, "the bodies of the ant", bodiesHelp},
		{[]string{"init"}, "distributions of initial weights", initHelp},
	}
}

// Help explains a topic that the commands share, or shows a page of the guide.
type Help struct {
	Topic string `arg:"" optional:"" help:"events, recovery, rules, bodies, init, or a page of the guide: 'hebbarium help' lists them."`
	Pages string `type:"path" placeholder:"DIR" help:"Write the whole guide to this folder instead, as pages for a browser."`
}

// Run does it.
func (c *Help) Run() error {
	if c.Pages != "" {
		if c.Topic != "" {
			return usage(fmt.Errorf("help: expected a topic or --pages, found both"))
		}
		if err := guide.Write(c.Pages); err != nil {
			return err
		}
		say("%s\n", filepath.Join(c.Pages, "index.html"))
		return nil
	}
	pages, err := guide.Pages()
	if err != nil {
		return err
	}
	if c.Topic == "" {
		fmt.Print(listing(pages))
		return nil
	}
	for _, t := range topics() {
		if slices.Contains(t.names, strings.ToLower(c.Topic)) {
			fmt.Print(t.text())
			return nil
		}
	}
	name := c.Topic
	if strings.EqualFold(name, "guide") {
		name = guide.Index
	}
	if p, ok := guide.Find(pages, name); ok {
		fmt.Print(p.Terminal())
		return nil
	}
	var known []string
	for _, t := range topics() {
		known = append(known, t.names[0])
	}
	known = append(known, "guide")
	for _, p := range pages[1:] {
		known = append(known, p.Name)
	}
	last := len(known) - 1
	return usage(fmt.Errorf("help: expected %s or %s, found %q", strings.Join(known[:last], ", "), known[last], c.Topic))
}

// listing says what help explains.
func listing(pages []guide.Page) string {
	var b strings.Builder
	b.WriteString("hebbarium --help lists the commands, hebbarium COMMAND --help what one takes.\n" +
		"hebbarium help TOPIC explains what several of them share:\n\n")
	for _, t := range topics() {
		fmt.Fprintf(&b, "  %-13s %s\n", t.names[0], t.about)
	}
	b.WriteString("\nor shows a page of the guide, which Shift+F1 in the window opens in a browser:\n\n")
	for _, p := range pages {
		name := p.Name
		if name == guide.Index {
			name = "guide"
		}
		fmt.Fprintf(&b, "  %-13s %s\n", name, p.Title)
	}
	return b.String()
}

// rulesHelp lists the rules.
func rulesHelp() string {
	var b strings.Builder
	b.WriteString("After every step each synapse changes by Δw, from the activation oi before it, the activation oj\n" +
		"behind it and coefficients of its own. Static weights are evolved and do not change.\n\n")
	for _, r := range brain.Rules() {
		fmt.Fprintf(&b, "  %-20s Δw = %s\n", r, r.Formula())
	}
	return b.String()
}

// bodiesHelp says how a body is written.
func bodiesHelp() string {
	return "The ant's body says how much of each lower leg is there, from 0 to 1 of its length.\n\n" +
		"  intact               all of them\n" +
		"  right, left          the right or the left front leg cut to a quarter, as in the paper\n" +
		"  leg1=0.25,leg3=0.5   these legs at that share, the others whole; legs are counted from 1 to 4:\n" +
		"                       left front, left rear, right rear, right front\n\n" +
		"The car has one body, intact.\n"
}

// initHelp lists what plastic synapses can be born with.
func initHelp() string {
	return "The weights that plastic synapses are born with:\n\n" +
		"  uniform:S    even between -S and S (the paper: 0.1)\n" +
		"  normal:S     normal with standard deviation S\n" +
		"  sparse:S     normal with 0.01, a share S of each neuron's inputs zero\n" +
		"  xavier:S     Glorot and Bengio's uniform with gain S\n" +
		"  kaiming:S    He's uniform with negative slope S\n" +
		"  default      even within one over the square root of the number of inputs\n" +
		"  ones, zeros  all alike\n" +
		"  coevolve     those that the rule set was evolved with\n"
}
