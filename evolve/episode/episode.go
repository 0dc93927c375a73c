package episode

import (
	"cmp"
	"fmt"
	"math"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/turn"
)

// Setup is an episode's recipe: with the rule set and the physics it
// reproduces the episode bit for bit.
type Setup struct {
	Seed     uint64
	First    uint64     // seed that the first weights are drawn from instead; 0: from Seed
	Body     string     // "" is intact
	Init     brain.Init // of the plastic weights
	Events   []Event    // in any order
	Patient  bool       // true: do not stop where the original's loop loses patience
	MaxSteps int        // 0: the world's own limit
}

// Status says whether and why an episode ended.
type Status uint8

const (
	Running      Status = iota
	Done                // the world ended it: lap finished or field left
	TimeUp              // the step limit
	LostPatience        // too many steps in a row without progress, or fallen
	Diverged            // a number left its range; Err says which
)

func (s Status) String() string {
	return [...]string{"running", "done", "time up", "out of patience", "diverged"}[s]
}

// Episode is the life of one agent: the only loop in which a brain meets a
// world. It is reused from one life to the next and used by one goroutine at a
// time.
//
// A step observes, computes the activations, acts, steps the world, and lets
// every synapse learn from the activations on both its sides; the last step of
// an episode does not learn (as in the original's loop).
type Episode struct {
	World   World
	Network *brain.Network

	genome  *brain.Genome
	setup   Setup
	rules   LoopRules
	queue   []Event // sorted by step, those not yet applied
	applied []Event // in the order in which they were applied
	hands
	pushes []Push
	senses sense.Filter

	observation []float32
	action      []float32
	rewards     []float64

	step      int
	score     float64
	negatives int
	status    Status
	err       error
	lesions   int
	kept      int // bytes of the network in the last snapshot
}

// New joins a world and a network. The network's inputs must be the
// world's observations and its outputs the world's actuators.
func New(w World, n *brain.Network) (*Episode, error) {
	actuators := len(w.Actuators())
	if outputs := n.Architecture().ActionLen(); outputs != actuators {
		return nil, fmt.Errorf("expected a network with %d outputs for the %s, found %d", actuators, w.Name(), outputs)
	}
	steps := w.Rules().Steps
	return &Episode{
		World:       w,
		Network:     n,
		rules:       w.Rules(),
		hands:       newHands(actuators),
		observation: make([]float32, n.Architecture().ObservationLen()),
		action:      make([]float32, actuators),
		rewards:     make([]float64, 0, steps),
	}, nil
}

// Start begins a new life with the rules of g. Events that the world or the
// network cannot take are refused before anything has changed.
func (e *Episode) Start(g *brain.Genome, s Setup) error {
	turn.Take()
	if err := e.Network.Load(g); err != nil {
		return err
	}
	turn.Take()
	for _, ev := range s.Events {
		if err := e.Check(ev); err != nil {
			return err
		}
	}
	if err := e.World.Reset(s.Seed, s.Body); err != nil {
		return err
	}
	e.genome, e.setup = g, s
	e.queue = append(e.queue[:0], s.Events...)
	sortEvents(e.queue)
	e.applied = e.applied[:0]
	e.pushes = e.pushes[:0]
	e.senses.Clear()
	e.hands.clear()
	e.rewards = e.rewards[:0]
	e.step, e.score, e.negatives, e.lesions = 0, 0, 0, 0
	e.status, e.err = Running, nil
	turn.Take()
	if err := e.Network.Reset(s.Init, chance.Stream(cmp.Or(s.First, s.Seed), "weights")); err != nil {
		return err
	}
	e.World.Observe(e.observation)
	return nil
}

