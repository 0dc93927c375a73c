package ant

// Style is how a View draws the ant's body and shadow.
type Style uint8

// Two pictures of the same scene, and the choice between them by measurement.
const (
	Auto      Style = iota // traced where the machine keeps up
	Traced                 // each pixel's ray is met with the limbs, soft shadows
	Triangles              // shaded triangles sorted by depth, a plain shadow
)

// String is the style's name in settings and in the window.
func (s Style) String() string {
	switch s {
	case Traced:
		return "traced"
	case Triangles:
		return "triangles"
	}
	return "automatic"
}

// Next is the style after this one, the first after the last.
func (s Style) Next() Style { return (s + 1) % (Triangles + 1) }

// ParseStyle is the style of a name that String gives; any other name is
// that of Auto.
func ParseStyle(name string) Style {
	for s := Auto; s <= Triangles; s++ {
		if s.String() == name {
			return s
		}
	}
	return Auto
}

// What it takes to give the traced picture up.
const (
	tooSlow    = 1.0 / 24 // s a frame, on average
	paceFrames = 60       // frames to a mean
	paceWarmUp = 10       // first frames, in which shaders are compiled; not measured
	paceMost   = 0.5      // s; a longer frame counts as this, so that one stall does not decide
)

// pace holds how long the frames of the traced picture take.
type pace struct {
	seen   int
	sum    float64 // s, of the frames seen since the last mean
	gaveUp bool    // the traced picture
}

// Measure tells the view how long the last frame took, in seconds, with the ant
// shown in it. The automatic style leaves the traced picture for good once 60
// frames in a row take more than 1/24 s on average. Frames of another style say
// nothing about the traced picture and are not counted, nor are those that showed
// a picture again.
func (v *View) Measure(seconds float64) {
	p := &v.pace
	if v.Style != Auto || p.gaveUp || v.still.kept || !(seconds > 0) {
		return
	}
	p.seen++
	if p.seen <= paceWarmUp {
		return
	}
	p.sum += min(seconds, paceMost)
	if p.seen < paceWarmUp+paceFrames {
		return
	}
	p.gaveUp = p.sum > paceFrames*tooSlow
	p.seen, p.sum = paceWarmUp, 0
}

// Shown is the picture that Draw draws of an ant that moves: Traced or
// Triangles.
func (v *View) Shown() Style {
	if v.Style == Triangles || v.Style == Auto && v.pace.gaveUp {
		return Triangles
	}
	return Traced
}
