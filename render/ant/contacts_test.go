package ant

import (
	"math"
	"testing"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// marked is what the rings of some contacts leave with the pen: the places of all corners,
// and the greatest opacity among them.
func marked(v *View, contacts []ant.Contact) (at []kit.Point, opacity float64) {
	p := v.theme.Pen()
	p.Vertices, p.Indices = p.Vertices[:0], p.Indices[:0]
	v.drawContacts(contacts)
	for _, i := range p.Indices {
		q := &p.Vertices[i]
		at, opacity = append(at, kit.Pt(float64(q.DstX), float64(q.DstY))), max(opacity, float64(q.ColorA))
	}
	return at, opacity
}

// A ring lies on the floor about each foot that bears the ant, and nowhere else.
func TestContactsAreMarkedWhereTheyAre(t *testing.T) {
	for _, body := range []string{"leg4=1", "leg4=0", "leg2=0.5"} {
		v, s := standing(t, body)
		at, _ := marked(v, s.Contacts)
		drawn := make([]int, len(s.Contacts))
		for _, p := range at {
			// Back on the floor the corner is within the largest ring, or a few pixels beyond.
			floor, ok := v.Camera.ToHeight(p, 0)
			_, scale, _ := v.Camera.ToScreen(floor)
			found := false
			for i, c := range s.Contacts {
				d := math.Hypot(floor[0]-c.Point[0], floor[1]-c.Point[1])
				if c.Normal > 0 && ok && d < contactLeast+contactGrowth+6/scale {
					found = true
					drawn[i]++
				}
			}
			if !found {
				t.Fatalf("%s: a corner at %v is about none of the contacts %v", body, p, s.Contacts)
			}
		}
		bearing := 0
		for i, c := range s.Contacts {
			if c.Normal > 0 {
				bearing++
			}
			if c.Normal > 0 != (drawn[i] > 0) {
				t.Errorf("%s: a contact that bears %.0f N has %d corners", body, c.Normal, drawn[i])
			}
		}
		if bearing < 3 {
			t.Errorf("%s: %d contacts bear a standing ant, want at least 3", body, bearing)
		}
	}
}

// A ring is larger and brighter the greater the force; without any there is none.
func TestContactsGrowWithTheForce(t *testing.T) {
	v, _ := standing(t)
	contact := func(newtons float64) []ant.Contact {
		return []ant.Contact{{Point: [3]float64{0.3, -0.4, 0.001}, Normal: newtons, Leg: 4, Foot: true}}
	}
	if at, _ := marked(v, contact(0)); len(at) > 0 {
		t.Errorf("%d corners for a point that bears nothing", len(at))
	}
	width, opacity := 0.0, 0.0
	for _, newtons := range []float64{1, 20, 100, 400, 1600, 6400} {
		at, o := marked(v, contact(newtons))
		left, right := math.Inf(1), math.Inf(-1)
		for _, p := range at {
			left, right = min(left, p.X), max(right, p.X)
		}
		if !(right-left > width) || o < opacity || o == opacity && newtons < 400 {
			t.Errorf("%v N: %.2f px wide and %.2f opaque, after %.2f and %.2f for less", newtons, right-left, o, width, opacity)
		}
		if newtons == 1 && o > 0.02 {
			t.Errorf("a force of 1 N is %.2f opaque, want next to nothing", o)
		}
		width, opacity = right-left, o
	}
	// Beyond the scale's end a ring grows no more.
	most, _ := marked(v, contact(1e4))
	beyond, _ := marked(v, contact(1e6))
	if len(most) != len(beyond) {
		t.Fatalf("%d and %d corners", len(most), len(beyond))
	}
	for i := range most {
		if most[i] != beyond[i] {
			t.Fatalf("10 kN is drawn at %v and 1 MN at %v", most[i], beyond[i])
		}
	}
}

// Two links of a leg that touch the floor where they meet have one ring, of the sum; those
// of two legs have two.
func TestContactsAtAJointAreOne(t *testing.T) {
	v, _ := standing(t)
	at := [3]float64{0.2, 0.1, 0}
	one, bright := marked(v, []ant.Contact{{Point: at, Normal: 400, Leg: 2}})
	two, same := marked(v, []ant.Contact{{Point: at, Normal: 100, Leg: 2}, {Point: at, Normal: 300, Leg: 2, Foot: true}})
	if len(one) != len(two) || bright != same {
		t.Errorf("%d corners for 400 N, %d for 100 N and 300 N at the same joint", len(one), len(two))
	}
	for i := range min(len(one), len(two)) {
		if one[i] != two[i] {
			t.Fatalf("400 N is drawn at %v, 100 N and 300 N at %v", one[i], two[i])
		}
	}
	if apart, _ := marked(v, []ant.Contact{{Point: at, Normal: 100, Leg: 2}, {Point: at, Normal: 300, Leg: 3}}); len(apart) != 2*len(one) {
		t.Errorf("%d corners for two legs, want %d", len(apart), 2*len(one))
	}
}

func TestContactsAllocateNothing(t *testing.T) {
	v, s := standing(t)
	p := v.theme.Pen()
	frame := func() {
		v.drawContacts(s.Contacts)
		p.Vertices, p.Indices = p.Vertices[:0], p.Indices[:0]
	}
	frame()
	if n := testing.AllocsPerRun(20, frame); n != 0 {
		t.Errorf("%v allocations a frame", n)
	}
}
