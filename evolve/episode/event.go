package episode

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Event is a perturbation as data: what a button, a brush stroke, a line of an
// experiment and a line of a replay all make. It is applied between two steps,
// before the step whose number it carries. What is not an event cannot change
// an episode.
//
// Its text form is STEP:KIND:ARGS, such as "300:zero:0.33"; [EventHelp] lists
// the kinds and their arguments.
type Event struct {
	Step int
	Kind string
	Args string
}

// ParseEvent reads STEP:KIND:ARGS and checks the kind and its arguments.
func ParseEvent(s string) (Event, error) {
	step, rest, ok := strings.Cut(s, ":")
	if !ok {
		return Event{}, fmt.Errorf("event %q: expected STEP:KIND:ARGS, such as 300:zero:0.33", s)
	}
	n, err := strconv.Atoi(step)
	if err != nil || n < 0 {
		return Event{}, fmt.Errorf("event %q: expected a step of 0 or more before the first colon, found %q", s, step)
	}
	kind, args, _ := strings.Cut(rest, ":")
	e := Event{Step: n, Kind: kind, Args: args}
	if err := e.Check(); err != nil {
		return Event{}, err
	}
	return e, nil
}

// String is the event's text form; ParseEvent reads it back.
func (e Event) String() string {
	if e.Args == "" {
		return fmt.Sprintf("%d:%s", e.Step, e.Kind)
	}
	return fmt.Sprintf("%d:%s:%s", e.Step, e.Kind, e.Args)
}

// MarshalText writes the text form, so that an event is one string in JSON.
func (e Event) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads the text form and checks it.
func (e *Event) UnmarshalText(b []byte) error {
	p, err := ParseEvent(string(b))
	if err != nil {
		return err
	}
	*e = p
	return nil
}

// Damages tells whether the event takes something away from the brain or the
// body, so that a recovery can be measured from it.
func (e Event) Damages() bool {
	switch e.Kind {
	case "thaw", "release", "stand", "physics":
		return false
	case "plasticity":
		return e.Args != "on"
	case "rules":
		return e.Args != "evolved"
	}
	return true
}

// perturbation is an event that has been understood: what it does to an episode.
type perturbation interface {
	apply(e *Episode) error
}

// kind describes one kind of event to the parser and to the help page.
type kind struct {
	usage string
	help  string
	parse func(a *arguments) (perturbation, error)
}

// kinds returns the table of all events. It is built on demand: nothing in the
// package is mutable.
func kinds() map[string]kind {
	return map[string]kind{
		"randomise":  {"uniform=0.1 | normal=0.1 [,layer=L] [,pre=A..B] [,post=A..B] [,neurons=N:A..B]", "draw weights anew, all of them or those named", parseRandomise},
		"zero":       {"0.33 [,mode=band|random] [,layer=L] | layer=L [,pre=A..B] [,post=A..B] | neurons=N:A..B", "set weights to zero: a share of the brain as a band of neurons (or at random), a rectangle, or whole neurons", parseZero},
		"freeze":     {"layer=L [,pre=A..B] [,post=A..B] | neurons=N:A..B | all", "stop these synapses from learning", parseFreeze},
		"thaw":       {"layer=L [,pre=A..B] [,post=A..B] | neurons=N:A..B | all", "let frozen synapses learn again", parseThaw},
		"plasticity": {"on | off", "switch all learning on or off", parsePlasticity},
		"rules":      {"random | evolved", "replace the evolved coefficients by random ones as a control, or bring them back", parseRules},
		"hold":       {"ACTUATOR|all=VALUE [,STEPS]", "hold actuators at a value for so many steps, or until released", parseHold},
		"release":    {"ACTUATOR|all", "let held actuators go", parseRelease},
		"leg":        {"N=LENGTH", "set lower leg N (1…4) to a share of its length: 0 is a stump, 1 restores it", parseLeg},
		"stand":      {"", "put the ant back where it stood at its reset, before the steps without action in which it lies down", parseStand},
		"physics":    {"builtin | mujoco", "hand the ant, as it moves, to another physics", parsePhysics},
		"push":       {"x=N [,y=N] [,z=N] [,steps=K]", "push the body with so many newtons for K steps (1)", parsePush},
	}
}

// EventHelp lists every kind of event with its arguments, one a paragraph.
func EventHelp() string {
	table := kinds()
	names := make([]string, 0, len(table))
	for name := range table {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString("An event is STEP:KIND:ARGS and is applied before the step that it names, counted from 0.\n" +
		"Layers L count from 1; neurons A..B are inclusive and count from 0; in neurons=N:A..B, N is 0 for\n" +
		"the inputs, 1 and 2 for the hidden layers, 3 for the outputs.\n\n")
	for _, name := range names {
		fmt.Fprintf(&b, "STEP:%s:%s\n    %s\n", name, table[name].usage, table[name].help)
	}
	return b.String()
}

// Check says what is wrong with the kind or its arguments, or nil.
func (e Event) Check() error {
	_, err := e.perturbation()
	return err
}

func (e Event) perturbation() (perturbation, error) {
	k, ok := kinds()[e.Kind]
	if !ok {
		return nil, fmt.Errorf("event %q: expected a kind that `help events` lists, found %q", e, e.Kind)
	}
	a := splitArguments(e.Args)
	p, err := k.parse(a)
	if err == nil {
		err = a.leftOver()
	}
	if err != nil {
		return nil, fmt.Errorf("event %q: %w (expected %s)", e, err, k.usage)
	}
	return p, nil
}
