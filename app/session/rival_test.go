package session

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// staticBeside is a static rule set as a rival.
func staticBeside(t *testing.T, name string) *Rival {
	t.Helper()
	r := walker(t, name)
	return &Rival{Choice: "static", Name: name, Rules: r}
}

// besides waits until the rival is at a step, with the life.
func besides(step int) func(*Snapshot) bool {
	return func(s *Snapshot) bool {
		return s.Step == step && s.Seeking < 0 && s.Rival != nil && s.Rival.Behind == 0 && s.Rival.Step == step
	}
}

// livedAlone wants a rival to be, to the last bit, what its own recipe gives alone.
func livedAlone(t *testing.T, what string, v *RivalView, setup episode.Setup, g *brain.Genome) {
	t.Helper()
	e, err := newEpisode(g.Arch.Name, "", g)
	if err != nil {
		t.Fatal(err)
	}
	setup.Patient = true
	if err := e.Start(g, setup); err != nil {
		t.Fatal(err)
	}
	for range v.Step {
		e.Step()
	}
	e.ApplyDue()
	if v.Score != e.Score() || v.Step != e.Steps() {
		t.Fatalf("%s: step %d with score %v, want step %d with %v", what, v.Step, v.Score, e.Steps(), e.Score())
	}
	for i, l := range e.Network.Layers() {
		if !slices.Equal(v.Weights[i], l.W) {
			t.Fatalf("%s: the weights of layer %d are others", what, i+1)
		}
	}
}

// A rival has the life's events, whatever way the life has gone, and its recoveries are
// its own.
func TestRivalSharesTheInjuries(t *testing.T) {
	for _, name := range []struct{ own, beside string }{{"ant-hebbian", "ant-static"}, {"car", "car-static"}} {
		own, beside := walker(t, name.own), staticBeside(t, name.beside)
		const seed = 3
		s := open(t, Config{World: own.Genome.Arch.Name, Rules: own, Seed: seed, Rival: beside})
		g := beside.Rules.Genome
		first, second, branch := event(120, "zero", "0.3"), event(200, "hold", "all=0.5,20"), event(150, "randomise", "uniform=0.1,layer=2")
		is := func(what string, snap *Snapshot, events ...episode.Event) {
			t.Helper()
			sameRecoveries(t, what+", the life", snap, own, seed, events...)
			sameRecoveries(t, what+", its rival", &snap.Rival.Snapshot, beside.Rules, seed, events...)
			livedAlone(t, what, snap.Rival, episode.Setup{Seed: seed, Events: events}, g)
		}
		s.Step(120)
		until(t, s, "step 120", besides(120))
		s.Inject(first)
		s.Step(80)
		is("lived", until(t, s, "step 200", besides(200)), first)
		s.Inject(second)
		s.Step(60)
		is("hurt again", until(t, s, "step 260", besides(260)), first, second)
		s.Scrub(150)
		snap := until(t, s, "step 150", besides(150))
		livedAlone(t, "gone back", snap.Rival, episode.Setup{Seed: seed, Events: []episode.Event{first}}, g)
		s.Inject(branch)
		s.Step(50)
		is("a branch", until(t, s, "step 200", besides(200)), first, branch)
		s.Undo()
		s.Live()
		is("undone", until(t, s, "step 260", besides(260)), first, second)
		s.Undo()
		s.Undo()
		s.Step(70)
		snap = until(t, s, "no event", func(s *Snapshot) bool { return len(s.Markers) == 0 && s.Seeking < 0 && s.Rival.Step == s.Step })
		livedAlone(t, "all undone", snap.Rival, episode.Setup{Seed: seed}, g)
		s.Redo()
		snap = until(t, s, "the first", func(s *Snapshot) bool { return len(s.Markers) == 1 && besides(s.Step)(s) })
		livedAlone(t, "redone", snap.Rival, episode.Setup{Seed: seed, Events: []episode.Event{first}}, g)
		s.Restart(5)
		s.Step(30)
		snap = until(t, s, "another seed", func(s *Snapshot) bool { return s.Setup.Seed == 5 && besides(30)(s) })
		livedAlone(t, "restarted", snap.Rival, episode.Setup{Seed: 5}, g)
	}
}

// A rival that comes later has lived all the same steps and events, and taking events
// back from before it came does it no harm.
func TestRivalComesLater(t *testing.T) {
	own, beside := walker(t, "ant-hebbian"), staticBeside(t, "ant-static")
	s := open(t, Config{World: "ant", Rules: own, Seed: 4})
	cut := event(100, "leg", "4=0")
	s.Step(100)
	until(t, s, "step 100", atStep(100))
	s.Inject(cut)
	s.Step(200)
	until(t, s, "step 300", atStep(300))
	s.SetRival(beside)
	snap := until(t, s, "its rival", besides(300))
	livedAlone(t, "later", snap.Rival, episode.Setup{Seed: 4, Events: []episode.Event{cut}}, beside.Rules.Genome)
	if snap.Rival.Lead == 0 {
		t.Error("expected one of two rule sets ahead of the other")
	}
	s.Undo()
	snap = until(t, s, "undone", func(s *Snapshot) bool { return len(s.Markers) == 0 && besides(s.Step)(s) })
	livedAlone(t, "undone", snap.Rival, episode.Setup{Seed: 4}, beside.Rules.Genome)
	s.Redo()
	s.Live()
	snap = until(t, s, "redone", func(s *Snapshot) bool { return len(s.Markers) == 1 && besides(300)(s) })
	livedAlone(t, "redone", snap.Rival, episode.Setup{Seed: 4, Events: []episode.Event{cut}}, beside.Rules.Genome)
	s.SetRival(nil)
	until(t, s, "none", func(s *Snapshot) bool { return s.Rival == nil && s.Step == 300 })
}

