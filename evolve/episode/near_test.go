package episode_test

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// TestSeekKeepsMomentsOfItsWay: between two moments that lie far apart, what is lived
// again leaves moments by which the steps beside it are found, and they are the same steps.
func TestSeekKeepsMomentsOfItsWay(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	h := episode.NewHistory(1)
	setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 600, Events: episodetest.Events(t, "150:zero:0.33", "200:leg:2=0.5")}
	episodetest.Start(t, e, g, setup)
	h.Begin(e)
	moments := [][]episode.Part{copyParts(e)}
	for e.Step() == episode.Running {
		h.Follow(e)
		moments = append(moments, copyParts(e))
	}
	for _, step := range []int{250, 249, 130, 200, 201, 255, 300, 40} {
		if err := h.Seek(e, step); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, "ant", moments[step], e.Parts(nil))
		if _, near := h.Moments(); step == 250 && near != 3 {
			t.Errorf("expected the moments of steps 64, 128 and 192 to be kept on the way to 250, found %d", near)
		}
	}
	// Another future has none of them.
	if err := h.Seek(e, 250); err != nil {
		t.Fatal(err)
	}
	left := h.Fork(e)
	if err := e.Inject(episodetest.Events(t, "250:randomise:normal=0.5")[0]); err != nil {
		t.Fatal(err)
	}
	for e.Steps() < 400 {
		e.Step()
		h.Follow(e)
	}
	for _, step := range []int{399, 260, 240} {
		if err := h.Seek(e, step); err != nil {
			t.Fatal(err)
		}
	}
	left.Slim()
	if _, err := h.Rejoin(e, left); err != nil {
		t.Fatal(err)
	}
	episodetest.SameParts(t, "ant, where it was left", moments[250], e.Parts(nil))
	for _, step := range []int{599, 260} {
		if err := h.Seek(e, step); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, "ant, the future without its moments", moments[step], e.Parts(nil))
	}
}
