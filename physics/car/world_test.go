package car

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// driveFor resets a world and weaves for some steps.
func driveFor(t testing.TB, w *World, track *Track, steps int) {
	t.Helper()
	w.Reset(track)
	for step := range steps {
		if out := w.Step(weave(step)); out.Err != nil {
			t.Fatalf("step %d: %v", step, out.Err)
		}
	}
}

func TestParityMasses(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(recordings(), "physics_constants.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Hull struct {
			Mass     float32        `json:"mass"`
			Inertia  float32        `json:"inertia_about_origin"`
			Centre   [2]float32     `json:"localCenter"`
			Fixtures [][][2]float32 `json:"fixtures_vertices_after_hull"`
		} `json:"hull"`
		Wheel struct {
			Mass     float32      `json:"mass"`
			Inertia  float32      `json:"inertia"`
			Vertices [][2]float32 `json:"vertices_after_hull"`
		} `json:"wheel"`
	}
	if err := json.Unmarshal(file, &want); err != nil {
		t.Fatal(err)
	}
	s := newIsland()
	var parts [4]massData
	for i := range s.shell {
		parts[i] = s.shell[i].mass(hullDensity)
		samePolygon(t, "hull", &s.shell[i], want.Hull.Fixtures[i])
	}
	samePolygon(t, "wheel", &s.tyre, want.Wheel.Vertices)
	h, wheel := combine(parts[:]), s.tyre.mass(wheelDensity)
	if h.mass != want.Hull.Mass || h.centre != (vec{want.Hull.Centre[0], want.Hull.Centre[1]}) ||
		math.Abs(float64(h.inertia-want.Hull.Inertia)) > 4e-6 { // the recorded one went to the centre and back
		t.Errorf("hull: expected %+v, found %+v", want.Hull, h)
	}
	if wheel.mass != want.Wheel.Mass || wheel.inertia != want.Wheel.Inertia || wheel.centre != (vec{}) {
		t.Errorf("wheel: expected %+v, found %+v", want.Wheel, wheel)
	}
}

func samePolygon(t *testing.T, name string, p *polygon, want [][2]float32) {
	t.Helper()
	if p.n != len(want) {
		t.Fatalf("%s: expected %d corners, found %d", name, len(want), p.n)
	}
	for i, c := range p.corner[:p.n] {
		if c != (vec{want[i][0], want[i][1]}) {
			t.Errorf("%s, corner %d: expected %v, found %v", name, i, want[i], c)
		}
	}
}

func TestParityTileHulls(t *testing.T) {
	found := false
	for _, r := range trackRecordings(t) {
		if r.Hulls == nil {
			continue
		}
		found = true
		track, err := Generate(replay(r.Draws))
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range r.Hulls {
			p := outlinePolygon(track.Tiles[i].Corners[:])
			samePolygon(t, r.name, &p, want)
		}
	}
	if !found {
		t.Skip("no recorded track has tile hulls")
	}
}

func TestEnginesAgree(t *testing.T) {
	track := seededTrack(t, 7)
	fast, reference := NewWorld(Fast), NewWorld(Box2D)
	fast.Reset(track)
	reference.Reset(track)
	for step := range 200 {
		a, b := fast.Step(weave(step)), reference.Step(weave(step))
		if a.Err != nil || b.Err != nil {
			t.Fatal(a.Err, b.Err)
		}
		if math.Abs(a.Reward-b.Reward) > rewardTolerance || a.Done != b.Done {
			t.Fatalf("step %d: rewards %v and %v", step, a, b)
		}
		p, q := fast.State(), reference.State()
		if miss := math.Hypot(p.Hull.X-q.Hull.X, p.Hull.Y-q.Hull.Y); !(miss < 1e-2) {
			t.Fatalf("step %d: hulls are %g apart", step, miss)
		}
		for i := range p.Touched {
			if p.Touched[i] != q.Touched[i] {
				t.Fatalf("step %d: tile %d is touched in one world only", step, i)
			}
		}
	}
	if fast.Visited() < 3 {
		t.Errorf("expected the drive to visit more than the first tiles, found %d", fast.Visited())
	}
}

