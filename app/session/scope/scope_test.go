package scope

import (
	"math/rand/v2"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
)

// stage is a session with a scope beside it, as the window has them.
type stage struct {
	t       *testing.T
	session *session.Session
	scope   *Scope
	target  microscope.Target
	opened  int
}

func newStage(t *testing.T, world string) *stage {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	rules := session.Rules{Name: "random", Genome: brain.RandomGenome(arch, brain.ABCD_lr, rand.New(rand.NewPCG(7, 7)))}
	s, err := session.New(session.Config{World: world, Rules: rules, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	g := &stage{t: t, session: s, scope: New(), target: microscope.Target{Layer: 2, Pre: 61, Post: 22}, opened: 1}
	t.Cleanup(s.Close)
	t.Cleanup(g.scope.Close)
	return g
}

// want asks for what the newest snapshot shows.
func (g *stage) want(s *session.Snapshot) {
	var events []episode.Event
	for _, m := range s.Markers {
		events = append(events, m.Event)
	}
	g.scope.Want(Want{
		Session: g.session, Opened: g.opened, World: s.World, Genome: s.Rules.Genome, Setup: s.Setup, Events: events,
		Target: g.target, Head: s.Step, Edge: s.Edge, From: 1, To: s.Edge,
	})
}

// at waits until the session is at a step of a life with so many known, and everything
// about it is seen; the detail must be what the session did.
func (g *stage) at(step, edge int) []microscope.Moment {
	g.t.Helper()
	for range 40000 {
		s, _ := g.session.Latest()
		if s.Step == step && s.Edge == edge && s.Seeking < 0 && !g.session.Behind() {
			g.want(s)
			all, detail, err := g.scope.Read(nil, 1, edge)
			if err != nil {
				g.t.Fatal(err)
			}
			known := 0
			for _, m := range all {
				if m.Known {
					known++
				}
			}
			if known == edge && detail.Step == step {
				g.same(s, detail)
				return all
			}
		}
		time.Sleep(time.Millisecond)
	}
	s, _ := g.session.Latest()
	g.t.Fatalf("step %d of %d never came: the session is at %d of %d, note %q", step, edge, s.Step, s.Edge, s.Note)
	return nil
}

func (g *stage) same(s *session.Snapshot, d Detail) {
	g.t.Helper()
	n := len(s.Activations[g.target.Layer])
	k := g.target.Pre*n + g.target.Post
	if got, want := float32(d.Moment.After-d.Moment.Before), s.Deltas[g.target.Layer-1][k]; got != want {
		g.t.Errorf("step %d: expected the weight to change by %v, found %v", d.Step, want, got)
	}
	if d.Entry.After != float32(d.Moment.After) || d.Moment.Post != s.Activations[g.target.Layer][g.target.Post] {
		g.t.Errorf("step %d: expected the numbers of this step, found %+v", d.Step, d)
	}
}

// The scope follows a life through injuries, another branch, undo and a restart.
func TestScopeFollowsALife(t *testing.T) {
	for _, world := range episode.Worlds() {
		t.Run(world, func(t *testing.T) {
			g := newStage(t, world)
			g.session.Reach(90)
			first := g.at(90, 90)
			g.session.Inject(episode.Event{Kind: "terms", Args: "C=0"})
			g.session.Step(20)
			whole := g.at(110, 110)
			same(t, "steps before the event", first, whole[:90])
			if whole[100].Shares[2] != 0 || whole[80].Shares[2] == 0 {
				t.Errorf("expected no part of C from the event on, found %v, and before %v", whole[100].Shares, whole[80].Shares)
			}
			g.session.Scrub(70)
			same(t, "the same life looked at from an earlier step", whole, g.at(70, 110))
			g.session.Inject(episode.Event{Kind: "zero", Args: "layer=2"})
			g.session.Step(10)
			other := g.at(80, 80)
			same(t, "steps before the branch", whole[:70], other[:70])
			if other[70].Before != 0 {
				t.Errorf("expected a zeroed weight, found %v", other[70].Before)
			}
			g.session.Undo()
			g.session.Live()
			same(t, "the branch that was left", whole, g.at(110, 110))
			g.target = microscope.Target{Layer: 3, Pre: 4, Post: 1}
			if moved := g.at(110, 110); moved[109].After == whole[109].After {
				t.Error("expected another synapse to have another weight")
			}
		})
	}
}

func same(t *testing.T, what string, want, got []microscope.Moment) {
	t.Helper()
	for i := range want {
		if want[i] != got[i] {
			t.Fatalf("%s: step %d: expected %+v, found %+v", what, i+1, want[i], got[i])
		}
	}
}

func TestMomentsAreKeptByChunks(t *testing.T) {
	var m moments
	for step := 1; step <= 200; step++ {
		m.add(step, microscope.Moment{Known: true, After: float64(step)})
	}
	m.add(300, microscope.Moment{Known: true}) // not the next of its chunk
	m.forget(150)
	for step, want := range map[int]bool{0: false, 1: true, 64: true, 65: true, 150: true, 151: false, 200: false, 300: false} {
		if got := m.at(step); got.Known != want || want && got.After != float64(step) {
			t.Errorf("step %d: expected it known %v, found %+v", step, want, got)
		}
	}
	if step, missing := m.next(2, 1000); step != 151 || !missing {
		t.Errorf("expected to go on at step 151, found %d, %v", step, missing)
	}
	if _, missing := m.next(0, 1000); missing {
		t.Error("expected a full chunk")
	}
}

// Of a life that is longer than what is kept, the steps about the head are wanted.
func TestLongLivesAreSeenAboutTheHead(t *testing.T) {
	const most = mostChunks * chunkSteps / 2
	for _, c := range []struct{ from, to, head, want int }{{1, 300, 10, 1}, {1, 10 * most, 5, 1}, {1, 10 * most, 5 * most, 5*most - most/2}, {1, 10 * most, 10 * most, 9 * most}} {
		from, to := inReach(Want{From: c.from, To: c.to, Head: c.head})
		if from != c.want || to-from > most || to > c.to {
			t.Errorf("%+v: found %d to %d", c, from, to)
		}
	}
}

// What is lived while the microscope is open is seen as it is lived: nothing of it has to be
// lived again, at any speed, and it is what living it again tells.
func TestNewStepsAreWitnessed(t *testing.T) {
	for _, world := range episode.Worlds() {
		g := newStage(t, world)
		g.session.Reach(10)
		g.at(10, 10)
		const end = 10 + 3*chunkSteps
		g.session.Reach(end)
		for range 40000 {
			if s, _ := g.session.Latest(); s.Step == end && s.Seeking < 0 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		// Nobody has asked for these steps yet: only who was there can know them.
		seen, _, _ := g.scope.Read(nil, 1, end)
		for step := chunkSteps + 1; step <= end; step++ {
			if !seen[step-1].Known {
				t.Fatalf("%s: step %d was not seen", world, step)
			}
		}
		whole := g.at(end, end)
		same(t, world, seen[chunkSteps:], whole[chunkSteps:])
		other := newStage(t, world)
		other.session.Reach(end)
		same(t, world+", lived again", whole, other.at(end, end))
		g.scope.Want(Want{})
		g.session.Step(5)
		for range 40000 {
			if s, _ := g.session.Latest(); s.Step == end+5 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if after, _, _ := g.scope.Read(nil, end+1, end+5); after[0].Known {
			t.Errorf("%s: what nobody looks at is kept", world)
		}
	}
}
