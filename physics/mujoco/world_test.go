package mujoco

import (
	"bytes"
	"math"
	"sync"
	"testing"

	"hebbarium/physics/ant"
)

// TestMotionGoesThere and back again, between two worlds and between the two physics.
func TestMotionGoesThereAndBack(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 5, 211)
		var here, there, again ant.Motion
		w.Motion(&here)
		builtin := ant.NewWorld()
		if err := builtin.ResetTo(w.Body(), &here); err != nil {
			t.Fatal(err)
		}
		builtin.Motion(&there)
		other := newWorld(t, l)
		if err := other.ResetTo(builtin.Body(), &there); err != nil {
			t.Fatal(err)
		}
		other.Motion(&again)
		if place, speed := largest(&here, &again); place > 1e-12 || speed > 1e-12 || here.BodyXY != again.BodyXY ||
			here.Feet != again.Feet || here.InitialZ != again.InitialZ || here.Step != again.Step {
			t.Errorf("expected %+v, found %+v", here, again)
		}
		// What MuJoCo has of it, not only what was noted.
		var held ant.Motion
		other.model.take(&held)
		if place, speed := largest(&here, &held); place > 1e-12 || speed > 1e-12 {
			t.Errorf("MuJoCo holds places that differ by %g and speeds by %g", place, speed)
		}
		action := p.act(make([]float32, ant.ObservationSize))
		a, b := w.Step(action), other.Step(action)
		if math.Abs(a.Progress-b.Progress) > 1e-6 {
			t.Errorf("expected progress %v after the way there and back, found %v", a.Progress, b.Progress)
		}
	})
}

// TestWalkGoesOnInTheOtherPhysics: an ant that is handed over in full stride walks on.
func TestWalkGoesOnInTheOtherPhysics(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		var all []float64
		for seed := range uint64(4) {
			w, builtin := walking(t, l, p, seed, 200), ant.NewWorld()
			var m ant.Motion
			w.Motion(&m)
			if err := builtin.ResetTo(w.Body(), &m); err != nil {
				t.Fatal(err)
			}
			there := walk(t, p, builtin, 200)
			builtin.Motion(&m)
			if err := w.ResetTo(builtin.Body(), &m); err != nil {
				t.Fatal(err)
			}
			all = append(all, there, walk(t, p, w, 200))
		}
		// 2.0 and 1.8 a step where nothing goes wrong.
		if mean, sd := distribution(all); mean < 250 {
			t.Errorf("expected about 380 in 200 steps, found %.0f ± %.0f: %.0f", mean, sd, all)
		}
	})
}

func TestSetLegKeepsEveryOtherPart(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 7, 150)
		var before, after ant.State
		for _, c := range []struct {
			leg   int
			share float64
		}{{1, 0.25}, {4, 0}, {2, 0.6}, {4, 1}, {1, 1}, {2, 1}} {
			w.State(&before)
			if err := w.SetLeg(c.leg, c.share); err != nil {
				t.Fatal(err)
			}
			w.State(&after)
			if before.Torso != after.Torso || before.Quat != after.Quat || before.Lin != after.Lin || before.Ang != after.Ang ||
				before.Q != after.Q || before.Qd != after.Qd || before.Upper != after.Upper || before.Aux != after.Aux {
				t.Errorf("leg %d to %v moved another part", c.leg, c.share)
			}
			if after.Body.Lower[c.leg-1] != c.share || w.model.links[3*c.leg].Mass != ant.Links(w.Body())[3*c.leg].Mass {
				t.Errorf("leg %d has not become %v", c.leg, c.share)
			}
			walk(t, p, w, 20)
		}
	})
}

