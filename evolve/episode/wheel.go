package episode

import (
	"fmt"
	"math"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
	"hebbarium/evolve/drive"
)

// Wheel gives an actuator, or "all" of them, to a person: it stands at 0, or where it was
// held, until Drive moves it, and Release gives it back. What the network wants of it goes
// nowhere, as with Hold; it goes on learning from its own activations.
type Wheel struct{ Actuator string }

// Drive moves the actuators that a person has, as drive.Moves tell; it does nothing to
// others, and so nothing in a life whose wheel nobody has taken.
type Drive struct{ Moves string }

var (
	_ Perturbation = Wheel{}
	_ Perturbation = Drive{}
)

func parseWheel(a *argument.List) (Perturbation, error) {
	word, ok := a.Word()
	if !ok || word == "" {
		return nil, fmt.Errorf("expected the actuator to take, or all")
	}
	return Wheel{word}, nil
}

// Event is the actuator, or "all".
func (p Wheel) Event(step int) Event { return Event{step, "wheel", p.Actuator} }

// Check wants an actuator of the world.
func (p Wheel) Check(e *Episode) error { return checkActuator(e, p.Actuator) }

// Damages is true: the brain has lost an actuator.
func (Wheel) Damages() bool { return true }

// Regions are none.
func (Wheel) Regions(*brain.Network) []brain.Region { return nil }

func (p Wheel) apply(e *Episode) error {
	for i, n := range e.World.Actuators() {
		if p.Actuator != n && p.Actuator != "all" {
			continue
		}
		if e.step >= e.heldFor[i] {
			e.held[i] = 0
		}
		e.driven[i], e.heldFor[i], e.moves[i] = true, e.step+forever, nil
	}
	return nil
}

func parseDrive(a *argument.List) (Perturbation, error) {
	m, err := drive.Parse(a)
	return Drive{m.String()}, err
}

// Event is such as "steer=0.25x5/0.5,gas=1".
func (p Drive) Event(step int) Event { return Event{step, "drive", p.Moves} }

func (p Drive) moves() drive.Moves {
	m, _ := drive.Parse(argument.Split(p.Moves)) // it has been read before
	return m
}

// Check wants actuators of the world.
func (p Drive) Check(e *Episode) error {
	for _, h := range p.moves() {
		if h.Actuator == "all" {
			return fmt.Errorf("expected one actuator and its moves, found all")
		}
		if err := checkActuator(e, h.Actuator); err != nil {
			return err
		}
	}
	return nil
}

// Damages is false: Wheel has.
func (Drive) Damages() bool { return false }

// Regions are none.
func (Drive) Regions(*brain.Network) []brain.Region { return nil }

func (p Drive) apply(e *Episode) error {
	for _, h := range p.moves() {
		if i := slices.Index(e.World.Actuators(), h.Actuator); i >= 0 {
			e.moves[i] = movesFrom(h, e.step, e.step)
		}
	}
	return nil
}

// move is where an actuator is moved to at a step.
type move struct {
	step  int
	value float32
}

// movesFrom are those of an actuator, which begin at a step, from another step on.
func movesFrom(h drive.Hand, begin, from int) []move {
	var all []move
	for _, r := range h.Runs {
		if begin >= from {
			all = append(all, move{begin, float32(r.Value)})
		}
		begin += r.Steps
	}
	return all
}

// Steer moves the actuators that a person has at the coming step, to the nearest hundredths,
// and ends whatever else was to move them; of others the values are not used. What changes is
// in Applied, step by step, as Drive.
func (e *Episode) Steer(values []float32) {
	if e.ApplyDue() != Running || !e.steered(values) {
		return
	}
	var own drive.Moves // of the event that the last Steer wrote
	begun, last := e.step, len(e.applied)-1
	if e.steers && last >= 0 && e.applied[last].Kind == "drive" && e.step-e.applied[last].Step <= drive.Span {
		own, begun = Drive{e.applied[last].Args}.moves(), e.applied[last].Step
	}
	var anew drive.Moves
	for i, name := range e.World.Actuators() {
		v := drive.Round(values[i])
		if !e.moved(i, v) {
			if e.driven[i] { // told too, so that what is added later changes nothing before it
				anew = anew.Move(name, 0, 0, exact(e.held[i]))
			}
			continue
		}
		if own != nil {
			own = own.Move(name, e.step-begun, exact(e.held[i]), exact(v))
		}
		anew = anew.Move(name, 0, 0, exact(v))
		e.held[i], e.moves[i] = v, nil
	}
	if own != nil {
		if text := own.String(); len(text) <= drive.Long {
			e.applied[last].Args = text
			return
		}
	}
	e.applied = append(e.applied, Drive{anew.String()}.Event(e.step))
	e.steers = true
}

// exact is a value as the number that is written: a hundredth in its two digits.
func exact(v float32) float64 {
	if v == drive.Round(v) {
		return math.Round(float64(v)*100)/100 + 0 // no −0
	}
	return float64(v)
}

// recall finds out, of an episode that has come to another step, what the events that have
// been applied are still to move.
func recall(e *Episode) {
	clear(e.moves)
	e.steers = false
	known := make([]bool, len(e.moves))
	for k := len(e.applied) - 1; k >= 0 && e.applied[k].Step+drive.Span >= e.step; k-- {
		ev := e.applied[k]
		switch ev.Kind {
		case "drive", "wheel", "hold", "release":
		default:
			continue
		}
		p, err := ev.Perturbation()
		if err != nil {
			continue
		}
		for i, name := range e.World.Actuators() {
			is := func(actuator string) bool { return actuator == name || actuator == "all" }
			switch p := p.(type) {
			case Drive:
				if h := p.moves().Hand(name); h != nil && !known[i] {
					e.moves[i], known[i] = movesFrom(*h, ev.Step, e.step), true
				}
			case Wheel:
				known[i] = known[i] || is(p.Actuator)
			case Hold:
				known[i] = known[i] || is(p.Actuator)
			case Release:
				known[i] = known[i] || is(p.Actuator)
			}
		}
	}
}

// Until is the event as far as it goes up to a step, and so far as it begins: what Drive
// moves later is left out.
func (ev Event) Until(step int) Event {
	if ev.Kind == "drive" && ev.Step+drive.Span > step {
		if p, err := ev.Perturbation(); err == nil {
			ev.Args = p.(Drive).moves().Until(max(step-ev.Step, 0)).String()
		}
	}
	return ev
}

// cut leaves out what the events that have been applied move after the coming step.
func cut(e *Episode) {
	for k := len(e.applied) - 1; k >= 0 && e.applied[k].Step+drive.Span >= e.step; k-- {
		e.applied[k] = e.applied[k].Until(e.step)
	}
	recall(e)
}
