package ant

import (
	"image"
	"math"

	"hebbarium/render/kit"
)

// vec3 is a point or direction in the ant's world, m; z is up.
type vec3 [3]float64

func (a vec3) add(b vec3) vec3    { return vec3{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a vec3) sub(b vec3) vec3    { return vec3{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func (a vec3) by(s float64) vec3  { return vec3{a[0] * s, a[1] * s, a[2] * s} }
func (a vec3) dot(b vec3) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func (a vec3) size() float64      { return math.Sqrt(a.dot(a)) }
func (a vec3) cross(b vec3) vec3 {
	return vec3{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// unit is a's direction; a zero stays zero.
func (a vec3) unit() vec3 {
	if s := a.size(); s > 1e-12 {
		return a.by(1 / s)
	}
	return a
}

// OrbitCamera looks at a target from around it. Angles are in radians: yaw
// about the vertical, 0 looking along +y; pitch above the floor.
type OrbitCamera struct {
	Yaw, Pitch, Distance float64
	Slope                float64 // by which the floor rises towards +x
	View                 image.Rectangle

	target vec3
	set    bool
	moving bool    // the target has not come to what it follows
	pixels float64 // focal length

	eye, right, up, forward vec3
}

// The usual view: from behind and to the right of the ant's way, so that it
// walks into the picture.
const (
	orbitYaw      = -0.52
	orbitPitch    = 0.54
	orbitDistance = 3.9
	orbitLeast    = 1.2
	orbitMost     = 14.0
	orbitLow      = 0.06
	orbitHigh     = 1.5
	halfAngle     = 20 * math.Pi / 180 // half the vertical angle of view
	followLag     = 0.18               // s, in which the way to the target falls to 1/e
	antJump       = 2.0                // m; an ant that moved farther was put there
	arrived       = 5e-4               // m; nearer, the camera is there: less than a pixel
	orbitMiddleX  = 0.44
	orbitMiddleY  = 0.47
)

// NewOrbitCamera returns the usual view.
func NewOrbitCamera() OrbitCamera {
	return OrbitCamera{Yaw: orbitYaw, Pitch: orbitPitch, Distance: orbitDistance}
}

// Usual puts angles and distance back.
func (c *OrbitCamera) Usual() { c.Yaw, c.Pitch, c.Distance = orbitYaw, orbitPitch, orbitDistance }

// Turn orbits by a drag, in pixels.
func (c *OrbitCamera) Turn(dx, dy float64) {
	c.Yaw -= dx * 0.008
	c.Pitch = min(max(c.Pitch+dy*0.006, orbitLow), orbitHigh)
}

// ZoomBy moves the camera nearer by a factor.
func (c *OrbitCamera) ZoomBy(factor float64) {
	c.Distance = min(max(c.Distance/factor, orbitLeast), orbitMost)
}

// Follow moves the target to a point of the world (m). dt is the time since the
// last frame, in seconds; where the point jumped, and with cut, the camera is
// there at once.
func (c *OrbitCamera) Follow(at [3]float64, dt float64, cut bool) {
	want := vec3{at[0], at[1], 0.4}
	if !c.set || cut || want.sub(c.target).size() > antJump {
		c.target, c.set, c.moving = want, true, false
		return
	}
	c.target = c.target.add(want.sub(c.target).by(1 - math.Exp(-max(dt, 0)/followLag)))
	away := want.sub(c.target).size()
	if away < arrived {
		c.target = want
	}
	c.moving = away >= arrived
}

// aim works the axes out for the frame.
func (c *OrbitCamera) aim(place image.Rectangle) {
	c.View = place
	sy, cy := math.Sincos(c.Yaw)
	sp, cp := math.Sincos(c.Pitch)
	c.forward = vec3{-sy * cp, cy * cp, -sp}
	c.right = vec3{cy, sy, 0}
	c.up = c.right.cross(c.forward)
	c.lean(c.Slope)
	c.eye = c.target.sub(c.forward.by(c.Distance))
	c.pixels = float64(place.Dy()) / 2 / math.Tan(halfAngle)
}

func (c *OrbitCamera) middle() kit.Point {
	return kit.Pt(
		float64(c.View.Min.X)+float64(c.View.Dx())*orbitMiddleX,
		float64(c.View.Min.Y)+float64(c.View.Dy())*orbitMiddleY,
	)
}

// nearPlane is the least distance, along the view, of what is drawn.
const nearPlane = 0.1

// ToScreen is where a world point is drawn, and how many pixels a metre there
// has; ok is false for what lies behind the camera.
func (c *OrbitCamera) ToScreen(at [3]float64) (p kit.Point, scale float64, ok bool) {
	d := vec3(at).sub(c.eye)
	depth := d.dot(c.forward)
	if depth < nearPlane {
		return kit.Point{}, 0, false
	}
	scale = c.pixels / depth
	m := c.middle()
	return kit.Pt(m.X+d.dot(c.right)*scale, m.Y-d.dot(c.up)*scale), scale, true
}

// ray is the direction, of unit length, in which a pixel is seen.
func (c *OrbitCamera) ray(p kit.Point) vec3 {
	m := c.middle()
	return c.forward.by(c.pixels).add(c.right.by(p.X - m.X)).sub(c.up.by(p.Y - m.Y)).unit()
}

// ToHeight is the world point at a height (m) that is seen at a pixel; ok is
// false where the pixel's ray does not come down to it.
func (c *OrbitCamera) ToHeight(p kit.Point, z float64) (at [3]float64, ok bool) {
	d := c.ray(p)
	if math.Abs(d[2]) < 1e-6 {
		return at, false
	}
	t := (z - c.eye[2]) / d[2]
	if t <= 0 {
		return at, false
	}
	return c.eye.add(d.by(t)), true
}

// steep is the sine of the angle below which the floor is seen too flat for a drag to
// say how far away it goes: it is then taken as if seen so.
const steep = 0.3

// Along is the direction on the floor, of unit length, in which a drag on the screen goes
// that begins at a world point: towards what is seen there or, where the camera is so low
// that next to no drag would go sideways, a little more sideways. It is zero where there
// is no drag.
func (c *OrbitCamera) Along(at [3]float64, dx, dy float64) (x, y float64) {
	size := math.Hypot(dx, dy)
	from, _, ok := c.ToScreen(at)
	if size == 0 || !ok {
		return 0, 0
	}
	d := vec3(at).sub(c.eye)
	if sin := -d[2] / d.size(); sin >= steep {
		// A drag of any length goes along the line on which its first pixel lies.
		if to, ok := c.ToHeight(kit.Pt(from.X+dx/size, from.Y+dy/size), at[2]); ok {
			way := vec3(to).sub(vec3(at)).unit()
			return way[0], way[1]
		}
	}
	away := vec3{-c.right[1], c.right[0], 0} // on the floor
	way := c.right.by(dx).sub(away.by(dy / steep)).unit()
	return way[0], way[1]
}
