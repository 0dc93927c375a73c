package lesson

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
	"hebbarium/evolve/recovery"
)

// The synapse that the lesson puts under the microscope, of layer 2, [pre][post].
const shownPre, shownPost = 65, 57

func TestOneSynapseIsTrue(t *testing.T) {
	l := tell(t, "one-synapse")
	l.at(fmt.Sprintf("from neuron %d behind the senses to neuron %d", shownPre, shownPost))
	cut, end := l.at("A is switched off"), l.at("a fifth slower")
	// Layer 2 lies behind layer 1.
	sizes := l.genome.Arch.Sizes
	k := sizes[0]*sizes[1] + shownPre*sizes[2] + shownPost
	crossed := 0
	for step := 1; step <= l.at("crossed zero"); step++ {
		if l.weights[step][k]*l.weights[step-1][k] < 0 {
			crossed++
		}
	}
	l.claim("crossed zero more than once", crossed > 1, crossed)
	l.claim("One synapse of 12,288", l.genome.Arch.Synapses() == 12288, l.genome.Arch.Synapses())
	l.claim("while the ant walks", l.before(cut) > 1, l.before(cut))
	pace := mean(l.rewards[cut+40 : end])
	l.claim("about a fifth slower", pace > 0.75*mean(l.twin[cut+40:end]) && pace < 0.85*mean(l.twin[cut+40:end]), pace, mean(l.twin[cut+40:end]))
	largest := l.layersLargest(l.at("divided by its largest weight"))
	l.claim("divided by its largest weight", len(largest) == 3 && slices.Min(largest) > 0.999999 && slices.Max(largest) < 1.000001, largest)
}

// What the microscope shows is what the rule's own numbers give: the four terms, added, times
// η, and of the whole network nothing but the synapse's two ends.
func TestSumOfTermsTimesEtaIsTrue(t *testing.T) {
	l := tell(t, "one-synapse")
	const layer, pre, post = 2, shownPre, shownPost
	setup, err := l.lesson.Setup(l.genome.Card)
	if err != nil {
		t.Fatal(err)
	}
	w, err := episode.NewWorld(l.lesson.World, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(l.genome.Arch, l.genome.Rule))
	if err == nil {
		err = e.Start(l.genome, setup)
	}
	if err != nil {
		t.Fatal(err)
	}
	past := episode.NewHistory(1 << 20)
	past.Begin(e)
	for past.Follow(e); e.Steps() < l.lesson.End && e.Step() == episode.Running; past.Follow(e) {
	}
	lens, err := microscope.New(l.lesson.World, "", l.genome)
	if err == nil {
		err = lens.Look(microscope.Target{Layer: layer, Pre: pre, Post: post})
	}
	if err == nil {
		err = lens.Take(setup, past)
	}
	if err != nil {
		t.Fatal(err)
	}
	names := l.genome.Rule.Coefficients()
	k := pre*l.genome.Arch.Sizes[layer] + post
	of := func(name string) float64 {
		return float64(l.genome.Plane(layer-1, slices.Index(names, name))[k])
	}
	off, largest, worst := l.at("A is switched off"), 0.0, 0.0
	for step := 1; step < l.lesson.End; step++ {
		m, err := lens.Step(step)
		if err != nil {
			t.Fatal(err)
		}
		o, p, a := float64(m.Pre), float64(m.Post), of("A")
		if step > off {
			a = 0
		}
		wrote := of("eta") * (a*o*p + of("B")*o + of("C")*p + of("D"))
		largest = max(largest, math.Abs(wrote))
		worst = max(worst, math.Abs(float64(lens.Entry().Updated)-m.Before-wrote))
	}
	l.claim("Their sum times η is what its rule writes", largest > 0.1 && worst < 1e-5*largest, worst, largest)
	l.claim("A by both its ends together, B by the sender, C by the receiver, D always", worst < 1e-5*largest, worst, largest)
	l.claim("the one term that asks both ends", of("A") != 0 && of("B") != 0 && of("C") != 0 && of("D") != 0)
}

// layersLargest is the largest weight of each layer, at rest after so many steps.
func (l *told) layersLargest(step int) (out []float64) {
	from, sizes := 0, l.genome.Arch.Sizes
	for i := range len(sizes) - 1 {
		to, largest := from+sizes[i]*sizes[i+1], 0.0
		for _, w := range l.weights[step][from:to] {
			largest = max(largest, math.Abs(float64(w)))
		}
		from, out = to, append(out, largest)
	}
	return out
}

func TestWithoutDIsTrue(t *testing.T) {
	l := tell(t, "without-d")
	off, still, on, end := l.at("switched off"), l.at("hardly moves"), l.at("D is back"), l.at("It walks again")
	l.claim("It walks", l.before(off) > 1, l.before(off))
	l.claim("Weights go on changing", slices.Min(l.changes[still:on]) > 0)
	pace := mean(l.rewards[still:on])
	l.claim("hardly moves", pace < 0.1*l.before(off), pace, l.before(off))
	l.claim("D is back, and nothing else", slices.Equal(l.lesson.Script[4].Events, []string{"terms:D=1"}), l.lesson.Script[4].Events)
	back := mean(l.rewards[end-80:])
	l.claim("It walks again", back > 0.7*l.before(off), back, l.before(off))
	l.claim("The outlined twin", l.lesson.Twin)
}

