package episode_test

import (
	"fmt"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/physics/ant"
)

// scriptedAnt is a world whose outcomes are written down, by step; it has the ant's size
// and stopping rules.
type scriptedAnt struct {
	outcome func(step int) episode.Outcome
	step    int
}

func (w *scriptedAnt) Name() string                            { return "ant" }
func (w *scriptedAnt) Physics() string                         { return "scripted" }
func (w *scriptedAnt) Reset(uint64, string) error              { w.step = 0; return nil }
func (w *scriptedAnt) Observe(dst []float32)                   { clear(dst) }
func (w *scriptedAnt) Injure(episode.Injury) error             { return nil }
func (w *scriptedAnt) CanInjure(episode.Injury) error          { return nil }
func (w *scriptedAnt) Actuators() []string                     { return (&episode.AntWorld{}).Actuators() }
func (w *scriptedAnt) Rules() episode.LoopRules                { return (&episode.AntWorld{}).Rules() }
func (w *scriptedAnt) Parts(dst []episode.Part) []episode.Part { return dst }
func (w *scriptedAnt) Step([]float32) episode.Outcome {
	w.step++
	return w.outcome(w.step - 1)
}

// TestAntIsJudgedAsInThePaper: with steps t counted from 0, nothing is judged up to t =
// 200; from then on an ant that lies down ends its episode, and so does the 31st step in
// a row that leads backwards; 960 steps are the limit.
func TestAntIsJudgedAsInThePaper(t *testing.T) {
	back := func(negative func(t int) bool) func(int) episode.Outcome {
		return func(t int) episode.Outcome {
			if negative(t) {
				return episode.Outcome{Reward: -1}
			}
			return episode.Outcome{Reward: 2}
		}
	}
	down := func(lies func(t int) bool) func(int) episode.Outcome {
		return func(t int) episode.Outcome { return episode.Outcome{Reward: 1, Down: lies(t)} }
	}
	between := func(a, b int) func(int) bool { return func(t int) bool { return a <= t && t <= b } }
	for name, c := range map[string]struct {
		outcome func(int) episode.Outcome
		steps   int
		status  episode.Status
	}{
		"forwards":                      {back(between(1, 0)), 960, episode.TimeUp},
		"lying from the start":          {down(between(0, 960)), 202, episode.LostPatience},
		"lying up to 200":               {down(between(0, 200)), 960, episode.TimeUp},
		"lying at 201":                  {down(between(201, 201)), 202, episode.LostPatience},
		"lying at 500":                  {down(between(500, 500)), 501, episode.LostPatience},
		"backwards throughout":          {back(between(0, 960)), 232, episode.LostPatience},
		"31 backwards, judged from 201": {back(between(171, 201)), 960, episode.TimeUp},
		"30 backwards":                  {back(between(201, 230)), 960, episode.TimeUp},
		"31 backwards":                  {back(between(201, 231)), 232, episode.LostPatience},
		"twice 30 backwards":            {back(func(t int) bool { return t != 430 && between(400, 460)(t) }), 960, episode.TimeUp},
		"31 backwards at the limit":     {back(between(929, 959)), 960, episode.LostPatience},
		"standing still":                {func(int) episode.Outcome { return episode.Outcome{} }, 960, episode.TimeUp},
	} {
		e, err := episode.New(&scriptedAnt{outcome: c.outcome}, brain.NewNetwork(brain.AntArchitecture(), brain.ABCD_lr))
		if err != nil {
			t.Fatal(err)
		}
		episodetest.Start(t, e, brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr), episode.Setup{})
		r := e.Run()
		want := 0.0
		for step := range c.steps {
			want += c.outcome(step).Reward
		}
		if r.Steps != c.steps || r.Status != c.status || r.Score != want {
			t.Errorf("%s: expected %d steps, %v, %g; found %d, %v, %g", name, c.steps, c.status, want, r.Steps, r.Status, r.Score)
		}
		episodetest.Start(t, e, e.Genome(), episode.Setup{Patient: true})
		if r := e.Run(); r.Steps != 960 || r.Status != episode.TimeUp {
			t.Errorf("%s, patient: expected 960 steps, found %d, %v", name, r.Steps, r.Status)
		}
	}
}

