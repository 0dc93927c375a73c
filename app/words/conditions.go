package words

import (
	"strings"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/sense"
	"hebbarium/render/kit"
)

// InForce is a condition that a life is under.
type InForce struct {
	Text  string        // what it is
	Sense bool          // of a sense; else of the world
	Back  episode.Event // gives back what it has taken; its step is not used
}

// Conditions are all that a life is under: of its senses, then of its world.
func Conditions(s *session.Snapshot) (all []InForce) {
	for _, c := range s.Senses.Changes {
		all = append(all, InForce{struck(episode.Sense{Change: c}), true, episode.Sense{Change: c.End()}.Event(0)})
	}
	for i := range s.Conditions {
		if c := &s.Conditions[i]; !c.Usual() {
			p := episode.Surroundings{Knob: c.Name, Value: c.Value}
			all = append(all, InForce{surroundings(p), false, episode.Surroundings{Knob: c.Name, Value: c.Knob.Usual}.Event(0)})
		}
	}
	return all
}

// Strike says shortly how a sense is struck: "off" or "noise 0.2".
func Strike(c sense.Change) string {
	switch c.How {
	case sense.Off:
		return "off"
	case sense.Freeze:
		return "frozen"
	case sense.Noise:
		return "noise " + Times(c.Value)
	case sense.Gain:
		return "×" + Times(c.Value)
	}
	return "as it is"
}

// SenseName is how a sense is called.
func SenseName(name string) string {
	switch name {
	case "all":
		return "all senses"
	case "target-sine", "target-cosine":
		return strings.TrimPrefix(name, "target-") + " of the way to go"
	}
	if joint, what, ok := strings.Cut(name, "-"); ok && (what == "angle" || what == "speed") {
		return joint[:len(joint)-1] + " " + joint[len(joint)-1:] + " " + what
	}
	if leg, ok := strings.CutPrefix(name, "foot"); ok {
		return "foot " + leg
	}
	return strings.ReplaceAll(name, "-", " ")
}

// struck says what was done to a sense.
func struck(p episode.Sense) string {
	name := SenseName(p.Name)
	back := p.Ends()
	switch p.How {
	case sense.On:
		return name + " back"
	case sense.Off:
		return name + " off"
	case sense.Freeze:
		return name + " frozen"
	case sense.Noise:
		return name + " noisy by " + Times(p.Value)
	case sense.Gain:
		return name + " ×" + Times(p.Value)
	case sense.Dark:
		return pick(back, "light back", "darker by "+Percent(p.Value))
	case sense.Grain:
		return pick(back, "picture clear", "picture noisy by "+Times(p.Value))
	case sense.Grey:
		return pick(back, "colours back", "colour-blind")
	case sense.Hue:
		return pick(back, "hues back", "hues turned by "+Times(p.Value)+"°")
	case sense.Blind:
		return pick(back, "blind spot gone", "blind spot")
	}
	return pick(back, "seen in time", "seen "+kit.Count(int(p.Value))+pick(p.Value == 1, " step", " steps")+" late")
}

// surroundings says how the world was changed.
func surroundings(p episode.Surroundings) string {
	switch p.Knob {
	case "track":
		return [...]string{"road as usual", "darker road", "narrower road"}[int(p.Value)]
	case "slope":
		return "slope of " + Times(p.Value) + "°"
	case "load":
		return "load of " + Times(p.Value) + " kg"
	}
	return p.Knob + " at " + Percent(p.Value)
}
