package kit

// Spacing on the 8-px grid, in pixels at a text scale of 1.
const (
	Padding    = 16
	Gap        = 8
	Control    = 32 // height of a control
	Radius     = 6
	CardRadius = 8
)

// Theme is the look of one window: fonts, colour tables and the settings that
// the user has. Fields may be changed between frames; text sizes follow
// Type.SetScale.
type Theme struct {
	Type          *Type
	Projector     bool // traces 4 px, twin outline 3 px, grid 20 % lighter
	ReducedMotion bool // no flashes or fades: an outline for a second instead
	Grey          bool // maps show |w| in grey

	pen       *Pen
	diverging *Table
	grey      *Table
}

// NewTheme loads the fonts. It fails only on a program whose embedded fonts
// are damaged.
func NewTheme() (*Theme, error) {
	typ, err := newType()
	if err != nil {
		return nil, err
	}
	t := &Theme{Type: typ, pen: NewPen(), diverging: newTable(Diverging), grey: newTable(Grey)}
	return t, nil
}

// Pen is the theme's pen, for whoever draws between two views.
func (t *Theme) Pen() *Pen { return t.pen }

// TraceWidth is the width of a plotted trace, in pixels.
func (t *Theme) TraceWidth() float64 {
	if t.Projector {
		return 4
	}
	return 2
}

// TwinWidth is the width of the twin's outline, in pixels.
func (t *Theme) TwinWidth() float64 {
	if t.Projector {
		return 3
	}
	return 2
}

// GridColor is the colour of the ant's grid.
func (t *Theme) GridColor() Color {
	if t.Projector {
		return Grid.Mix(White, 0.2)
	}
	return Grid
}

// Colours is the table of the maps.
func (t *Theme) Colours() *Table {
	if t.Grey {
		return t.grey
	}
	return t.diverging
}
