package ant

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"
)

// standing is an ant that came down on its four feet from a small height.
func standing(t testing.TB) *World {
	t.Helper()
	w := NewWorld()
	m := Motion{Pos: [3]float64{0, 0, 0.62}, Quat: [4]float64{3: 1}, InitialZ: 0.75, FreshXY: true}
	for k, s := range sides {
		m.Q[2*k+1] = s.sign * 1.0
	}
	if err := w.ResetTo(Intact(), &m); err != nil {
		t.Fatal(err)
	}
	var still [ActionSize]float64
	var s State
	for i := range 400 {
		if o := w.Step(still[:]); o.Err != nil {
			t.Fatal(o.Err)
		}
		w.State(&s)
		if s.Feet == [4]bool{true, true, true, true} && i > 5 {
			return w
		}
	}
	t.Fatal("the ant never had four feet down")
	return nil
}

// TestWeight lets the floor carry the ant: at rest the normal forces add up to its weight.
func TestWeight(t *testing.T) {
	w := NewWorld()
	for _, body := range []string{"intact", "leg1=0,leg2=0.5"} {
		b, err := ParseBody(body)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Reset(b, draws(3)); err != nil {
			t.Fatal(err)
		}
		var still [ActionSize]float64
		for range 600 {
			w.Step(still[:])
		}
		mass, _ := TorsoInertia()
		upper, _, _ := LinkInertia(upperExtent)
		mass += 8 * upper
		for k := range w.limb {
			mass += w.limb[k].mass
		}
		var s State
		w.State(&s)
		force := 0.0
		for _, c := range s.Contacts {
			force += c.Normal
		}
		if want := mass * 9.8; math.Abs(force-want) > 0.02*want {
			t.Errorf("%s: the floor carries %.1f N, want %.1f", body, force, want)
		}
		if s.Alive {
			t.Errorf("%s: an ant that does nothing should lie down", body)
		}
	}
}

// TestFall drops the ant from rest: every part falls alike, so no joint turns.
func TestFall(t *testing.T) {
	w := NewWorld()
	m := Motion{Pos: [3]float64{0, 0, 50}, Quat: [4]float64{3: 1}, InitialZ: 50, FreshXY: true}
	for k, s := range sides {
		m.Q[2*k+1] = s.sign * 1.0
	}
	if err := w.ResetTo(Intact(), &m); err != nil {
		t.Fatal(err)
	}
	var still [ActionSize]float64
	w.Step(still[:])
	var s State
	w.State(&s)
	// One step of free fall from rest; drag is below 1e-3 of it.
	if want := -9.8 * ControlStep; math.Abs(s.Lin[2]-want) > 2e-3*math.Abs(want) {
		t.Errorf("falls at %v m/s after a step, want %v", s.Lin[2], want)
	}
	for j, qd := range s.Qd {
		if math.Abs(qd) > 1e-12 {
			t.Errorf("joint %d turns at %v in free fall from rest", j, qd)
		}
	}
}

func TestPushLastsOneStep(t *testing.T) {
	w, v := standing(t), standing(t)
	still := make([]float64, ActionSize)
	w.Push(5000, -3000, 0)
	w.Step(still)
	v.Step(still)
	if dx, dy := w.lin.x-v.lin.x, w.lin.y-v.lin.y; !(dx > 0.05 && dy < -0.03) {
		t.Errorf("the push changed the velocity by %v, %v", dx, dy)
	}
	if w.push != (vec{}) {
		t.Error("the push goes on")
	}
}

func TestRestoreIsExact(t *testing.T) {
	p, w := readNetwork(t), NewWorld()
	b, err := ParseBody("leg3=0.4")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Reset(b, draws(11)); err != nil {
		t.Fatal(err)
	}
	walk(t, p, w, 120)
	var s Snapshot
	w.SaveState(&s)
	walk(t, p, w, 200)
	want := w.AppendState(nil)
	v := NewWorld()
	v.RestoreState(&s)
	walk(t, p, v, 200)
	if !bytes.Equal(want, v.AppendState(nil)) {
		t.Error("a restored world took another course")
	}
	// A motion taken out and put back goes on alike, but for the flags of two steps ago.
	var m Motion
	w.Motion(&m)
	if err := v.ResetTo(w.Body(), &m); err != nil {
		t.Fatal(err)
	}
	action := []float64{0.3, 1, -1, 0.4, 0.2, -1, 0.6, 0}
	a, c := w.Step(action), v.Step(action)
	if a != c || w.q != v.q || w.step != v.step {
		t.Errorf("after an exchange %+v, want %+v", c, a)
	}
}

func TestResetIsSeeded(t *testing.T) {
	w, v := NewWorld(), NewWorld()
	for _, x := range []*World{w, v} {
		if err := x.Reset(Intact(), draws(5)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(w.AppendState(nil), v.AppendState(nil)) {
		t.Error("one seed gave two starts")
	}
	if err := v.Reset(Intact(), draws(6)); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(w.AppendState(nil), v.AppendState(nil)) {
		t.Error("two seeds gave one start")
	}
	for _, q := range w.q {
		if !(q >= -0.1 && q <= 0.1) {
			t.Errorf("joint at %v", q)
		}
	}
}

// TestSameBitsEverywhere holds the bits of one eventful run. Whoever changes the engine's
// arithmetic on purpose writes the new figure here; a platform on which it differs rounds
// differently from the others, and replays would not carry over.
func TestSameBitsEverywhere(t *testing.T) {
	w := NewWorld()
	draw := draws(42)
	if err := w.Reset(Intact(), draw); err != nil {
		t.Fatal(err)
	}
	var action [ActionSize]float64
	for i := range 400 {
		if i%8 == 0 {
			for j := range action {
				action[j] = draw(-1.2, 1.2)
			}
		}
		switch i {
		case 100:
			w.Push(3000, -2000, 500)
		case 150:
			if err := w.SetLeg(2, 0.3); err != nil {
				t.Fatal(err)
			}
		case 300:
			if err := w.SetLeg(2, 1); err != nil {
				t.Fatal(err)
			}
		}
		if o := w.Step(action[:]); o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	h := fnv.New64a()
	h.Write(w.AppendState(nil))
	var obs [ObservationSize]float32
	w.Observe(obs[:])
	for _, x := range obs {
		binary.Write(h, binary.LittleEndian, x)
	}
	const want = 0x56a9d1bff90da563
	if got := h.Sum64(); got != want {
		t.Errorf("the run ends in %#x, want %#x", got, uint64(want))
	}
}
