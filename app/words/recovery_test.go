package words

import (
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// The read-out under the timeline, of rewards that are measured as in the window.
func TestReadOut(t *testing.T) {
	ev := episode.Event{Step: 50, Kind: "zero", Args: "0.33"}
	// life is 50 steps of 1, then as many steps of each rate as it says.
	life := func(stretches ...float64) []float64 {
		r := make([]float64, 50)
		for i := range r {
			r[i] = 1
		}
		for i := 0; i < len(stretches); i += 2 {
			for range int(stretches[i]) {
				r = append(r, stretches[i+1])
			}
		}
		return r
	}
	for _, c := range []struct {
		rewards []float64
		want    string
		tone    kit.Color // of the last words
	}{
		{life(3, 0), "measuring", kit.Text2},
		{life(), "measuring", kit.Text2},
		{life(20, 0.64), "recovering, 20 steps · 64 % of the rate before", kit.Warn},
		{life(10, 0.12, 20, 1), "fell to 12 % · back to 90 % after 15 steps", kit.Accent},
		{life(10, 0.12, 400, 0.95), "fell to 12 % · back to 90 % after 15 steps", kit.Accent},
		// One mean of 5 steps crossed the line, and then nothing.
		{life(10, 0.12, 5, 1, 500, 0.08), "fell to 12 % · back to 90 % after 15 steps · now 8 %", kit.Warn},
		{life(300, 0.2), "fell to 20 % · not back after 300 steps · now 20 %", kit.Warn},
		{life(5000, 0.2), "fell to 20 % · not back after 1000 steps · now 20 %", kit.Warn},
		{life(1500, 1.1), "no fall in 1000 steps · 110 % of the rate before", kit.Accent},
		{life(30, 1.1), "no fall so far · 110 % of the rate before", kit.Accent},
		{life(30, -0.1, 30, 1), "fell to −10 % · back to 90 % after 35 steps", kit.Accent},
	} {
		m := session.Marker{Event: ev}
		m.Recovery, m.Measured = episode.MeasureRecovery(c.rewards, ev)
		text := ""
		spans := ReadOut(&m)
		for _, s := range spans {
			text += s.Text
		}
		if want := "zeroed 33 % at 50 · " + c.want; text != want {
			t.Errorf("found %q, want %q", text, want)
		}
		last := spans[len(spans)-1]
		if last.Color != c.tone {
			t.Errorf("%s: %q has the colour %v, want %v", text, last.Text, last.Color, c.tone)
		}
		for _, s := range spans {
			if strings.HasPrefix(text[strings.Index(text, "·"):], "· fell") && strings.Contains(text, "now") && s.Color == kit.Accent {
				t.Errorf("%s: %q is in the colour of what has recovered", text, s.Text)
			}
		}
	}
}

// What can never be measured is said to be so at once, and not to be measured still.
func TestReadOutOfWhatCannotBeMeasured(t *testing.T) {
	poor := make([]float64, 60)
	for i := range poor {
		poor[i] = -0.1
	}
	for _, c := range []struct {
		step    int
		rewards []float64
		want    string
	}{
		{0, nil, "no step before it to compare with"},
		{0, poor, "no step before it to compare with"},
		{50, poor[:50], "no reward before it to compare with"},
		{50, poor, "no reward before it to compare with"},
		{50, make([]float64, 52), "no reward before it to compare with"},
	} {
		m := session.Marker{Event: episode.Event{Step: c.step, Kind: "rules", Args: "random"}}
		m.Recovery, m.Measured = episode.WatchRecovery(c.rewards, m.Event)
		if spans := ReadOut(&m); m.Measured || spans[len(spans)-1].Text != c.want {
			t.Errorf("at %d of %d: found %+v, want %q", c.step, len(c.rewards), spans, c.want)
		}
	}
}