// TestAntThatDoesNothingLiesAndEnds: without action the real ant has fallen long before
// it is judged.
func TestAntThatDoesNothingLiesAndEnds(t *testing.T) {
	e, _ := episodetest.Random(t, "ant")
	for _, body := range []string{"intact", "left", "right"} {
		episodetest.Start(t, e, brain.NewGenome(brain.AntArchitecture(), brain.ABCD_lr), episode.Setup{Seed: 3, Body: body, Init: brain.Init{Kind: brain.InitZeros}})
		if r := e.Run(); r.Steps != 202 || r.Status != episode.LostPatience {
			t.Errorf("%s: expected 202 steps, found %d, %v", body, r.Steps, r.Status)
		}
	}
}

// paperLoop is the fitness loop of the original, written straight from section 6 of the
// ant's specification on the bare world and the bare network.
func paperLoop(w *ant.World, n *brain.Network, g *brain.Genome, body string, seed uint64, init brain.Init) (score float64, steps int, err error) {
	b, err := ant.ParseBody(body)
	if err != nil {
		return 0, 0, err
	}
	reset := chance.Stream(seed, "reset")
	if err := w.Reset(b, func(lo, hi float64) float64 { return lo + float64((hi-lo)*reset.Float64()) }); err != nil {
		return 0, 0, err
	}
	if err := n.Load(g); err != nil {
		return 0, 0, err
	}
	if err := n.Reset(init, chance.Stream(seed, "weights")); err != nil {
		return 0, 0, err
	}
	var obs [28]float32
	var action [8]float64
	w.Observe(obs[:]) // before the burn-in, and not again before the first action
	if obs[0] != 0 {
		return 0, 0, fmt.Errorf("expected the ant to stand at its starting height, found %g above it", obs[0])
	}
	for range 40 {
		w.Step(make([]float64, 8))
	}
	negatives := 0
	for t := 0; t < 960; t++ {
		for i, a := range n.Forward(obs[:]) {
			action[i] = float64(a)
		}
		o := w.Step(action[:])
		if o.Err != nil {
			return 0, 0, o.Err
		}
		score += o.Progress
		steps++
		if t > 200 {
			if o.Progress < 0 {
				negatives++
			} else {
				negatives = 0
			}
			if !o.Alive || negatives > 30 {
				break
			}
		}
		n.Learn()
		w.Observe(obs[:])
	}
	return score, steps, nil
}

// TestAntLivesThePapersLoop compares whole episodes of random rule sets with paperLoop,
// bit for bit.
func TestAntLivesThePapersLoop(t *testing.T) {
	e, _ := episodetest.Random(t, "ant")
	w, n := ant.NewWorld(), brain.NewNetwork(brain.AntArchitecture(), brain.ABCD_lr)
	lengths := map[int]bool{}
	for seed := range uint64(24) {
		g := brain.RandomGenome(brain.AntArchitecture(), brain.ABCD_lr, chance.Stream(seed, "genome"))
		for i := range g.Theta {
			g.Theta[i] *= 0.3
		}
		body := []string{"intact", "left", "right"}[seed%3]
		setup := episode.Setup{Seed: 100 + seed, Body: body, Init: episodetest.Init(t)}
		score, steps, err := paperLoop(w, n, g, body, setup.Seed, setup.Init)
		if err != nil {
			t.Fatal(err)
		}
		episodetest.Start(t, e, g, setup)
		if r := e.Run(); r.Score != score || r.Steps != steps || r.Err != nil {
			t.Errorf("seed %d, %s: expected %v after %d steps, found %v after %d (%v)", seed, body, score, steps, r.Score, r.Steps, r.Err)
		}
		lengths[steps] = true
	}
	t.Logf("episodes of %d different lengths", len(lengths))
	if len(lengths) < 2 {
		t.Error("expected episodes that end at different steps")
	}
}
