package session

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
)

// rules are random rules for a world, the same at each call.
func rules(world string) Rules {
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		panic(err)
	}
	return Rules{Name: "random", Genome: brain.RandomGenome(arch, brain.ABCD_lr, rand.New(rand.NewPCG(7, 7)))}
}

func open(t *testing.T, c Config) *Session {
	t.Helper()
	if c.Rules.Genome == nil {
		c.Rules = rules(c.World)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// until waits for a snapshot that satisfies ok.
func until(t *testing.T, s *Session, what string, ok func(*Snapshot) bool) *Snapshot {
	t.Helper()
	for range 20000 {
		snap, _ := s.Latest()
		if ok(snap) {
			return snap
		}
		time.Sleep(time.Millisecond)
	}
	snap, _ := s.Latest()
	t.Fatalf("%s never came: step %d of %d, playing %v, status %s, note %q", what, snap.Step, snap.Edge, snap.Playing, snap.Status, snap.Note)
	return nil
}

func atStep(n int) func(*Snapshot) bool {
	return func(s *Snapshot) bool { return s.Step == n && s.Seeking < 0 }
}

// alone lives a recipe without a session.
func alone(t *testing.T, world string, seed uint64, steps int, events ...episode.Event) *episode.Episode {
	t.Helper()
	e, err := newEpisode(world, "", rules(world).Genome)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(rules(world).Genome, episode.Setup{Seed: seed, Patient: true, Events: events}); err != nil {
		t.Fatal(err)
	}
	for range steps {
		e.Step()
	}
	return e
}

// sameLife fails where a snapshot is not of the given episode.
func sameLife(t *testing.T, s *Snapshot, e *episode.Episode) {
	t.Helper()
	if s.Step != e.Steps() || s.Score != e.Score() {
		t.Fatalf("step %d with score %v, want step %d with %v", s.Step, s.Score, e.Steps(), e.Score())
	}
	for i, l := range e.Network.Layers() {
		if !slices.Equal(s.Weights[i], l.W) {
			t.Fatalf("step %d: weights of layer %d are not those of the same recipe lived alone", s.Step, i+1)
		}
	}
	if !slices.Equal(s.Rewards[:s.Step], e.Rewards()) {
		t.Fatalf("step %d: rewards are not those of the same recipe lived alone", s.Step)
	}
}

func TestSessionLivesItsRecipe(t *testing.T) {
	for _, world := range episode.Worlds() {
		s := open(t, Config{World: world, Seed: 3})
		s.Step(7)
		sameLife(t, until(t, s, "step 7", atStep(7)), alone(t, world, 3, 7))
		s.Inject(episode.Event{Kind: "zero", Args: "0.5"})
		s.Step(5)
		snap := until(t, s, "step 12", atStep(12))
		sameLife(t, snap, alone(t, world, 3, 12, episode.Event{Step: 7, Kind: "zero", Args: "0.5"}))
		if len(snap.Markers) != 1 || snap.Markers[0].Event.Step != 7 || len(snap.Markers[0].Regions) != 3 {
			t.Errorf("%s: markers %+v, want one at step 7 with a region in each of 3 layers", world, snap.Markers)
		}
		if len(snap.Poses) != 13 || len(snap.Changes) != 12 {
			t.Errorf("%s: %d poses and %d changes after 12 steps", world, len(snap.Poses), len(snap.Changes))
		}
		want, n := 0.0, 0
		for _, layer := range snap.Weights {
			for _, w := range layer {
				want, n = want+math.Abs(float64(w)), n+1
			}
		}
		if want /= float64(n); len(snap.Sizes) != 12 || math.Abs(snap.Sizes[11]-want) > 1e-4*want {
			t.Errorf("%s: mean |w| is %v, want 12 of them and %g at last", world, snap.Sizes, want)
		}
	}
}

func TestSessionGoesBackAndBranches(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 5})
	s.Step(20)
	until(t, s, "step 20", atStep(20))
	s.Inject(episode.Event{Kind: "randomise", Args: "uniform=0.1"})
	s.Step(10)
	until(t, s, "step 30", atStep(30))
	event := episode.Event{Step: 20, Kind: "randomise", Args: "uniform=0.1"}

	s.Back(5)
	snap := until(t, s, "step 25", atStep(25))
	sameLife(t, snap, alone(t, "ant", 5, 25, event))
	if snap.Edge != 30 || snap.Live() || len(snap.Rewards) != 30 {
		t.Errorf("gone back to 25: edge %d and %d rewards, want 30 known steps", snap.Edge, len(snap.Rewards))
	}
	s.Live()
	sameLife(t, until(t, s, "step 30 again", atStep(30)), alone(t, "ant", 5, 30, event))

	s.Seek(10)
	until(t, s, "step 10", atStep(10))
	s.Inject(episode.Event{Kind: "leg", Args: "2=0"})
	snap = until(t, s, "the branch", func(s *Snapshot) bool { return s.Edge == 10 && s.Seeking < 0 })
	if len(snap.Markers) != 1 || snap.Markers[0].Event.Kind != "leg" {
		t.Errorf("branch: markers %+v, want the leg alone", snap.Markers)
	}
	s.Step(5)
	sameLife(t, until(t, s, "step 15", atStep(15)), alone(t, "ant", 5, 15, episode.Event{Step: 10, Kind: "leg", Args: "2=0"}))

	s.Undo() // brings back what the branch had dropped
	snap = until(t, s, "the old future", func(s *Snapshot) bool { return s.Edge == 30 && atStep(15)(s) })
	sameLife(t, snap, alone(t, "ant", 5, 15, event))
	s.Live()
	snap = until(t, s, "its end", atStep(30))
	sameLife(t, snap, alone(t, "ant", 5, 30, event))
	if !snap.CanRedo || !snap.CanUndo {
		t.Errorf("after one undo of two: can undo %v, can redo %v", snap.CanUndo, snap.CanRedo)
	}
	s.Undo()
	sameLife(t, until(t, s, "the life without events", func(s *Snapshot) bool { return len(s.Markers) == 0 && atStep(30)(s) }), alone(t, "ant", 5, 30))
	s.Redo()
	sameLife(t, until(t, s, "the event again", func(s *Snapshot) bool { return len(s.Markers) == 1 && atStep(30)(s) }), alone(t, "ant", 5, 30, event))
}

