package car

import "testing"

// weave is a bend-taking drive that needs no recording: a weave with gas
// and a touch of brake, so that joints work at and off their limits.
func weave(step int) [3]float64 {
	steer := float64(step%40-20) / 20
	brake := 0.0
	if step%50 > 40 {
		brake = 0.3
	}
	return [3]float64{steer, 0.4, brake}
}

func seededTrack(t testing.TB, seed uint64) *Track {
	t.Helper()
	track, err := Generate(Stream(seed))
	if err != nil {
		t.Fatal(err)
	}
	return track
}

func benchmarkStep(b *testing.B, e Engine) {
	w, track := NewWorld(e), seededTrack(b, 1)
	w.Reset(track)
	b.ReportAllocs()
	step := 0
	for b.Loop() {
		if step == 1000 {
			w.Reset(track)
			step = 0
		}
		if out := w.Step(weave(step)); out.Err != nil {
			b.Fatal(out.Err)
		}
		step++
	}
}

func BenchmarkStep(b *testing.B) {
	for _, e := range []Engine{Fast, Box2D} {
		b.Run(e.String(), func(b *testing.B) { benchmarkStep(b, e) })
	}
}

func benchmarkReset(b *testing.B, e Engine) {
	w := NewWorld(e)
	tracks := [8]*Track{}
	for i := range tracks {
		tracks[i] = seededTrack(b, uint64(i))
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		w.Reset(tracks[i%len(tracks)])
		i++
	}
}

func BenchmarkReset(b *testing.B) {
	for _, e := range []Engine{Fast, Box2D} {
		b.Run(e.String(), func(b *testing.B) { benchmarkReset(b, e) })
	}
}

// BenchmarkRecordedRuns drives every recorded run.
func BenchmarkRecordedRuns(b *testing.B) {
	w := NewWorld(Fast)
	all := runRecordings(b)
	actions := make([][][3]float64, len(all))
	tracks := make([]*Track, len(all))
	for i, r := range all {
		tracks[i] = recordedTrack(b, r.Seed)
		for row := 1; row < len(r.Rows); row++ {
			actions[i] = append(actions[i], r.action(row))
		}
	}
	b.ResetTimer()
	steps := 0
	for i := 0; i < b.N; i++ {
		for k := range all {
			w.Reset(tracks[k])
			for _, a := range actions[k] {
				w.Step(a)
				steps++
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/step")
}
