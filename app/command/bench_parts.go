package command

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"hebbarium/brain"
	"hebbarium/brain/kernel"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/physics/car"
)

// The original's figures were measured on one core of a two-core AMD EPYC:
// Python 3.11 with NumPy, numba, torch 1.13, gym 0.21, Box2D and software
// OpenGL. EnvPool is the worlds in C++, without a network.
const (
	originalCarLoop = 124.0  // whole lives, with window and reset
	originalAntLoop = 1100.0 // whole lives
	envpoolCar      = 1430.0 // frames
	envpoolAnt      = 2650.0 // steps of five substeps in MuJoCo

	originalCarStep    = 1 / 8000.0 // s, without an image
	originalCarImage   = 1 / 326.0  // s, a step with its image
	originalCarResize  = 0.12e-3    // s
	originalCarForward = 2.37e-3    // s, convolutions and plastic layers

	optimisedC = 0.30e-9 // s a synapse, ABCD_lr at -O3; measured 0.27 to 0.33
)

// published are what others' loops and worlds do a second, by world.
func published() map[string]struct{ loop, world float64 } {
	return map[string]struct{ loop, world float64 }{"car": {originalCarLoop, envpoolCar}, "ant": {originalAntLoop, envpoolAnt}}
}

// benchSteps is how long the measured lives are: the original's limit.
const benchSteps = 1000

// benchParts are the parts of one world's loop, with an agent that lives by g.
func benchParts(world string, g *brain.Genome) ([]benchPart, error) {
	w, err := episode.NewWorld(world, "builtin")
	if err != nil {
		return nil, err
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return nil, err
	}
	run, err := record(e, g)
	if err != nil {
		return nil, err
	}
	loop := benchPart{name: world + "/loop", live: lives(e, g)}
	alone := benchPart{name: world + "/world", live: replayed(world, run)}
	synapses := g.Arch.Synapses()
	plastic := benchPart{
		name: fmt.Sprint("brain/plastic-", synapses), synapses: synapses,
		baseline: 1 / (optimisedC * float64(synapses)), against: "C at -O3, 0.30 ns/synapse", live: updates(g.Arch),
	}
	if other, ok := published()[world]; ok {
		loop.baseline, loop.against = other.loop, "the original's loop"
		alone.baseline, alone.against = other.world, "EnvPool, no network"
	}
	if !g.Arch.Conv {
		return []benchPart{loop, alone, plastic}, nil
	}
	pixels := benchPart{
		name: "car/pixels", baseline: 1 / (originalCarImage - originalCarStep + originalCarResize),
		against: "the original's image and resize", live: draws(run),
	}
	conv := benchPart{
		name: "car/conv", baseline: 1 / originalCarForward,
		against: "the original's whole forward pass", live: convolutions(g.Conv, run.observation),
	}
	return []benchPart{loop, alone, pixels, conv, plastic}, nil
}

const benchSeed = 1 // of the first life

// benchSetup is the recipe of the first measured life of so many steps; its weights begin
// as the card says, which was looked at when the rule set was read.
func benchSetup(g *brain.Genome, steps int) episode.Setup {
	init, _ := g.Beginning()
	return episode.Setup{Seed: benchSeed, Init: init, Patient: true, MaxSteps: steps}
}

// lives lives one episode after the other, their beginnings included.
func lives(e *episode.Episode, g *brain.Genome) func(n int) error {
	setup := benchSetup(g, benchSteps)
	begun := false
	return func(n int) error {
		for range n {
			if begun && e.Step() == episode.Running {
				continue
			}
			if begun = true; e.Status() == episode.Diverged {
				return e.Err()
			}
			if err := e.Start(g, setup); err != nil {
				return err
			}
			setup.Seed++
			e.Step()
		}
		return nil
	}
}

// life is what an agent did and saw.
type life struct {
	seed        uint64
	actions     [][]float32
	observation []float32   // the last
	track       *car.Track  // of the car
	states      []car.State // of the car, every fifth
}