func TestSessionUndoesAStrokeAsOne(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 5})
	s.Inject(episode.Event{Kind: "zero", Args: "layer=1,pre=0..2,post=0..2"}, episode.Event{Kind: "zero", Args: "layer=2,pre=0..2,post=0..2"})
	s.Step(1)
	until(t, s, "two markers", func(s *Snapshot) bool { return len(s.Markers) == 2 && atStep(1)(s) })
	s.Undo()
	until(t, s, "no markers", func(s *Snapshot) bool { return len(s.Markers) == 0 && atStep(1)(s) })
}

func TestSessionRefusesWithAReason(t *testing.T) {
	s := open(t, Config{World: "car", Seed: 1})
	s.Inject(episode.Event{Kind: "leg", Args: "1=0"})
	snap := until(t, s, "a note", func(s *Snapshot) bool { return s.Note != "" })
	if !strings.Contains(snap.Note, "no leg") || len(snap.Markers) != 0 {
		t.Errorf("note %q with %d markers, want a refusal and none", snap.Note, len(snap.Markers))
	}
	if _, err := New(Config{World: "car", Rules: rules("ant")}); err == nil {
		t.Error("an ant's rules were taken for the car")
	}
	if _, err := New(Config{World: "car"}); err == nil {
		t.Error("a session began without rules")
	}
}

func TestSessionPlaysPausesAndRestarts(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 1, Speed: Max, Playing: true})
	until(t, s, "ten steps", func(s *Snapshot) bool { return s.Step >= 10 })
	s.Play(false)
	snap := until(t, s, "a pause", func(s *Snapshot) bool { return !s.Playing })
	at := snap.Step
	time.Sleep(20 * time.Millisecond)
	if snap, _ = s.Latest(); snap.Step != at {
		t.Errorf("paused at step %d, found at %d", at, snap.Step)
	}
	s.Restart(9)
	snap = until(t, s, "the new seed", func(s *Snapshot) bool { return s.Setup.Seed == 9 })
	if snap.Step != 0 || len(snap.Rewards) != 0 || len(snap.Poses) != 1 {
		t.Errorf("restarted: step %d, %d rewards, %d poses", snap.Step, len(snap.Rewards), len(snap.Poses))
	}
	s.Play(true)
	snap = until(t, s, "the end", func(s *Snapshot) bool { return s.Status != episode.Running })
	if snap.Playing || snap.Step != snap.Limit {
		t.Errorf("ended (%s) at step %d of %d, playing %v", snap.Status, snap.Step, snap.Limit, snap.Playing)
	}
}

