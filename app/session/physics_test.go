package session

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"hebbarium/physics/mujoco"
)

// A session looks whether there is a MuJoCo, and loads it only when the physics is asked
// for; then it says why that could not be had.
func TestMuJoCoIsLoadedOnlyWhenAskedFor(t *testing.T) {
	others, _ := filepath.Glob("/lib/*-linux-gnu*/libm.so.6")
	if runtime.GOOS != "linux" || len(others) == 0 {
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
	s := open(t, Config{World: "ant", Seed: 1})
	s.Step(3)
	snap := until(t, s, "3 steps", atStep(3))
	if snap.NoMujoco != nil {
		t.Errorf("expected MuJoCo to be at hand, found %v", snap.NoMujoco)
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip(err)
	}
	if strings.Contains(string(maps), file) {
		t.Error("the library was loaded before someone asked for it")
	}
	s.Inject(event(0, "physics", "mujoco"))
	snap = until(t, s, "the refusal", func(s *Snapshot) bool { return s.NoMujoco != nil })
	if why := snap.NoMujoco.Error(); !strings.Contains(why, "expected a MuJoCo library") || !strings.Contains(snap.Note, why) {
		t.Errorf("expected why it cannot be had, found %q, and a note of %q", why, snap.Note)
	}

	t.Setenv(mujoco.Environment, filepath.Join(dir, "none.so"))
	other := open(t, Config{World: "ant", Seed: 1})
	if snap := until(t, other, "a look", func(s *Snapshot) bool { return s.NoMujoco != nil && strings.Contains(s.NoMujoco.Error(), "none.so") }); snap.Note != "" {
		t.Errorf("expected no note, found %q", snap.Note)
	}
}
