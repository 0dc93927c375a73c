package session

import (
	"cmp"
	"slices"

	"hebbarium/app/session/footing"
	"hebbarium/app/session/modulated"
	"hebbarium/app/session/trail"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/sense"
	"hebbarium/physics/ant"
)

// Rules says which rule set a session lives by.
type Rules struct {
	Name   string // of the file, without its extension
	Path   string // "" for random rules
	SHA256 string // of the file
	Card   brain.Card
	Genome *brain.Genome
}

// Marker is an event of the episode with what became of it.
type Marker struct {
	Event    episode.Event
	Does     episode.Perturbation // what the event is
	Recovery recovery.Recovery    // of an injury; those of one step share it
	Control  []float64            // rewards of its control, from its step on
	Measured bool                 // there is a recovery to speak of
	Due      bool                 // not applied yet: it waits for the next step
	Regions  []brain.Region
}

// Pose is where the body was after a step.
type Pose = episode.Pose

// CarView is what there is to see of the car's world.
type CarView = episode.CarView

// Snapshot is a moment of an episode, complete and independent of it. Slices of
// history (rewards, changes, poses, events) never change once published; the
// others belong to the snapshot until the reader takes the next one.
type Snapshot struct {
	Serial uint64 // grows with each
	Obeyed uint64 // commands until then
	World  string
	Rules  *Rules
	Setup  episode.Setup

	Step    int // control steps made
	Edge    int // steps known: more than Step where the user has gone back
	Limit   int
	Score   float64
	Status  episode.Status
	Err     error // what diverged
	Playing bool
	Speed   float64
	Slow    int // steps for which an injury is still shown in slow motion, whatever the speed is
	Seeking int // step to which an episode is being lived anew, or -1

	Rewards []float64 // of each known step
	Changes []float64 // mean |Δw| of each known step
	Sizes   []float64 // mean |w| after each known step
	Poses   []Pose    // of each known step, the first being the start
	// Samples are some of the weights, the start first, every SampleEvery steps;
	// Recent are those of every step from RecentFrom on.
	Samples     [][]float32
	SampleEvery int
	Recent      [][]float32
	RecentFrom  int
	Modulation  modulated.Trace // of each known step
	Markers     []Marker        // in order of steps
	Unreached   []episode.Event // of the recipe, which the episode did not live to: it is over
	Other       *Other          // another future to compare with, nil for none
	CanUndo     bool
	CanRedo     bool

	Weights      [][]float32 // per layer, [pre][post]
	Deltas       [][]float32 // last change of the weights
	Activations  [][]float32 // per set of neurons, inputs first
	Coefficients [][][]float32
	Frozen       [][]bool // per layer; nil where nothing is frozen
	Plastic      bool
	RandomRules  bool
	Clamped      bool // m is clamped, to Clamp
	Clamp        float32
	// Strengths are what each term is multiplied by, per layer, in the rule's order; nil
	// where every one is as the rules have it. It never changes once published.
	Strengths [][]float32
	Action    []float32 // of the last step, but for actuators that are held now
	Held      []int     // steps that each actuator is still held
	Driven    []bool    // actuators that a person has
	Hands     bool      // and a person is there to move them
	Actuators []string
	Engine    string // of the physics that the body is in, with its version
	NoMujoco  error  // why the body cannot go on in MuJoCo, nil where it can

	Senses     sense.State // what of them is struck; it never changes once published
	Conditions []Condition // where each knob of the world stands

	View any        // what there is to see of the world: its own Viewer's view
	Car  *CarView   // View in the car's world, nil in another
	Ant  *ant.State // View in the ant's world, nil in another
	Twin *TwinView  // nil where there is none
	// Rival is what lives beside the life, nil for nothing.
	Rival *RivalView
	Note  string // the last refusal, "" for none

	Fallen footing.Fallen // at Step
	Usual  float64        // pace of the rule set, reward a step

	Evolved int // steps of the lives that its rules were evolved in, 0 where they were not
}

