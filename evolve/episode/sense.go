package episode

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/world"
)

// Sense strikes a sense of the agent, or gives it back; the agent sees so from this step
// on.
type Sense struct{ sense.Change }

var _ Perturbation = Sense{}

// overall are the changes of all that is seen, by name, with the numbers that each takes.
var overall = [...]struct {
	name        string
	how         sense.How
	least, most float64
	whole       bool
}{
	{"dark", sense.Dark, 0, 1, false},
	{"noise", sense.Grain, 0, 10, false},
	{"grey", sense.Grey, 0, 1, true},
	{"hue", sense.Hue, -360, 360, false},
	{"delay", sense.Delay, 0, sense.MostDelay, true},
}

// What noise and gain are bounded by is far beyond what any sense can show.
const mostNoise, mostGain = 100, 1000

func parseSense(a *arguments) (Perturbation, error) {
	name, value, ok := a.first()
	if !ok {
		if word, _ := a.word(); word != "grey" {
			return nil, fmt.Errorf("expected a sense and what to do to it, such as feet=off, or grey; found %q", word)
		}
		return Sense{sense.Change{How: sense.Grey, Value: 1}}, nil
	}
	if name == "patch" {
		return parsePatch(a, value)
	}
	for _, o := range overall {
		if o.name != name {
			continue
		}
		v, err := finite(name, value)
		if err != nil || v < o.least || v > o.most || o.whole && v != math.Trunc(v) {
			kind := "number"
			if o.whole {
				kind = "whole number"
			}
			return nil, fmt.Errorf("%s: expected a %s from %g to %g, found %q", name, kind, o.least, o.most, value)
		}
		return Sense{sense.Change{How: o.how, Value: v + 0}}, nil // no −0
	}
	c, err := parseStrike(value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.Name = name
	return Sense{c}, nil
}

// parseStrike reads what is done to a sense by its name. A noise of 0 and a gain of 1 are
// the sense as it is.
func parseStrike(s string) (c sense.Change, err error) {
	how, size, sized := strings.Cut(s, ":")
	switch {
	case s == "on":
	case s == "off":
		c.How = sense.Off
	case s == "freeze":
		c.How = sense.Freeze
	case how == "noise" && sized:
		v, err := within("noise", size, mostNoise)
		if err == nil && v < 0 {
			err = fmt.Errorf("noise: expected a standard deviation of 0 or more, found %q", size)
		}
		if err != nil || v == 0 {
			return c, err
		}
		c.How, c.Value = sense.Noise, v
	case how == "gain" && sized:
		v, err := within("gain", size, mostGain)
		if err != nil || v == 1 {
			return c, err
		}
		c.How, c.Value = sense.Gain, v
	default:
		err = fmt.Errorf("expected off, freeze, noise:SD, gain:K or on, found %q", s)
	}
	return c, err
}

func parsePatch(a *arguments, x string) (Perturbation, error) {
	c := sense.Change{How: sense.Blind}
	words := []string{x, "", "", ""}
	for i := range 3 {
		words[i+1], _ = a.word()
	}
	for i, to := range []*int{&c.Patch.X, &c.Patch.Y, &c.Patch.Width, &c.Patch.Height} {
		n, err := strconv.Atoi(words[i])
		if err != nil || n < 0 {
			return nil, fmt.Errorf("patch: expected X,Y,WIDTH,HEIGHT in pixels, found %q", strings.Join(words, ","))
		}
		*to = n
	}
	if p := c.Patch; p.Width == 0 || p.Height == 0 {
		if p != (sense.Patch{}) {
			return nil, fmt.Errorf("patch: expected a width and a height of at least 1, or 0,0,0,0 for none, found %q", strings.Join(words, ","))
		}
	}
	return Sense{c}, nil
}

// Event is such as "feet=off", "posture=noise:0.2" or "patch=10,20,30,30".
func (p Sense) Event(step int) Event { return Event{step, "sense", p.arguments()} }

func (p Sense) arguments() string {
	switch p.How {
	case sense.On:
		return p.Name + "=on"
	case sense.Off:
		return p.Name + "=off"
	case sense.Freeze:
		return p.Name + "=freeze"
	case sense.Noise:
		return p.Name + "=noise:" + number(p.Value)
	case sense.Gain:
		return p.Name + "=gain:" + number(p.Value)
	case sense.Blind:
		b := p.Patch
		return fmt.Sprintf("patch=%d,%d,%d,%d", b.X, b.Y, b.Width, b.Height)
	case sense.Grey:
		if p.Value == 1 {
			return "grey"
		}
	}
	for _, o := range overall {
		if o.how == p.How {
			return o.name + "=" + number(p.Value)
		}
	}
	return ""
}

// Check wants such a sense of the world.
func (p Sense) Check(e *Episode) error {
	s, ok := e.World.(world.Sensing)
	if !ok {
		return fmt.Errorf("the senses of the %s have no names", e.World.Name())
	}
	return p.Change.Check(s.Senses(), e.World.Name())
}

// Damages is true of all but what gives a sense back.
func (p Sense) Damages() bool { return !p.Ends() }

// Regions are none: no weight has changed.
func (Sense) Regions(*brain.Network) []brain.Region { return nil }

func (p Sense) apply(e *Episode) error {
	e.senses.Change(p.Change, e.World.(world.Sensing).Senses(), e.observation)
	e.senses.See(e.observation, e.setup.Seed, e.step)
	return nil
}

// observe lets the agent see the world of the coming step.
func (e *Episode) observe() {
	e.World.Observe(e.observation)
	if e.senses.Struck() {
		e.senses.Follow(e.observation)
		e.senses.See(e.observation, e.setup.Seed, e.step)
	}
}

// look lets it see what events have made of the world at the same step.
func (e *Episode) look() {
	e.World.Observe(e.observation)
	if e.senses.Struck() {
		e.senses.Renew(e.observation)
		e.senses.See(e.observation, e.setup.Seed, e.step)
	}
}

// Struck tells whether the agent may see anything but what the world shows.
func (e *Episode) Struck() bool { return e.senses.Struck() }

// struck tells whether the agent lacks a sense that its control has, or has it otherwise.
func (e *Episode) struck(control *Episode) bool {
	return e.senses.Struck() && !e.senses.Same(&control.senses)
}
