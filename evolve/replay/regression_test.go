package replay

import (
	"context"
	"flag"
	"path/filepath"
	"runtime"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

var update = flag.Bool("update", false, "record the replays of testdata anew")

// TestRecordedReplays lives again what earlier builds lived: a change of any
// bit of the physics, the brain or the loop shows here with the first step and
// part that differ, and must come with a new version of the physics or of the
// replay format. The bits were recorded on amd64; arm64 and wasm give the same.
func TestRecordedReplays(t *testing.T) {
	switch runtime.GOARCH {
	case "amd64", "arm64", "wasm": // held to the same bits
	default:
		t.Skip("recorded on amd64")
	}
	for _, world := range episode.Worlds() {
		path := filepath.Join("testdata", world+".replay")
		e, g := episodetest.Random(t, world)
		if *update {
			_, _, _, rules := savedRules(t, world)
			s := episode.Setup{Seed: 11, Init: episodetest.Init(t), Patient: true, MaxSteps: 400,
				Events: episodetest.Events(t, append(episodetest.BodyEvents(world), "90:zero:0.33", "150:randomise:normal=0.1", "200:plasticity:off", "250:plasticity:on")...)}
			if err := record(t, e, g, rules, s).Save(path); err != nil {
				t.Fatal(err)
			}
		}
		r, err := Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Verify(context.Background(), e, g, nil); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
