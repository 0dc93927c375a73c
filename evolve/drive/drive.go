// Package drive writes down how a person moves actuators, step by step and shortly: the
// values of each with the number of steps that they stayed. It knows no episodes.
package drive

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hebbarium/evolve/argument"
)

const (
	// Span is the most steps that one text tells of.
	Span = 1000
	// Most is the most that an actuator can be moved to, either way.
	Most = 1000.0
	// Long is the length of a text, in bytes, from which on moves are told in another.
	Long = 180
)

// Round is the nearest of the values that a hand moves to: hundredths.
func Round(v float32) float32 { return float32(math.Round(float64(v)*100) / 100) }

// Run is a value that an actuator has for some steps; the last one stays until it is moved
// again, and has none.
type Run struct {
	Value float64
	Steps int
}

// Hand is how one actuator is moved.
type Hand struct {
	Actuator string
	Runs     []Run
}

// Moves are how some are, all from the same step on.
type Moves []Hand

// Parse reads moves such as steer=0.25x5/0.5x40/0.4,gas=1: a value without a number of steps
// has one, and the last one stays.
func Parse(a *argument.List) (Moves, error) {
	var m Moves
	for name, value, ok := a.First(); ok; name, value, ok = a.First() {
		if name == "" || slices.ContainsFunc(m, func(h Hand) bool { return h.Actuator == name }) {
			return nil, fmt.Errorf("expected each actuator once, found %.40q", name+"="+value)
		}
		h := Hand{Actuator: name}
		sum := 0
		for more := true; more; {
			var word string
			word, value, more = strings.Cut(value, "/")
			r, err := run(name, word, more)
			if err != nil {
				return nil, err
			}
			if sum += r.Steps; sum > Span {
				return nil, fmt.Errorf("%s: expected moves within %d steps, found more", name, Span)
			}
			if n := len(h.Runs); n > 0 && h.Runs[n-1].Value == r.Value {
				if h.Runs[n-1].Steps += r.Steps; !more {
					h.Runs[n-1].Steps = 0
				}
				continue
			}
			h.Runs = append(h.Runs, r)
		}
		m = append(m, h)
	}
	if len(m) == 0 {
		return nil, fmt.Errorf("expected how to move which actuator, such as steer=0.25x5/0.5x40/0.4")
	}
	slices.SortFunc(m, func(a, b Hand) int { return strings.Compare(a.Actuator, b.Actuator) })
	return m, nil
}

// run reads VALUE or VALUExSTEPS; the last one may only be a value.
func run(name, word string, more bool) (r Run, err error) {
	value, steps, counted := strings.Cut(word, "x")
	if r.Value, err = argument.Within(name, value, Most); err != nil {
		return r, err
	}
	r.Value += 0 // no −0
	switch {
	case counted && !more:
		return r, fmt.Errorf("%s: expected a last value that stays until the next move, without a number of steps, found %.40q", name, word)
	case counted:
		r.Steps, err = argument.WholeOf(name, steps, Span)
	case more:
		r.Steps = 1
	}
	return r, err
}

// String is the moves as text, which Parse reads back.
func (m Moves) String() string {
	var b strings.Builder
	for i, h := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(h.Actuator)
		for k, r := range h.Runs {
			b.WriteByte("=/"[min(k, 1)])
			b.WriteString(argument.Number(r.Value))
			if r.Steps > 1 {
				b.WriteByte('x')
				b.WriteString(strconv.Itoa(r.Steps))
			}
		}
	}
	return b.String()
}

// Hand is how an actuator is moved, nil where it is not.
func (m Moves) Hand(actuator string) *Hand {
	for i := range m {
		if m[i].Actuator == actuator {
			return &m[i]
		}
	}
	return nil
}

// Move adds that an actuator, which has been at a value since the last move or, where there
// was none, from the beginning, is moved to another so many steps after the beginning.
func (m Moves) Move(actuator string, after int, from, to float64) Moves {
	h := m.Hand(actuator)
	switch {
	case h != nil:
	case after == 0:
		return m.with(Hand{actuator, []Run{{to, 0}}})
	case from == to:
		return m
	default:
		return m.with(Hand{actuator, []Run{{from, after}, {to, 0}}})
	}
	last := &h.Runs[len(h.Runs)-1]
	since := 0
	for _, r := range h.Runs {
		since += r.Steps
	}
	switch {
	case last.Value == to:
		return m
	case after <= since:
		if n := len(h.Runs); n > 1 && h.Runs[n-2].Value == to {
			h.Runs = h.Runs[:n-1]
			last = &h.Runs[n-2]
		}
		*last = Run{to, 0}
		return m
	}
	last.Steps = after - since
	h.Runs = append(h.Runs, Run{to, 0})
	return m
}

func (m Moves) with(h Hand) Moves {
	m = append(m, h)
	slices.SortFunc(m, func(a, b Hand) int { return strings.Compare(a.Actuator, b.Actuator) })
	return m
}

// Until are the moves up to so many steps after the beginning, that of this step included.
func (m Moves) Until(after int) Moves {
	out := make(Moves, len(m))
	for i, h := range m {
		at, n := 0, 0
		for n = range h.Runs {
			if at += h.Runs[n].Steps; at > after {
				break
			}
		}
		runs := slices.Clone(h.Runs[:n+1])
		runs[n].Steps = 0
		out[i] = Hand{h.Actuator, runs}
	}
	return out
}
