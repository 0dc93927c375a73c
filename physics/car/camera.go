package car

import "math"

// The window of the original, in its own units: it is 1000×800, and squeezed
// into 96×96 pixels, so that a unit is less wide than high.
const (
	windowW, windowH = 1000.0, 800.0
	pixelX, pixelY   = Side / windowW, Side / windowH // 0.096, 0.12
	carX, carY       = windowW / 2, windowH / 4       // where the car stands
	panelRows        = 12                             // rows of the panel at the bottom, 100 units
	fullZoom         = 2.7 * 6                        // window units per metre, after the first second
	startZoom        = 0.1 * 6                        // at time 0
)

// camera takes world coordinates to 1/256 pixel: the car's hull stands at
// (500, 200) of the window, its direction of travel (or, at a standstill, its
// nose) up.
type camera struct {
	x0, y0         float64 // hull
	xx, xy, yx, yy float64 // 1/256 pixel per metre, relative to the hull
	zoom           float64
}

func newCamera(s *State) camera {
	t := min(s.Time, 1)
	zoom := float64(startZoom*max(1-s.Time, 0)) + float64(fullZoom*t)
	sin, cos := math.Sincos(-s.Hull.Angle)
	if speed := s.Hull.speed(); speed > 0.5 {
		sin, cos = s.Hull.VX/speed, s.Hull.VY/speed // of atan2(vx, vy)
	}
	const sx, sy = subpixels * pixelX, subpixels * pixelY
	return camera{
		x0: s.Hull.X, y0: s.Hull.Y, zoom: zoom,
		xx: zoom * cos * sx, xy: -zoom * sin * sx,
		yx: zoom * sin * sy, yy: zoom * cos * sy,
	}
}

// speed is that of the centre of mass. (math.Hypot may differ in the last bit
// from one processor to another.)
func (h *HullState) speed() float64 { return math.Sqrt(float64(h.VX*h.VX) + float64(h.VY*h.VY)) }

// view returns where a point of the world is seen, in 1/256 pixel. The
// conversions forbid fused multiply-add, so that every processor agrees.
func (c *camera) view(x, y float64) (px, py float64) {
	x -= c.x0
	y -= c.y0
	px = float64(c.xx*x) + float64(c.xy*y) + subpixels*pixelX*carX
	py = float64(c.yx*x) + float64(c.yy*y) + subpixels*pixelY*carY
	return px, py
}

func (c *camera) project(x, y float64) vertex {
	px, py := c.view(x, y)
	return vertex{snap(px), snap(py)}
}

// sees reports whether any of a disc may be in the scene.
func (c *camera) sees(x, y, radius float64) bool {
	px, py := c.view(x, y)
	rx := radius * c.zoom * (subpixels * pixelX)
	ry := radius * c.zoom * (subpixels * pixelY)
	return px > -rx && px < Side*subpixels+rx && py > panelRows*subpixels-ry && py < Side*subpixels+ry
}
