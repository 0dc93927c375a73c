package sense

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hebbarium/evolve/argument"
)

// overall are the changes of all that is seen, by name, with the numbers that each takes.
var overall = [...]struct {
	name        string
	how         How
	least, most float64
	whole       bool
}{
	{"dark", Dark, 0, 1, false},
	{"noise", Grain, 0, 10, false},
	{"grey", Grey, 0, 1, true},
	{"hue", Hue, -360, 360, false},
	{"delay", Delay, 0, MostDelay, true},
}

// MostNoise and MostGain, either way, are far beyond what any sense can show.
const MostNoise, MostGain = 100, 1000

// Parse reads such as "feet=off", "grey", "dark=0.5" or "patch=10,20,30,30".
func Parse(a *argument.List) (Change, error) {
	name, value, ok := a.First()
	if !ok {
		if word, _ := a.Word(); word != "grey" {
			return Change{}, fmt.Errorf("expected a sense and what to do to it, such as feet=off, or grey; found %q", word)
		}
		return Change{How: Grey, Value: 1}, nil
	}
	if name == "patch" {
		return parsePatch(a, value)
	}
	for _, o := range overall {
		if o.name != name {
			continue
		}
		v, err := argument.Finite(name, value)
		if err != nil || v < o.least || v > o.most || o.whole && v != math.Trunc(v) {
			kind := "number"
			if o.whole {
				kind = "whole number"
			}
			return Change{}, fmt.Errorf("%s: expected a %s from %g to %g, found %q", name, kind, o.least, o.most, value)
		}
		return Change{How: o.how, Value: v + 0}, nil // no −0
	}
	c, err := parseStrike(value)
	if err != nil {
		return Change{}, fmt.Errorf("%s: %w", name, err)
	}
	c.Name = name
	return c, nil
}

// parseStrike reads what is done to a sense by its name. A noise of 0 and a gain of 1 are
// the sense as it is.
func parseStrike(s string) (c Change, err error) {
	how, size, sized := strings.Cut(s, ":")
	switch {
	case s == "on":
	case s == "off":
		c.How = Off
	case s == "freeze":
		c.How = Freeze
	case how == "noise" && sized:
		v, err := argument.Within("noise", size, MostNoise)
		if err == nil && v < 0 {
			err = fmt.Errorf("noise: expected a standard deviation of 0 or more, found %q", size)
		}
		if err != nil || v == 0 {
			return c, err
		}
		c.How, c.Value = Noise, v
	case how == "gain" && sized:
		v, err := argument.Within("gain", size, MostGain)
		if err != nil || v == 1 {
			return c, err
		}
		c.How, c.Value = Gain, v+0
	default:
		err = fmt.Errorf("expected off, freeze, noise:SD, gain:K or on, found %q", s)
	}
	return c, err
}

func parsePatch(a *argument.List, x string) (Change, error) {
	c := Change{How: Blind}
	words := []string{x, "", "", ""}
	for i := range 3 {
		words[i+1], _ = a.Word()
	}
	for i, to := range []*int{&c.Patch.X, &c.Patch.Y, &c.Patch.Width, &c.Patch.Height} {
		n, err := strconv.Atoi(words[i])
		if err != nil || n < 0 {
			return Change{}, fmt.Errorf("patch: expected X,Y,WIDTH,HEIGHT in pixels, found %q", strings.Join(words, ","))
		}
		*to = n
	}
	if p := c.Patch; (p.Width == 0 || p.Height == 0) && p != (Patch{}) {
		return Change{}, fmt.Errorf("patch: expected a width and a height of at least 1, or 0,0,0,0 for none, found %q", strings.Join(words, ","))
	}
	return c, nil
}

// String is the text that Parse reads back.
func (c Change) String() string {
	switch c.How {
	case On:
		return c.Name + "=on"
	case Off:
		return c.Name + "=off"
	case Freeze:
		return c.Name + "=freeze"
	case Noise:
		return c.Name + "=noise:" + argument.Number(c.Value)
	case Gain:
		return c.Name + "=gain:" + argument.Number(c.Value)
	case Blind:
		p := c.Patch
		return fmt.Sprintf("patch=%d,%d,%d,%d", p.X, p.Y, p.Width, p.Height)
	case Grey:
		if c.Value == 1 {
			return "grey"
		}
	}
	return c.word() + "=" + argument.Number(c.Value)
}

// word is how a change of all that is seen is called.
func (c Change) word() string {
	for _, o := range overall {
		if o.how == c.How {
			return o.name
		}
	}
	return "patch"
}

// shortest is the number with the fewest digits that is v in single precision.
func shortest(v float32) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(float64(v), 'g', -1, 32), 64)
	return short
}
