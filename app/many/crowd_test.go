package many

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/session/footing"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/ant"
)

// rules are those that ship for a world.
func rules(t testing.TB, world string) session.Rules {
	t.Helper()
	name := map[string]string{"ant": "ant-bounded", "car": "car"}[world]
	g, sum, err := brain.LoadWithFingerprint("../../saves/" + name + ".safetensors")
	if err != nil {
		t.Fatal(err)
	}
	return session.Rules{Name: name, SHA256: sum, Card: g.Card, Genome: g}
}

// open opens a session of a world with a crowd beside it.
func open(t testing.TB, world string, lives int, events ...episode.Event) (*session.Session, *Crowd) {
	t.Helper()
	s, err := session.New(session.Config{World: world, Rules: rules(t, world), Seed: 5, Events: events, MaxSteps: session.Hour(world)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	c := New()
	t.Cleanup(c.Close)
	c.Follow(s, lives)
	return s, c
}

// until waits for a snapshot that satisfies ok.
func until(t testing.TB, c *Crowd, what string, ok func(*Snapshot) bool) *Snapshot {
	t.Helper()
	for range 20000 {
		s, _ := c.Latest()
		if ok(s) {
			return s
		}
		time.Sleep(time.Millisecond)
	}
	s := c.Seen()
	t.Fatalf("%s never came: step %d, there %v, %d lives, %v", what, s.Step, s.There, len(s.Lives), s.Err)
	return nil
}

func at(step int) func(*Snapshot) bool {
	return func(s *Snapshot) bool { return s.There && s.Step == step }
}

// alone lives a recipe without a crowd, and its control beside it from the injury on.
func alone(t *testing.T, world string, seed uint64, steps int, events ...episode.Event) (*episode.Episode, []float64) {
	t.Helper()
	live := func(events []episode.Event) *episode.Episode {
		e, err := newEpisode(world, "", rules(t, world).Genome)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Start(rules(t, world).Genome, episode.Setup{Seed: seed, Events: events, Patient: true, MaxSteps: session.Hour(world)}); err != nil {
			t.Fatal(err)
		}
		for e.Steps() < steps && e.Step() == episode.Running {
		}
		return e
	}
	return live(events), live(episode.Spared(events, 0)).Rewards()
}

// same holds lives against ones that were lived alone, to the bit.
func same(t *testing.T, c *Crowd, world string, steps int, events ...episode.Event) {
	t.Helper()
	s := until(t, c, fmt.Sprint("step ", steps), at(steps))
	for i := range s.Lives {
		l, own := &s.Lives[i], c.lives[i]
		e, control := alone(t, world, s.Seed+uint64(i), steps, events...)
		if l.Err != nil || l.Seed != s.Seed+uint64(i) {
			t.Fatalf("life %d: seed %d, %v", i+1, l.Seed, l.Err)
		}
		if !slices.Equal(own.history.Rewards()[:e.Steps()], e.Rewards()) {
			t.Fatalf("life %d of the %s is another than the one lived alone", i+1, world)
		}
		for k, layer := range e.Network.Layers() {
			if e.Status() == episode.Running && !slices.Equal(layer.W, own.episode.Network.Layers()[k].W) {
				t.Fatalf("life %d of the %s: layer %d differs", i+1, world, k+1)
			}
		}
		hurt := slices.IndexFunc(events, episode.Event.Damages)
		if hurt < 0 {
			continue
		}
		ev := events[hurt]
		want := recovery.Measure(e.Rewards()[ev.Step:], control[ev.Step:], ev, 0, own.scale)
		if got := l.Recoveries[0]; got.Standing != want.Standing || got.BackAfter != want.BackAfter || got.Cost != want.Cost || got.Share != want.Share {
			t.Errorf("life %d of the %s: recovery %+v, lived alone %+v", i+1, world, got, want)
		}
	}
}

// All lives live the recipe to the bit, each with its own control, whatever is done to the
// session: going on, injuries, going back, another future, undo.
func TestCrowdLivesTheRecipe(t *testing.T) {
	for _, world := range episode.Worlds() {
		s, c := open(t, world, 9)
		zero := episode.Event{Step: 30, Kind: "zero", Args: "0.33"}
		s.Reach(30)
		same(t, c, world, 30)
		if c.Awaits(30) || !c.Awaits(31) {
			t.Error("expected all lives at step 30, and none beyond")
		}
		s.Inject(zero)
		s.Reach(160)
		same(t, c, world, 160, zero)
		// Back, and on again.
		s.Scrub(70)
		until(t, c, "going back", at(70))
		s.Reach(160)
		same(t, c, world, 160, zero)
		// Another future.
		s.Scrub(60)
		until(t, c, "the step of the branch", at(60))
		other := episode.Event{Step: 60, Kind: "randomise", Args: "uniform=0.1"}
		s.Inject(other)
		s.Reach(130)
		snap := until(t, c, "the branch", at(130))
		if n := len(snap.Lives[3].Recoveries); n != 2 {
			t.Fatalf("%s: %d injuries, want 2", world, n)
		}
		if got := len(snap.Series.Median); got != 130 {
			t.Errorf("%s: the series has %d steps, want 130", world, got)
		}
		s.Undo()
		s.Reach(160)
		same(t, c, world, 160, zero)
	}
}

// A person sees at once what was done to lives at rest, and another number of lives.
func TestCrowdAtRest(t *testing.T) {
	s, c := open(t, "ant", 9)
	s.Reach(20)
	until(t, c, "the step", at(20))
	s.Inject(episode.Event{Kind: "leg", Args: "4=0"})
	cut := func(s *Snapshot) bool {
		n := 0
		for i := range s.Lives {
			if a := s.Lives[i].Ant; a != nil && a.Body.Lower[3] == 0 {
				n++
			}
		}
		return s.There && n == len(s.Lives) && n > 0
	}
	until(t, c, "the cut", cut)
	c.Follow(s, 16)
	snap := until(t, c, "more lives", func(s *Snapshot) bool { return len(s.Lives) == 16 && cut(s) && s.Step == 20 })
	if snap.Lives[15].Seed != 20 {
		t.Errorf("the last seed is %d", snap.Lives[15].Seed)
	}
	s.Undo()
	until(t, c, "undo", func(s *Snapshot) bool {
		return s.There && s.Lives[0].Ant.Body.Lower[3] == 1 && s.Lives[15].Ant.Body.Lower[3] == 1
	})
	// A life of another seed goes on with the same events.
	s.Redo()
	until(t, c, "redo", cut)
	s.Become(9)
	until(t, c, "the other life", func(s *Snapshot) bool { return cut(s) && s.Seed == 9 && s.Step == 20 })
	c.Follow(s, 0)
	s.Reach(200)
	for range 20000 {
		if snap, _ := s.Latest(); snap.Step == 200 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("the session waits for lives that are gone")
}

// A life that was driven by hand is a recipe like any: in each of many the same is done, step
// for step. What lives beside the first of them changes nothing in any.
func TestCrowdOfADrivenLifeWithARival(t *testing.T) {
	s, c := open(t, "ant", 9)
	g, err := brain.Load("../../saves/ant-static.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	s.SetRival(&session.Rival{Choice: "static", Name: "ant-static", Rules: session.Rules{Name: "ant-static", Card: g.Card, Genome: g}})
	s.Reach(20)
	until(t, c, "the step", at(20))
	s.Take("hip1", "ankle1")
	s.Steer([]float32{0.5, -0.5, 0, 0, 0, 0, 0, 0}, []float32{0.1, 0.1, 0, 0, 0, 0, 0, 0})
	s.Step(40)
	until(t, c, "driven", at(60))
	s.LetGo()
	s.Reach(110)
	until(t, c, "let go", func(snap *Snapshot) bool {
		one, _ := s.Latest()
		return at(110)(snap) && one.Step == 110 && one.Rival != nil && one.Rival.Step == 110
	})
	all := c.lives[0].history.Events()
	if !slices.ContainsFunc(all, func(ev episode.Event) bool { return ev.Kind == "drive" }) {
		t.Fatalf("nothing was driven: %v", all)
	}
	for i, l := range c.lives {
		e, _ := alone(t, "ant", 5+uint64(i), 110, all...)
		if !slices.Equal(l.history.Rewards()[:e.Steps()], e.Rewards()) {
			t.Errorf("life %d is another than the one driven alone", i+1)
		}
	}
}

// Of each injury it is known whether the body already lay, as it is of the same life lived
// alone; and it stays known where the lives go back and come to it again.
func TestCrowdKnowsWhoLayBefore(t *testing.T) {
	var events []episode.Event
	for leg := range 4 {
		events = append(events, episode.Event{Step: 20, Kind: "leg", Args: fmt.Sprint(leg+1, "=0")})
	}
	zero := episode.Event{Step: 260, Kind: "zero", Args: "0.33"}
	s, c := open(t, "ant", 9, append(events, zero)...)
	check := func() {
		crowd := until(t, c, "step 300", at(300))
		lay := 0
		for i := range crowd.Lives {
			e, _ := alone(t, "ant", crowd.Seed+uint64(i), zero.Step, events...)
			body, _ := e.World.(episode.Viewer).View(nil).(*ant.State)
			want := footing.Of(e, e.Rewards(), body, c.lives[i].scale.Usual) != footing.Upright
			if got := crowd.Lives[i].Lain; len(got) != 2 || got[0] || got[1] != want {
				t.Errorf("life %d: found %v, want false and %v", i+1, got, want)
			}
			if want {
				lay++
			}
		}
		if lay == 0 {
			t.Error("with no leg left each of them gets on")
		}
	}
	s.Reach(300)
	check()
	s.Scrub(100)
	until(t, c, "going back", at(100))
	s.Scrub(300)
	check()
}
