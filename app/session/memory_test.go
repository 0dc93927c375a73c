package session

import (
	"runtime"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// mostLife is the memory in bytes that an hour of an ant may take, with all that can be
// gone back to: what the window keeps beside it, the pictures and the collector's room over
// it come to 400 MB in all.
const mostLife = 80 << 20

// An hour of a life at full speed, with a twin and some injuries, stays within its memory.
func TestMemoryOfALongLife(t *testing.T) {
	steps := 200_000
	if testing.Short() {
		steps = 40_000
	}
	g, _, err := replay.LoadRules("../../saves/ant-bounded.safetensors", replay.Carried{})
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	e, err := newEpisode("ant", "builtin", g)
	if err != nil {
		t.Fatal(err)
	}
	e.Network.TrackChange(true)
	l := &life{pace: pace{speed: Max}, episode: e, history: episode.NewHistory(historyBytes), rules: Rules{Genome: g}, ended: true, target: -1}
	if err := l.begin(episode.Setup{Seed: 1, Patient: true, MaxSteps: 1 << 20}); err != nil {
		t.Fatal(err)
	}
	for i := range steps {
		if i%(steps/8) == steps/16 {
			if err := l.inject([]episode.Event{{Kind: "zero", Args: "0.2"}}); err != nil {
				t.Fatal(err)
			}
		}
		l.step()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	took := int(after.HeapAlloc) - int(before.HeapAlloc)
	t.Logf("%d steps take %d MB, %d MB of it for going back", steps, took>>20, l.history.Bytes()>>20)
	if took > mostLife {
		t.Errorf("expected at most %d MB, found %d", mostLife>>20, took>>20)
	}
	runtime.KeepAlive(l)
}
