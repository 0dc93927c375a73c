package render

import (
	"math"
	"testing"
)

// frames measures a number of frames of one length.
func frames(v *AntView, n int, seconds float64) {
	for range n {
		v.Measure(seconds)
	}
}

func TestAntStyleIsChosenByMeasurement(t *testing.T) {
	const enough = paceWarmUp + paceFrames
	for _, c := range []struct {
		name    string
		style   AntStyle
		measure func(*AntView)
		want    AntStyle
	}{
		{"at first", AntAuto, func(*AntView) {}, AntTraced},
		{"a quick machine", AntAuto, func(v *AntView) { frames(v, 10*enough, 1.0/60) }, AntTraced},
		{"a slow machine", AntAuto, func(v *AntView) { frames(v, enough, 1.0/20) }, AntTriangles},
		{"slow, a frame too few", AntAuto, func(v *AntView) { frames(v, enough-1, 1.0/20) }, AntTraced},
		{"slow while shaders are compiled", AntAuto, func(v *AntView) { frames(v, paceWarmUp, 2); frames(v, enough, 1.0/60) }, AntTraced},
		{"one long stall", AntAuto, func(v *AntView) { frames(v, paceWarmUp+5, 1.0/60); v.Measure(30); frames(v, enough, 1.0/60) }, AntTraced},
		{"slow later on", AntAuto, func(v *AntView) { frames(v, 3*enough, 1.0/60); frames(v, 2*paceFrames, 1.0/20) }, AntTriangles},
		{"kept once quick again", AntAuto, func(v *AntView) { frames(v, enough, 1.0/20); frames(v, 10*enough, 1.0/60) }, AntTriangles},
		{"no times at all", AntAuto, func(v *AntView) { frames(v, 2*enough, 0); frames(v, 2*enough, math.NaN()) }, AntTraced},
		{"traced by setting", AntTraced, func(v *AntView) { frames(v, 2*enough, 1) }, AntTraced},
		{"triangles by setting", AntTriangles, func(v *AntView) { frames(v, 2*enough, 1.0/60) }, AntTriangles},
	} {
		v := &AntView{Style: c.style}
		c.measure(v)
		if got := v.Shown(); got != c.want {
			t.Errorf("%s: %v is shown, want %v", c.name, got, c.want)
		}
	}
	// What was measured decides only what was left to it.
	v := &AntView{}
	frames(v, enough, 1)
	v.Style = AntTraced
	if v.Shown() != AntTraced {
		t.Error("a slow machine overrules the setting")
	}
	v.Style = AntAuto
	if v.Shown() != AntTriangles {
		t.Error("the measurement was forgotten")
	}
}

func TestAntStyleNames(t *testing.T) {
	s := AntAuto
	for range 3 {
		if got := ParseAntStyle(s.String()); got != s {
			t.Errorf("%v came back as %v", s, got)
		}
		s = s.Next()
	}
	if s != AntAuto || ParseAntStyle("") != AntAuto || ParseAntStyle("oils") != AntAuto {
		t.Error("the styles do not come round to the automatic one, or another name is not that one")
	}
}