func TestUsedWorldIsAsGoodAsNew(t *testing.T) {
	for _, e := range []Engine{Fast, Box2D} {
		first, second := seededTrack(t, 1), seededTrack(t, 2)
		used, fresh := NewWorld(e), NewWorld(e)
		driveFor(t, used, first, 150)
		used.Push(300, 20)
		driveFor(t, used, second, 150)
		driveFor(t, fresh, second, 150)
		if !bytes.Equal(used.AppendState(nil), fresh.AppendState(nil)) {
			t.Errorf("%v: a used world and a new one differ after the same drive", e)
		}
	}
}

func TestLeavingThePlayfield(t *testing.T) {
	for _, e := range []Engine{Fast, Box2D} {
		w := NewWorld(e)
		w.Reset(seededTrack(t, 3))
		sum := 0.0
		for step := 1; ; step++ {
			out := w.Step([3]float64{0, 0.15, 0})
			if out.Err != nil || step > 2000 {
				t.Fatalf("%v, step %d: expected the car to leave the playfield: %v", e, step, out.Err)
			}
			s := w.State()
			outside := math.Abs(s.Hull.X) > Playfield || math.Abs(s.Hull.Y) > Playfield
			if out.Done != outside {
				t.Fatalf("%v, step %d: done %v at %+v", e, step, out.Done, s.Hull)
			}
			if outside {
				if out.Reward != -100 {
					t.Errorf("%v: expected a last reward of -100, found %v", e, out.Reward)
				}
				if want := sum - 0.1; math.Abs(s.Reward-want) > 1e-9 {
					t.Errorf("%v: expected an accumulated reward of %v without the -100, found %v", e, want, s.Reward)
				}
				break
			}
			sum += out.Reward
		}
	}
}

func TestPush(t *testing.T) {
	for _, e := range []Engine{Fast, Box2D} {
		still, pushed := NewWorld(e), NewWorld(e)
		track := seededTrack(t, 4)
		still.Reset(track)
		pushed.Reset(track)
		pushed.Push(100, 0)
		pushed.Push(0, -100)
		still.Step([3]float64{})
		pushed.Step([3]float64{})
		a, b := still.State().Hull, pushed.State().Hull
		// Hull and wheels weigh 7.3 kg, and a force acts for 20 ms; tyres act from the next step on.
		const speed = 100 * timeStep / (7.06 + 4*0.06048)
		if math.Abs(b.VX-a.VX-speed) > 0.02*speed || math.Abs(b.VY-a.VY+speed) > 0.02*speed {
			t.Errorf("%v: expected a push to give ±%.3f m/s, found %v and %v", e, speed, b.VX-a.VX, b.VY-a.VY)
		}
		before := pushed.AppendState(nil)
		pushed.Push(1, 0)
		if bytes.Equal(before, pushed.AppendState(nil)) {
			t.Errorf("%v: a pending push is missing from the state", e)
		}
	}
}

func TestBadActions(t *testing.T) {
	if out := NewWorld(Default).Step([3]float64{}); !errors.Is(out.Err, ErrNoTrack) {
		t.Errorf("before a reset: expected ErrNoTrack, found %v", out.Err)
	}
	for _, e := range []Engine{Fast, Box2D} {
		w := NewWorld(e)
		driveFor(t, w, seededTrack(t, 5), 20)
		before := w.AppendState(nil)
		for i := range 3 {
			for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
				var action [3]float64
				action[i] = v
				if out := w.Step(action); !errors.Is(out.Err, ErrAction) || out.Done {
					t.Errorf("%v, action %v: expected ErrAction, found %+v", e, action, out)
				}
			}
		}
		for _, v := range []float64{math.NaN(), math.Inf(1), 1e300} {
			w.Push(0, v)
			if out := w.Step([3]float64{}); !errors.Is(out.Err, ErrAction) {
				t.Errorf("%v, push %v: expected ErrAction, found %+v", e, v, out)
			}
		}
		if !bytes.Equal(before, w.AppendState(nil)) {
			t.Errorf("%v: a refused action changed the world", e)
		}
		for _, action := range [][3]float64{{1e308, 1e308, -1e308}, {-1e308, -1e308, 1e308}, {1, 1, 0}} {
			if out := w.Step(action); out.Err != nil {
				t.Errorf("%v, action %v: expected a step, found %v", e, action, out.Err)
			}
		}
		w.Push(mostPush, -mostPush)
		for step := range 200 {
			if out := w.Step(weave(step)); out.Err != nil {
				t.Fatalf("%v: the greatest push broke the world at step %d: %v", e, step, out.Err)
			}
		}
	}
}

