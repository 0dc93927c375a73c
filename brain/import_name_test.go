package brain

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestImportOfWhatTheNameSays reads static networks, co-evolved files and the count
// of generations, as the original names them.
func TestImportOfWhatTheNameSays(t *testing.T) {
	dir := t.TempDir()
	car, ant := CarArchitecture(), AntArchitecture()
	data := make([]float32, 5*car.Synapses())
	Init{}.Draw(data, seeded(3))
	save := func(name string, shape ...int) string {
		count := 1
		for _, d := range shape {
			count *= d
		}
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, zipped(t, checkpointBytes(shape, data[:count])), 0o600))
		return path
	}
	for name, arch := range map[string]Architecture{"AntBulletEnv-v0__rew_1604__pop_500__299.dat": ant, "CarRacing-v0__rew_711__pop_200__299.dat": car} {
		path := save(name, arch.ConvLen()+arch.Synapses())
		for _, given := range []string{"", "static"} {
			g, err := Import(path, "", given)
			check(t, err)
			if g.Rule != Static || g.Arch.Name != arch.Name || g.Card.Generations != 300 || !g.Card.SeedUnknown {
				t.Errorf("%s: expected a static network of 300 generations, found %s, %+v", name, g.Rule, g.Card)
			}
			if !slices.Equal(g.Conv, data[:arch.ConvLen()]) && arch.Conv {
				t.Errorf("%s: expected the convolutions first", name)
			}
			pre, post, from := arch.Sizes[1], arch.Sizes[2], arch.ConvLen()+arch.Sizes[0]*arch.Sizes[1]
			if g.Plane(1, 0)[3*post+5] != data[from+5*pre+3] {
				t.Errorf("%s: expected weights turned from [post][pre] into [pre][post]", name)
			}
			path2 := filepath.Join(dir, "out.safetensors")
			check(t, Save(path2, g))
			again, err := Load(path2)
			check(t, err)
			if !again.Card.SeedUnknown {
				t.Error("expected the seed to stay unknown")
			}
		}
	}
	coevolved := "HEBcoeffs__AntBulletEnv-v0__rew_812__ABCD_lr__init_coevolve__pop_500__coeffs__0.dat"
	ofCar := "HEBcoeffs__CarRacing-v0__rew_8__ABCD_lr__init_coevolve__pop_500__coeffs__0.dat"
	all, conv := save("all.dat", ant.Synapses()), save("conv.dat", car.ConvLen())
	for _, c := range []struct{ first, second, rule, says string }{
		{save(coevolved, ant.Synapses(), 5), "", "", "second checkpoint with the co-evolved initial weights"},
		{save(ofCar, car.Synapses(), 5), "", "", "second checkpoint with the co-evolved initial weights"},
		{save(ofCar, car.Synapses(), 5), conv, "", "all 92690 weights"},
		{save("AntBulletEnv-v0__rew_1__pop_5__0.dat", ant.Synapses()), all, "", "expected no second checkpoint"},
		{save("x__static__y.dat", ant.Synapses(), 5), "", "", "static weights (the file's name)"},
	} {
		if _, err := Import(c.first, c.second, c.rule); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", c.first, c.says, err)
		}
	}
	g, err := Import(filepath.Join(dir, coevolved), all, "")
	check(t, err)
	if g.Card.Generations != 1 || g.Weights == nil {
		t.Errorf("expected one generation and its initial weights, found %+v", g.Card)
	}
}
