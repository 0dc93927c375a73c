package episode_test

import (
	"bytes"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/physics/ant"
	"hebbarium/physics/mujoco"
)

func TestMuJoCoIsAnAntWorld(t *testing.T) {
	w := episodetest.MuJoCo(t)
	if !strings.HasPrefix(w.Physics(), "mujoco/") || w.Engine() != w.Physics() {
		t.Errorf("expected mujoco and its version, found %q and %q", w.Physics(), w.Engine())
	}
	e, g := episodetest.Ant(t, w)
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 100, Events: episodetest.Events(t, episodetest.BodyEvents("ant")...)})
	if r := e.Run(); r.Status != episode.TimeUp {
		t.Errorf("expected the step limit, found %v (%v)", r.Status, r.Err)
	}
}

// TestMuJoCoBeginsAlike: both physics show a policy the same standing ant.
func TestMuJoCoBeginsAlike(t *testing.T) {
	w := episodetest.MuJoCo(t)
	builtin, err := episode.NewAntWorld("builtin")
	if err != nil {
		t.Fatal(err)
	}
	var a, b [28]float32
	for seed := range uint64(5) {
		for _, body := range []string{"intact", "right", "leg2=0"} {
			for _, each := range []*episode.AntWorld{w, builtin} {
				if err := each.Reset(seed, body); err != nil {
					t.Fatal(err)
				}
			}
			w.Observe(a[:])
			builtin.Observe(b[:])
			for i := range a {
				if d := a[i] - b[i]; d > 1e-6 || d < -1e-6 {
					t.Errorf("seed %d, body %s: observation %d is %v, expected %v", seed, body, i, a[i], b[i])
				}
			}
		}
	}
}

// TestSwitchIsInTheRecipe lives the same recipe with changes of physics twice in one world
// and once in another.
func TestSwitchIsInTheRecipe(t *testing.T) {
	episodetest.MuJoCo(t)
	s := episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 120,
		Events: episodetest.Events(t, "30:physics:mujoco", "45:leg:2=0.4", "60:physics:builtin", "80:physics:mujoco", "81:push:x=100,steps=2", "90:stand", "100:physics:mujoco")}
	live := func(w *episode.AntWorld) ([]episode.Part, []string) {
		e, g := episodetest.Ant(t, w)
		episodetest.Start(t, e, g, s)
		var engines []string
		for e.Step() == episode.Running {
			if name, _, _ := strings.Cut(w.Engine(), "/"); len(engines) == 0 || engines[len(engines)-1] != name {
				engines = append(engines, name)
			}
		}
		if e.Status() != episode.TimeUp {
			t.Fatalf("expected the step limit, found %v (%v)", e.Status(), e.Err())
		}
		return e.Parts(nil), engines
	}
	first, err := episode.NewAntWorld("")
	if err != nil {
		t.Fatal(err)
	}
	second, err := episode.NewAntWorld("builtin")
	if err != nil {
		t.Fatal(err)
	}
	want, engines := live(first)
	if got := strings.Join(engines, " "); got != "builtin mujoco builtin mujoco" {
		t.Errorf("expected both physics in turn, found %s", got)
	}
	if builtin, err := second.PhysicsVersion(episode.BuiltinPhysics); err != nil || first.Physics() != builtin {
		t.Errorf("expected an episode that began in %s, found %s, %v", builtin, first.Physics(), err)
	}
	for name, w := range map[string]*episode.AntWorld{"again": first, "elsewhere": second} {
		got, _ := live(w)
		for i := range want {
			if !bytes.Equal(want[i].Bytes, got[i].Bytes) {
				t.Errorf("%s: %s differs", name, want[i].Name)
			}
		}
	}
}

// TestSwitchKeepsTheMotion: nothing jumps in the step between the two physics.
func TestSwitchKeepsTheMotion(t *testing.T) {
	episodetest.MuJoCo(t)
	w, err := episode.NewAntWorld("builtin")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Reset(1, "right"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		w.Step([]float32{1, -1, 0.5, 0.3, -0.2, 1, -1, 0.1})
	}
	var before, after ant.State
	for _, to := range []string{"mujoco", "builtin", "mujoco", "mujoco"} {
		w.Ant().State(&before)
		if err := w.SwitchPhysics(to); err != nil {
			t.Fatal(err)
		}
		w.Ant().State(&after)
		if before.Torso != after.Torso || before.Quat != after.Quat || before.Q != after.Q || before.Body != after.Body ||
			before.Step != after.Step || before.BodyXY != after.BodyXY || before.Feet != after.Feet {
			t.Errorf("to %s: expected %+v, found %+v", to, before, after)
		}
		for i := range before.Lin {
			if before.Lin[i]-after.Lin[i] > 1e-12 || after.Lin[i]-before.Lin[i] > 1e-12 {
				t.Errorf("to %s: expected a velocity of %v, found %v", to, before.Lin, after.Lin)
			}
		}
	}
}

// TestMissingMuJoCo: the error says what was looked for, and the built-in goes on.
func TestMissingMuJoCo(t *testing.T) {
	t.Setenv(mujoco.Environment, "/nowhere/libmujoco.so")
	if _, err := episode.NewAntWorld("mujoco"); err == nil || !strings.Contains(err.Error(), "/nowhere/libmujoco.so") {
		t.Errorf("expected the file that was looked for, found: %v", err)
	}
	e, g := episodetest.Random(t, "ant")
	s := episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, MaxSteps: 20, Events: episodetest.Events(t, "5:physics:mujoco")}
	if err := e.Start(g, s); err == nil || !strings.Contains(err.Error(), "/nowhere") {
		t.Errorf("expected the recipe to be refused, found: %v", err)
	}
	s.Events = nil
	episodetest.Start(t, e, g, s)
	e.Step()
	ev, err := episode.ParseEvent("5:physics:mujoco")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Inject(ev); err == nil {
		t.Error("expected the event to be refused")
	}
	if r := e.Run(); r.Status != episode.TimeUp {
		t.Errorf("expected the built-in physics to go on, found %v", r.Status)
	}
}

func TestPhysicsRefused(t *testing.T) {
	// The name of a physics may come from a file, and never holds a library's path.
	for _, name := range []string{"bullet", "builtin:/x", ":", "mujoco:", "mujoco:/here/libmujoco.so", "mujoco:notes.txt"} {
		if _, err := episode.NewAntWorld(name); err == nil || !strings.Contains(err.Error(), "expected builtin or mujoco") {
			t.Errorf("%s: found %v", name, err)
		}
		if err := episode.CheckPhysics("ant", name); err == nil {
			t.Errorf("%s: expected it to be refused", name)
		}
	}
	for _, s := range []string{"3:physics", "3:physics:bullet", "3:physics:mujoco,builtin"} {
		if _, err := episode.ParseEvent(s); err == nil {
			t.Errorf("%s: expected an error", s)
		}
	}
	e, _ := episodetest.Random(t, "car")
	if err := e.Check(episodetest.Events(t, "3:physics:mujoco")[0]); err == nil || !strings.Contains(err.Error(), "physics of the car: expected builtin or box2d") {
		t.Errorf("expected the car to refuse it, found %v", err)
	}
	e, _ = episodetest.Random(t, "ant")
	if err := e.Check(episodetest.Events(t, "3:physics:box2d")[0]); err == nil || !strings.Contains(err.Error(), "physics of the ant: expected builtin or mujoco") {
		t.Errorf("expected the ant to refuse it, found %v", err)
	}
}
