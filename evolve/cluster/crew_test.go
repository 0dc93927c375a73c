package cluster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hebbarium/evolve/campaign"
	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/cluster/place/placetest"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// small is a campaign of short lives.
func small(t testing.TB) campaign.Settings {
	t.Helper()
	s, err := campaign.PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	s.Bodies, s.Steps, s.CentreEvery, s.CentreRuns, s.Strategy.Population = []string{"intact"}, 20, 2, 2, 12
	return s
}

// evolved are the files of a campaign after so many generations, with a crew or alone.
func evolved(t *testing.T, s campaign.Settings, generations int, crew *Crew) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	c, err := campaign.New(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	k, err := campaign.Begin(dir, c, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	var hooks campaign.Hooks
	if crew != nil {
		k.Pool.Share(crew)
		hooks.Ended = func(int) { crew.Status(1) } // as a line that shows it does
	}
	if err := k.Run(t.Context(), generations, 1, hooks); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, name := range []string{campaign.CheckpointFile, campaign.BestFile, campaign.CentreFile, campaign.CurveFile} {
		if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func same(t *testing.T, what string, want, got map[string][]byte) {
	t.Helper()
	for name := range want {
		if !bytes.Equal(want[name], got[name]) {
			t.Errorf("%s: %s differs from that of one process", what, name)
		}
	}
}

// listening is a server, and a crew that is led there.
func listening(t *testing.T, addr string, o Options) (*place.Server, *Crew) {
	t.Helper()
	s, err := place.Listen(addr, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	o.Homes = []rollout.Home{{World: "ant", Physics: "builtin"}}
	if o.Note == nil {
		o.Note = t.Logf
	}
	c, err := Gather(t.Context(), s.Place, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

// TestWhoDiffersIsDropped has a worker among others whose results differ in their last
// bit: it is found out and named, and what it has lived is lived again.
func TestWhoDiffersIsDropped(t *testing.T) {
	s := small(t)
	var said strings.Builder
	var mu sync.Mutex
	server, crew := listening(t, "127.0.0.1:0", Options{Checked: 1, Note: func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(&said, format+"\n", args...)
	}})
	ended := make(chan error, 1)
	liar := &Labour{Slots: 1, Note: t.Logf, alter: func(result []byte) { result[0] ^= 1 }}
	go func() {
		defer liar.Close()
		ended <- liar.Work(t.Context(), server.Place)
	}()
	honest := labouring(t, t.Context(), server.Place)
	until(t, "two workers", func() bool { return len(crew.Status(1).Mates) == 2 })
	same(t, "with one that differs", evolved(t, s, 3, nil), evolved(t, s, 3, crew))
	var refused *RefusedError
	if err := <-ended; !errors.As(err, &refused) {
		t.Errorf("expected the worker to be refused, found %v", err)
	}
	crew.End(true)
	if err := <-honest; err != nil {
		t.Error(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if strings.Count(said.String(), "dropped: ") != 1 {
		t.Errorf("expected one worker to be dropped, found:\n%s", said.String())
	}
}

// labouring is a worker of this process, and how it ended.
func labouring(t *testing.T, ctx context.Context, p place.Place) <-chan error {
	t.Helper()
	ended := make(chan error, 1)
	w := &Labour{Slots: 1, Note: t.Logf}
	go func() {
		defer w.Close()
		ended <- w.Work(ctx, p)
	}()
	return ended
}

// until waits for a state.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for !is() {
		if err := pause(t.Context(), 10*time.Millisecond); err != nil {
			t.Fatalf("%s: never", what)
		}
	}
}

// TestSameBytesAsOneProcess evolves alone, and with workers over plain and encrypted
// connections, with each job lived twice and with few.
func TestSameBytesAsOneProcess(t *testing.T) {
	s := small(t)
	want := evolved(t, s, 3, nil)
	for name, o := range map[string]struct {
		addr string
		Options
	}{"plain": {"127.0.0.1:0", Options{}}, "encrypted, all lived twice": {"0.0.0.0:0", Options{Checked: 1}}} {
		t.Run(name, func(t *testing.T) {
			server, crew := listening(t, o.addr, o.Options)
			var ended []<-chan error
			for range 2 {
				ended = append(ended, labouring(t, t.Context(), server.Place))
			}
			until(t, "two workers", func() bool { return len(crew.Status(1).Mates) == 2 })
			same(t, name, want, evolved(t, s, 3, crew))
			st := crew.Status(1)
			for _, m := range st.Mates {
				if m.Lives == 0 {
					t.Errorf("%s lived nothing", m.Name)
				}
			}
			crew.End(true)
			for _, e := range ended {
				if err := <-e; err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestOverOnesOwnServerWithCredentials evolves over a server that asks both sides who they
// are.
func TestOverOnesOwnServerWithCredentials(t *testing.T) {
	addr, creds := placetest.Secured(t)
	p := place.Place{URLs: []string{addr}, Run: place.NewRun(), Creds: creds}
	s := small(t)
	crew, err := Gather(t.Context(), p, nil, Options{Homes: []rollout.Home{{World: "ant", Physics: "builtin"}}, Note: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	ended := labouring(t, t.Context(), p)
	until(t, "a worker", func() bool { return len(crew.Status(1).Mates) == 1 })
	same(t, "with credentials", evolved(t, s, 3, nil), evolved(t, s, 3, crew))
	if crew.Status(1).Mates[0].Lives == 0 {
		t.Error("expected the worker to live some of it")
	}
	crew.End(true)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestEvaluationIsTheSame evaluates a rule set whose legs are cut alone, and with workers
// elsewhere that live all of it twice.
func TestEvaluationIsTheSame(t *testing.T) {
	c, err := campaign.New(small(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	g := c.Genome()
	cut, err := episode.ParseEvent("30:leg:2=0.25")
	if err != nil {
		t.Fatal(err)
	}
	evaluated := func(crew rollout.Crew) []byte {
		p, err := rollout.NewPool("ant", "builtin", g.Arch, g.Rule, 1)
		if err != nil {
			t.Fatal(err)
		}
		if crew != nil {
			p.Share(crew)
		}
		ev, err := rollout.Evaluate(t.Context(), p, g, episode.Setup{Seed: 5, Events: []episode.Event{cut}, Patient: true, MaxSteps: 60}, 24, nil)
		if err != nil {
			t.Fatal(err)
		}
		return write(ev)
	}
	server, crew := listening(t, "127.0.0.1:0", Options{Checked: 1})
	ended := labouring(t, t.Context(), server.Place)
	until(t, "a worker", func() bool { return len(crew.Status(1).Mates) == 1 })
	if want, got := evaluated(nil), evaluated(crew); !bytes.Equal(want, got) {
		t.Errorf("expected\n%s\nfound\n%s", want, got)
	}
	if crew.Status(1).Mates[0].Lives == 0 {
		t.Error("expected the worker to live some of it")
	}
	crew.End(true)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
