package words

import (
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/sense"
	"hebbarium/render/kit"
)

// struck says what was done to a sense.
func struck(p episode.Sense) string {
	name := strings.ReplaceAll(p.Name, "-", " ")
	if name == "all" {
		name = "all senses"
	}
	back := p.Ends()
	switch p.How {
	case sense.On:
		return name + " back"
	case sense.Off:
		return name + " off"
	case sense.Freeze:
		return name + " frozen"
	case sense.Noise:
		return name + " noisy by " + kit.Number(p.Value, 2)
	case sense.Gain:
		return name + " ×" + kit.Number(p.Value, 2)
	case sense.Dark:
		return pick(back, "light back", "darker by "+Percent(p.Value))
	case sense.Grain:
		return pick(back, "picture clear", "picture noisy by "+kit.Number(p.Value, 2))
	case sense.Grey:
		return pick(back, "colours back", "colour-blind")
	case sense.Hue:
		return pick(back, "hues back", "hues turned by "+kit.Number(p.Value, 0)+"°")
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
		return "slope of " + kit.Number(p.Value, 1) + "°"
	case "load":
		return "load of " + kit.Number(p.Value, 1) + " kg"
	}
	return p.Knob + " at " + Percent(p.Value)
}
