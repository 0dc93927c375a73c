package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Of says in words what an event did: what was done, shortly for a tag and
// at length for the read-out, and its sign.
func Of(ev episode.Event) (short, long string, icon kit.Icon) {
	p, err := ev.Perturbation()
	if err != nil {
		return ev.Kind, ev.Kind, kit.IconWarning
	}
	// both are the words where the short ones say it all.
	both := func(s string, icon kit.Icon) (string, string, kit.Icon) { return s, s, icon }
	switch p := p.(type) {
	case episode.Randomise:
		return "randomised", "weights randomised" + in(p.Layer), kit.IconDice
	case episode.Zero:
		return zeroed(p)
	case episode.Freeze:
		return "frozen", "synapses frozen", kit.IconFreeze
	case episode.Thaw:
		return "thawed", "synapses thawed", kit.IconFreeze
	case episode.Plasticity:
		return both("plasticity "+pick(p.On, "on", "off"), kit.IconPlasticity)
	case episode.Rules:
		return pick(p.Random, "random rules", "evolved rules"), pick(p.Random, "rules replaced by random ones", "evolved rules back"), kit.IconRules
	case episode.Modulation:
		return both(modulated(p), kit.IconPlasticity)
	case episode.Terms:
		return both(terms(p), kit.IconRules)
	case episode.Hold:
		return both(pick(p.Actuator == "all", "all actuators", p.Actuator)+" held at "+kit.Signed(p.Value, 2), kit.IconHold)
	case episode.Release:
		return both(p.Actuator+" released", kit.IconHold)
	case episode.Wheel:
		return pick(p.Actuator == "all", "wheel taken", p.Actuator+" taken"), pick(p.Actuator == "all", "all actuators", p.Actuator) + " taken by hand", kit.IconHold
	case episode.Drive:
		return both("moved by hand", kit.IconHold)
	case episode.Leg:
		return both(leg(p), kit.IconScissors)
	case episode.Push:
		newtons := math.Sqrt(p.X*p.X + p.Y*p.Y + p.Z*p.Z)
		return both("pushed with "+kit.Count(int(math.Round(newtons)))+" N", kit.IconPush)
	case episode.Stand:
		return "stood up", "put on its feet at the start", kit.IconUp
	case episode.Sense:
		return both(struck(p), kit.IconEye)
	case episode.Surroundings:
		return both(surroundings(p), kit.IconWorld)
	case episode.Physics:
		name := EngineName(p.Name)
		return "in " + name, "handed to " + name, kit.IconRight
	}
	return ev.Kind, ev.Kind, kit.IconWarning
}

func zeroed(p episode.Zero) (short, long string, icon kit.Icon) {
	switch {
	case p.Share == 1 && p.Layer != 0:
		return "zeroed", "synapses zeroed" + in(p.Layer), kit.IconZero
	case p.Share == 1 && !p.All():
		return "neurons cut off", "neurons cut off", kit.IconZero
	}
	s := "zeroed " + Percent(p.Share) + in(p.Layer)
	return s, s, kit.IconZero
}

func leg(p episode.Leg) string {
	switch name := fmt.Sprint("leg ", p.Leg); {
	case p.Share == 0:
		return name + " cut off"
	case p.Share < 1:
		return name + " shortened to " + Percent(p.Share)
	default:
		return name + " restored"
	}
}

// terms says what became of the terms of the rule.
func terms(p episode.Terms) string {
	var done []string
	for _, t := range p.Named() {
		switch name := Coefficient(t.Name); t.By {
		case 0:
			done = append(done, name+" off")
		case 1:
			done = append(done, name+" back")
		default:
			done = append(done, name+" ×"+Times(t.By))
		}
	}
	if len(done) == 0 {
		done = []string{"all terms back"}
	}
	return strings.Join(done, ", ") + in(p.Layer)
}

// modulated says what became of m.
func modulated(p episode.Modulation) string {
	switch {
	case p.On:
		return "modulation on"
	case p.Value == 1:
		return "modulation off"
	}
	return "m clamped to " + Times(p.Value)
}

// EngineName is a physics by its name in a sentence.
func EngineName(physics string) string {
	switch physics {
	case episode.MuJoCoPhysics:
		return "MuJoCo"
	case episode.Box2DPhysics:
		return "Box2D"
	}
	return "built-in physics"
}

// Coefficient is a coefficient's sign.
func Coefficient(name string) string {
	if name == "eta" {
		return "η"
	}
	return name
}

// Times is what a term is multiplied by, in as many digits as it takes.
func Times(by float64) string {
	return strings.Replace(strconv.FormatFloat(by, 'f', -1, 64), "-", "−", 1)
}

// in says in which layer, where it was one.
func in(layer int) string {
	if layer == 0 {
		return ""
	}
	return fmt.Sprint(" in layer ", layer)
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
