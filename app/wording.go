package app

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// wording says in words what an event did: what was done, shortly for a tag and
// at length for the read-out, and its sign.
func wording(ev episode.Event) (short, long string, icon kit.Icon) {
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
			s := "zeroed " + percent(share) + where
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
			s = "leg " + n + " shortened to " + percent(v)
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

// percent writes a share with a space before its sign.
func percent(share float64) string { return kit.Number(100*share, 0) + " %" }

// patience is the number of steps after which an agent counts as not back.
const patience = 300

// readOut is the one sentence that must be readable from the last row: how far
// the rate fell and when it was back, both by means of 5 steps, and the mean of
// the latest 40 steps where what came back has not stayed.
func readOut(m *session.Marker) []kit.Span {
	_, long, _ := wording(m.Event)
	spans := []kit.Span{{Text: long + fmt.Sprintf(" at %d", m.Event.Step), Weight: kit.SemiBold, Color: kit.Text}}
	more := func(s string, w kit.Weight, c kit.Color) {
		spans = append(spans, kit.Span{Text: " · ", Weight: kit.Regular, Color: kit.Text3}, kit.Span{Text: s, Weight: w, Color: c})
	}
	r := m.Recovery
	switch {
	case m.Due:
		more("with the next step", kit.Regular, kit.Text2)
	case !m.Event.Damages():
	case !m.Measured && m.Event.Step == 0:
		more("no step before it to compare with", kit.Regular, kit.Text2)
	case !m.Measured && (r.Before < 0 || r.Before == 0 && r.Steps > 0):
		more("no reward before it to compare with", kit.Regular, kit.Text2)
	case !m.Measured:
		more("measuring", kit.Regular, kit.Text2)
	case r.BackAfter == 0:
		rate, fall := r.Now, "no fall so far"
		if r.Steps > episode.ReturnSteps { // a fall by chance is no longer looked for
			rate, fall = r.Late, fmt.Sprintf("no fall in %d steps", episode.ReturnSteps)
		}
		more(fall, kit.Regular, kit.Text2) // why no steps to recovery are told
		more(percent(rate)+" of the rate before", kit.SemiBold, rateTone(rate, kit.Accent))
	case r.BackAfter > 0:
		// Accent is for what is recovered, and stays so.
		c := kit.Accent
		if !r.Lasting() {
			c = kit.Text2
		}
		more("fell to "+percent(r.FellTo), kit.Regular, kit.Text2)
		more(fmt.Sprintf("back to 90 %% after %s", steps(r.BackAfter)), kit.SemiBold, c)
		if !r.Lasting() {
			more("now "+percent(r.Late), kit.SemiBold, kit.Warn)
		}
	case r.Steps >= patience:
		more("fell to "+percent(r.FellTo), kit.Regular, kit.Text2)
		more(fmt.Sprintf("not back after %s", steps(min(r.Steps, episode.ReturnSteps))), kit.Regular, kit.Text2)
		more("now "+percent(r.Late), kit.SemiBold, rateTone(r.Late, kit.Text2))
	default:
		more("recovering, "+steps(r.Steps), kit.Regular, kit.Text2)
		more(percent(r.Now)+" of the rate before", kit.SemiBold, kit.Warn)
	}
	return spans
}

// rateTone is warn for a rate below the 90 % that count as back.
func rateTone(rate float64, well kit.Color) kit.Color {
	if rate < 0.9 {
		return kit.Warn
	}
	return well
}

func steps(n int) string {
	if n == 1 {
		return "1 step"
	}
	return strconv.Itoa(n) + " steps"
}

// scoreWords writes a card's score.
func scoreWords(c brain.Card) string {
	if c.Score.Rollouts == 0 {
		return ""
	}
	return fmt.Sprintf("%s ± %s", kit.Number(c.Score.Mean, 0), kit.Number(c.Score.SD, 0))
}

// initWords is a distribution of weights as the rack writes it.
func initWords(init string) string {
	in, err := brain.ParseInit(init)
	if err != nil {
		return init
	}
	scale := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(in.Scale, 'f', 3, 64), "0"), ".")
	switch in.Kind {
	case brain.InitUniform:
		return "U ±" + scale
	case brain.InitNormal:
		return "N " + scale
	}
	return in.String()
}
