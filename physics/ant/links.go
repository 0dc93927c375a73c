package ant

import "math"

// Link is one rigid link of the ant, in the words of the original's body file: what
// another physics needs to build the same body.
type Link struct {
	Name   string
	Parent int        // index into Links; -1 for the torso, which floats
	Offset [3]float64 // this link's frame in its parent's, m; axes are parallel at angle 0

	// Joint is the hinge to the parent, empty for the torso and for the fixed legs. Axis is
	// as the file writes it: ankles have length √2, which counts for rates and torques but
	// not for angles (see the package's comment). Low and High are its limits, rad.
	Joint     string
	Axis      [3]float64
	Low, High float64

	// End is the far end of the capsule that starts at the frame's origin, m; it is the
	// origin itself for the torso's sphere and for a stump.
	End      [3]float64
	Radius   float64
	Mass     float64    // kg
	Centre   [3]float64 // of mass, m
	Inertia  [3]float64 // moments about the centre, along the link's own axes, kg m²
	Breaking float64    // gap below which a contact is kept, m
}

// LinkCount is the number of rigid links.
const LinkCount = 1 + 3*legs

var (
	legNames  = [legs]string{"front_left", "front_right", "left_back", "right_back"}
	auxNames  = [legs]string{"aux_1", "aux_2", "aux_3", "aux_4"}
	footNames = [legs]string{"front_left_foot", "front_right_foot", "left_back_foot", "right_back_foot"}

	jointNames = [joints]string{"hip_1", "ankle_1", "hip_2", "ankle_2", "hip_3", "ankle_3", "hip_4", "ankle_4"}
)

// JointName is the file's name of joint 0…7.
func JointName(joint int) string { return jointNames[joint] }

// Links describes the body b: the torso, then for each leg the fixed upper leg, the aux
// link and the lower leg. Joints come in the order of actions.
func Links(b Body) [LinkCount]Link {
	var links [LinkCount]Link
	mass, moment := TorsoInertia()
	links[0] = Link{
		Name: "torso", Parent: -1, Radius: torsoRadius, Mass: mass,
		Inertia: [3]float64{moment, moment, moment}, Breaking: torsoBreaking,
	}
	for k, s := range sides {
		hip := [3]float64{s.x * upperExtent, s.y * upperExtent, 0}
		capsule := func(extent float64) Link {
			mass, across, upright := LinkInertia(extent)
			end := [3]float64{s.x * extent, s.y * extent, 0}
			return Link{
				End: end, Radius: limbRadius, Mass: mass, Centre: [3]float64{end[0] / 2, end[1] / 2, 0},
				Inertia: [3]float64{across, across, upright}, Breaking: breaking(extent),
			}
		}
		first := 1 + 3*k
		leg, aux, foot := capsule(upperExtent), capsule(upperExtent), capsule(float64(lowerExtent*b.Lower[k]))
		leg.Name, leg.Parent = legNames[k], 0
		aux.Name, aux.Parent, aux.Offset = auxNames[k], first, hip
		foot.Name, foot.Parent, foot.Offset = footNames[k], first+1, hip
		aux.Joint, aux.Axis, aux.Low, aux.High = jointNames[2*k], [3]float64{0, 0, 1}, jointLow[2*k], jointHigh[2*k]
		// In the torso's frame at angle 0, t = z×e; the file's axis is √2·sign·t.
		foot.Joint, foot.Axis = jointNames[2*k+1], [3]float64{-s.sign * s.y, s.sign * s.x, 0}
		foot.Low, foot.High = jointLow[2*k+1], jointHigh[2*k+1]
		links[first], links[first+1], links[first+2] = leg, aux, foot
	}
	return links
}

// AnkleRate is the physical relative rate of an ankle per unit of its observed rate, and
// AnkleTorque the torque about its unit axis per unit of the motor's.
const (
	AnkleRate   = math.Sqrt2
	AnkleTorque = 1 / math.Sqrt2
)
