package mujoco

import (
	"fmt"
	"unsafe"

	"hebbarium/physics/ant"
)

// constraints is the list of scalar constraints and of contacts that the first half of a
// step has left: rows of joint limits, then three of each contact. Its memory is MuJoCo's
// and good until the next step.
type constraints struct {
	at       *layout
	state    unsafe.Pointer
	count    int // rows
	near     int // contacts
	list     unsafe.Pointer
	kind, id []int32
	// Distance to the limit or between the surfaces (m or rad, negative where they are
	// passed), its rate, the acceleration along the row that the solver aims at, and, after
	// the second half of the step, the force.
	position, velocity, aim, force []float64
}

// maxRows is more than the ant can have.
const maxRows = 2*joints + 3*ant.MaxContacts

func (r *constraints) read(m *model) error {
	at := &m.lib.layout
	r.at, r.state = at, m.state
	r.count, r.near = integer(m.state, at.nefc), integer(m.state, at.ncon)
	if r.count < 0 || r.count > maxRows || r.near < 0 || r.near > ant.MaxContacts {
		return fmt.Errorf("expected at most %d constraints and %d contacts, found %d and %d", maxRows, ant.MaxContacts, r.count, r.near)
	}
	r.list = *(*unsafe.Pointer)(unsafe.Add(m.state, at.contact))
	r.kind, r.id = integers(m.state, at.efcType, r.count), integers(m.state, at.efcID, r.count)
	r.position, r.velocity = numbers(m.state, at.efcPos, r.count), numbers(m.state, at.efcVel, r.count)
	r.aim, r.force = numbers(m.state, at.efcAref, r.count), numbers(m.state, at.efcForce, r.count)
	return nil
}

func (r *constraints) contacts() int { return r.near }

// isLimit tells whether row i is a joint at its limit.
func (r *constraints) isLimit(i int) bool { return r.kind[i] == int32(r.at.limit) }

// joint is the hinge of the limit in row i, 0…7; the free joint comes before the hinges.
func (r *constraints) joint(i int) int { return int(r.id[i]) - 1 }

// contact is one mjContact, always between the floor, its first shape, and the ant.
type contact struct {
	at *layout
	p  unsafe.Pointer
}

func (r *constraints) contact(i int) contact {
	return contact{r.at, unsafe.Add(r.list, uintptr(i)*r.at.contactSize)}
}

func (c contact) dist() float64 { return number(c.p, c.at.contactDist) }

// pos is the point half-way between the surfaces.
func (c contact) pos() *[3]float64 { return (*[3]float64)(unsafe.Add(c.p, c.at.contactPos)) }

// frame holds the normal, from the floor to the ant, and two tangents.
func (c contact) frame() *[9]float64 { return (*[9]float64)(unsafe.Add(c.p, c.at.contactFrame)) }

// geom is the ant's shape; shape i+1 belongs to link i.
func (c contact) geom() int { return integer(c.p, c.at.contactGeom2) }

// address is the contact's first row, its normal, or -1.
func (c contact) address() int { return integer(c.p, c.at.contactAddress) }