// TestSetLegIsNoProgress: cutting a leg must not count as distance.
func TestSetLegIsNoProgress(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		still := make([]float64, joints)
		var progress [2]float64
		for i := range progress {
			w := newWorld(t, l)
			for range 60 {
				w.Step(still)
			}
			if i == 1 {
				if err := w.SetLeg(1, 0); err != nil {
					t.Fatal(err)
				}
			}
			progress[i] = w.Step(still).Progress
		}
		// The whole shift of the lower leg's centre would be 0.2 m /22/0.0165 s ≈ 0.5.
		if math.Abs(progress[0]-progress[1]) > 0.1 {
			t.Errorf("progress %v with the leg cut, %v without", progress[1], progress[0])
		}
	})
}

// TestStandingWeight: at rest the contacts carry the ant.
func TestStandingWeight(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w := newWorld(t, l)
		still := make([]float64, joints)
		for range 400 {
			if o := w.Step(still); o.Err != nil {
				t.Fatal(o.Err)
			}
		}
		var s ant.State
		w.State(&s)
		mass, up := 0.0, 0.0
		for _, link := range ant.Links(ant.Intact()) {
			mass += link.Mass
		}
		for _, c := range s.Contacts {
			up += c.Normal
			if math.Abs(c.Point[2]-c.Gap) > 1e-6 {
				t.Errorf("expected the contact's point %v above the floor, found it at %v", c.Gap, c.Point[2])
			}
		}
		if want := mass * gravity; math.Abs(up-want) > 0.02*want {
			t.Errorf("expected contacts to carry %.0f N, found %.0f N in %d of them", want, up, len(s.Contacts))
		}
	})
}

func TestSameBitsAgain(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		live := func() []byte {
			w := walking(t, l, p, 9, 100)
			if err := w.SetLeg(4, 0.3); err != nil {
				t.Fatal(err)
			}
			w.Push(100, 20, 0)
			walk(t, p, w, 100)
			return w.AppendState(nil)
		}
		// The policy is not safe for concurrent use; each world has its own.
		want := live()
		var wait sync.WaitGroup
		found := make([][]byte, 4)
		for i := range found {
			own := readPolicy(t)
			wait.Go(func() {
				w, err := l.NewWorld()
				if err != nil {
					t.Error(err)
					return
				}
				defer w.Close()
				if err := w.Reset(ant.Intact(), draws(9)); err != nil {
					t.Error(err)
					return
				}
				observation := make([]float32, ant.ObservationSize)
				for step := range 200 {
					if step == 100 {
						if err := w.SetLeg(4, 0.3); err != nil {
							t.Error(err)
						}
						w.Push(100, 20, 0)
					}
					w.Observe(observation)
					w.Step(own.act(observation))
				}
				found[i] = w.AppendState(nil)
			})
		}
		wait.Wait()
		for i := range found {
			if !bytes.Equal(found[i], want) {
				t.Errorf("life %d ended in another state", i)
			}
		}
	})
}

func TestStepAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates by itself")
	}
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 2, 50)
		observation := make([]float32, ant.ObservationSize)
		var s ant.State
		w.State(&s)
		if n := testing.AllocsPerRun(200, func() {
			w.Observe(observation)
			w.Step(p.act(observation))
			w.State(&s)
		}); n != 0 {
			t.Errorf("expected no allocation in a step, found %v", n)
		}
	})
}

// TestStateIsComplete: two worlds with the same AppendState go on alike, whatever MuJoCo
// remembers of their past.
func TestStateIsComplete(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w, other := walking(t, l, p, 6, 100), walking(t, l, p, 8, 33)
		observation := make([]float32, ant.ObservationSize)
		for step := range 100 {
			copy(other.model.qpos, w.model.qpos)
			copy(other.model.qvel, w.model.qvel)
			mirror := other.task.mirror
			other.task = w.task
			other.task.mirror = mirror
			if !bytes.Equal(w.AppendState(nil), other.AppendState(nil)) {
				t.Fatal("expected equal states to begin with")
			}
			w.Observe(observation)
			action := p.act(observation)
			w.Step(action)
			other.Step(action)
			if !bytes.Equal(w.AppendState(nil), other.AppendState(nil)) {
				t.Fatalf("step %d ends in another state", step)
			}
		}
	})
}
