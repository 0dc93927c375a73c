package ant

import (
	"image"
	"math"
	"testing"
)

// Of a floor that leans, what is up in the world is up in the picture, the floor rises
// towards +x, and the camera stays above it, wherever it looks from.
func TestSlopeIsSeen(t *testing.T) {
	for _, degrees := range []float64{-45, -20, -5, 0, 5, 20, 45} {
		slope := degrees * math.Pi / 180
		sin, cos := math.Sincos(slope)
		upwards := vec3{sin, 0, cos}
		for _, pitch := range []float64{orbitLow, 0.3, orbitPitch, orbitHigh} {
			for yaw := -3.0; yaw < 3.2; yaw += 0.5 {
				c := NewOrbitCamera()
				c.Yaw, c.Pitch, c.Slope = yaw, pitch, slope
				c.Follow([3]float64{}, 0, true)
				c.aim(image.Rect(0, 0, 700, 500))
				if c.eye[2] < 0.1 {
					t.Fatalf("%v°, pitch %v, yaw %v: the camera is at %v", degrees, pitch, yaw, c.eye)
				}
				for _, axes := range [][2]vec3{{c.right, c.up}, {c.right, c.forward}, {c.up, c.forward}} {
					if d := axes[0].dot(axes[1]); math.Abs(d) > 1e-9 {
						t.Fatalf("%v°, pitch %v, yaw %v: axes at %v", degrees, pitch, yaw, d)
					}
				}
				if raised := c.forward[2] == -leastSeen; !raised && math.Abs(c.right.dot(upwards)) > 1e-9 {
					t.Errorf("%v°, pitch %v, yaw %v: up in the world is sideways by %v", degrees, pitch, yaw, c.right.dot(upwards))
				}
			}
		}
		c := NewOrbitCamera()
		c.Yaw, c.Pitch, c.Slope = 0, 0.4, slope // from the side
		c.Follow([3]float64{}, 0, true)
		c.aim(image.Rect(0, 0, 700, 500))
		a, _, _ := c.ToScreen([3]float64{-1, 0, 0})
		b, _, _ := c.ToScreen([3]float64{1, 0, 0})
		if found := math.Atan2(a.Y-b.Y, b.X-a.X) * 180 / math.Pi; math.Abs(found-degrees) > 0.35*math.Abs(degrees)+1e-9 || found*degrees < 0 {
			t.Errorf("a floor of %v° is drawn at %v°", degrees, found)
		}
		flat := level(slope)
		if math.Abs(flat.dot(upwards)) > 1e-12 {
			t.Errorf("%v°: the level line rises by %v", degrees, flat.dot(upwards))
		}
	}
}
