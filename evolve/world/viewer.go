package world

import "hebbarium/physics/car"

// Viewer is a World that can be watched.
type Viewer interface {
	// View copies what there is to see of the world now, so that it can be drawn while
	// the world goes on: into old where that is of the world's own kind, whose memory
	// is used again, or else into a new one. It is *CarView, *ant.State, or another
	// world's own.
	View(old any) any
	// Pose is where the body is.
	Pose() Pose
	// Progress is how far the agent has come, in what a person counts: metres for the
	// ant, tiles along the track for the car. Of two lives the difference is the lead.
	Progress() float64
}

var (
	_ Viewer = (*Car)(nil)
	_ Viewer = (*Ant)(nil)
)

// Pose is where a body is, in metres, and where it heads, in radians (0 where the
// world does not say).
type Pose struct{ X, Y, Z, Angle float64 }

// CarView is what there is to see of the car's world.
type CarView struct {
	State  car.State
	Track  *car.Track                     // as it is driven on now
	Dark   bool                           // its road is the darker one
	Place  float64                        // along the track, in tiles; more than it has after a lap
	Round  bool                           // the car has been all the way round, in whichever direction
	Pixels [car.Seen * car.Seen * 3]uint8 // what the agent saw last
}

// See makes the pixels what an agent sees whose senses are struck: its observation,
// [c][x][y] of numbers from 0 to 1.
func (v *CarView) See(observation []float32) {
	for i := range car.Seen * car.Seen {
		x, y := i/car.Seen, i%car.Seen
		for c := range 3 {
			v.Pixels[3*(y*car.Seen+x)+c] = uint8(float32(255*observation[c*car.Seen*car.Seen+i]) + 0.5)
		}
	}
}
