package microscope_test

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/microscope"
)

// BenchmarkStep is a look at any step of a life of 10,000 steps, by the moments that the
// window keeps of it, cold: with a lens made anew, that has seen nothing of the life. It is
// in processor time, as other work on the machine takes none of it, in each physics that is
// there; MuJoCo's library is where HEBBARIUM_MUJOCO says.
func BenchmarkStep(b *testing.B) {
	for _, in := range [][2]string{{"ant", "builtin"}, {"ant", "mujoco"}, {"car", "builtin"}, {"car", "box2d"}} {
		world, physics := in[0], in[1]
		b.Run(world+"/"+physics, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			_, g := episodetest.Random(b, world)
			w, err := episode.NewWorld(world, physics)
			if err != nil {
				b.Skip(err)
			}
			e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
			if err != nil {
				b.Fatal(err)
			}
			history := episode.NewHistory(37 << 20) // the session's
			// Held actuators keep the car on its field for so long.
			held := episodetest.Events(b, "0:hold:all=0")
			episodetest.Start(b, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(b), Patient: true, MaxSteps: 10_002, Events: held})
			history.Begin(e)
			for e.Steps() < 10_000 {
				if e.Step() != episode.Running {
					b.Fatalf("the life ended at step %d: %s", e.Steps(), e.Status())
				}
				history.Follow(e)
			}
			look := func(step int) {
				lens, err := microscope.New(world, physics, g)
				if err != nil {
					b.Fatal(err)
				}
				if err := lens.Look(microscope.Target{Layer: 2, Pre: 61, Post: 22}); err != nil {
					b.Fatal(err)
				}
				if err := lens.Take(e.Setup(), history.Copy()); err != nil {
					b.Fatal(err)
				}
				if _, err := lens.Step(step); err != nil {
					b.Fatal(err)
				}
			}
			rng, worst, sum := rand.New(rand.NewPCG(1, 2)), time.Duration(0), time.Duration(0)
			for b.Loop() {
				from := threadTime()
				look(1 + rng.IntN(10_000))
				took := threadTime() - from
				worst, sum = max(worst, took), sum+took
			}
			b.ReportMetric(sum.Seconds()*1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(worst.Seconds()*1000, "worst-cpu-ms")
		})
	}
}

// threadTime is how long the calling thread has had a core.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
