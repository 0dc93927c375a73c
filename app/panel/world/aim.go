package world

import (
	"hebbarium/app/lesson"
	"hebbarium/render/ant"
)

// aimed is the view that a lesson wants of the ant. The camera turns to it with the
// next ticks; a drag in the world ends that.
type aimed struct {
	wish             *lesson.Camera // nil for none
	set              bool           // what follows was worked out for it
	yaw, pitch, away float64
}

// aim takes a view up, once there is a picture.
func (a *aimed) aim(c *lesson.Camera) { *a = aimed{wish: c} }

// Share of the way to the view that a tick goes, and how near it has to be to be there,
// in radians and metres.
const (
	easeShare = 0.07
	easeNear  = 0.002
)

// ease turns a camera a little nearer to the view, or at once.
func (a *aimed) ease(c *ant.OrbitCamera, held, cut bool) (moved bool) {
	if a.wish == nil {
		return false
	}
	if held {
		*a = aimed{}
		return false
	}
	if !a.set {
		a.target(c)
	}
	share := easeShare
	if cut {
		share = 1
	}
	c.Yaw += (a.yaw - c.Yaw) * share
	c.Pitch += (a.pitch - c.Pitch) * share
	c.Distance += (a.away - c.Distance) * share
	if d := max(abs(a.yaw-c.Yaw), abs(a.pitch-c.Pitch), abs(a.away-c.Distance)); d < easeNear {
		*a = aimed{}
	}
	return true
}

// target works out where the camera turns to; what the view leaves open stays.
func (a *aimed) target(c *ant.OrbitCamera) {
	a.set, a.yaw, a.pitch, a.away = true, c.Yaw, c.Pitch, c.Distance
	if a.wish.Yaw != nil {
		a.yaw = *a.wish.Yaw
	}
	if a.wish.Pitch != nil {
		a.pitch = *a.wish.Pitch
	}
	if a.wish.Distance > 0 {
		a.away = a.wish.Distance
	}
}

func abs(v float64) float64 { return max(v, -v) }
