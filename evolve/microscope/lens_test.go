package microscope_test

import (
	"math"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/microscope"
)

// life is a life with its history, and what each step did to some synapses.
type life struct {
	episode *episode.Episode
	genome  *brain.Genome
	history *episode.History
	targets []microscope.Target
	before  [][]float32 // by target and step
	after   [][]float32
}

// lived lives through a life with events, and notes the weights of targets.
func lived(t *testing.T, world string, shape func(*brain.Architecture), rule brain.Rule, steps int, targets []microscope.Target, events ...string) *life {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	shape(&arch)
	w, err := episode.NewWorld(world, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(arch, rule))
	if err != nil {
		t.Fatal(err)
	}
	l := &life{episode: e, genome: brain.RandomGenome(arch, rule, chance.Stream(1, "genome")), history: episode.NewHistory(1 << 24), targets: targets}
	l.before, l.after = make([][]float32, len(targets)), make([][]float32, len(targets))
	setup := episode.Setup{Seed: 5, Init: episodetest.Init(t), Patient: true, MaxSteps: steps, Events: episodetest.Events(t, events...)}
	episodetest.Start(t, e, l.genome, setup)
	l.history.Begin(e)
	for e.Status() == episode.Running {
		e.ApplyDue()
		for i, at := range targets {
			l.before[i] = append(l.before[i], l.weight(at))
		}
		e.Step()
		l.history.Follow(e)
		for i, at := range targets {
			l.after[i] = append(l.after[i], l.weight(at))
		}
	}
	if e.Err() != nil {
		t.Fatal(e.Err())
	}
	return l
}

func (l *life) weight(at microscope.Target) float32 {
	layer := l.episode.Network.Layers()[at.Layer-1]
	return layer.W[at.Pre*layer.Post+at.Post]
}

func (l *life) lens(t *testing.T) *microscope.Lens {
	t.Helper()
	lens, err := microscope.New(l.episode.World.Name(), "", l.genome)
	if err != nil {
		t.Fatal(err)
	}
	if err := lens.Take(l.episode.Setup(), l.history.Copy()); err != nil {
		t.Fatal(err)
	}
	return lens
}

// The microscope shows what the life itself did at each of hundreds of steps, with events of
// every kind that concerns a synapse, and the parts make up the change to the last bit.
func TestLensShowsWhatWasDone(t *testing.T) {
	events := []string{
		"30:zero:0.33", "60:terms:C=0", "75:terms:layer=2,B=0,eta=2", "90:freeze:layer=1,pre=0..5", "120:plasticity:off", "130:plasticity:on",
		"150:randomise:uniform=0.1,layer=2", "170:rules:random", "180:rules:evolved", "190:terms:on", "200:thaw:all",
	}
	targets := []microscope.Target{{Layer: 1, Pre: 3, Post: 40}, {Layer: 1, Pre: 20, Post: 7}, {Layer: 2, Pre: 61, Post: 22}, {Layer: 3, Pre: 10, Post: 1}}
	shapes := map[string]func(*brain.Architecture){
		"usual":   func(*brain.Architecture) {},
		"bounded": func(a *brain.Architecture) { a.Normalise, a.Bound = false, 0.5 },
		"rhythm":  func(a *brain.Architecture) { a.Normalise, a.Bound, a.Every, a.Mean = false, 0.5, 5, 3 },
	}
	for _, world := range episode.Worlds() {
		for name, shape := range shapes {
			if testing.Short() && world == "car" && name != "usual" {
				continue
			}
			t.Run(world+" "+name, func(t *testing.T) {
				l := lived(t, world, shape, brain.ABCD_lr, 260, targets, append(episodetest.BodyEvents(world), events...)...)
				lens, kept := l.lens(t), map[brain.Kept]int{}
				for i, at := range targets {
					if err := lens.Look(at); err != nil {
						t.Fatal(err)
					}
					for step := 1; step <= len(l.after[i]); step++ {
						kept[l.same(t, lens, i, step).Kept]++
					}
					for _, step := range []int{100, 99, 259, 1, 64, 65, 180} {
						l.same(t, lens, i, step)
					}
				}
				if kept[brain.Learnt] == 0 || kept[brain.KeptOff] == 0 || kept[brain.KeptFrozen] == 0 || kept[brain.KeptAtTheEnd] == 0 {
					t.Errorf("expected synapses that learn, are frozen and off, and a last step, found %v", kept)
				}
			})
		}
	}
}

// same wants the lens to show of a step what the life did to a target.
func (l *life) same(t *testing.T, lens *microscope.Lens, i, step int) microscope.Moment {
	t.Helper()
	m, err := lens.Step(step)
	if err != nil {
		t.Fatal(err)
	}
	before, after := float64(l.before[i][step-1]), float64(l.after[i][step-1])
	sum := before
	for _, share := range m.Shares { // in the rule's order, which is that of its terms but for η, that has none
		sum += share
	}
	if m.Before != before || m.After != after {
		t.Fatalf("%+v step %d: expected %v to %v, found %v to %v", l.targets[i], step, before, after, m.Before, m.After)
	}
	if sum += m.Scaled; sum != after {
		t.Fatalf("%+v step %d: expected parts that lead to %v, found %v", l.targets[i], step, after, sum)
	}
	return m
}

// A neuron's moment is the sum of its synapses'.
func TestLensSumsANeuron(t *testing.T) {
	l := lived(t, "ant", func(*brain.Architecture) {}, brain.ABCD_lr, 40, nil)
	lens := l.lens(t)
	for _, step := range []int{1, 17, 38} {
		var sum microscope.Moment
		for pre := range 64 {
			m := l.look(t, lens, microscope.Target{Layer: 3, Pre: pre, Post: 2}, step)
			sum.Before, sum.After = sum.Before+m.Before, sum.After+m.After
			for k, v := range m.Shares {
				sum.Shares[k] += v
			}
		}
		m := l.look(t, lens, microscope.Target{Layer: 3, Pre: microscope.All, Post: 2}, step)
		if m.Before != sum.Before || m.After != sum.After || m.Shares != sum.Shares {
			t.Errorf("step %d: expected %+v, found %+v", step, sum, m)
		}
		parts := m.Before + m.Scaled
		for _, v := range m.Shares {
			parts += v
		}
		if math.Abs(parts-m.After) > 1e-12*max(1, math.Abs(m.After)) {
			t.Errorf("step %d: expected parts that lead to %v, found %v", step, m.After, parts)
		}
	}
}

func (l *life) look(t *testing.T, lens *microscope.Lens, at microscope.Target, step int) microscope.Moment {
	t.Helper()
	if err := lens.Look(at); err != nil {
		t.Fatal(err)
	}
	m, err := lens.Step(step)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLensRefusesWhatIsNotThere(t *testing.T) {
	l := lived(t, "ant", func(*brain.Architecture) {}, brain.ABCD_lr, 10, nil)
	lens := l.lens(t)
	for _, at := range []microscope.Target{{Layer: 0}, {Layer: 4}, {Layer: 1, Pre: 28}, {Layer: 1, Pre: -2}, {Layer: 3, Post: 8}, {Layer: 2, Post: -1}} {
		if lens.Look(at) == nil {
			t.Errorf("expected %+v to be refused", at)
		}
	}
	if _, err := lens.Step(1000); err == nil {
		t.Error("expected a step behind the end of the life to be refused")
	}
}
