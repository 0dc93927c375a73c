package session

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/replay"
)

// BenchmarkStep lives steps as a session does at full speed, recorder aside,
// against the bare loop of the same life.
func BenchmarkStep(b *testing.B) {
	for _, world := range episode.Worlds() {
		b.Run(world, func(b *testing.B) {
			l := benchLife(b, world)
			for b.Loop() {
				l.step()
			}
		})
		b.Run(world+"/bare", func(b *testing.B) {
			l := benchLife(b, world)
			l.episode.Network.TrackChange(false)
			for b.Loop() {
				l.episode.Step()
			}
		})
	}
}

// BenchmarkControl lives steps beside a control, as after an injury, against steps
// without: a control may cost what its own life costs, and no more.
func BenchmarkControl(b *testing.B) {
	for _, world := range episode.Worlds() {
		b.Run(world, func(b *testing.B) {
			l := benchLife(b, world)
			for b.Loop() {
				if l.episode.Steps()%recovery.OverSteps == 0 {
					if err := l.inject([]episode.Event{{Kind: "zero", Args: "0"}}); err != nil {
						b.Fatal(err)
					}
				}
				l.step()
			}
		})
	}
}

func benchLife(b testing.TB, world string) *life {
	b.Helper()
	name := map[string]string{"ant": "ant-hebbian", "car": "car"}[world]
	r, _, err := replay.LoadRules("../../saves/"+name+".safetensors", replay.Carried{})
	if err != nil {
		b.Fatal(err)
	}
	e, err := newEpisode(world, "builtin", r)
	if err != nil {
		b.Fatal(err)
	}
	e.Network.TrackChange(true)
	l := &life{pace: pace{speed: Max}, episode: e, history: episode.NewHistory(historyBytes), rules: Rules{Genome: r}, ended: true, target: -1}
	if err := l.begin(episode.Setup{Seed: 1, Patient: true, MaxSteps: 1 << 20}); err != nil {
		b.Fatal(err)
	}
	return l
}
