package car

// The car's masses and joints, from CarRacing-v0 after its car unit of 0.02.
const (
	hullDensity      = 1.0
	wheelDensity     = 0.1
	steerLimit       = 0.4  // rad, either way
	steerTorque      = 64.8 // N·m at most
	wheelCategory    = 0x20
	wheelCollideWith = 0x01
)

// wheelMount returns where a wheel's joint sits on the hull.
func wheelMount(wheel int) (x, y float64) {
	switch wheel {
	case 0:
		return -1.1, 1.6
	case 1:
		return 1.1, 1.6
	case 2:
		return -1.1, -1.64
	}
	return 1.1, -1.64
}

// start is where a track puts the car: on point 0, heading along the track. The
// wheels are put at their mounts without turning these by the hull's angle, as
// the original does; the joints pull them into place during the free step.
func start(t *Track) (x, y, angle float64, wheel [wheels][2]float64) {
	p := t.Points[0]
	for i := range wheel {
		mx, my := wheelMount(i)
		wheel[i] = [2]float64{p.X + mx, p.Y + my}
	}
	return p.X, p.Y, p.Beta, wheel
}