// Live tells whether the snapshot is at the newest step known.
func (s *Snapshot) Live() bool { return s.Step >= s.Edge }

// fill writes the present moment into a buffer, reusing its memory.
func (l *life) fill(s *Snapshot) {
	e := l.episode
	l.serial++
	s.Serial, s.World, s.Rules, s.Setup = l.serial, e.World.Name(), &l.rules, e.Setup()
	s.Setup.Events = nil
	s.Step, s.Edge, s.Limit = e.Steps(), l.history.Live(), e.Limit()
	s.Score, s.Status, s.Err = e.Score(), e.Status(), e.Err()
	s.Playing, s.Speed, s.Slow, s.Seeking, s.Note = l.playing, l.pace.speed, slowLeft(l), l.target, l.note
	s.Rewards, s.Changes, s.Sizes, s.Poses, s.Samples = l.rewards, l.changes, l.sizes, l.poses, l.samples.Values
	s.SampleEvery, s.Recent, s.RecentFrom = l.samples.Every, l.samples.recent.values, l.samples.recent.first
	s.CanUndo, s.CanRedo = len(l.undo) > 0 || hurtBy(l) >= 0, len(l.redo) > 0
	s.Markers, s.Unreached, s.Other = l.markers(), unreached(l), l.other()

	layers := e.Network.Layers()
	s.Weights, s.Deltas = resized(s.Weights, len(layers)), resized(s.Deltas, len(layers))
	s.Activations = resized(s.Activations, len(layers)+1)
	for i, layer := range layers {
		s.Weights[i] = append(s.Weights[i][:0], layer.W...)
		s.Deltas[i] = append(s.Deltas[i][:0], layer.Change()...)
		s.Activations[i+1] = append(s.Activations[i+1][:0], layer.Out...)
	}
	s.Activations[0] = append(s.Activations[0][:0], layers[0].In...)
	s.Coefficients, s.Frozen, s.RandomRules, s.Strengths = l.coefficients, l.frozen, l.randomRules, l.strengths
	s.Plastic, s.Modulation = e.Network.Plastic(), l.modulation
	s.Clamp, s.Clamped = e.Network.Clamped()
	s.Action = append(s.Action[:0], e.Action()...)
	if s.Step == 0 {
		clear(s.Action)
	}
	e.Restrain(s.Action)
	s.Held, s.Driven, s.Hands = e.Held(s.Held), e.Driven(s.Driven), l.hands.on
	s.Actuators = e.World.Actuators()
	s.Engine, s.NoMujoco = e.World.Physics(), l.noMujoco
	if w, ok := e.World.(episode.PhysicsSwitcher); ok {
		s.Engine = w.Engine()
	}
	l.fillWorld(s)
	s.Senses, s.Conditions = e.Senses(), conditions(s.Conditions, e)
	l.fillTwin(s)
	l.rival.fill(l, s)
	s.Usual = l.scale.Usual
	s.Fallen = footing.Of(e, s.Rewards, s.Ant, s.Usual)
	if s.Evolved = 0; l.rules.Card.Generations > 0 {
		s.Evolved = cmp.Or(l.rules.Card.Steps(), e.World.Rules().Steps)
	}
}

func resized[T any](s []T, n int) []T {
	if len(s) == n {
		return s
	}
	return make([]T, n)
}

// fillWorld copies what there is to see of the world.
func (l *life) fillWorld(s *Snapshot) {
	if w, ok := l.episode.World.(episode.Viewer); ok {
		s.View = w.View(s.View)
	}
	if s.Car, _ = s.View.(*CarView); s.Car != nil && l.episode.Struck() {
		s.Car.See(l.episode.Observation())
	}
	s.Ant, _ = s.View.(*ant.State)
}

