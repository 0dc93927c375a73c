package mujoco

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"unsafe"

	"hebbarium/physics/ant"
)

// Sizes of the ant as MuJoCo counts them: the free joint has 7 coordinates and 6 rates.
const (
	joints    = ant.ActionSize
	positions = 7 + joints
	rates     = 6 + joints
	bodies    = 1 + ant.LinkCount // the first is the world
)

// model is one body as MuJoCo holds it: an mjModel and an mjData, with the parts of the
// latter that a step reads and writes. The slices are in MuJoCo's memory and end with it.
type model struct {
	lib         *Library
	links       [ant.LinkCount]ant.Link
	spec, state unsafe.Pointer // mjModel and mjData
	both        []uintptr      // the same as arguments, kept so that a call allocates nothing

	qpos, qvel, ctrl []float64
	applied          []float64 // force and torque on each body, 6 numbers each
	xpos, xipos      []float64 // origin and centre of mass of each body
	ximat            []float64 // orientation of each body's inertia, 9 numbers
	com              []float64 // of the whole ant, behind the world's
	cvel             []float64 // angular and linear velocity of each body, at com
}

// build makes the model of a body under conditions, checks that it is what was asked for, and leaves it in
// MuJoCo's initial state.
func (l *Library) build(b ant.Body, c ant.Conditions, solver string) (m *model, err error) {
	defer guard(&err)
	path, err := writeModel(mjcf(b, c, solver))
	if err != nil {
		return nil, err
	}
	defer os.Remove(path)
	name, message := cString(path), heap[byte](1000)
	spec := call(l.loadXML, address(name), 0, address(message), uintptr(len(message)))
	runtime.KeepAlive(name)
	if spec == 0 {
		return nil, &ModelError{goString(message)}
	}
	state := call(l.makeData, spec)
	if state == 0 {
		call(l.deleteModel, spec)
		return nil, &ModelError{"no memory for its state"}
	}
	m = &model{lib: l, links: links(b, c), spec: pointer(spec), state: pointer(state), both: []uintptr{spec, state}}
	if err := m.checkModel(); err != nil {
		m.close()
		return nil, err
	}
	at := &l.layout
	*(*int32)(unsafe.Add(m.spec, at.disableFlags)) |= int32(at.islandFlag)
	m.qpos, m.qvel = numbers(m.state, at.qpos, positions), numbers(m.state, at.qvel, rates)
	m.ctrl, m.applied = numbers(m.state, at.ctrl, joints), numbers(m.state, at.xfrcApplied, 6*bodies)
	m.xpos, m.xipos = numbers(m.state, at.xpos, 3*bodies), numbers(m.state, at.xipos, 3*bodies)
	m.ximat, m.cvel = numbers(m.state, at.ximat, 9*bodies), numbers(m.state, at.cvel, 6*bodies)
	m.com = numbers(m.state, at.subtreeCOM, 6)[3:]
	if err := m.checkState(); err != nil {
		m.close()
		return nil, err
	}
	return m, nil
}

func (m *model) close() {
	call(m.lib.deleteData, uintptr(m.state))
	call(m.lib.deleteModel, uintptr(m.spec))
	*m = model{}
}

// writeModel puts the file where MuJoCo can read it.
func writeModel(file []byte) (path string, err error) {
	f, err := os.CreateTemp("", "hebbarium-ant-*.xml")
	if err != nil {
		return "", fmt.Errorf("a file to hand the ant to MuJoCo: %w", err)
	}
	_, err = f.Write(file)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("a file to hand the ant to MuJoCo: %w", err)
	}
	return f.Name(), nil
}

func goString(b []byte) string {
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return string(b)
}

