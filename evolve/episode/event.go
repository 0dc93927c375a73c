package episode

import (
	"fmt"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Event is a perturbation as data: what a button, a brush stroke, a line of an
// experiment and a line of a replay all make. It is applied between two steps,
// before the step whose number it carries. What is not an event cannot change
// an episode.
//
// Its text form is STEP:KIND:ARGS, such as "300:zero:0.33"; [EventHelp] lists
// the kinds and their arguments. What the arguments mean is known to
// [ParsePerturbation] alone: nothing else takes them apart.
type Event struct {
	Step int
	Kind string
	Args string
}

// Perturbation is an event that has been understood: what it does to a life. Each
// [Kind] has a type of its own, whose fields are its arguments.
type Perturbation interface {
	// Event is the perturbation as data, before a step. Of the texts that mean the
	// same it has one, and ParsePerturbation reads it back.
	Event(step int) Event
	// Check says why it cannot happen in an episode's world or network, or nil.
	Check(*Episode) error
	// Damages tells whether it takes something away from the brain or the body, so
	// that a recovery can be measured from it.
	Damages() bool
	// Regions are the synapses that it touches, for views to mark: nil where it
	// touches none or the network has no such, and everything among which it
	// draws where it draws them at random.
	Regions(*brain.Network) []brain.Region
	// apply makes it happen, before the coming step.
	apply(*Episode) error
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

// ParsePerturbation reads the arguments of a kind of event. It is the one reader of
// them; the error says what was expected, and what was found.
func ParsePerturbation(kind, args string) (Perturbation, error) {
	k, ok := kindOf(kind)
	if !ok {
		return nil, fmt.Errorf("expected a kind that `help events` lists, found %q", kind)
	}
	a := argument.Split(args)
	p, err := k.parse(a)
	if err == nil {
		err = a.LeftOver()
	}
	if err != nil {
		return nil, fmt.Errorf("%w (expected %s)", err, k.Usage)
	}
	return p, nil
}

// Perturbation is what the event does.
func (e Event) Perturbation() (Perturbation, error) {
	p, err := ParsePerturbation(e.Kind, e.Args)
	if err != nil {
		return nil, fmt.Errorf("event %q: %w", e, err)
	}
	return p, nil
}

// Check says what is wrong with the kind or its arguments, or nil.
func (e Event) Check() error {
	_, err := e.Perturbation()
	return err
}

// Damages tells whether the event takes something away from the brain or the
// body, so that a recovery can be measured from it. What is no event does not.
func (e Event) Damages() bool {
	p, err := e.Perturbation()
	return err == nil && p.Damages()
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
