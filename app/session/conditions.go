package session

import (
	"slices"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/world"
)

// Condition is a knob of the world and where it stands.
type Condition struct {
	world.Knob
	Value float64
}

// Usual tells whether the knob stands where it does when a life begins.
func (c *Condition) Usual() bool { return c.Value == c.Knob.Usual }

// conditions are those of a life's world, in a slice that is used again.
func conditions(old []Condition, e *episode.Episode) []Condition {
	w, ok := e.World.(world.Conditioned)
	if !ok {
		return nil
	}
	old = old[:0]
	for _, k := range w.Knobs() {
		old = append(old, Condition{k, w.Condition(k.Name)})
	}
	return old
}

// Condition is where a knob of the world stands; ok is false where it has none of the name.
func (s *Snapshot) Condition(name string) (c Condition, ok bool) {
	i := slices.IndexFunc(s.Conditions, func(c Condition) bool { return c.Name == name })
	if i < 0 {
		return c, false
	}
	return s.Conditions[i], true
}
