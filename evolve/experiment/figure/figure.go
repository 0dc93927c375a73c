package figure

import "math"

// Figure is one picture: panels in rows, a legend below them that covers no data, and
// a note that says what was counted and how.
type Figure struct {
	Name    string // of its files, without an ending
	Title   string
	Note    string  // n, seeds, what the intervals are
	Quick   bool    // drawn from few rollouts, which the picture says
	Columns int     // panels a row; 0: all in one
	Height  float64 // of a row of panels, in points; 0: the usual
	Shared  bool    // all panels have one range of x
	Panels  []Panel
	Legend  []Key
}

// Panel is one pair of axes. A panel without marks is left blank.
type Panel struct {
	Title string
	X, Y  Axis
	Marks []Mark
	Bare  bool // no axes: a picture of a matrix, or of a way in space
}

// Axis is one axis of a panel.
type Axis struct {
	Label  string    // with its unit
	Min    *float64  // nil: as far as the marks reach
	Max    *float64  //
	Names  []string  // of the places 0, 1, 2, …, in place of numbers
	Ticks  []float64 // where numbers stand; nil: round ones
	Labels []string  // in place of the numbers at Ticks
	Scale  Scale
	Even   float64 // up to where SymLog is even; 0: 1
	Down   bool    // Names run from the top
}

// Scale is how an axis spaces its numbers.
type Scale uint8

// Linear is even; Log10 and SymLog (even up to 1, then by powers of ten, so that it has
// a zero) give small and large numbers room.
const (
	Linear Scale = iota
	Log10
	SymLog
)

// At is a fixed end of an axis.
func At(v float64) *float64 { return &v }

// Key is an entry of the legend.
type Key struct {
	Name string
	Ink  Ink
	Kind KeyKind
}

// KeyKind is what stands beside a name in the legend.
type KeyKind uint8

// A line in its dash, with or without a glyph, a reference's line, a glyph alone, or a
// filled square.
const (
	LineKey KeyKind = iota
	LineDotKey
	ReferenceKey
	DotKey
	FillKey
)

// Mark is something that is drawn between the axes.
type Mark interface {
	bounds() box
	plotter(*Style) plotter
}

// box is what a mark reaches over; NaN sides say nothing.
type box struct{ x0, x1, y0, y1 float64 }

func nothing() box {
	return box{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
}

// point widens the box to a point; what is no finite number is left out.
func (b *box) point(x, y float64) {
	if finite(x) {
		b.x0, b.x1 = math.Min(b.x0, x), math.Max(b.x1, x)
	}
	if finite(y) {
		b.y0, b.y1 = math.Min(b.y0, y), math.Max(b.y1, y)
	}
}

func (b *box) join(o box) {
	b.point(o.x0, o.y0)
	b.point(o.x1, o.y1)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// bounds are what all marks of the panel reach over.
func (p *Panel) bounds() box {
	b := nothing()
	for _, m := range p.Marks {
		b.join(m.bounds())
	}
	return b
}