// markers lists the events of the recipe up to the newest known step.
func (l *life) markers() []Marker {
	events, live := l.history.Events(), l.history.Live()
	done := len(l.episode.Applied())
	out := make([]Marker, 0, len(events))
	for i, ev := range events {
		if ev.Step > live {
			break // of a replay or a lesson, and not to be told before its time
		}
		if ev.Kind == "drive" {
			continue // of which there are many, and all that one sees of them is the wheel
		}
		m := Marker{Event: ev, Due: ev.Step >= live && i >= done}
		var err error
		if m.Does, err = ev.Perturbation(); err != nil {
			continue // no life applies it
		}
		m.Regions = m.Does.Regions(l.episode.Network)
		if k := l.injury(ev.Step); m.Does.Damages() && k >= 0 {
			m.Recovery, m.Control = l.recovery(k), l.list[k].Rewards
			m.Measured = m.Recovery.Measured || m.Recovery.BackAfter >= 0
		}
		out = append(out, m)
	}
	return out
}

// unreached are the events of the recipe for which the episode was over too soon.
func unreached(l *life) []episode.Event {
	live := l.history.Live()
	if l.episode.Steps() == live {
		l.closed = l.episode.Status() != episode.Running
	}
	if events := l.history.Events(); l.closed {
		for i, ev := range events {
			if ev.Step > live {
				return events[i:len(events):len(events)]
			}
		}
	}
	return nil
}

// remember appends the step just made to the trace.
func (l *life) remember() {
	e := l.episode
	if made := len(e.Rewards()); made > len(l.rewards) {
		l.rewards = append(l.rewards, e.Rewards()[made-1])
		if n := len(l.changes); !l.looks(made-1) && n > 0 {
			l.changes, l.sizes = append(l.changes, l.changes[n-1]), append(l.sizes, l.sizes[n-1])
		} else {
			layers := e.Network.Layers()
			l.changes = append(l.changes, trail.MeanSize(layers, (*brain.Layer).Change))
			l.sizes = append(l.sizes, trail.MeanSize(layers, func(layer *brain.Layer) []float32 { return layer.W }))
		}
		l.poses = append(l.poses, poseOf(l.episode))
		l.samples.add(made, l.sample)
		l.modulation.Add(e.Network)
	}
}

func poseOf(e *episode.Episode) Pose {
	if w, ok := e.World.(episode.Viewer); ok {
		return w.Pose()
	}
	return Pose{}
}

// changeEvery is the number of steps between two looks at every synapse at full speed,
// where looking at each step would take longer than the step, and while nobody sees them.
const changeEvery = 16

// looks tells whether every synapse is looked at before and after a step.
func (l *life) looks(step int) bool {
	return l.pace.speed < Max && !l.unseen || step%changeEvery == 0
}

// observeNetwork renews what only events change: frozen synapses and the rules
// in force. Published slices are replaced, never written.
func (l *life) observeNetwork() {
	layers := l.episode.Network.Layers()
	l.frozen = nil
	for _, layer := range layers {
		if layer.FrozenCount() > 0 {
			l.frozen = make([][]bool, len(layers))
			break
		}
	}
	for i, layer := range layers {
		if l.frozen == nil || layer.FrozenCount() == 0 {
			continue
		}
		mask := make([]bool, len(layer.W))
		for k := range mask {
			mask[k] = layer.Frozen(k/layer.Post, k%layer.Post)
		}
		l.frozen[i] = mask
	}
	random := false
	for _, ev := range l.episode.Applied() {
		if p, err := ev.Perturbation(); err == nil {
			if r, ok := p.(episode.Rules); ok {
				random = r.Random
			}
		}
	}
	l.randomRules = random
	rule := l.episode.Network.Rule()
	coefficients, strengths, termed := make([][][]float32, rule.Planes()), make([][]float32, len(layers)), false
	for k := range rule.Switches() {
		for i, layer := range layers {
			by := layer.Strength(k)
			strengths[i], termed = append(strengths[i], by), termed || by != 1
			if k >= rule.Planes() {
				continue
			}
			c := layer.Coefficient(k)
			if random || by != 1 {
				c = slices.Clone(c)
			}
			coefficients[k] = append(coefficients[k], c)
		}
	}
	if l.coefficients, l.strengths = coefficients, nil; termed {
		l.strengths = strengths
	}
}
