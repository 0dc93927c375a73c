package paper

import (
	"math"

	"hebbarium/physics/car"
)

// driver is a controller written by hand, as a yardstick: it knows the track and the
// car's state, which no network here is told. It steers for a point of the centre line
// ahead of it and brakes where the road ahead turns.
type driver struct {
	at int // the track's point that the car is nearest to
}

// The driver's settings, found by trying: points ahead to aim at, and how fast the car
// may go for the bend of the road over the next ones.
const (
	aimAhead   = 5
	lookAhead  = 12
	steerGain  = 3
	turnDamp   = 0.10
	topSpeed   = 100.0 // m/s
	slowSpeed  = 42.0
	speedPerRa = 44.0 // m/s less for a radian of bend within lookAhead
)

// act is steering, gas and brake.
func (d *driver) act(s *car.State, t *car.Track) [3]float32 {
	n := len(t.Points)
	// The nearest point is near the last one: a track may pass close by itself.
	best := math.Inf(1)
	from := d.at
	for k := -2; k < 12; k++ {
		i := (from + k + n) % n
		if r := math.Hypot(t.Points[i].X-s.Hull.X, t.Points[i].Y-s.Hull.Y); r < best {
			best, d.at = r, i
		}
	}
	aim := t.Points[(d.at+aimAhead)%n]
	heading := s.Hull.Angle + math.Pi/2
	off := wrap(math.Atan2(aim.Y-s.Hull.Y, aim.X-s.Hull.X) - heading)
	steer := -(steerGain*off - turnDamp*s.Hull.Omega)

	bend := 0.0
	for k := range lookAhead {
		a, b := t.Points[(d.at+k)%n].Beta, t.Points[(d.at+k+1)%n].Beta
		bend += math.Abs(wrap(b - a))
	}
	speed := math.Hypot(s.Hull.VX, s.Hull.VY)
	wanted := math.Max(slowSpeed, topSpeed-speedPerRa*bend)
	gas, brake := 0.0, 0.0
	switch {
	case speed < wanted:
		gas = math.Min(1, (wanted-speed)/8) * (1 - 0.6*math.Min(1, math.Abs(steer)))
	case speed > wanted+4:
		brake = math.Min(0.6, (speed-wanted-4)/30)
	}
	return [3]float32{float32(math.Max(-1, math.Min(1, steer))), float32(gas), float32(brake)}
}

// wrap brings an angle into −π…π.
func wrap(a float64) float64 {
	return math.Atan2(math.Sin(a), math.Cos(a))
}
