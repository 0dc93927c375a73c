package episode

import (
	"fmt"
	"strconv"
)

// forever is the number of steps of a hold that lasts until it is released.
const forever = 1 << 30

type hold struct {
	actuator string // a name, or "all"
	value    float32
	steps    int
}

func parseHold(a *arguments) (perturbation, error) {
	name, value, ok := a.first()
	if !ok {
		return nil, fmt.Errorf("expected ACTUATOR=VALUE")
	}
	v, err := finite(name, value)
	if err != nil {
		return nil, err
	}
	p := hold{name, float32(v), forever}
	if word, ok := a.word(); ok {
		if p.steps, err = strconv.Atoi(word); err != nil || p.steps < 1 {
			return nil, fmt.Errorf("steps: expected a whole number of at least 1, found %q", word)
		}
	}
	return p, nil
}

func (p hold) apply(e *Episode) error { return e.setHold(p.actuator, p.value, p.steps) }

type release struct{ actuator string }

func parseRelease(a *arguments) (perturbation, error) {
	word, ok := a.word()
	if !ok {
		return nil, fmt.Errorf("expected the actuator to release, or all")
	}
	return release{word}, nil
}

func (p release) apply(e *Episode) error { return e.setHold(p.actuator, 0, 0) }

type leg struct {
	number int
	length float64
}

func parseLeg(a *arguments) (perturbation, error) {
	key, value, ok := a.first()
	if !ok {
		return nil, fmt.Errorf("expected N=LENGTH, such as 4=0.25")
	}
	n, err := strconv.Atoi(key)
	if err != nil || n < 1 || n > 4 {
		return nil, fmt.Errorf("leg: expected a number from 1 to 4, found %q", key)
	}
	length, err := finite("length", value)
	if err != nil || length < 0 || length > 1 {
		return nil, fmt.Errorf("length: expected a share from 0 to 1, found %q", value)
	}
	return leg{n, length}, nil
}

func (p leg) apply(e *Episode) error {
	return e.World.Injure(Injury{Leg: p.number, Length: p.length})
}

// stand puts a fallen body on its feet. What the agent sees next is the standing one.
type stand struct{}

func parseStand(*arguments) (perturbation, error) { return stand{}, nil }

func (stand) apply(e *Episode) error {
	if err := e.World.Injure(Injury{Stand: true}); err != nil {
		return err
	}
	e.World.Observe(e.observation)
	return nil
}

type push struct {
	x, y, z float64
	steps   int
}

func parsePush(a *arguments) (perturbation, error) {
	var p push
	var err error
	for _, axis := range []struct {
		key string
		to  *float64
	}{{"x", &p.x}, {"y", &p.y}, {"z", &p.z}} {
		if *axis.to, err = a.number(axis.key, 0); err != nil {
			return nil, err
		}
	}
	if p.steps, err = a.whole("steps", 1, 1); err != nil {
		return nil, err
	}
	if p.x == 0 && p.y == 0 && p.z == 0 {
		return nil, fmt.Errorf("expected a force along x, y or z")
	}
	return p, nil
}

func (p push) apply(e *Episode) error {
	e.pushes = append(e.pushes, p)
	return nil
}