func TestDivergence(t *testing.T) {
	track := seededTrack(t, 5)
	for _, e := range []Engine{Fast, Box2D} {
		w := NewWorld(e)
		driveFor(t, w, track, 10)
		switch s := w.solver.(type) {
		case *island:
			s.body[1].v.x = float32(math.NaN())
		case *box2dSolver:
			s.body[1].M_linearVelocity.X = math.NaN()
		}
		for range 2 {
			if out := w.Step([3]float64{}); !errors.Is(out.Err, ErrDiverged) || !out.Done {
				t.Errorf("%v: expected ErrDiverged, found %+v", e, out)
			}
		}
		driveFor(t, w, track, 10)
	}
}

func TestStillCarFallsAsleep(t *testing.T) {
	for _, e := range []Engine{Fast, Box2D} {
		w := NewWorld(e)
		w.Reset(seededTrack(t, 6))
		for range 200 {
			w.Step([3]float64{0, 0, 1})
		}
		stopped := false
		for range 30 { // sleep comes back every half second; in between the wake steps creep
			w.Step([3]float64{0, 0, 1})
			stopped = stopped || w.State().Hull.VX == 0 && w.State().Hull.VY == 0 && w.State().Hull.Omega == 0
		}
		if !stopped {
			t.Errorf("%v: expected a braked car to be stopped dead, found %+v", e, w.State().Hull)
		}
	}
}

func TestRestore(t *testing.T) {
	for _, e := range []Engine{Fast, Box2D} {
		testRestore(t, e)
	}
}

func testRestore(t *testing.T, e Engine) {
	track := seededTrack(t, 8)
	w := NewWorld(e)
	driveFor(t, w, track, 123)
	w.Push(40, -30)
	saved := w.AppendState(nil)
	other := NewWorld(Fast)
	driveFor(t, other, seededTrack(t, 9), 50)
	if err := other.Restore(e, track, saved); err != nil {
		t.Fatal(err)
	}
	for step := range 200 {
		if !bytes.Equal(w.AppendState(nil), other.AppendState(nil)) {
			t.Fatalf("%v, step %d: the restored world has parted from the first", e, step)
		}
		if a, b := w.Step(weave(step)), other.Step(weave(step)); a != b {
			t.Fatalf("%v, step %d: outcomes %+v and %+v", e, step, a, b)
		}
		a, b := *w.State(), *other.State()
		a.Touched, b.Touched = nil, nil
		if !stateEqual(a, b) {
			t.Fatalf("%v, step %d: states %+v and %+v", e, step, a, b)
		}
	}
	every := 1
	if e == Box2D {
		every = 37 // it makes its world anew for each
	}
	for n := 0; n < len(saved); n += every {
		if err := other.Restore(e, track, saved[:n]); !errors.Is(err, ErrRestore) {
			t.Fatalf("%v, %d of %d bytes: expected ErrRestore, found %v", e, n, len(saved), err)
		}
	}
	for name, bad := range map[string][]byte{
		"longer": append(bytes.Clone(saved), 0),
		"filled": bytes.Repeat([]byte{0xff}, len(saved)),
	} {
		if err := other.Restore(e, track, bad); !errors.Is(err, ErrRestore) {
			t.Errorf("%v, %s: expected ErrRestore, found %v", e, name, err)
		}
	}
	if err := other.Restore(1-e, track, saved); !errors.Is(err, ErrRestore) {
		t.Errorf("%v's in the other engine: expected ErrRestore, found %v", e, err)
	}
	if other.Reset(track); other.Engine() != Fast {
		t.Errorf("after a Reset it is in %v", other.Engine())
	}
}

func stateEqual(a, b State) bool {
	return a.Step == b.Step && a.Time == b.Time && a.Hull == b.Hull && a.Wheels == b.Wheels &&
		a.Reward == b.Reward && a.Shown == b.Shown && a.Visited == b.Visited
}
