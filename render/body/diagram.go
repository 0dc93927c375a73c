package body

import (
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Diagram draws the ant from above, travelling to the right, its legs
// numbered in the order of the body file (1 = +x+y, 2 = −x+y, 3 = −x−y,
// 4 = +x−y). A leg's tip is dragged to set its length.
type Diagram struct {
	Middle  kit.Point  // where it is drawn
	Shares  [4]float64 // lower-leg lengths as shares of the intact one's
	Hover   int        // leg 1…4 under the pointer, 0 for none
	Chosen  int        // leg 1…4 that other controls are about, 0 for none
	Touches [4]bool    // feet on the floor

	theme *kit.Theme
}

// Sizes of the diagram, in pixels at a text scale of 1.
const (
	diagramLeg    = 51.0 // from the middle to an intact foot
	diagramTorso  = 17.0
	diagramLimb   = 4.6
	diagramNumber = 66.0
	diagramTip    = 14.0 // radius within which a tip is taken
)

// NewDiagram returns an intact ant.
func NewDiagram(theme *kit.Theme) *Diagram {
	return &Diagram{theme: theme, Shares: [4]float64{1, 1, 1, 1}}
}

func (b *Diagram) scale() float64 { return b.theme.Type.Pixels(kit.Body) / 15 }

// out is the direction of leg 1…4 on screen.
func (b *Diagram) out(leg int) kit.Point {
	signs := [4]kit.Point{kit.Pt(1, -1), kit.Pt(-1, -1), kit.Pt(-1, 1), kit.Pt(1, 1)}
	return kit.Pt(signs[leg-1].X*math.Sqrt2/2, signs[leg-1].Y*math.Sqrt2/2)
}

func (b *Diagram) along(leg int, distance float64) kit.Point {
	d, s := b.out(leg), b.scale()
	return kit.Pt(b.Middle.X+d.X*distance*s, b.Middle.Y+d.Y*distance*s)
}

// reach is how far from the middle a leg ends: its lower half has the length
// that can be lost.
func reach(share float64) float64 { return diagramLeg * (0.5 + 0.5*min(max(share, 0), 1)) }

// Tip is where leg 1…4 ends.
func (b *Diagram) Tip(leg int) kit.Point { return b.along(leg, reach(b.Shares[leg-1])) }

// TipAt is the leg whose tip, or the place of its intact tip, is at a point; 0
// for none.
func (b *Diagram) TipAt(at kit.Point) int {
	for leg := 1; leg <= 4; leg++ {
		for _, q := range [...]kit.Point{b.Tip(leg), b.along(leg, diagramLeg)} {
			if math.Hypot(at.X-q.X, at.Y-q.Y) <= diagramTip*b.scale() {
				return leg
			}
		}
	}
	return 0
}

// LegAt is the leg in whose quadrant a point of the diagram lies; 0 on the torso
// or outside.
func (b *Diagram) LegAt(at kit.Point) int {
	x, y := at.X-b.Middle.X, at.Y-b.Middle.Y
	d := math.Hypot(x, y) / b.scale()
	if d < diagramTorso || d > diagramNumber+8 {
		return 0
	}
	for leg := 1; leg <= 4; leg++ {
		if o := b.out(leg); x*o.X > 0 && y*o.Y > 0 {
			return leg
		}
	}
	return 0
}

// ShareAt is the length that leg 1…4 has when its tip is dragged to a point, to
// whole hundredths.
func (b *Diagram) ShareAt(leg int, at kit.Point) float64 {
	o := b.out(leg)
	d := ((at.X-b.Middle.X)*o.X + (at.Y-b.Middle.Y)*o.Y) / b.scale()
	return math.Round(min(max(2*d/diagramLeg-1, 0), 1)*100) / 100
}

// Draw draws the diagram.
func (b *Diagram) Draw(dst *ebiten.Image) {
	p, s := b.theme.Pen(), b.scale()
	limb := kit.Limb.Mix(kit.BG1, 0.12)
	for leg := 1; leg <= 4; leg++ {
		share := b.Shares[leg-1]
		tip, whole := b.Tip(leg), b.along(leg, diagramLeg)
		ink := limb
		switch leg {
		case b.Hover:
			ink = kit.Text
		case b.Chosen:
			ink = kit.Limb.Mix(kit.Text, 0.5)
		}
		if share < 1 {
			p.Dots(b.along(leg, reach(share)+9), whole, 1.1*s, 5*s, kit.Warn)
		}
		if share <= 0 {
			ink = kit.Warn
		}
		p.Capsule(b.Middle, tip, diagramLimb*s, ink)
		switch {
		case share > 0 && share < 1:
			p.Capsule(b.along(leg, reach(share)-5), tip, diagramLimb*s, kit.Warn)
		case b.Touches[leg-1]:
			p.Disc(tip, 2*s, kit.BG1)
		}
	}
	p.Disc(b.Middle, diagramTorso*s, kit.Torso)
	p.Icon(kit.IconRight, b.Middle.X+1, b.Middle.Y, 20*s, kit.BG0)
	p.Flush(dst)
	for leg := 1; leg <= 4; leg++ {
		at := b.along(leg, diagramNumber)
		ink := kit.Text2
		switch {
		case b.Shares[leg-1] < 1:
			ink = kit.Warn
		case b.Chosen == leg:
			ink = kit.Accent
		}
		// Numbers stand beside the tips, a little nearer to the middle's height.
		b.theme.Type.Draw(dst, strconv.Itoa(leg), at.X+5*s*b.out(leg).X, at.Y-6*s*b.out(leg).Y, kit.Caption, kit.Medium, ink, kit.Centre)
	}
}
