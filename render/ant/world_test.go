package ant

import (
	"image"
	"math"
	"testing"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

func TestOrbitCameraRoundTrip(t *testing.T) {
	c := NewOrbitCamera()
	c.Follow([3]float64{3, 1, 0.6}, 0, false)
	c.aim(image.Rect(0, 56, 744, 572))
	if p, _, ok := c.ToScreen([3]float64{3, 1, 0.4}); !ok || math.Hypot(p.X-c.middle().X, p.Y-c.middle().Y) > 1e-9 {
		t.Errorf("the target is at %v, want %v", p, c.middle())
	}
	higher, _, _ := c.ToScreen([3]float64{3, 1, 0.9})
	farther, _, _ := c.ToScreen([3]float64{4, 1, 0.4})
	if m := c.middle(); higher.Y >= m.Y || farther.X <= m.X {
		t.Errorf("up is at %v and the way ahead at %v of %v", higher, farther, m)
	}
	for _, q := range [][3]float64{{3, 1, 0}, {4, 3, 0}, {2.5, 0.2, 0}} {
		p, _, ok := c.ToScreen(q)
		back, ok2 := c.ToHeight(p, 0)
		if !ok || !ok2 || math.Hypot(back[0]-q[0], back[1]-q[1]) > 1e-9 {
			t.Errorf("%v came back as %v", q, back)
		}
	}
	if _, _, ok := c.ToScreen(c.eye.sub(c.forward)); ok {
		t.Error("a point behind the camera was drawn")
	}
}

func standing(t *testing.T, shares ...string) (*View, *ant.State) {
	t.Helper()
	v, err := NewView(kittest.Theme(t))
	if err != nil {
		t.Fatal(err)
	}
	w := ant.NewWorld()
	if len(shares) > 0 {
		body, err := ant.ParseBody(shares[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Reset(body, func(lo, hi float64) float64 { return (lo + hi) / 2 }); err != nil {
			t.Fatal(err)
		}
	}
	for range 30 {
		w.Step(make([]float64, 8))
	}
	s := new(ant.State)
	w.State(s)
	v.Camera.Follow(s.Torso, 0, true)
	v.Camera.aim(image.Rect(0, 56, 744, 572))
	return v, s
}

func TestPick(t *testing.T) {
	v, s := standing(t)
	if p, _, _ := v.Camera.ToScreen(s.Torso); v.Pick(p, s) != (Part{OnTorso, 0}) {
		t.Errorf("picked %+v at the torso", v.Pick(p, s))
	}
	for leg := range 4 {
		foot, _, _ := v.Camera.ToScreen(s.Lower[leg].B)
		if got := v.Pick(foot, s); got != (Part{OnLeg, leg + 1}) {
			t.Errorf("picked %+v at the foot of leg %d", got, leg+1)
		}
	}
	if got := v.Pick(kit.Pt(10, 560), s); got != (Part{}) {
		t.Errorf("picked %+v on the floor", got)
	}
}

// The missing part of a leg lies where an intact one's lower leg is.
func TestMissingPart(t *testing.T) {
	_, s := standing(t)
	for leg := 1; leg <= 4; leg++ {
		s.Body.Lower[leg-1] = 0
		from, to := Missing(s, leg)
		lower := s.Lower[leg-1]
		along := vec3(lower.B).sub(lower.A).unit()
		for name, c := range map[string][2]vec3{
			"start": {vec3(from), vec3(lower.A).add(along.by(lower.Radius))},
			"end":   {vec3(to), vec3(lower.B).add(along.by(lower.Radius))},
		} {
			if d := c[0].sub(c[1]).size(); d > 1e-6 {
				t.Errorf("leg %d: the %s of what is missing is %.4f m from the intact leg's", leg, name, d)
			}
		}
	}
}

// Of two capsules that share a joint, just the one drawn first has a round end
// there.
func TestJointsAreRoundOnce(t *testing.T) {
	v, s := standing(t, "leg4=0")
	v.prepare(s, &[4]float64{})
	ends := map[[2]int]int{} // leg, joint between capsule n and n+1
	for i := range v.part[1:] {
		q := &v.part[1+i]
		if q.b.sub(q.a).size() < 1e-6 {
			continue
		}
		open := int(q.open)
		if q.joint > 1 && open&startOpen == 0 {
			ends[[2]int{q.part.Leg, q.joint - 1}]++
		}
		if open&endOpen == 0 {
			ends[[2]int{q.part.Leg, q.joint}]++
		}
	}
	for leg := 1; leg <= 4; leg++ {
		last := 3
		if leg == 4 {
			last = 2 // the stump ends there
		}
		for joint := 1; joint <= last; joint++ {
			if n := ends[[2]int{leg, joint}]; n != 1 {
				t.Errorf("leg %d: %d round ends at joint %d, want 1", leg, n, joint)
			}
		}
	}
}
