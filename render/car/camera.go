package car

import (
	"image"
	"math"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// FollowCamera looks down on the car's world and turns with the car, a little
// late.
type FollowCamera struct {
	X, Y  float64 // world point at the anchor, m
	Angle float64 // the world direction (−sin, cos) of it points up, rad
	Zoom  float64 // pixels a metre
	View  image.Rectangle

	set bool
}

// Camera constants: a car of 5 m is 60 px long, and stands below the middle.
const (
	usualZoom  = 12.0
	leastZoom  = 1.0
	mostZoom   = 40.0
	anchorDown = 0.585
	turnLag    = 0.45 // s, in which a difference of angle falls to 1/e
	jump       = 15.0 // m; a car that moved farther in one frame was put there
)

// Follow moves the camera to the hull. dt is the time since the last frame, in
// seconds; where the car jumped, and with cut, the camera is there at once.
func (c *FollowCamera) Follow(h car.HullState, dt float64, cut bool) {
	if c.Zoom == 0 {
		c.Zoom = usualZoom
	}
	if !c.set || cut || math.Hypot(h.X-c.X, h.Y-c.Y) > jump {
		c.X, c.Y, c.Angle, c.set = h.X, h.Y, h.Angle, true
		return
	}
	c.X, c.Y = h.X, h.Y
	c.Angle += math.Remainder(h.Angle-c.Angle, 2*math.Pi) * (1 - math.Exp(-max(dt, 0)/turnLag))
}

// ZoomBy multiplies the zoom within its bounds.
func (c *FollowCamera) ZoomBy(factor float64) {
	if c.Zoom == 0 {
		c.Zoom = usualZoom
	}
	c.Zoom = min(max(c.Zoom*factor, leastZoom), mostZoom)
}

// ZoomUsual puts the zoom back.
func (c *FollowCamera) ZoomUsual() { c.Zoom = usualZoom }

func (c *FollowCamera) anchor() kit.Point {
	return kit.Pt(
		float64(c.View.Min.X)+float64(c.View.Dx())/2,
		float64(c.View.Min.Y)+float64(c.View.Dy())*anchorDown,
	)
}

// ToScreen is where a world point is drawn.
func (c *FollowCamera) ToScreen(x, y float64) kit.Point {
	sin, cos := math.Sincos(c.Angle)
	dx, dy, a := x-c.X, y-c.Y, c.anchor()
	return kit.Pt(a.X+c.Zoom*(dx*cos+dy*sin), a.Y-c.Zoom*(dy*cos-dx*sin))
}

// ToWorld is the world point drawn at a pixel.
func (c *FollowCamera) ToWorld(p kit.Point) (x, y float64) {
	sin, cos := math.Sincos(c.Angle)
	a := c.anchor()
	rx, ry := (p.X-a.X)/c.Zoom, (a.Y-p.Y)/c.Zoom
	return c.X + rx*cos - ry*sin, c.Y + rx*sin + ry*cos
}

// reach is the distance, in metres, from the anchor to the view's far corner.
func (c *FollowCamera) reach() float64 {
	w, h := float64(c.View.Dx()), float64(c.View.Dy())
	return math.Hypot(w/2, h*max(anchorDown, 1-anchorDown)) / c.Zoom
}

// lens maps world points to pixels with the sine and cosine worked out once.
type lens struct{ x, y, zoomSin, zoomCos, atX, atY float64 }

func (c *FollowCamera) lens() lens {
	sin, cos := math.Sincos(c.Angle)
	a := c.anchor()
	return lens{c.X, c.Y, c.Zoom * sin, c.Zoom * cos, a.X, a.Y}
}

func (l lens) at(x, y float64) kit.Point {
	dx, dy := x-l.x, y-l.y
	return kit.Pt(l.atX+dx*l.zoomCos+dy*l.zoomSin, l.atY-dy*l.zoomCos+dx*l.zoomSin)
}