func record(e *episode.Episode, g *brain.Genome) (*life, error) {
	l := &life{seed: benchSeed}
	if err := e.Start(g, benchSetup(g, benchSteps)); err != nil {
		return nil, err
	}
	for e.Step() == episode.Running {
		l.actions = append(l.actions, slices.Clone(e.Action()))
		if w, ok := e.World.(*episode.CarWorld); ok && e.Steps()%5 == 0 {
			s := *w.Car().State()
			s.Touched = slices.Clone(s.Touched)
			l.states, l.track = append(l.states, s), w.Car().Track()
		}
	}
	l.observation = slices.Clone(e.Observation())
	return l, e.Err()
}

// replayed steps a world alone through what an agent did in it, and observes.
func replayed(world string, l *life) func(n int) error {
	var w episode.World
	var observation []float32
	at := len(l.actions)
	return func(n int) (err error) {
		if w == nil {
			if w, err = episode.NewWorld(world, "builtin"); err != nil {
				return err
			}
			observation = make([]float32, len(l.observation))
		}
		for range n {
			if at == len(l.actions) {
				if err := w.Reset(l.seed, ""); err != nil {
					return err
				}
				at = 0
			}
			if o := w.Step(l.actions[at]); o.Err != nil {
				return o.Err
			}
			w.Observe(observation)
			at++
		}
		return nil
	}
}

// draws draws and shrinks the state image of moments of a drive.
func draws(l *life) func(n int) error {
	painter, img, seen := car.NewPainter(), new(car.Image), new([car.Seen * car.Seen * 3]uint8)
	painter.SetTrack(l.track)
	at := 0
	return func(n int) error {
		for range n {
			painter.Draw(&l.states[at%len(l.states)], img)
			car.Resize(img, seen)
			at++
		}
		return nil
	}
}

func convolutions(weights, observation []float32) func(n int) error {
	conv, features := kernel.NewConv(kernel.Best()), make([]float32, kernel.FeaturesLen)
	conv.Load(weights)
	return func(n int) error {
		for range n {
			conv.Forward(features, observation)
		}
		return nil
	}
}

// updates makes plastic updates of every layer, without the normalisation that
// the car's network makes after them. The coefficients are small, so that the
// weights stay finite.
func updates(arch brain.Architecture) func(n int) error {
	plain := brain.PlainArchitecture("bench", brain.OutputTanh, false, arch.Sizes...)
	g := brain.RandomGenome(plain, brain.ABCD_lr, chance.Stream(1, "bench"))
	for i := range g.Theta {
		g.Theta[i] *= 1e-3
	}
	network := brain.NewNetwork(plain, brain.ABCD_lr)
	observation := make([]float32, plain.ObservationLen())
	for i := range observation {
		observation[i] = float32(i%7)/7 - 0.5
	}
	ready := false
	return func(n int) error {
		if !ready {
			if err := network.Load(g); err != nil {
				return err
			}
			if err := network.Reset(brain.Init{}, chance.Stream(1, "weights")); err != nil {
				return err
			}
			network.Forward(observation)
			ready = true
		}
		for range n {
			network.Learn()
		}
		return nil
	}
}

// shortLife is the length of the lives that two workers share: short, so that
// neither waits long for the other at the end.
const shortLife = 50

// benchScaling compares the steps of a generation's lives, by the rules g, on two workers
// with those on one.
func benchScaling(world string, g *brain.Genome) (benchPart, error) {
	on := func(workers int) (func(n int) error, error) {
		p, err := rollout.NewPool(world, episode.BuiltinPhysics, g.Arch, g.Rule, workers)
		if err != nil {
			return nil, err
		}
		return func(n int) error {
			setup := benchSetup(g, shortLife)
			_, err := rollout.Evaluate(context.Background(), p, g, setup, n/shortLife, nil)
			return err
		}, nil
	}
	two, err := on(2)
	if err != nil {
		return benchPart{}, err
	}
	one, err := on(1)
	return benchPart{name: "evolve/scaling-2", against: world + " on one worker", lump: shortLife, live: two, rival: one}, err
}

// ruleSetFiles are the rule sets in a folder and below it, in order.
func ruleSetFiles(folder string) []string {
	var files []string
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ".safetensors" {
			files = append(files, path)
		}
		return nil
	})
	return files
}
