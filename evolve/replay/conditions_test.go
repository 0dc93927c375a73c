package replay

import (
	"context"
	"slices"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// A life with struck senses in a changed world is recorded and verified as any other, and
// the hashes tell a life apart that lacks one of its conditions.
func TestReplaysWithStruckSensesInChangedWorlds(t *testing.T) {
	for world, texts := range map[string][]string{
		"ant": {"20:sense:posture=noise:0.2", "20:sense:feet=freeze", "30:sense:delay=4", "40:world:friction=0.4", "40:world:slope=3", "60:world:load=10", "90:sense:all=on", "100:world:gravity=0.8"},
		"car": {"20:sense:noise=0.1", "20:sense:hue=90", "30:sense:delay=4", "40:sense:patch=20,20,10,10", "40:world:grip=0.6", "60:world:power=0.7", "70:world:track=narrower", "90:sense:all=on", "100:world:track=darker"},
	} {
		e, g, _, rules := savedRules(t, world)
		r := record(t, e, g, rules, episode.Setup{Seed: 6, Init: episodetest.Init(t), Patient: true, MaxSteps: 120}, texts...)
		data, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if r, err = Decode(data); err != nil {
			t.Fatal(err)
		}
		again, _ := episodetest.Random(t, world)
		if err := r.Verify(context.Background(), again, g, nil); err != nil {
			t.Errorf("%s: %v", world, err)
		}
		all := r.Events
		for i := range all[:len(all)-1] {
			if all[i].Step >= 100 || !all[i].Damages() {
				continue
			}
			r.Events = slices.Delete(slices.Clone(all), i, i+1)
			if err := r.Verify(context.Background(), again, g, nil); err == nil {
				t.Errorf("%s: verified without %s", world, all[i])
			}
		}
	}
}
