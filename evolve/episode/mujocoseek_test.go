package episode_test

import (
	"fmt"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// TestSeekFindsMuJoCoAgain rewinds a life that begins in one physics or the other and goes
// between them, past a shorter leg and a slope, and finds every moment by those it has kept.
func TestSeekFindsMuJoCoAgain(t *testing.T) {
	episodetest.MuJoCo(t)
	for _, home := range []string{episode.MuJoCoPhysics, episode.BuiltinPhysics} {
		w, err := episode.NewAntWorld(home)
		if err != nil {
			t.Fatal(err)
		}
		e, g := episodetest.Ant(t, w)
		h := episode.NewHistory(1 << 28)
		episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 300,
			Events: episodetest.Events(t, "40:physics:mujoco", "90:leg:2=0.4", "110:push:x=100,steps=3", "140:world:slope=2", "150:zero:0.2", "200:physics:builtin", "240:physics:mujoco")})
		h.Begin(e)
		moments := [][]episode.Part{copyParts(e)}
		for running := true; running; {
			running = e.Step() == episode.Running
			h.Follow(e)
			moments = append(moments, copyParts(e))
		}
		if kept, _ := h.Moments(); kept < 4 {
			t.Fatalf("%s: expected moments in every physics, found %d", home, kept)
		}
		for _, step := range []int{299, 10, 130, 112, 201, 64, 192, 0, 260, 150} {
			if err := h.Seek(e, step); err != nil {
				t.Fatal(err)
			}
			episodetest.SameParts(t, fmt.Sprint(home, " ", step), moments[step], e.Parts(nil))
		}
	}
}
