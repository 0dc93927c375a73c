package app

import (
	"fmt"
	"strconv"
	"strings"

	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// wording says in words what an event did: what was done, shortly for a tag and
// at length for the read-out, and its sign.
func wording(ev episode.Event) (short, long string, icon kit.Icon) { return words.Of(ev) }

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