// checkModel compares what the layout finds in the model with what the file said. It is
// what stands between a library that is not what it says and wrong memory.
func (m *model) checkModel() error {
	at := &m.lib.layout
	for _, size := range []struct {
		what   string
		offset uintptr
		want   int
	}{
		{"positions", at.nq, positions}, {"rates", at.nv, rates}, {"motors", at.nu, joints},
		{"bodies", at.nbody, bodies}, {"shapes", at.ngeom, bodies},
	} {
		if found := integer(m.spec, size.offset); found != size.want {
			return fmt.Errorf("expected a model with %d %s, found %d", size.want, size.what, found)
		}
	}
	if found := number(m.spec, at.timestep); found != substep {
		return fmt.Errorf("expected a time step of %v s, found %v", float64(substep), found)
	}
	if at.numberSize != 8 || unsafe.Sizeof(uintptr(0)) != 8 {
		return fmt.Errorf("expected numbers and pointers of 8 bytes, found %d and %d", at.numberSize, unsafe.Sizeof(uintptr(0)))
	}
	const bodyObject, geomObject = 1, 5 // mjOBJ_BODY and mjOBJ_GEOM
	masses := numbers(m.spec, at.bodyMass, bodies)
	for i, link := range m.links {
		if !near(masses[i+1], link.Mass, 1e-9) {
			return fmt.Errorf("expected %v kg for %s, found %v", link.Mass, link.Name, masses[i+1])
		}
		for kind, name := range map[uintptr]string{bodyObject: link.Name, geomObject: link.Name + "_geom"} {
			c := cString(name)
			found := int(int32(call(m.lib.nameToID, uintptr(m.spec), kind, address(c))))
			runtime.KeepAlive(c)
			if found != i+1 {
				return fmt.Errorf("expected %s at place %d of the model, found %d", name, i+1, found)
			}
		}
	}
	return nil
}

// checkState lets MuJoCo place the ant with its feet in the floor and one joint beyond its
// limit, and compares what the layout finds with what must come out.
func (m *model) checkState() error {
	const speed, bend, depth = 0.25, 0.9, 0.01
	clear(m.qpos)
	clear(m.qvel)
	m.qpos[2], m.qpos[3] = m.links[0].Radius-depth, 1
	m.qpos[7], m.qvel[6] = bend, speed
	call(m.lib.forward, m.both...)
	var r constraints
	if err := r.read(m); err != nil {
		return err
	}
	torso, limits := false, 0
	for i := range r.contacts() {
		c := r.contact(i)
		torso = torso || c.geom() == 1 && near(c.dist(), -depth, 1e-6) && c.address() >= 0
	}
	hip := false
	for i := range r.count {
		if r.isLimit(i) {
			limits++
			hip = hip || r.joint(i) == 0 && near(r.position[i], m.links[2].High-bend, 1e-6) && near(r.velocity[i], -speed, 1e-6)
		}
	}
	// All four ankles at 0 are beyond their limits too.
	if !torso || !hip || limits != 5 {
		return fmt.Errorf("expected the torso on the floor and 5 joints at their limits, found %d contacts and %d limits", r.contacts(), limits)
	}
	var mean, weight [3]float64
	for i, link := range m.links {
		for k := range mean {
			mean[k] += link.Mass * m.xipos[3*(i+1)+k]
			weight[k] += link.Mass
		}
	}
	for k := range mean {
		if !near(m.com[k], mean[k]/weight[k], 1e-9) {
			return fmt.Errorf("expected the centre of mass at %v, found %v", mean[k]/weight[k], m.com[k])
		}
	}
	hinge := m.cvel[6*3+2] // the first aux link's rate about z
	if m.xpos[3+2] != m.qpos[2] || m.ximat[9] != 1 || !near(hinge, speed, 1e-9) {
		return fmt.Errorf("expected the torso upright at %v m and the first hip turning at %v rad/s, found %v, %v", m.qpos[2], speed, m.xpos[5], hinge)
	}
	m.reset()
	return nil
}

// reset clears the state, and with it the counts of warnings.
func (m *model) reset() { call(m.lib.resetData, m.both...) }

func near(a, b, by float64) bool { return math.Abs(a-b) <= by }