func TestBlindedAndSlipperyIsTrue(t *testing.T) {
	l := tell(t, "blinded")
	ice, slow, usual, again := l.at("less than a third"), l.at("half as fast"), l.at("as it was"), l.at("within two seconds")
	share := mean(l.rewards[slow-60:usual]) / mean(l.twin[slow-60:usual])
	l.claim("about half as fast", share > 0.4 && share < 0.67, share)
	back := mean(l.rewards[usual+80 : again+40])
	l.claim("so is its pace", again-usual <= 120 && back > 0.85*l.before(ice), back, l.before(ice))
	dark, stands, on, end := l.at("go dark"), l.at("stands still"), l.at("senses are back"), l.at("walks as before")
	l.claim("all 28 senses", l.genome.Arch.Sizes[0] == 28)
	still := mean(l.rewards[stands-20 : on])
	l.claim("stands still", still < 0.1*l.before(dark), still, l.before(dark))
	pace := mean(l.rewards[end-20:])
	l.claim("It walks as before", pace > 0.9*l.before(ice), pace, l.before(ice))
	if testing.Short() {
		t.Skip("100 lives take too long for -short")
	}
	walk, static := l.atThreeQuarters(end), tellBy(t, "blinded", fixed).atThreeQuarters(end)
	l.claim("93 of 100 such lives are at 75 % of their twin’s pace", walk == 93, walk)
	l.claim("of fixed weights, 83", static == 83, static)
}

// atThreeQuarters is how many of 100 fresh lives have that share of their twin's pace from a step on.
func (l *told) atThreeQuarters(from int) (n int) {
	l.Helper()
	for seed := uint64(freshSeeds); seed < freshSeeds+100; seed++ {
		one := *l.lesson
		one.Seed = seed
		if own, twin := l.rewardsOf(&one); mean(own[from:l.lesson.End]) >= 0.75*mean(twin[from:l.lesson.End]) {
			n++
		}
	}
	return n
}

func TestManyLivesIsTrue(t *testing.T) {
	l := tell(t, "many-lives")
	cut, until := l.at("Will it come back"), l.at("More than half of the 36 are back")
	r := l.recovery(cut, 0, l.at("evidence, or luck"))
	l.claim("This one is back", r.Standing == recovery.Back, r)
	fell := l.recovery(cut, 0, l.at("This one is back"))
	l.claim("It stumbles", fell.FellTo < 0.9, fell)
	back, not, came, kept := l.crowd(cut, until)
	l.claim("More than half of the 36 are back, and many are not", back > 18 && not >= 9, back, not)
	_, _, static, never := tellBy(t, "many-lives", fixed).crowd(cut, until)
	l.claim(fmt.Sprintf("%d came back, %d did not; of 36 with fixed weights %d did", came, 36-came, static+never), kept == 0, kept)
}

// crowd is what becomes of the lesson's 36 lives after its injury: how many are back or never
// slowed at a step, how many are not, and in the end how many came back and how many never slowed.
func (l *told) crowd(cut, until int) (back, not, came, kept int) {
	l.Helper()
	for seed := l.lesson.Seed; seed < l.lesson.Seed+36; seed++ {
		one := *l.lesson
		one.Seed = seed
		own, twin := l.rewardsOf(&one)
		r := recovery.Measure(own[cut:until], twin[cut:until], episode.Event{Step: cut}, 0, l.scale)
		switch end := recovery.Measure(own[cut:], twin[cut:], episode.Event{Step: cut}, 0, l.scale); {
		case end.Ended != recovery.ByTime && end.Standing != recovery.TooSlow:
			l.Errorf("seed %d: not told at the end: %+v", seed, end)
		case end.Standing == recovery.Back:
			came++
		case end.Standing == recovery.NoFall && end.LostAt < 0:
			kept++
		}
		switch r.Standing {
		case recovery.Back, recovery.NoFall:
			back++
		case recovery.Fell, recovery.Holding, recovery.LostAgain:
			not++
		}
	}
	return back, not, came, kept
}

// rewardsOf lives the lesson's recipe with another seed, and its twin's.
func (l *told) rewardsOf(lesson *Lesson) (own, twin []float64) {
	l.Helper()
	setup, err := lesson.Setup(l.genome.Card)
	if err != nil {
		l.Fatal(err)
	}
	setup.MaxSteps = lesson.End + 1
	live := func() []float64 {
		w, err := episode.NewWorld(lesson.World, "builtin")
		if err != nil {
			l.Fatal(err)
		}
		e, err := episode.New(w, brain.NewNetwork(l.genome.Arch, l.genome.Rule))
		if err != nil {
			l.Fatal(err)
		}
		if err := e.Start(l.genome, setup); err != nil {
			l.Fatal(err)
		}
		for e.Steps() < lesson.End && e.Step() == episode.Running {
		}
		return slices.Clone(e.Rewards())
	}
	own = live()
	setup.Events = episode.Spared(setup.Events, 0)
	return own, live()
}

func TestTwoPhysicsIsTrue(t *testing.T) {
	l := tell(t, "two-physics")
	there, on, back := l.at("another physics"), l.at("It drives on"), l.at("Back in the first")
	l.claim("another physics: Box2D", slices.Equal(l.lesson.Script[1].Events, []string{"physics:box2d"}), l.lesson.Script[1].Events)
	l.claim("The weights write on", slices.Min(l.changes[there:back]) > 0)
	pace := mean(l.rewards[on-60 : back])
	l.claim("It drives on", pace > 0.75*l.before(there), pace, l.before(there))
	again := mean(l.rewards[back:])
	l.claim("And on", again > 0.75*l.before(there), again, l.before(there))
}