func TestSessionTwinLivesWithoutTheInjury(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 2})
	s.SetTwin(true)
	s.Step(10)
	until(t, s, "step 10", atStep(10))
	s.Inject(episode.Event{Kind: "leg", Args: "1=0"})
	s.Step(30)
	snap := until(t, s, "step 40", atStep(40))
	if snap.Twin == nil || snap.Twin.Step != 40 {
		t.Fatalf("twin %+v, want one at step 40", snap.Twin)
	}
	var want ant.State
	alone(t, "ant", 2, 40).World.(*episode.AntWorld).Ant().State(&want)
	if found := snap.Twin.Ant.Torso; found != want.Torso || found == snap.Ant.Torso {
		t.Errorf("twin at %v and agent at %v, want the twin at %v and the agent elsewhere", found, snap.Ant.Torso, want.Torso)
	}
	s.SetTwin(false)
	until(t, s, "no twin", func(s *Snapshot) bool { return s.Twin == nil })
}

// The regions that are marked are the synapses that the event really changes.
func TestRegionsAreWhatTheEventZeroes(t *testing.T) {
	for _, args := range []string{"0.33", "0.33,layer=2", "layer=1,pre=3..5,post=0..9", "neurons=1:10..12", "1,layer=3"} {
		ev := episode.Event{Kind: "zero", Args: args}
		s := open(t, Config{World: "ant", Seed: 4})
		s.Inject(ev, episode.Event{Kind: "plasticity", Args: "off"})
		s.Step(1)
		snap := until(t, s, "the event", atStep(1))
		sizes := snap.Rules.Genome.Arch.Sizes
		in := func(r brain.Region, layer, i, j int) bool {
			has := func(s brain.Span, i int) bool { return s == (brain.Span{}) || i >= s.From && i < s.To }
			return (r.Layer == 0 || r.Layer == layer) && has(r.Pre, i) && has(r.Post, j)
		}
		for l, w := range snap.Weights {
			for k, v := range w {
				i, j := k/sizes[l+1], k%sizes[l+1]
				marked := slices.ContainsFunc(snap.Markers[0].Regions, func(r brain.Region) bool { return in(r, l+1, i, j) })
				if marked != (v == 0) {
					t.Fatalf("zero:%s: layer %d [%d,%d] is %v, marked %v", args, l+1, i, j, v, marked)
				}
			}
		}
	}
}

// Readers hold parts of histories that the session goes on with.
func TestSnapshotsStayAsTheyWere(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 6})
	s.Step(5)
	snap := until(t, s, "step 5", atStep(5))
	rewards, before := snap.Rewards, slices.Clone(snap.Rewards)
	s.Step(5)
	until(t, s, "step 10", atStep(10))
	s.Seek(2)
	s.Inject(episode.Event{Kind: "zero", Args: "0.9"})
	s.Step(8)
	until(t, s, "step 10 of the branch", func(s *Snapshot) bool { return len(s.Markers) == 1 && atStep(10)(s) })
	if !slices.Equal(rewards, before) {
		t.Errorf("published rewards changed from %v to %v", before, rewards)
	}
}

type recording struct{ starts, steps, ends int }

func (r *recording) Start(*episode.Episode) { r.starts++ }
func (r *recording) Step(*episode.Episode)  { r.steps++ }
func (r *recording) End(*episode.Episode)   { r.ends++ }
func (r *recording) Fork() any              { return nil }
func (r *recording) Rejoin(any)             {}

func TestRecorderHearsEachLife(t *testing.T) {
	var r recording
	s := open(t, Config{World: "ant", Seed: 1, Recorder: &r})
	s.Step(4)
	until(t, s, "step 4", atStep(4))
	s.Restart(1)
	s.Step(2)
	until(t, s, "step 2", func(s *Snapshot) bool { return s.Step == 2 && s.Edge == 2 })
	s.Close()
	if r != (recording{starts: 2, steps: 6, ends: 2}) {
		t.Errorf("heard %+v, want 2 starts, 6 steps and 2 ends", r)
	}
}

func TestPaceKeepsTimeAndLetsDebtGo(t *testing.T) {
	now := time.Unix(100, 0)
	p := pace{speed: 2, step: 20 * time.Millisecond}
	p.begin(now)
	if w := p.wait(now); w != 0 {
		t.Errorf("first step in %v, want now", w)
	}
	p.stepped(now)
	if w := p.wait(now); w != 10*time.Millisecond {
		t.Errorf("at twice the speed the next step of 20 ms is due in %v", w)
	}
	late := now.Add(time.Second)
	p.stepped(late)
	if w := p.wait(late); w != 0 {
		t.Errorf("after a second's delay the next step is due in %v, want no debt", w)
	}
	p.speed = Max
	if w := p.wait(now); w > 0 {
		t.Errorf("without a clock the next step is due in %v", w)
	}
}
