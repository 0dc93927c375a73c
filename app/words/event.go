package words

import (
	"math"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Of says in words what an event did: what was done, shortly for a tag and
// at length for the read-out, and its sign.
func Of(ev episode.Event) (short, long string, icon kit.Icon) {
	args := strings.Split(ev.Args, ",")
	where := ""
	for _, a := range args[min(1, len(args)):] {
		if v, ok := strings.CutPrefix(a, "layer="); ok {
			where = " in layer " + v
		}
	}
	switch ev.Kind {
	case "randomise":
		return "randomised", "weights randomised" + where, kit.IconDice
	case "zero":
		if share, err := strconv.ParseFloat(args[0], 64); err == nil {
			s := "zeroed " + Percent(share) + where
			return s, s, kit.IconZero
		}
		if strings.Contains(ev.Args, "neurons=") {
			return "neurons cut off", "neurons cut off", kit.IconZero
		}
		if v, ok := strings.CutPrefix(args[0], "layer="); ok {
			where = " in layer " + v
		}
		return "zeroed", "synapses zeroed" + where, kit.IconZero
	case "freeze":
		return "frozen", "synapses frozen", kit.IconFreeze
	case "thaw":
		return "thawed", "synapses thawed", kit.IconFreeze
	case "plasticity":
		return "plasticity " + ev.Args, "plasticity " + ev.Args, kit.IconPlasticity
	case "rules":
		if ev.Args == "random" {
			return "random rules", "rules replaced by random ones", kit.IconRules
		}
		return "evolved rules", "evolved rules back", kit.IconRules
	case "hold":
		name, value, _ := strings.Cut(args[0], "=")
		if name == "all" {
			name = "all actuators"
		}
		v, _ := strconv.ParseFloat(value, 64)
		s := name + " held at " + kit.Signed(v, 2)
		return s, s, kit.IconHold
	case "release":
		return ev.Args + " released", ev.Args + " released", kit.IconHold
	case "leg":
		n, value, _ := strings.Cut(ev.Args, "=")
		v, _ := strconv.ParseFloat(value, 64)
		s := "leg " + n + " restored"
		switch {
		case v == 0:
			s = "leg " + n + " cut"
		case v < 1:
			s = "leg " + n + " shortened to " + Percent(v)
		}
		return s, s, kit.IconScissors
	case "physics":
		name := map[string]string{"builtin": "built-in physics", "mujoco": "MuJoCo"}[ev.Args]
		return "in " + name, "handed to " + name, kit.IconRight
	case "push":
		x, y, z := pushOf(ev)
		s := "pushed with " + kit.Count(int(math.Round(math.Sqrt(x*x+y*y+z*z)))) + " N"
		return s, s, kit.IconPush
	}
	return ev.Kind, ev.Kind, kit.IconWarning
}

// pushOf reads a push's force in newtons.
func pushOf(ev episode.Event) (x, y, z float64) {
	for _, a := range strings.Split(ev.Args, ",") {
		key, value, _ := strings.Cut(a, "=")
		v, _ := strconv.ParseFloat(value, 64)
		switch key {
		case "x":
			x = v
		case "y":
			y = v
		case "z":
			z = v
		}
	}
	return x, y, z
}
