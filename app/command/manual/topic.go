package manual

import (
	"fmt"
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

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
		{[]string{"recovery", "recoveries"}, "how a recovery from an injury is measured", rollout.RecoveryHelp},
		{[]string{"rules", "rule"}, "the plasticity rules by name, and how to write one", rulesHelp},
		{[]string{"bodies", "body"}, "the bodies of the ant", bodiesHelp},
		{[]string{"init"}, "distributions of initial weights", initHelp},
	}
}

// rulesHelp lists the rules.
func rulesHelp() string {
	var b strings.Builder
	b.WriteString("After every step each synapse changes by Δw, from the activation oi before it, the activation oj\n" +
		"behind it and coefficients of its own. Static weights are evolved and do not change.\n\n")
	for _, r := range brain.Rules() {
		fmt.Fprintf(&b, "  %-20s Δw = %s\n", r, r.Formula())
	}
	b.WriteString(formulaHelp())
	return b.String()
}

// formulaHelp explains the language of the rules that one writes.
func formulaHelp() string {
	var b strings.Builder
	b.WriteString("\nAny other rule is written as a formula of Δw: --rule \"eta*(A*pre*post + B*pre)\", in a campaign's file\n" +
		"rule = \"…\". One that is a rule above, in whatever order, is that rule. It is built from numbers, + - * /,\n" +
		"whole powers such as post^2, brackets, and\n\n")
	list := func(words []formula.Word) {
		for _, w := range words {
			fmt.Fprintf(&b, "  %-20s %s\n", w.Name, w.About)
		}
	}
	list(formula.Names())
	b.WriteString("\n")
	list(formula.Functions())
	b.WriteString("\nIt is computed as it is written, in single precision. Files name their tensors by its coefficients,\n" +
		"l1.A for example. The event terms multiplies its coefficients, and its summands that have none of\n" +
		"their own by term1, term2, … . Rules of the field, whose campaigns are shipped:ant-formula-NAME:\n\n")
	for _, e := range formula.Examples() {
		fmt.Fprintf(&b, "  %-14s %s\n  %-14s %s\n", e.Name, e.Text, "", e.Title+": "+e.About)
	}
	return b.String()
}

// bodiesHelp says how a body is written.
func bodiesHelp() string {
	return "The ant's body says how much of each lower leg is there, from 0 to 1 of its length.\n\n" +
		"  intact               all of them\n" +
		"  right, left          the right or the left front leg shortened to a quarter, as in the paper\n" +
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
