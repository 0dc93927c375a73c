package mujoco

import (
	"fmt"
	"math"
	"strings"

	"hebbarium/physics/ant"
)

// The engine's step, gravity, friction (1.5 of the ant times 0.8 of the floor), motors and
// the height of the torso in the file, which every reset overrides.
const (
	substep  = ant.ControlStep / ant.Substeps // s
	gravity  = 9.8                            // m/s²
	friction = 1.5 * 0.8
	torque   = 250.0 // N m of a motor at an action of 1
	standing = 0.75  // m

	// rigid makes constraints as hard as MuJoCo lets them be, at any depth.
	rigid = "0.9999 0.9999 0.001 0.5 2"
)

// solver is the constraint solver's line in the file: MuJoCo's projected Gauss-Seidel on
// elliptic friction cones, five sweeps from zero, as many as Bullet makes.
const solver = `solver="PGS" cone="elliptic" iterations="5" tolerance="0" jacobian="dense"`

// MJCF writes the body as a model file for MuJoCo. It holds the masses, inertias, joints,
// motors and contact distances of physics/ant; what MJCF has no words for (the ankles'
// rate, drag, Bullet's way of correcting penetrations) this package adds at each step, so
// that the file alone is a similar ant, not the same.
func MJCF(b ant.Body) []byte { return mjcf(b, ant.UsualConditions(), solver) }

func mjcf(b ant.Body, c ant.Conditions, solver string) []byte {
	links, down := links(b, c), c.Upwards()
	for k := range down {
		down[k] *= -gravity * c.Gravity
	}
	var s strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&s, format+"\n", values...) }
	line(`<mujoco model="ant">`)
	line(`<compiler angle="radian" inertiafromgeom="false"/>`)
	line(`<option timestep="%.17g" gravity="%s" integrator="Euler" %s>`, float64(substep), vector(down), solver)
	line(`<flag warmstart="disable" filterparent="disable"/>`)
	line(`</option>`)
	// Negative solref are a stiffness and a damping; both are overridden, see aim.
	line(`<default>`)
	line(`<geom condim="3" friction="%.17g 0 0" solref="%.17g %.17g" solimp="%s" contype="1" conaffinity="0"/>`,
		friction*c.Friction, -contactERP/(substep*substep), -1/substep, rigid)
	line(`<joint limited="true" solreflimit="%.17g %.17g" solimplimit="%s"/>`, -limitERP/(substep*substep), -1/substep, rigid)
	line(`<motor ctrllimited="true" ctrlrange="-1 1"/>`)
	line(`</default>`)
	line(`<worldbody>`)
	line(`<geom name="floor" type="plane" size="100 100 1" contype="0" conaffinity="1"/>`)
	writeLink(line, links[:], 0)
	line(`</worldbody>`)
	line(`<actuator>`)
	for _, l := range links {
		if l.Joint != "" {
			line(`<motor joint="%s" gear="%.17g"/>`, l.Joint, torque/axisLength(l))
		}
	}
	line(`</actuator>`)
	line(`</mujoco>`)
	return []byte(s.String())
}

// writeLink writes the link of that number with all that hangs on it. MuJoCo numbers what
// it reads in this order, which is that of Links: the torso is body 1, link i is body i+1.
func writeLink(line func(string, ...any), links []ant.Link, i int) {
	l := &links[i]
	line(`<body name="%s" pos="%s">`, l.Name, vector(bodyOffset(l)))
	switch {
	case l.Parent < 0:
		line(`<freejoint name="root"/>`)
	case l.Joint != "":
		line(`<joint name="%s" axis="%s" range="%.17g %.17g"/>`, l.Joint, vector(l.Axis), l.Low, l.High)
	}
	line(`<inertial pos="%s" mass="%.17g" diaginertia="%s"/>`, vector(l.Centre), l.Mass, vector(l.Inertia))
	if length := math.Hypot(l.End[0], l.End[1]); length > shortest {
		line(`<geom name="%s_geom" type="capsule" size="%.17g" fromto="0 0 0 %s" margin="%.17g"/>`, l.Name, l.Radius, vector(l.End), l.Breaking)
	} else {
		line(`<geom name="%s_geom" type="sphere" size="%.17g" margin="%.17g"/>`, l.Name, l.Radius, l.Breaking)
	}
	for child := range links {
		if links[child].Parent == i {
			writeLink(line, links, child)
		}
	}
	line(`</body>`)
}

// shortest is the length in metres below which a capsule is written as a sphere: MuJoCo
// takes none without length.
const shortest = 1e-6

func bodyOffset(l *ant.Link) [3]float64 {
	if l.Parent < 0 {
		return [3]float64{0, 0, standing}
	}
	return l.Offset
}

func vector(v [3]float64) string { return fmt.Sprintf("%.17g %.17g %.17g", v[0], v[1], v[2]) }

// axisLength is the length of a hinge's axis as the body file has it: √2 for the ankles.
// MuJoCo makes all axes unit vectors, so that its rate of an ankle is the physical one,
// the observed rate times this, and torques act on it divided by this.
func axisLength(l ant.Link) float64 {
	return math.Sqrt(l.Axis[0]*l.Axis[0] + l.Axis[1]*l.Axis[1] + l.Axis[2]*l.Axis[2])
}
