package ant

import (
	"math"
	"testing"
)

// turn rotates v about the unit axis u by angle a (Rodrigues).
func turn(u vec, a float64, v vec) vec {
	s, c := math.Sincos(a)
	return v.scale(c).addScaled(s, u.cross(v)).addScaled((1-c)*u.dot(v), u)
}

// TestLinksAgreeWithTheEngine follows the described chain link by link, with rotations about
// the file's own axes, and compares with where the engine has its limbs and joints.
func TestLinksAgreeWithTheEngine(t *testing.T) {
	b, err := ParseBody("leg2=0.5,leg3=0")
	if err != nil {
		t.Fatal(err)
	}
	links := Links(b)
	w := NewWorld()
	m := Motion{Pos: [3]float64{1, 2, 3}, Quat: [4]float64{0.5, -0.1, 0.7, math.Sqrt(1 - 0.25 - 0.01 - 0.49)}, FreshXY: true}
	for j := range m.Q {
		m.Q[j] = 0.3*float64(j) - 1
	}
	if err := w.ResetTo(b, &m); err != nil {
		t.Fatal(err)
	}
	var s State
	w.State(&s)
	base := rotation(&m.Quat)
	var origin [LinkCount]vec
	var rotate [LinkCount]func(vec) vec
	origin[0], rotate[0] = vector(m.Pos), base.apply
	near := func(what string, got [3]float64, want vec) {
		t.Helper()
		if d := vector(got).sub(want); d.dot(d) > 1e-24 {
			t.Errorf("%s at %v, want %v", what, got, want)
		}
	}
	joint := 0
	for i := 1; i < LinkCount; i++ {
		l := links[i]
		up := rotate[l.Parent]
		origin[i] = origin[l.Parent].add(up(vector(l.Offset)))
		rotate[i] = up
		if l.Joint != "" {
			if l.Joint != JointName(joint) {
				t.Errorf("joint %d is %s, want %s", joint, l.Joint, JointName(joint))
			}
			if low, high := JointRange(joint); low != l.Low || high != l.High {
				t.Errorf("%s has limits %v and %v, want %v and %v", l.Joint, l.Low, l.High, low, high)
			}
			a, angle := vector(l.Axis), m.Q[joint]
			unit := a.scale(1 / math.Sqrt(a.dot(a)))
			rotate[i] = func(v vec) vec { return up(turn(unit, angle, v)) }
			joint++
		}
		capsule := [3]*[4]Capsule{&s.Upper, &s.Aux, &s.Lower}[(i-1)%3][(i-1)/3]
		near(l.Name, capsule.A, origin[i])
		near(l.Name+"'s end", capsule.B, origin[i].add(rotate[i](vector(l.End))))
	}
	if joint != joints {
		t.Errorf("%d joints, want %d", joint, joints)
	}
}
