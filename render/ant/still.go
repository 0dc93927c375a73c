package ant

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// pose is all that the ant's picture depends on.
type pose struct {
	camera  OrbitCamera
	part    [limbs]limbPart
	hover   Part
	density kit.Density
}

// still is a traced picture that is kept while nothing moves.
type still struct {
	last  pose // of the frame before
	pose  pose // of the picture
	drawn bool // there is a picture, and the shadow's image is of the same pose
	kept  bool // the last frame showed it once more
	wait  bool // the last frame showed triangles in its place
	body  *ebiten.Image
}

// picture decides how a prepared ant is drawn, as Traced or Triangles. Where the
// automatic style has given the traced picture up, a scene that stands still gets one all
// the same, once two frames have been of the same pose: it takes a single frame.
func (v *View) picture(s *Scene) Style {
	w := &v.still
	now := pose{v.Camera, v.part, s.Hover, v.theme.Density()}
	same := now.camera == w.last.camera && now.part == w.last.part
	w.last = now
	w.kept, w.wait = false, false
	if !s.Still {
		w.drawn = false
		return v.Shown()
	}
	if v.Shown() == Traced {
		w.kept = w.drawn && now == w.pose
		w.drawn = w.kept
		return Traced
	}
	if v.Style == Triangles {
		return Triangles
	}
	if !same {
		w.drawn, w.wait = false, true
		return Triangles
	}
	w.kept = w.drawn && now == w.pose
	w.drawn = w.kept
	return Traced
}

// Unsettled tells whether the next frame will be another picture of an ant that stands
// still: the camera is on its way, or the last frame drew triangles that a traced picture
// will replace once nothing moves.
func (v *View) Unsettled() bool { return v.still.wait || v.Camera.moving }

// drawStill draws the traced ant from the picture that is kept, and makes it first where
// there is none of this pose.
func (v *View) drawStill(dst *ebiten.Image, s *ant.State, hover Part) {
	w, view := &v.still, v.theme.Density().Rect(v.Camera.View)
	if !w.kept {
		if w.body == nil || w.body.Bounds() != view {
			w.body = ebiten.NewImageWithOptions(view, nil)
		}
		w.body.Clear()
		v.drawBody(w.body, s, hover)
		w.pose, w.drawn = w.last, true
	}
	options := &ebiten.DrawImageOptions{}
	options.GeoM.Translate(float64(view.Min.X), float64(view.Min.Y))
	dst.DrawImage(w.body, options)
}
