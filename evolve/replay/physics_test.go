package replay

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/physics/mujoco"
)

// ownPhysics names the built-in physics with its version.
func ownPhysics(t *testing.T) string {
	t.Helper()
	w, err := episode.NewAntWorld("")
	if err != nil {
		t.Fatal(err)
	}
	return w.Physics()
}

// switched records an ant that goes from the built-in physics to MuJoCo and back.
func switched(t *testing.T) *Replay {
	t.Helper()
	w, err := episode.NewAntWorld("")
	if err != nil {
		t.Fatal(err)
	}
	e, g := episodetest.Ant(t, w)
	episodetest.Start(t, e, g, episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 120, Events: episodetest.Events(t, "30:physics:mujoco", "60:physics:builtin", "70:physics:mujoco")})
	sum, err := g.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	rec, err := NewRecorder(e, RuleSet{Name: "random", SHA256: sum})
	if err != nil {
		t.Fatal(err)
	}
	for e.Status() == episode.Running {
		e.Step()
		rec.Step()
	}
	return rec.Replay()
}

// A replay tells the version of the MuJoCo that an event goes to: another one is
// refused by its name, before anything is lived.
func TestReplayTellsTheVersionOfEveryPhysics(t *testing.T) {
	here := episodetest.MuJoCo(t).Physics()
	r, builtin := switched(t), ownPhysics(t)
	if r.Physics != builtin || !slices.Equal(r.Switched, []string{here}) {
		t.Fatalf("expected %s and then %s, found %s and %q", builtin, here, r.Physics, r.Switched)
	}
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if r, err = Decode(data); err != nil {
		t.Fatal(err)
	}
	verify := func() error {
		t.Helper()
		w, err := episode.NewAntWorld("")
		if err != nil {
			t.Fatal(err)
		}
		e, g := episodetest.Ant(t, w)
		return r.Verify(context.Background(), e, g, nil)
	}
	if err := verify(); err != nil {
		t.Errorf("the same life: %v", err)
	}

	// A file from before versions were told plays on, and a difference says what is unknown.
	r.Switched = nil
	if err := verify(); err != nil {
		t.Errorf("an older file: %v", err)
	}
	kept := r.Hashes[2].Sums
	r.Hashes[2].Sums = slices.Clone(kept)
	r.Hashes[2].Sums[0][0]++
	var d *Difference
	if err := verify(); !errors.As(err, &d) || d.Step != 100 || !strings.Contains(d.Error(), "which version of mujoco") || !strings.Contains(d.Error(), here) {
		t.Errorf("an older file that differs: %v", err)
	}
	r.Hashes[2].Sums = kept

	r.Switched = []string{"mujoco/0.1.2"}
	_, world := r.NewWorld()
	for what, err := range map[string]error{"verify": verify(), "world": world} {
		var m *Mismatch
		if !errors.As(err, &m) || m.Want != "mujoco/0.1.2" || m.Found != here || !strings.Contains(err.Error(), mujoco.Environment) {
			t.Errorf("%s: expected a mismatch of mujoco/0.1.2 and %s, found %v", what, here, err)
		}
	}
	// The same for one that began in another version.
	r.Physics, r.Switched = "mujoco/0.1.2", nil
	if _, err := r.NewWorld(); err == nil || !strings.Contains(err.Error(), "mujoco/0.1.2, found "+here) {
		t.Errorf("expected both versions, found %v", err)
	}
}

// Where MuJoCo is missing, a replay says what was looked for.
func TestReplayWithoutItsPhysics(t *testing.T) {
	builtin := ownPhysics(t)
	t.Setenv(mujoco.Environment, "/nowhere/libmujoco.so")
	for _, r := range []*Replay{{World: "ant", Physics: "mujoco/3.2.7"}, {World: "ant", Physics: builtin, Switched: []string{"mujoco/3.2.7"}}} {
		_, err := r.NewWorld()
		if err == nil || !strings.Contains(err.Error(), "/nowhere/libmujoco.so") || !strings.Contains(err.Error(), "mujoco/3.2.7") {
			t.Errorf("%s, %q: expected the version and what was looked for, found %v", r.Physics, r.Switched, err)
		}
		if _, err := r.Engine(); err == nil {
			t.Errorf("%s, %q: engine: found %v", r.Physics, r.Switched, err)
		}
	}
	// For another engine it does not matter.
	r := &Replay{World: "ant", Physics: "builtin/0"}
	var m *Mismatch
	if _, err := r.NewWorld(); !errors.As(err, &m) || m.Found != builtin || strings.Contains(err.Error(), mujoco.Environment) {
		t.Errorf("expected a mismatch with %s, found %v", builtin, err)
	}
	if w, err := (&Replay{World: "ant", Physics: builtin}).NewWorld(); err != nil || w.Physics() != builtin {
		t.Errorf("expected the built-in physics, found %v", err)
	}
}

