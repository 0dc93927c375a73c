package ant

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// drawShadow draws the limbs' shadows at half the screen's resolution, the darkest of
// them at each place, and lays them over the floor.
func (v *View) drawShadow(dst *ebiten.Image, s *ant.State) {
	c := &v.Camera
	view := v.theme.Density().Rect(c.View)
	size := image.Pt((view.Dx()+1)/2, (view.Dy()+1)/2)
	if v.shadow == nil || v.shadow.Bounds().Size() != size {
		v.shadow = ebiten.NewImage(size.X, size.Y)
	}
	if !v.still.kept {
		v.shadow.Clear()
		v.castShadows(s)
	}
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
	options.GeoM.Scale(2, 2)
	options.GeoM.Translate(float64(view.Min.X), float64(view.Min.Y))
	dst.DrawImage(v.shadow, options)
}

// castShadows draws the limbs' shadows into their image.
func (v *View) castShadows(s *ant.State) {
	c := &v.Camera
	light := c.light()
	v.vertices, v.indices = v.vertices[:0], v.indices[:0]
	for i := range v.part {
		q := &v.part[i]
		fall := func(p vec3) (vec3, float64) {
			h := max(p[2], 0)
			return p.sub(light.by(p[2] / light[2])), (q.radius + 0.02 + 0.16*h/light[2]) / light[2]
		}
		a, ra := fall(q.a)
		b, rb := fall(q.b)
		r := max(ra, rb)
		way := b.sub(a).unit()
		if way == (vec3{}) {
			way = vec3{1, 0, 0}
		}
		across := vec3{-way[1], way[0], 0}.by(r)
		way = way.by(r)
		var quad [4]kit.Point
		seen := true
		for k, p := range [4]vec3{a.sub(way).sub(across), b.add(way).sub(across), b.add(way).add(across), a.sub(way).add(across)} {
			at, _, ok := c.ToScreen(p)
			quad[k], seen = at, seen && ok
		}
		if seen {
			v.cast(quad, q, 0, kit.Pt(float64(c.View.Min.X), float64(c.View.Min.Y)), 2)
		}
	}
	v.shadow.DrawTrianglesShader(v.vertices, v.indices, v.cloud, &ebiten.DrawTrianglesShaderOptions{
		Uniforms: v.uniforms(s),
		Blend: ebiten.Blend{
			BlendFactorSourceRGB: ebiten.BlendFactorOne, BlendFactorSourceAlpha: ebiten.BlendFactorOne,
			BlendFactorDestinationRGB: ebiten.BlendFactorOne, BlendFactorDestinationAlpha: ebiten.BlendFactorOne,
			BlendOperationRGB: ebiten.BlendOperationMax, BlendOperationAlpha: ebiten.BlendOperationMax,
		},
	})
}

// The plain shadow.
const (
	shadowCorners = 16   // of a part's
	shadowDepth   = 0.55 // its opacity
)

// drawPlainShadow lays the shadows of all limbs over the floor as one shape. It
// is drawn at half the screen's resolution, so that overlaps are no darker.
func (v *View) drawPlainShadow(dst *ebiten.Image) {
	c := &v.Camera
	view := v.theme.Density().Rect(c.View)
	size := image.Pt((view.Dx()+1)/2, (view.Dy()+1)/2)
	if v.shadow == nil || v.shadow.Bounds().Size() != size {
		v.shadow = ebiten.NewImage(size.X, size.Y)
	}
	v.shadow.Clear()
	v.still.drawn = false // it was of the traced picture
	v.shadowHulls()
	v.theme.Pen().Flush(v.shadow)
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
	options.GeoM.Scale(2, 2)
	options.GeoM.Translate(float64(view.Min.X), float64(view.Min.Y))
	options.ColorScale.ScaleAlpha(shadowDepth)
	dst.DrawImage(v.shadow, options)
}

// shadowHulls leaves with the pen, at half its size, where each
// part's two ends and what lies between them throw their shadow.
func (v *View) shadowHulls() {
	c, p := &v.Camera, v.theme.Pen()
	light := c.light()
	var hull [shadowCorners]kit.Point
	for i := range v.part {
		q := &v.part[i]
		a, b := q.a.sub(light.by(q.a[2]/light[2])), q.b.sub(light.by(q.b[2]/light[2]))
		heading := 0.0
		if q.joint > 0 {
			heading = math.Atan2(b[1]-a[1], b[0]-a[0])
		}
		seen := true
		for k := range hull {
			middle := b
			if k >= shadowCorners/2 {
				middle = a
			}
			// Half a circle about either end.
			half := k % (shadowCorners / 2)
			turn := heading - math.Pi/2 + math.Pi*float64(half)/(shadowCorners/2-1) + math.Pi*float64(k/(shadowCorners/2))
			sin, cos := math.Sincos(turn)
			at, _, ok := c.ToScreen(middle.add(vec3{cos, sin, 0}.by(q.radius)))
			hull[k] = kit.Pt((at.X-float64(c.View.Min.X))/2, (at.Y-float64(c.View.Min.Y))/2)
			seen = seen && ok
		}
		if seen {
			p.Polygon(hull[:], kit.Tyre)
		}
	}
}
