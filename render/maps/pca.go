package maps

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// PCAFrame is a network's way through the space of its weights, in their first
// three principal components.
type PCAFrame struct {
	Points [][3]float32 // one a step, or of more steps the older they are, in order
	Steps  []int        // of each point: the last step that it is of
	Fresh  int          // index of the first point of a single step
	Jumps  []int        // indices of the first point after damage, ascending
	Healed bool         // the last damage is recovered from: its trail is no longer warn
}

// PCAView draws it in three dimensions, seen from far away. Yaw and pitch are
// in radians; at zero the first component runs right and the second up.
type PCAView struct {
	Yaw, Pitch float64

	theme *kit.Theme
	at    []kit.Point
}

// NewPCAView returns a view along the third component.
func NewPCAView(theme *kit.Theme) *PCAView { return &PCAView{theme: theme} }

// Turn rotates the view by a drag, in pixels.
func (v *PCAView) Turn(dx, dy float64) {
	v.Yaw += dx * 0.01
	v.Pitch = min(max(v.Pitch+dy*0.01, -math.Pi/2), math.Pi/2)
}

// Draw draws the card with its title.
func (v *PCAView) Draw(dst *ebiten.Image, place image.Rectangle, f PCAFrame) {
	p := v.theme.Pen()
	x, y, w, h := float64(place.Min.X), float64(place.Min.Y), float64(place.Dx()), float64(place.Dy())
	p.RoundRect(x, y, w, h, kit.CardRadius, kit.BG0)
	inner := place.Inset(12)
	inner.Min.Y += int(v.theme.Type.Px(26))
	if n := v.project(f.Points, inner); n > 0 {
		v.draw(p, f)
	}
	p.Flush(dst)
	title := "All weights as one point"
	for _, shorter := range []string{"All as one point", "PCA"} {
		if v.theme.Type.Width(title, kit.Caption, kit.Regular) > w-20 {
			title = shorter
		}
	}
	v.theme.Type.Draw(dst, title, x+10, y+v.theme.Type.Px(16), kit.Caption, kit.Regular, kit.Text3, kit.Left)
}

// project places the points so that they fill a rectangle, and returns how many
// there are.
func (v *PCAView) project(points [][3]float32, in image.Rectangle) int {
	v.at = v.at[:0]
	sy, cy := math.Sincos(v.Yaw)
	sp, cp := math.Sincos(v.Pitch)
	least := kit.Pt(math.Inf(1), math.Inf(1))
	most := kit.Pt(math.Inf(-1), math.Inf(-1))
	for _, q := range points {
		a, b, c := float64(q[0]), float64(q[1]), float64(q[2])
		right, away := a*cy+c*sy, c*cy-a*sy
		at := kit.Pt(right, -(b*cp + away*sp))
		v.at = append(v.at, at)
		least = kit.Pt(min(least.X, at.X), min(least.Y, at.Y))
		most = kit.Pt(max(most.X, at.X), max(most.Y, at.Y))
	}
	if len(points) == 0 {
		return 0
	}
	scale := min(float64(in.Dx())/max(most.X-least.X, 1e-9), float64(in.Dy())/max(most.Y-least.Y, 1e-9))
	if len(points) == 1 || math.IsInf(scale, 0) || math.IsNaN(scale) {
		scale = 0
	}
	mx, my := float64(in.Min.X+in.Max.X)/2, float64(in.Min.Y+in.Max.Y)/2
	for i := range v.at {
		v.at[i] = kit.Pt(mx+scale*(v.at[i].X-(least.X+most.X)/2), my+scale*(v.at[i].Y-(least.Y+most.Y)/2))
	}
	return len(points)
}

// fades is the age in steps at which the way's ink has lost half of its strength: a
// walk goes the same way again and again, and only the last rounds are to stand out.
const fades = 48

// inked is the ink at a point of an age in steps: the older, the thinner and fainter.
func inked(age int, width float64, c kit.Color, least float64) (float64, kit.Color) {
	left := math.Exp2(-float64(age) / fades)
	return width * (0.6 + 0.4*left), c.Alpha(least + (1-least)*left)
}

// draw strokes the way: stretches between jumps, jumps dotted, the last one in
// warn until it is healed, a ring at the start and a dot for now.
func (v *PCAView) draw(p *kit.Pen, f PCAFrame) {
	n := len(v.at)
	from := 0
	stretch := func(to int, c kit.Color, width, least float64) {
		first := from
		p.Inked(v.at[first:to], func(i int) (float64, kit.Color) {
			if i += first; i == f.Fresh && i > 0 {
				return width, c.Alpha(0) // from a mean to one of what it is the mean of is no way
			}
			if i < f.Fresh {
				return inked(f.Steps[n-1]-f.Steps[i], width, c, max(least, 0.45)) // means lie on no others
			}
			return inked(f.Steps[n-1]-f.Steps[i], width, c, least)
		})
		from = to
	}
	for i, jump := range f.Jumps {
		if jump <= from || jump >= n {
			continue
		}
		stretch(jump, kit.Text3, 1.5, 0.2)
		hurt := kit.Warn
		if i < len(f.Jumps)-1 || f.Healed {
			hurt = kit.Warn.Alpha(0.5)
		}
		p.Dots(v.at[jump-1], v.at[jump], 1, 5, hurt)
	}
	if len(f.Jumps) > 0 && from > 0 && !f.Healed {
		stretch(n, kit.Warn, 2, 0.35)
	} else {
		stretch(n, kit.Text3, 1.5, 0.2)
	}
	p.Disc(v.at[0], 4, kit.BG0)
	p.Ring(v.at[0], 3.25, 1.5, kit.Text3)
	p.Disc(v.at[n-1], 4.5, kit.Accent)
}