// A replay of an engine that is not here does not make the program load another one.
func TestReplayOfAnotherPhysicsLoadsNoLibrary(t *testing.T) {
	others, _ := filepath.Glob("/lib/*-linux-gnu*/libm.so.6")
	if _, err := os.Stat("/proc/self/maps"); err != nil || len(others) == 0 {
		t.Skip("the test reads the maps of the process, and needs a library that is no MuJoCo")
	}
	data, err := os.ReadFile(others[0])
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "libmujoco.so.3.2.7")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(mujoco.Environment, file)
	var m *Mismatch
	if _, err := (&Replay{World: "ant", Physics: "builtin/99"}).NewWorld(); !errors.As(err, &m) {
		t.Errorf("expected a mismatch, found %v", err)
	}
	if maps, _ := os.ReadFile("/proc/self/maps"); strings.Contains(string(maps), file) {
		t.Error("the library was loaded")
	}
}

func TestSwitchedPhysicsAreChecked(t *testing.T) {
	r := Replay{Events: episodetest.Events(t, "3:physics:mujoco")}
	for _, c := range []struct {
		switched []string
		ok       bool
	}{
		{nil, true}, {[]string{"mujoco/3.2.7"}, true}, {[]string{"mujoco"}, false}, {[]string{"builtin/1"}, false}, {[]string{"mujoco/3.2.7", "mujoco/3.2.7"}, false},
	} {
		r.Switched = c.switched
		if err := r.checkSwitched(); (err == nil) != c.ok {
			t.Errorf("%q: %v", c.switched, err)
		}
	}
}

// The car's two physics are told with their versions, whichever a life begins in, and the
// life is the recorded one.
func TestReplayOfACarInBothPhysics(t *testing.T) {
	for begin, events := range map[string][]string{"builtin": {"20:physics:box2d", "55:physics:builtin"}, "box2d": {"20:physics:builtin", "55:physics:box2d"}} {
		_, g := episodetest.Random(t, "car")
		live := func(r *Replay) (*episode.Episode, episode.World) {
			t.Helper()
			w, err := episode.NewWorld("car", begin)
			if r != nil {
				w, err = r.NewWorld()
			}
			if err != nil {
				t.Fatal(err)
			}
			builtin, _ := episodetest.Random(t, "car")
			e, err := episode.New(w, builtin.Network)
			if err != nil {
				t.Fatal(err)
			}
			return e, w
		}
		e, w := live(nil)
		sum, err := g.Fingerprint()
		if err != nil {
			t.Fatal(err)
		}
		r := record(t, e, g, RuleSet{Name: "random", SHA256: sum}, episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: 80, Events: episodetest.Events(t, events...)})
		other, err := w.(episode.PhysicsSwitcher).PhysicsVersion(map[string]string{"builtin": "box2d", "box2d": "builtin"}[begin])
		if err != nil || r.Physics != w.Physics() || !slices.Equal(r.Switched, []string{other}) {
			t.Errorf("%s: found %s, then %s (%v)", begin, r.Physics, r.Switched, err)
		}
		data, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if r, err = Decode(data); err != nil {
			t.Fatal(err)
		}
		if name, err := r.Engine(); err != nil || name != begin {
			t.Errorf("expected %s, found %s, %v", begin, name, err)
		}
		e, _ = live(r)
		if err := r.Verify(context.Background(), e, g, nil); err != nil {
			t.Errorf("%s: %v", begin, err)
		}
		r.Switched = []string{strings.Replace(other, "/", "/9", 1)}
		var m *Mismatch
		if _, err := r.NewWorld(); !errors.As(err, &m) || m.Found != other {
			t.Errorf("%s: expected another version to be refused, found %v", begin, err)
		}
	}
}
