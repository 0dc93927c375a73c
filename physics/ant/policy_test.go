package ant

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// network is the published policy, for the closed-loop tests; the program's own reader is
// in another package, which this one does not import.
type network struct {
	W1, W2, W3 [][]float64
	B1, B2, B3 []float64
	h1, h2     []float64
}

func readNetwork(t testing.TB) *network {
	t.Helper()
	path := filepath.Join("..", "..", "assets", "ant", "policy_2017may.json.gz")
	if dir := os.Getenv("HEBBARIUM_REFERENCE"); dir != "" {
		path = filepath.Join(dir, "ant", "policy_2017may.json.gz")
	}
	p := &network{}
	readGzipJSON(t, path, p)
	p.h1, p.h2 = make([]float64, len(p.B1)), make([]float64, len(p.B2))
	return p
}

func layer[T float32 | float64](x []T, w [][]float64, b, out []float64, rectify bool) {
	copy(out, b)
	for i, v := range x {
		for j, weight := range w[i] {
			out[j] += float64(v) * weight
		}
	}
	for j := range out {
		if rectify {
			out[j] = max(0, out[j])
		}
	}
}

func (p *network) act(obs []float32, action []float64) {
	layer(obs, p.W1, p.B1, p.h1, true)
	layer(p.h1, p.W2, p.B2, p.h2, true)
	layer(p.h2, p.W3, p.B3, action, false)
}

// draws is a seeded stream of uniform numbers.
func draws(seed uint64) func(lo, hi float64) float64 {
	rng := rand.New(rand.NewPCG(seed, 0))
	return func(lo, hi float64) float64 { return lo + float64((hi-lo)*rng.Float64()) }
}

// closedLoopSeed and closedLoopRuns say on which starts the original's closed-loop figures
// were taken.
const closedLoopSeed, closedLoopRuns = 5000, 24

// TestGymStream holds the start of one recorded run of a known seed.
func TestGymStream(t *testing.T) {
	s := newGymStream(1004)
	for i, want := range []float64{-0.0998239095, -0.0739697376, -0.0723045269, -0.0238690726, 0.024134761, 0.0674185536, -0.074901532, 0.0120953335} {
		if got := s.uniform(-0.1, 0.1); math.Abs(got-want) > 6e-10 {
			t.Errorf("number %d is %.9g, want %.9g", i, got, want)
		}
	}
}

// TestParityPolicyDistribution lets the published policy walk 100 times 1,000 steps, not
// stopping where an episode would end, as the original's figures were taken: summed
// progress 2001 with an intact body, 79 and 3 with the two damaged ones. The starts are
// the 24 of those figures, each four or five times with the last bits of its angles
// changed, which after some seconds of walking is another run: what a damaged ant does
// depends on its start, so that other starts have another mean.
func TestParityPolicyDistribution(t *testing.T) {
	if testing.Short() {
		t.Skip("300,000 steps")
	}
	p := readNetwork(t)
	for _, c := range []struct {
		body        string
		mean, slack float64
	}{{"intact", 2001, 0.03 * 2001}, {"left", 79, 15}, {"right", 3, 15}} {
		b, err := ParseBody(c.body)
		if err != nil {
			t.Fatal(err)
		}
		const resets = 100
		var sum, squares float64
		w := NewWorld()
		var obs [ObservationSize]float32
		var action [ActionSize]float64
		for run := range resets {
			s := newGymStream(closedLoopSeed + uint32(run%closedLoopRuns))
			change := 1e-13 * float64(run/closedLoopRuns)
			err := w.Reset(b, func(lo, hi float64) float64 { return s.uniform(lo, hi) + change })
			if err != nil {
				t.Fatal(err)
			}
			score := 0.0
			for range StepLimit {
				w.Observe(obs[:])
				p.act(obs[:], action[:])
				o := w.Step(action[:])
				if o.Err != nil {
					t.Fatal(o.Err)
				}
				score += o.Progress
			}
			sum += score
			squares += score * score
		}
		mean := sum / resets
		sd := math.Sqrt((squares - sum*mean) / (resets - 1))
		t.Logf("%s: %.1f ± %.1f", c.body, mean, sd)
		if math.Abs(mean-c.mean) > c.slack {
			t.Errorf("%s: mean %.1f, want %.0f within %.0f", c.body, mean, c.mean, c.slack)
		}
	}
}

// walk brings a world to a walking ant after n steps.
func walk(t testing.TB, p *network, w *World, n int) {
	t.Helper()
	var obs [ObservationSize]float32
	var action [ActionSize]float64
	for range n {
		w.Observe(obs[:])
		p.act(obs[:], action[:])
		if o := w.Step(action[:]); o.Err != nil {
			t.Fatal(o.Err)
		}
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	p, w := readNetwork(t), NewWorld()
	if err := w.Reset(Intact(), draws(1)); err != nil {
		t.Fatal(err)
	}
	var obs [ObservationSize]float32
	var action [ActionSize]float64
	var s State
	var saved Snapshot
	w.State(&s)
	hash := w.AppendState(nil)
	touched := 0
	n := testing.AllocsPerRun(300, func() {
		w.Observe(obs[:])
		p.act(obs[:], action[:])
		w.Step(action[:])
		w.State(&s)
		w.SaveState(&saved)
		w.RestoreState(&saved)
		hash = w.AppendState(hash[:0])
		touched += len(s.Contacts)
	})
	if n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
	if touched == 0 {
		t.Error("the ant never touched the floor")
	}
}

// BenchmarkStep is one control step of an ant that walks by the published policy. The
// policy's own time is left out: its actions on a first walk are replayed.
func BenchmarkStep(b *testing.B) {
	p, w := readNetwork(b), NewWorld()
	if err := w.Reset(Intact(), draws(1)); err != nil {
		b.Fatal(err)
	}
	walk(b, p, w, 100)
	var start Snapshot
	w.SaveState(&start)
	actions := make([][ActionSize]float64, 500)
	var obs [ObservationSize]float32
	touches := 0
	for i := range actions {
		w.Observe(obs[:])
		p.act(obs[:], actions[i][:])
		w.Step(actions[i][:])
		touches += len(w.solver.touches)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%len(actions) == 0 {
			w.RestoreState(&start)
		}
		w.Step(actions[i%len(actions)][:])
	}
	b.ReportMetric(float64(touches)/float64(len(actions)), "contacts")
}

// BenchmarkStepStanding is one control step with all four feet down and the joints idle.
func BenchmarkStepStanding(b *testing.B) {
	w := standing(b)
	var start Snapshot
	w.SaveState(&start)
	var still [ActionSize]float64
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%50 == 0 {
			w.RestoreState(&start)
		}
		w.Step(still[:])
	}
	b.ReportMetric(float64(len(w.solver.touches)), "contacts")
	b.ReportMetric(float64(w.solver.n), "rows")
}

func BenchmarkReset(b *testing.B) {
	w := NewWorld()
	draw := draws(1)
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Reset(Intact(), draw); err != nil {
			b.Fatal(err)
		}
	}
}
