package ant

import "testing"

// at puts the torso level, its centre at a height z.
func at(z float64) *dynamics {
	return &dynamics{rot: rotation(&[4]float64{3: 1}), start: vec{z: z}}
}

// TestManifoldKeepsTheLowestOfFour fills a manifold with the corners of a square and then
// finds a fifth point: it takes the place of the corner whose loss leaves the greatest
// area, unless that one is the lowest.
func TestManifoldKeepsTheLowestOfFour(t *testing.T) {
	const side, within = 0.02, 0.01
	corners := []vec{{0, 0, 0}, {side, 0, 0}, {side, side, 0}, {0, side, 0}}
	fifth := vec{2 * side, 0, 0}
	for _, c := range []struct{ lowest, taken int }{{0, 2}, {1, 2}, {2, 3}, {3, 2}} {
		d, s := at(0.005), &solver{}
		m := &manifold{}
		for i, p := range corners {
			if i == c.lowest {
				p.z = -0.001
			}
			s.touches = s.touches[:0]
			s.meet(d, m, p, d.start.z+p.z, within, -1, 0)
			if m.n != i+1 || len(s.touches) != i+1 {
				t.Fatalf("after point %d: want as many kept and listed, found %d and %d", i+1, m.n, len(s.touches))
			}
		}
		s.touches = s.touches[:0]
		s.meet(d, m, fifth, d.start.z, within, -1, 0)
		if m.n != marksKept || m.marks[c.taken].place != fifth {
			t.Errorf("lowest %d: want the fifth point in place of %d, found %v", c.lowest, c.taken, m.marks)
		}
	}
}

// TestManifoldForgets lets a point go that has risen, and one that has slid, and finds a
// point that moves a little to be the same one.
func TestManifoldForgets(t *testing.T) {
	const within = 0.01
	meet := func(m *manifold, d *dynamics, p vec) int {
		s := &solver{}
		s.meet(d, m, p, d.start.z+d.rot.z.dot(p), within, -1, 0)
		return len(s.touches)
	}
	a, b := vec{x: 0.2}, vec{x: -0.2}
	m := &manifold{}
	if meet(m, at(0), a) != 1 || meet(m, at(0), vec{x: 0.205}) != 1 || meet(m, at(0), b) != 2 {
		t.Fatal("want a point that moves by less than the distance replaced, one further off kept with it")
	}
	// Tipped by 0.1 about y, a falls and b rises by 0.02 m.
	tipped := at(0)
	tipped.rot = rotation(&[4]float64{1: 0.05, 3: 0.99875})
	if meet(m, tipped, a) != 1 || m.n != 1 || m.marks[0].place.x < 0 {
		t.Errorf("want the risen point forgotten, found %v", m.marks[:m.n])
	}
	m = &manifold{}
	meet(m, at(0), a)
	slid := at(0)
	slid.start.y = 0.02
	if meet(m, slid, b) != 1 || m.marks[0].place != b {
		t.Errorf("want the point that slid 0.02 m forgotten, found %v", m.marks[:m.n])
	}
}
