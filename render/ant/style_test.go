package ant

import (
	"math"
	"testing"
)

// frames measures a number of frames of one length.
func frames(v *View, n int, seconds float64) {
	for range n {
		v.Measure(seconds)
	}
}

func TestAntStyleIsChosenByMeasurement(t *testing.T) {
	const enough = paceWarmUp + paceFrames
	for _, c := range []struct {
		name    string
		style   Style
		measure func(*View)
		want    Style
	}{
		{"at first", Auto, func(*View) {}, Traced},
		{"a quick machine", Auto, func(v *View) { frames(v, 10*enough, 1.0/60) }, Traced},
		{"a slow machine", Auto, func(v *View) { frames(v, enough, 1.0/20) }, Triangles},
		{"slow, a frame too few", Auto, func(v *View) { frames(v, enough-1, 1.0/20) }, Traced},
		{"slow while shaders are compiled", Auto, func(v *View) { frames(v, paceWarmUp, 2); frames(v, enough, 1.0/60) }, Traced},
		{"one long stall", Auto, func(v *View) { frames(v, paceWarmUp+5, 1.0/60); v.Measure(30); frames(v, enough, 1.0/60) }, Traced},
		{"slow later on", Auto, func(v *View) { frames(v, 3*enough, 1.0/60); frames(v, 2*paceFrames, 1.0/20) }, Triangles},
		{"kept once quick again", Auto, func(v *View) { frames(v, enough, 1.0/20); frames(v, 10*enough, 1.0/60) }, Triangles},
		{"no times at all", Auto, func(v *View) { frames(v, 2*enough, 0); frames(v, 2*enough, math.NaN()) }, Traced},
		{"traced by setting", Traced, func(v *View) { frames(v, 2*enough, 1) }, Traced},
		{"triangles by setting", Triangles, func(v *View) { frames(v, 2*enough, 1.0/60) }, Triangles},
	} {
		v := &View{Style: c.style}
		c.measure(v)
		if got := v.Shown(); got != c.want {
			t.Errorf("%s: %v is shown, want %v", c.name, got, c.want)
		}
	}
	// What was measured decides only what was left to it.
	v := &View{}
	frames(v, enough, 1)
	v.Style = Traced
	if v.Shown() != Traced {
		t.Error("a slow machine overrules the setting")
	}
	v.Style = Auto
	if v.Shown() != Triangles {
		t.Error("the measurement was forgotten")
	}
}

func TestAntStyleNames(t *testing.T) {
	s := Auto
	for range 3 {
		if got := ParseStyle(s.String()); got != s {
			t.Errorf("%v came back as %v", s, got)
		}
		s = s.Next()
	}
	if s != Auto || ParseStyle("") != Auto || ParseStyle("oils") != Auto {
		t.Error("the styles do not come round to the automatic one, or another name is not that one")
	}
}
