package lesson

import (
	"cmp"
	"context"
	"math"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
	"hebbarium/physics/ant"
)

// told is a lesson's episode with what its captions speak of.
type told struct {
	*testing.T
	lesson  *Lesson
	genome  *brain.Genome
	rewards []float64
	twin    []float64   // rewards of the twin that is spared every injury
	weights [][]float32 // at rest after so many steps, where the script speaks
	scale   recovery.Scale
	changes []float64 // mean |Δw| of each step
	spared  []float64 // the twin's
}

// tell lives a shipped lesson, and its twin's life.
func tell(t *testing.T, name string) *told {
	t.Helper()
	return tellBy(t, name, "")
}

// tellBy lives a shipped lesson by another rule set, its own where that is "".
func tellBy(t *testing.T, name, rules string) *told {
	t.Helper()
	all := shipped(t)
	i := slices.IndexFunc(all, func(l *Lesson) bool { return strings.Contains(l.Name, name) })
	if i < 0 {
		t.Fatalf("no lesson is called %s", name)
	}
	l := all[i]
	g, err := brain.Load(filepath.Join("..", "..", "saves", cmp.Or(rules, l.Rules)+".safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	setup, err := l.Setup(g.Card)
	if err != nil {
		t.Fatal(err)
	}
	setup.MaxSteps = l.End + 1 // the window lets a life go on
	life := &told{T: t, lesson: l, genome: g, weights: make([][]float32, l.End)}
	life.rewards, life.changes = life.live(setup, true)
	setup.Events = episode.Spared(setup.Events, 0)
	life.twin, life.spared = life.live(setup, false)
	return life
}

func (l *told) live(setup episode.Setup, keep bool) (rewards, changes []float64) {
	l.Helper()
	w, err := episode.NewWorld(l.lesson.World, "builtin")
	if err != nil {
		l.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(l.genome.Arch, l.genome.Rule))
	if err != nil {
		l.Fatal(err)
	}
	e.Network.TrackChange(true)
	if err := e.Start(l.genome, setup); err != nil {
		l.Fatal(err)
	}
	l.scale = recovery.ScaleOf(e, l.genome.Card)
	for e.Steps() < l.lesson.End {
		if keep {
			e.ApplyDue()
			for _, layer := range e.Network.Layers() {
				l.weights[e.Steps()] = append(l.weights[e.Steps()], layer.W...)
			}
		}
		if status := e.Step(); status != episode.Running && e.Steps() < l.lesson.End {
			l.Fatalf("the episode is over (%s) at step %d of %d", status, e.Steps(), l.lesson.End)
		}
		sum, n := 0.0, 0
		for _, layer := range e.Network.Layers() {
			for _, d := range layer.Change() {
				sum += math.Abs(float64(d))
			}
			n += len(layer.W)
		}
		changes = append(changes, sum/float64(n))
	}
	return slices.Clone(e.Rewards()), changes
}

// at is the step of the entry whose caption has these words, which are what the
// claim that is tested rests on.
func (l *told) at(words string) int {
	l.Helper()
	for i := range l.lesson.Script {
		if strings.Contains(l.lesson.Script[i].Caption, words) {
			return l.lesson.Script[i].At
		}
	}
	l.Fatalf("%s: no caption says %q any more: its claim needs another test", l.lesson.Title, words)
	return 0
}

// claim reports a caption that is not true any more.
func (l *told) claim(words string, holds bool, found ...any) {
	l.Helper()
	l.at(words)
	if !holds {
		l.Errorf("%s: %q is not what %s with seed %d does: found %v", l.lesson.Title, words, l.lesson.Rules, l.lesson.Seed, found)
	}
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// apart is the distance of two points in the space of the weights.
func apart(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		sum += d * d
	}
	return math.Sqrt(sum)
}

// recovery is what the read-out says at a step of the lesson's only injury, against the
// twin that was spared it; a condition was in force for so many steps.
func (l *told) recovery(injured, lasted, until int) recovery.Recovery {
	return recovery.Measure(l.rewards[injured:until], l.twin[injured:], episode.Event{Step: injured}, lasted, l.scale)
}

// hundred is how 100 lives of a rule set, seeds that neither training nor choosing used,
// recover from what the lesson does at a step.
func (l *told) hundred(rules string, at int) rollout.RecoverySummary {
	l.Helper()
	return l.lives(rules, slices.DeleteFunc(slices.Clone(l.lesson.Events()), func(e episode.Event) bool { return e.Step != at }))
}

// lives is how 100 lives of a rule set recover from the first of these events.
func (l *told) lives(rules string, events []episode.Event) rollout.RecoverySummary {
	l.Helper()
	g, err := brain.Load(filepath.Join("..", "..", "saves", rules+".safetensors"))
	if err != nil {
		l.Fatal(err)
	}
	setup, err := l.lesson.Setup(g.Card)
	if err != nil {
		l.Fatal(err)
	}
	setup.Seed, setup.Patient, setup.Events = freshSeeds, true, events
	pool, err := rollout.NewPool(g.Arch.Name, "", g.Arch, g.Rule, runtime.NumCPU())
	if err != nil {
		l.Fatal(err)
	}
	ev, err := rollout.Evaluate(context.Background(), pool, g, setup, 100, nil)
	if err != nil {
		l.Fatal(err)
	}
	one := ev.Recoveries[0]
	one.Rollouts = nil // too long to be told
	return one
}

// freshSeeds is the first of the seeds that no training used, and by which neither a rule set nor what a lesson shows was chosen.
const freshSeeds = 2_500_001

// before is the mean reward of the 40 steps before a step, as in the read-out.
func (l *told) before(step int) float64 { return mean(l.rewards[step-40 : step]) }

func TestBornRandomIsTrue(t *testing.T) {
	l := tell(t, "born-random")
	way := mean(l.rewards[l.at("on its way"):l.at("It drives")])
	l.claim("on its way", way > 0.3, way)
	rest := slices.Min(l.changes[l.at("never come to rest") : l.at("never come to rest")+100])
	l.claim("never come to rest", rest > 0, rest)
	cut := l.at("drawn anew")
	usual := 0.0
	for step := cut - 50; step < cut; step++ {
		usual = max(usual, apart(l.weights[step], l.weights[step-1]))
	}
	l.claim("drawn anew", apart(l.weights[cut], l.weights[cut-1]) > 1.3*usual, apart(l.weights[cut], l.weights[cut-1]), usual)
	again := mean(l.rewards[l.at("drive goes on"):])
	l.claim("drive goes on", again > 0.7*l.before(cut), again, l.before(cut))
}

func TestAttractorIsTrue(t *testing.T) {
	l := tell(t, "attractor")
	settled, jump, back, more, last := l.at("comes to a region"), l.at("A jump"), l.at("It is back"), l.at("Once more"), l.at("falling into")
	// The region's middle, and how far from it the point wanders while nothing is done.
	middle := make([]float32, len(l.weights[0]))
	for _, w := range l.weights[settled:jump] {
		for i, v := range w {
			middle[i] += v / float32(jump-settled)
		}
	}
	far := func(step int) float64 { return apart(l.weights[step], middle) }
	reach := 0.0
	for step := settled; step < jump; step++ {
		reach = max(reach, far(step))
	}
	l.claim("runs off at once", far(0) > 1.3*reach && far(20) < far(0), far(0), far(20), reach)
	l.claim("somewhere else", far(jump) > 1.3*reach, far(jump), reach)
	l.claim("It is back", far(back) < 1.2*reach, far(back), reach)
	for step := back; step < more; step++ {
		l.claim("a region that it does not leave", far(step) < 1.25*reach, step, far(step), reach)
	}
	l.claim("Once more", far(more) > 1.2*reach, far(more), reach)
	l.claim("falling into", far(last) < 1.3*reach, far(last), reach)
}

func TestAThirdGoneIsTrue(t *testing.T) {
	l := tell(t, "third")
	cut := l.at("set to zero")
	zeros := func(w []float32) float64 {
		n := 0
		for _, v := range w {
			if v == 0 {
				n++
			}
		}
		return float64(n) / float64(len(w))
	}
	l.claim("set to zero", math.Abs(zeros(l.weights[cut])-0.33) < 0.03, zeros(l.weights[cut]))
	next := zeros(l.weights[l.at("One step later")])
	l.claim("written again", next < 0.2, next) // synapses between two silent neurons write by D alone
	over := zeros(l.weights[l.at("wrote it over")])
	l.claim("wrote it over", over < 0.02, over)
	r := l.recovery(cut, 0, l.at("Below: it did not slow"))
	l.claim("Below: it did not slow", r.Standing == recovery.NoFall, r)
	r = l.recovery(cut, 0, l.lesson.End)
	l.claim("as the same car would have that kept", r.Standing == recovery.NoFall && r.LostAt < 0 && r.Kept > 0.9, r)
}

func TestSaturatedActuatorsAreTrue(t *testing.T) {
	l := tell(t, "saturated")
	from, free, walks := l.at("held at +1"), l.at("Free again"), l.at("It walks again")
	if free != from+100 {
		t.Errorf("the motors are free at step %d, the caption stands from %d", from+100, free)
	}
	held := mean(l.rewards[from+30 : free])
	r := l.recovery(from, free-from, free)
	l.claim("could not move", r.Standing == recovery.InForce && r.Kept < 0.5, r)
	r = l.recovery(from, free-from, l.lesson.End)
	l.claim("It walks again", r.Standing == recovery.Holding || r.Standing == recovery.Back, r)
	l.claim("could not move", held < 0.4*l.before(from), held, l.before(from))
	writes := slices.Min(l.changes[from:free])
	l.claim("go on changing", writes > 0, writes)
	again := mean(l.rewards[walks:])
	l.claim("It walks again", again > 0.6*l.before(from), again, l.before(from))
	many, static := l.hundred("ant", from), l.hundred(fixed, from)
	l.claim("Of 100 such lives 95 came back", many.Back == 95, many)
	l.claim("half within 157 steps", many.BackAfter == 157, many)
	l.claim("of fixed weights, 99", static.Back == 99, static)
}

// fixed is the static rule set that lives beside the walker.
const fixed = "ant-static-any-leg"

// lost is a leg that a life of training loses all or part of, at birth or from one of its later steps on.
var lost = regexp.MustCompile(`(\d+)(?:\.\.\d+)?:leg:\d=([\d.]+)`)

// The rules were evolved on what the lesson speaks of, by the command on their own card, the
// fixed weights on bodies that were born so, and so many of a hundred lives come back as it says.
func TestALostLegIsTrue(t *testing.T) {
	l := tell(t, "lost-leg")
	whole, part, walking := 0, 0, 0
	for _, m := range lost.FindAllStringSubmatch(l.genome.Card.Command, -1) {
		if m[2] == "0" {
			whole++
		} else {
			part++
		}
		if m[1] != "0" {
			walking++
		}
	}
	l.claim("lost a leg or a part of one, at birth or in mid-walk", whole > 0 && part > 0 && walking > 0 && walking < whole+part, whole, part, walking)
	body, err := ant.ParseBody("right")
	if err != nil {
		t.Fatal(err)
	}
	l.claim("right front leg", body.Lower[3] < 1 && body.Lower[0] == 1, body) // the paper's name of it
	cut, walks := l.at("right front leg"), l.at("It walks.")
	r := l.recovery(cut, 0, l.at("write on"))
	l.claim("It stumbles", r.Standing == recovery.Fell && r.FellTo < 0.6, r)
	r = l.recovery(cut, 0, l.at("no proof of learning"))
	l.claim("It walks.", r.Standing == recovery.Back && r.BackAfter < walks-cut, r)
	pace := mean(l.rewards[walks-60:])
	l.claim("It walks.", pace > 0.8*l.before(cut), pace, l.before(cut))
	many, static := l.hundred("ant", cut), l.hundred(fixed, cut)
	l.claim("Of 100 such lives 56 came back", many.Back == 56, many)
	l.claim("fixed weights evolved on bodies born so, 58", static.Back == 58, static)
	anew, err := episode.ParseEvent("300:randomise:normal=0.14")
	if err != nil {
		t.Fatal(err)
	}
	many, static = l.lives("ant", []episode.Event{anew}), l.lives(fixed, []episode.Event{anew})
	l.claim("rules write on", many.Back+many.NoFall >= 97, many)
	l.claim("fixed weights are gone", static.Back+static.NoFall == 0 && static.NotBack >= 99, static)
}

func TestStaticAgainstPlasticIsTrue(t *testing.T) {
	l := tell(t, "static")
	on := l.at("may learn, too")
	l.claim("not one of its weights changes", slices.Equal(l.weights[0], l.weights[on]))
	still := mean(l.rewards[l.at("Static:"):on])
	l.claim("no gait", still < 0.1*mean(l.twin[on:]), still, mean(l.twin[on:]))
	way := mean(l.twin[l.at("The twin is on its way"):on])
	l.claim("The twin is on its way", way > 0.3, way)
	gait := mean(l.rewards[l.at("Here is its gait"):])
	l.claim("Here is its gait", gait > 0.6*mean(l.twin[on:]), gait, mean(l.twin[on:]))
}

func TestRandomRulesAreTrue(t *testing.T) {
	l := tell(t, "when-rules")
	back := l.at("rules are back")
	here, twin := mean(l.changes[l.at("about as much"):back]), mean(l.spared[l.at("about as much"):back])
	l.claim("about as much", here > twin/2 && here < 2*twin, here, twin)
	drives := mean(l.rewards[l.at("does not drive"):back])
	l.claim("does not drive a car", drives < 0.3*mean(l.twin[l.at("does not drive"):back]), drives)
	found := mean(l.rewards[l.at("finds its way"):])
	l.claim("finds its way", found > 0.5*mean(l.twin[back:]), found, mean(l.twin[back:]))
}
