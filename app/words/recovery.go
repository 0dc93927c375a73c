package words

import (
	"fmt"
	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"strconv"
)

// Percent writes a share with a space before its sign.
func Percent(share float64) string { return kit.Number(100*share, 0) + " %" }

// Patience is the number of steps after which an agent counts as not back.
const Patience = 300

// ReadOut is the one sentence that must be readable from the last row: how far
// the rate fell and when it was back, both by means of 5 steps, and the mean of
// the latest 40 steps where what came back has not stayed.
func ReadOut(m *session.Marker) []kit.Span {
	_, long, _ := Of(m.Event)
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
		more(Percent(rate)+" of the rate before", kit.SemiBold, rateTone(rate, kit.Accent))
	case r.BackAfter > 0:
		// Accent is for what is recovered, and stays so.
		c := kit.Accent
		if !r.Lasting() {
			c = kit.Text2
		}
		more("fell to "+Percent(r.FellTo), kit.Regular, kit.Text2)
		more(fmt.Sprintf("back to 90 %% after %s", Steps(r.BackAfter)), kit.SemiBold, c)
		if !r.Lasting() {
			more("now "+Percent(r.Late), kit.SemiBold, kit.Warn)
		}
	case r.Steps >= Patience:
		more("fell to "+Percent(r.FellTo), kit.Regular, kit.Text2)
		more(fmt.Sprintf("not back after %s", Steps(min(r.Steps, episode.ReturnSteps))), kit.Regular, kit.Text2)
		more("now "+Percent(r.Late), kit.SemiBold, rateTone(r.Late, kit.Text2))
	default:
		more("recovering, "+Steps(r.Steps), kit.Regular, kit.Text2)
		more(Percent(r.Now)+" of the rate before", kit.SemiBold, kit.Warn)
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

func Steps(n int) string {
	if n == 1 {
		return "1 step"
	}
	return strconv.Itoa(n) + " steps"
}