// Step lives through one control step and says whether another can follow.
func (e *Episode) Step() Status {
	turn.Take()
	if e.status != Running {
		return e.status
	}
	if e.ApplyDue() != Running {
		return e.status
	}
	if e.push(); e.status != Running {
		return e.status
	}
	e.turn(e.step)
	copy(e.action, e.Network.Forward(e.observation))
	e.Restrain(e.action)
	for i := range e.action {
		if v := float64(e.action[i]); math.IsNaN(v) || math.IsInf(v, 0) {
			return e.diverge(fmt.Errorf("step %d: %s: %w", e.step, e.World.Actuators()[i], &brain.DivergedError{Layer: e.lastLayer(), Part: "activation", Post: i, Value: e.action[i]}))
		}
	}
	out := e.World.Step(e.action)
	if out.Err != nil {
		return e.diverge(fmt.Errorf("step %d: %w", e.step, out.Err))
	}
	e.score += out.Reward
	e.rewards = append(e.rewards, out.Reward)
	e.status = e.judge(out)
	e.step++
	if e.status == Running {
		e.Network.Learn()
		if e.step%finiteEvery == 0 {
			if err := e.Network.Finite(); err != nil {
				return e.diverge(fmt.Errorf("step %d: %w", e.step, err))
			}
		}
		e.observe()
	}
	return e.status
}

// finiteEvery is the number of steps between looks at every weight: an infinite
// one can hide behind a tanh, so that the actions alone would not show it.
const finiteEvery = 64

// judge applies the stopping rules of the original's loop to the step that was
// just made.
func (e *Episode) judge(out Outcome) Status {
	if out.Done {
		return Done
	}
	if !e.setup.Patient && e.step >= e.rules.JudgeFrom {
		if out.Reward < 0 {
			e.negatives++
		} else {
			e.negatives = 0
		}
		if out.Down || e.negatives > e.rules.Patience {
			return LostPatience
		}
	}
	if e.step+1 >= e.Limit() {
		return TimeUp
	}
	return Running
}

// lastLayer names the layer whose activations are the action.
func (e *Episode) lastLayer() string {
	layers := e.Network.Layers()
	return layers[len(layers)-1].Name
}

func (e *Episode) diverge(err error) Status {
	e.status, e.err = Diverged, err
	return Diverged
}

// Run lives to the end of the episode.
func (e *Episode) Run() Result {
	for e.Step() == Running {
	}
	return Result{Score: e.score, Steps: e.step, Status: e.status, Err: e.err}
}

// Result is what is left of an episode.
type Result struct {
	Score  float64 // sum of the rewards
	Steps  int
	Status Status
	Err    error // where the status is Diverged
}

// Limit is the number of steps after which the episode ends.
func (e *Episode) Limit() int {
	if e.setup.MaxSteps > 0 {
		return e.setup.MaxSteps
	}
	return e.rules.Steps
}

// Steps is the number of control steps made.
func (e *Episode) Steps() int { return e.step }

// Score is the sum of the rewards so far.
func (e *Episode) Score() float64 { return e.score }

// Status says whether the episode goes on.
func (e *Episode) Status() Status { return e.status }

// Err says what diverged, where the status is Diverged.
func (e *Episode) Err() error { return e.err }

// Rewards are the rewards of all steps so far; the slice is reused.
func (e *Episode) Rewards() []float64 { return e.rewards }

// Observation is what the agent will see at the next step, through the senses that it
// then has; the slice is reused.
func (e *Episode) Observation() []float32 { return e.observation }

// Action is the action of the last step, held actuators included; the slice is
// reused.
func (e *Episode) Action() []float32 { return e.action }

// Genome is the rule set that the agent lives by.
func (e *Episode) Genome() *brain.Genome { return e.genome }

// Setup is the recipe that the episode was started with.
func (e *Episode) Setup() Setup { return e.setup }

// Parts appends the complete state of the episode to dst: the world's parts,
// the network's, and the loop's own.
func (e *Episode) Parts(dst []Part) []Part {
	dst = e.World.Parts(dst)
	for i, name := range e.Network.Parts() {
		dst = append(dst, Part{Name: name, Bytes: e.Network.AppendPart(nil, i)})
	}
	return append(dst, Part{Name: "loop", Bytes: e.loopState()})
}