// Other first weights are drawn from their own seed; the world, and all chance of the
// events, stay those of the life.
func TestRivalOfOtherFirstWeights(t *testing.T) {
	own := walker(t, "ant-hebbian")
	zero := event(40, "zero", "0.5,mode=random")
	s := open(t, Config{World: "ant", Rules: own, Seed: 2, Events: []episode.Event{zero}, Rival: &Rival{Choice: "seed:9", Name: "weights of seed 9", Rules: own, First: 9}})
	s.Step(60)
	snap := until(t, s, "step 60", besides(60))
	livedAlone(t, "seed 9", snap.Rival, episode.Setup{Seed: 2, First: 9, Events: []episode.Event{zero}}, own.Genome)
	if slices.Equal(snap.Rival.Weights[0], snap.Weights[0]) {
		t.Error("expected other weights than the life's")
	}
	s.Scrub(0)
	snap = until(t, s, "the start", besides(0))
	if snap.Rival.Ant.Torso != snap.Ant.Torso || snap.Rival.Ant.Quat != snap.Ant.Quat {
		t.Error("expected both bodies to begin alike")
	}
}

// The life has the bits that it has without a rival.
func TestRivalChangesNothing(t *testing.T) {
	own := walker(t, "ant-hebbian")
	s := open(t, Config{World: "ant", Rules: own, Seed: 2, Rival: staticBeside(t, "ant-static")})
	s.Step(80)
	snap := until(t, s, "step 80", besides(80))
	livedAlone(t, "the life", &RivalView{Snapshot: *snap}, episode.Setup{Seed: 2}, own.Genome)
}

// An event that a rival's network cannot take is not its own, and is named.
func TestRivalWithoutTerms(t *testing.T) {
	own, beside := walker(t, "ant-hebbian"), staticBeside(t, "ant-static")
	s := open(t, Config{World: "ant", Rules: own, Seed: 2, Rival: beside})
	terms, cut := event(20, "terms", "C=0"), event(30, "leg", "1=0")
	s.Step(20)
	until(t, s, "step 20", besides(20))
	s.Inject(terms)
	s.Step(10)
	until(t, s, "step 30", besides(30))
	s.Inject(cut)
	s.Step(10)
	snap := until(t, s, "step 40", besides(40))
	if !slices.Equal(snap.Rival.Missed, []episode.Event{terms}) {
		t.Errorf("expected it to miss %s, found %v", terms, snap.Rival.Missed)
	}
	livedAlone(t, "without terms", snap.Rival, episode.Setup{Seed: 2, Events: []episode.Event{cut}}, beside.Rules.Genome)
	s.Undo()
	s.Undo()
	snap = until(t, s, "undone", func(s *Snapshot) bool { return len(s.Markers) == 0 && besides(s.Step)(s) })
	if len(snap.Rival.Missed) != 0 {
		t.Errorf("expected nothing missed, found %v", snap.Rival.Missed)
	}
	livedAlone(t, "undone", snap.Rival, episode.Setup{Seed: 2}, beside.Rules.Genome)
}

func TestRivalsAreRefusedWithAReason(t *testing.T) {
	own, other := walker(t, "ant-hebbian"), walker(t, "ant-hebbian")
	own.SHA256, other.SHA256 = "one", "one"
	arch := own.Genome.Arch
	arch.Sizes = []int{28, 64, 64, 8}
	small := Rules{Name: "small", Genome: brain.RandomGenome(arch, brain.ABCD_lr, rand.New(rand.NewPCG(7, 7)))}
	s := open(t, Config{World: "ant", Rules: own, Seed: 2})
	static := walker(t, "ant-static")
	for why, r := range map[string]*Rival{
		"a rule set for the ant, found car-static for the car":      staticBeside(t, "car-static"),
		"ant [28 128 64 8], found small, which is ant [28 64 64 8]": {Rules: small},
		"another rule set than ant-hebbian":                         {Rules: other},
		"those of seed 2, which live here already":                  {Rules: own, First: 2},
		"found static ones (ant-static)":                            {Rules: static, First: 7},
		"expected a rule set, found none":                           {},
	} {
		s.SetRival(r)
		snap := until(t, s, why, func(s *Snapshot) bool { return strings.Contains(s.Note, why) })
		if snap.Rival != nil {
			t.Errorf("%s: expected no rival", why)
		}
	}
}
