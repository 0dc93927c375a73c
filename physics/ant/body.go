package ant

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Sizes of the original's body file. Joint damping, armature and the file's density are
// ignored there, and so are here. Bullet's reader of such files passes lengths through
// float32, so 0.08, 0.2 and 0.4 m are the nearest float32 to those; it shows, in a run's
// eighth digit.
const (
	density      = 1000.0         // kg/m³, of every link
	torsoRadius  = 0.25           // m
	limbRadius   = 0x1.47ae14p-04 // 0.08 m
	upperExtent  = 0x1.99999ap-03 // 0.2 m: the fixed leg's and the aux link's capsule runs (0,0,0)→(±0.2,±0.2,0)
	lowerExtent  = 0x1.99999ap-02 // 0.4 m: the intact lower leg's runs (0,0,0)→(±0.4,±0.4,0)
	boxMargin    = 0.08           // m: twice Bullet's margin of a convex shape, around the box that gives a limb its inertia
	upperLength  = upperExtent * math.Sqrt2
	initialZ     = 0.75 // m, where a reset puts the torso
	legs, joints = 4, 8
)

// Body is the ant's morphology. Lower holds the length of each lower leg as a share
// of the intact one's 0.5657 m, from 0 (a stump: a sphere at the ankle) to 1, in the
// order of the original's body file: front_left, front_right, left_back, right_back.
// Those names are for a robot that faces +y while the target is at +x: seen along the
// way it walks, the legs are left front, left rear, right rear and right front.
type Body struct{ Lower [legs]float64 }

// The bodies of the paper. Right is damaged at the right front leg, the file's
// right_back; Left at the left front leg, the file's front_left.
var (
	intactShares = [legs]float64{1, 1, 1, 1}
	rightShares  = [legs]float64{1, 1, 1, damagedShare}
	leftShares   = [legs]float64{damagedShare, 1, 1, 1}
)

const damagedShare = 0.25

// Intact is the undamaged body.
func Intact() Body { return Body{Lower: intactShares} }

// ParseBody reads "intact", "right" and "left" (the paper's bodies), or a list such as
// "leg1=0.25,leg3=0.5" of lower-leg shares in 0…1, where legs not named are intact.
func ParseBody(s string) (Body, error) {
	switch s {
	case "intact":
		return Body{intactShares}, nil
	case "right":
		return Body{rightShares}, nil
	case "left":
		return Body{leftShares}, nil
	}
	b := Body{intactShares}
	var named [legs]bool
	for item := range strings.SplitSeq(s, ",") {
		name, value, found := strings.Cut(strings.TrimSpace(item), "=")
		digit, isLeg := strings.CutPrefix(strings.TrimSpace(name), "leg")
		leg, err := strconv.Atoi(digit)
		if !found || !isLeg || err != nil || leg < 1 || leg > legs {
			return Body{}, fmt.Errorf("ant body %q: want intact, right, left or leg1=0.25,… with legs 1 to %d, found %q", s, legs, item)
		}
		if named[leg-1] {
			return Body{}, fmt.Errorf("ant body %q: leg%d is given twice", s, leg)
		}
		share, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil {
			return Body{}, fmt.Errorf("ant body %q: want a number for leg%d, found %q: %w", s, leg, value, err)
		}
		named[leg-1] = true
		b.Lower[leg-1] = share
	}
	if err := b.Check(); err != nil {
		return Body{}, fmt.Errorf("ant body %q: %w", s, err)
	}
	return b, nil
}

// Check reports the first lower leg whose share is not in 0…1, as a *BodyError.
func (b Body) Check() error {
	for i, share := range b.Lower {
		if !(share >= 0 && share <= 1) {
			return &BodyError{Leg: i + 1, Share: share}
		}
	}
	return nil
}

// String gives the form that ParseBody reads.
func (b Body) String() string {
	switch b.Lower {
	case intactShares:
		return "intact"
	case rightShares:
		return "right"
	case leftShares:
		return "left"
	}
	var parts []string
	for i, share := range b.Lower {
		if share != 1 {
			parts = append(parts, "leg"+strconv.Itoa(i+1)+"="+strconv.FormatFloat(share, 'g', -1, 64))
		}
	}
	return strings.Join(parts, ",")
}

// LinkInertia is the mass (kg) of a limb whose capsule runs (0,0,0)→(±extent,±extent,0)
// and its moments of inertia (kg m²) about its centre, along its own axes: across for
// x and y, upright for z. The mass is a capsule's, the inertia is that of a box around
// it with a margin of 0.04 m, of edges extent+2r+0.08 m twice and 2r+0.08 m, as Bullet
// takes it for such a shape.
func LinkInertia(extent float64) (mass, across, upright float64) {
	const r = limbRadius
	mass = density * (float64(math.Pi*r*r*math.Sqrt2*extent) + 4.0/3*math.Pi*r*r*r)
	edge, height := extent+2*r+boxMargin, 2*r+boxMargin
	square := float64(edge * edge)
	across = mass / 12 * (square + float64(height*height))
	upright = mass / 12 * (square + square)
	return mass, across, upright
}

// TorsoInertia is the mass and the moment of inertia, equal about all axes, of the
// torso, a solid sphere.
func TorsoInertia() (mass, moment float64) {
	mass = density * 4.0 / 3 * math.Pi * torsoRadius * torsoRadius * torsoRadius
	return mass, 0.4 * mass * torsoRadius * torsoRadius
}

// breaking is the gap below which Bullet keeps a contact with a limb of that extent:
// a fiftieth of the half-diagonal of the box around the shape.
func breaking(extent float64) float64 {
	half := (extent + 2*limbRadius + boxMargin) / 2
	const height = limbRadius + boxMargin/2
	return 0.02 * math.Sqrt(2*float64(half*half)+height*height)
}

// limb holds what the engine needs of one lower leg, renewed when its share changes.
type limb struct {
	extent          float64 // L of the capsule (0,0,0)→(±L,±L,0)
	mass            float64
	across, upright float64 // moments of inertia
	reach           float64 // from the ankle to the centre of mass, L/√2
	breaking        float64
}

func newLimb(share float64) limb {
	l := limb{extent: float64(lowerExtent * share)}
	l.mass, l.across, l.upright = LinkInertia(l.extent)
	l.reach = l.extent / math.Sqrt2
	l.breaking = breaking(l.extent)
	return l
}

// side holds what makes one leg differ from another. Seen from its own hip, with e
// outwards, z up and t = z×e, every leg is the same chain: the hip turns it about z,
// the ankle about t. sign turns the file's ankle axis into t.
type side struct {
	x, y float64 // quadrant
	sign float64
}

var sides = [legs]side{{+1, +1, +1}, {-1, +1, -1}, {-1, -1, -1}, {+1, -1, +1}}

// Joint limits (rad), as Bullet holds them after it has rounded the file's degrees to
// float32: 40°, 30° and 100°.
const (
	hipLimit  = 0.6981317400932312
	ankleNear = 0.5235987901687622
	ankleFar  = 1.7453292608261108
)

var (
	jointLow  = [joints]float64{-hipLimit, ankleNear, -hipLimit, -ankleFar, -hipLimit, -ankleFar, -hipLimit, ankleNear}
	jointHigh = [joints]float64{hipLimit, ankleFar, hipLimit, -ankleNear, hipLimit, -ankleNear, hipLimit, ankleFar}
)

// JointRange returns the limits (rad) of joint 0…7: hip_1, ankle_1, … hip_4, ankle_4.
func JointRange(joint int) (low, high float64) { return jointLow[joint], jointHigh[joint] }
